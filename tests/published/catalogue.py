"""The published indices, and what of each is compared with what its body printed.

An index enters by a file `published.toml` in its folder below examples/published; nothing here names one.
`Index` is the whole file, `Comparison` one of its `[[compare]]` tables; every number in them is as measured,
and test_published_matches.py holds it to that.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import attrs

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "published"
DESCRIPTION = "published.toml"


@attrs.frozen(kw_only=True)
class Comparison:
    """Scores of one kind held to a published table, row by row.

    what: in a word or two: "index", "pillars", "normalised indicators", "rank".
    file: below the data folder. columns: node or indicator (bare where only one has it) -> published header.
    editions: folders of the example that it is about; all of them where left out. tracks, years: as well, of
    the tracks of those editions and the years of their rows.
    region, year: headers of the published table, those of the track's own data where left out; year = "" for a
    table without years. missing: words for "not published" besides the empty cell.
    rank: compare ranks instead of scores; the published column holds ranks, or, with `of_scores`, scores that are
    ranked here within their year, among the rows that the example scores too: any place that a tie in print covers
    is then right.
    value: compare the values that are scored (derived, imputed, treated, in the indicator's unit) instead of
    scores; distances are then relative to what is published.
    scale, offset: published value = offset + scale * score; 0.01 for an index printed on 0-1, -1 and 100 for a
    shortfall.
    digits: decimals in print; more than 12 stands for a full double.
    rows: how many values are compared. equal: how many of them are equal at the published digit, that is, no
    further from the print than half a unit of its last decimal. largest: the greatest distance outside
    `exceptions`, in the published unit: measured, rounded up. unscored: published values for which the example
    has none; they count as rows and are not equal.
    where_scored: pass over published values for which the example has no score, as it is about parts that are
    not published everywhere.
    exceptions: "region" or "region year" -> why it is further off.
    """

    what: str
    file: str
    columns: Mapping[str, str]
    editions: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    tracks: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    years: tuple[int, ...] = attrs.field(default=(), converter=tuple)
    region: str | None = None
    year: str | None = None
    missing: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    rank: bool = False
    of_scores: bool = False
    value: bool = False
    scale: float = 1.0
    offset: float = 0.0
    digits: int
    rows: int
    equal: int
    largest: float
    unscored: int = 0
    where_scored: bool = False
    exceptions: Mapping[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Index:
    """One published index.

    folder: below examples/published. title: as people call it, with its edition. body: who publishes it.
    editions: folders with an edition.toml, "." for the example itself. from_level: the deepest level that can
    be recomputed from public figures. units: what the rows are. rule: how it is computed, in a line.
    compare: deepest level first, ranks last.
    """

    folder: str
    title: str
    body: str
    editions: tuple[str, ...] = attrs.field(default=(".",), converter=tuple)
    units: str
    from_level: str
    rule: str
    compare: tuple[Comparison, ...]

    def path(self, edition: str) -> Path:
        """The folder of one of its editions."""
        return (FOLDER / self.folder / edition).resolve()


def read(folder: Path) -> Index:
    """The index that a folder's description describes."""
    with (folder / DESCRIPTION).open("rb") as file:
        content = tomllib.load(file)
    compare = tuple(Comparison(**one) for one in content.pop("compare"))
    return Index(folder=folder.name, compare=compare, **content)


INDICES = tuple(read(path.parent) for path in sorted(FOLDER.glob(f"*/{DESCRIPTION}")))
