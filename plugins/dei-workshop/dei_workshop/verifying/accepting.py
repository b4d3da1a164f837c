"""New results written down as the expected ones, with what moved told in the changelog."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Mapping
from pathlib import Path

import attrs

from dei_core import DeiError, Finding, Frame, Result
from dei_core.host import bytes_of, write_lock, write_text
from dei_core.plugin import Place
from dei_workshop.verifying import messages as say
from dei_workshop.verifying.examples import EXPECTED, Verification, expected_tables, frames_of
from dei_workshop.verifying.tables import Row, as_rows, read_expected, rows_like, same, table_text

CHANGELOG = "CHANGELOG.md"
_RANKING = "ranking.csv"
_FIRST = {"ranking": None, "findings": ("code", "severity", "place")}
"""The tables that an example begins with, and the columns of each; None for all."""
_RANKED = ("track", "year", "region", "name", "score", "rank")
_UNRELEASED = re.compile(r"^## \[?Unreleased\]?[^\n]*\n", re.MULTILINE | re.IGNORECASE)
_SCORES = re.compile(r"^### Scores[^\n]*\n", re.MULTILINE | re.IGNORECASE)
_WIDTH = 118


@attrs.frozen(kw_only=True)
class ScoreMove:
    """How an example's scores moved.

    regions: rows with a score now. changed: of those that had one before. largest: the greatest change, in
    points, and where. ranks: how many ranks changed. added, removed: rows that are new or gone.
    """

    regions: int
    changed: int
    largest: float
    where: str
    ranks: int
    added: int
    removed: int

    @property
    def moved(self) -> bool:
        """Whether anything did."""
        return bool(self.changed or self.ranks or self.added or self.removed)


def accept(made: Verification) -> tuple[ScoreMove | None, tuple[Finding, ...]]:
    """Rewrites an example's expected tables and lock, and tells the changelog how scores moved.

    An example without expected tables gets its first ones. However it is stopped, accepting again ends it and tells the
    changelog once: the ranking, which says what moved, is the last table, and the lock, which says why, comes after.
    Gives how the scores moved, None for first results; and a warning where no changelog takes the entry.
    DeiError where a table asks for a column that there is not, or a file cannot be written.
    """
    assert made.result is not None, "only an example that ran has results to accept"
    frames = frames_of(made.result)
    folder = made.folder / EXPECTED
    before = _ranking(folder / _RANKING)
    texts: dict[Path, str] = {}
    for path in expected_tables(made.folder):
        if path.stem in frames:
            columns = _columns(path, frames[path.stem])
            texts[path] = table_text(columns, rows_like(frames[path.stem], columns, path.name))
    if not texts:
        for name, wanted in _FIRST.items():
            columns = wanted or tuple(field.name for field in frames[name].fields)
            texts[folder / f"{name}.csv"] = table_text(columns, as_rows(frames[name], columns))
    after = as_rows(frames["ranking"], _RANKED)
    found = None if before is None else score_move(before, after)
    same_scores = found is not None and not found.moved
    notes = () if same_scores else tell(made.folder, entry(made, made.result, found))
    for path in sorted(texts, key=lambda path: path.name == _RANKING):
        write_text(path, texts[path], over=True)
    write_lock(made.result)
    return found, notes


def score_move(before: list[Row], after: list[dict[str, str]]) -> ScoreMove:
    """How scores and ranks moved from one ranking to another, by track, year and region."""
    old, new = _by_region(before), _by_region(after)
    both = [key for key in new if key in old]
    changed = [key for key in both if not same(old[key]["score"], new[key]["score"])]
    sizes = {key: _change(old[key]["score"], new[key]["score"]) for key in changed}
    worst = max(sizes, key=lambda key: sizes[key], default=None)
    return ScoreMove(
        regions=sum(bool(row["score"]) for row in after),
        changed=len(changed),
        largest=0.0 if worst is None else sizes[worst],
        where="" if worst is None else f"{worst[0]}, {new[worst]['name']}",
        ranks=sum(old[key]["rank"] != new[key]["rank"] for key in both),
        added=len(new) - len(both),
        removed=len(old) - len(both),
    )


def entry(made: Verification, result: Result, found: ScoreMove | None) -> str:
    """The changelog's line for the reader of scores."""
    name, year = made.name, result.evaluation.edition.year
    if found is None:
        rows = sum(len(track.table) for track in result.card.tracks.values())
        return f"`{name}` ({year}): first expected results, {rows} scores."
    parts = [f"{found.changed} of {found.regions} scores changed"]
    if found.changed:
        parts[0] += f", by at most {found.largest:.6g} points ({found.where})"
    parts.append(f"{found.ranks} ranks changed")
    parts += [f"{found.added} regions are new"] if found.added else []
    parts += [f"{found.removed} regions are gone"] if found.removed else []
    moved = "" if made.moved is None else f" {made.moved.en[0].upper()}{made.moved.en[1:]}."
    return f"`{name}` ({year}): {'; '.join(parts)}.{moved}"


def tell(folder: Path, line: str) -> tuple[Finding, ...]:
    """Adds a line under `### Scores` of the nearest changelog's unreleased section, with the ends of its lines.

    A warning where there is none, or one that is not UTF-8.
    """
    for parent in (folder.resolve(), *folder.resolve().parents):
        path = parent / CHANGELOG
        if path.is_file():
            text = _text_of(path)
            if text is None:
                facts = {"file": path, "entry": line}
                return (Finding(message=say.BAD_CHANGELOG, place=Place(file=str(folder)), facts=facts),)
            if _UNRELEASED.search(text):
                ends = "\r\n" if "\r\n" in text else "\n"
                told = with_entry(text.replace("\r\n", "\n"), line)
                write_text(path, told.replace("\n", ends), over=True)
                return ()
    return (Finding(message=say.NO_CHANGELOG, place=Place(file=str(folder)), facts={"entry": line}),)


def _text_of(path: Path) -> str | None:
    try:
        return bytes_of(path).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def with_entry(changelog: str, line: str) -> str:
    """A changelog with a line at the end of its unreleased scores, once; the section is made where there is none."""
    item = textwrap.fill(
        f"- {line}", _WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
    start = _UNRELEASED.search(changelog)
    assert start is not None, "the caller has looked for the section"
    stop = re.compile(r"^## ", re.MULTILINE).search(changelog, start.end())
    end = len(changelog) if stop is None else stop.start()
    scores = _SCORES.search(changelog, start.end(), end)
    if scores is None:
        head, rest = changelog[: start.end()], changelog[start.end() :].lstrip("\n")
        return f"{head}\n### Scores\n{item}\n\n{rest}".rstrip("\n") + "\n"
    after = re.compile(r"^##", re.MULTILINE).search(changelog, scores.end(), end)
    close = end if after is None else after.start()
    body, rest = changelog[:close].rstrip("\n"), changelog[close:]
    if body.endswith(f"\n{item}"):
        return changelog
    return f"{body}\n{item}\n" + (f"\n{rest}" if rest else "")


def _columns(path: Path, frame: Frame) -> tuple[str, ...]:
    """The columns of a committed table; all of the result table's where what is committed is no table."""
    try:
        return read_expected(path, path.name).columns
    except DeiError:
        return tuple(field.name for field in frame.fields)


def _ranking(path: Path) -> list[Row] | None:
    """The expected ranking so far; None where there is none that tells regions, scores and ranks."""
    try:
        table = read_expected(path, path.name)
    except DeiError:
        return None
    return list(table.rows) if set(_RANKED) <= set(table.columns) else None


def _by_region(rows: list[Row] | list[dict[str, str]]) -> Mapping[tuple[str, str, str], Row]:
    return {(row["track"], row["year"], row["region"]): row for row in rows}


def _change(old: str, new: str) -> float:
    """The change in points; none where a score appeared or vanished, or what was there is no score."""
    points = [_points(cell) for cell in (old, new)]
    return 0.0 if None in points else abs(float(new) - float(old))


def _points(cell: str) -> float | None:
    try:
        points = float(cell)
    except ValueError:
        return None
    return points if math.isfinite(points) else None
