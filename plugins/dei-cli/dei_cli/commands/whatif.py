"""`dei whatif`: an edition as a scenario has it, beside the edition itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from dei_cli import words
from dei_cli.kit.bilingual import Argument, Command, Location, Whole
from dei_cli.kit.parameters import edition_argument, option
from dei_cli.kit.session import UNWRITTEN, Session, Stop
from dei_cli.words import scenario as say
from dei_words import SPECIMEN, noted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from dei_cli.commands.ranking import Standing
    from dei_core import Result, Scenario, TrackScores, WhatIf


@attrs.frozen(kw_only=True)
class Moved:
    """One region in one year, as it is and as it would be. score: 0-100; None where it has none, or is left out."""

    track: str
    year: int
    region: str
    name: str
    score_before: float | None
    score: float | None
    rank_before: int | None
    rank: int | None


@click.command("whatif", cls=Command, about=say.WHATIF)
@edition_argument
@click.argument("scenario", cls=Argument, about=say.SCENARIO_ARGUMENT, metavar="SCENARIO", type=Location())
@option("--out", "-o", about=say.OUT, metavar="FILE", type=Location())
@option("--top", about=words.TOP_OPTION, metavar="N", type=Whole(), default=10)
@click.pass_obj
def whatif(session: Session, edition: Path, scenario: Path, out: Path | None, top: int) -> None:
    """Evaluate, change, show both."""
    from dei_cli.kit.progress import Progress
    from dei_core import DeiError, evaluate, what_if
    from dei_core.host import write_text

    with Progress(session) as progress:
        result = evaluate(edition, progress.step)
        found = what_if(result.card, scenario)
    rows = {name: list(_moved(found, name)) for name in found.before.tracks}
    file = None
    if out is not None:
        try:
            file = write_text(out, _csv(found, [row for track in rows.values() for row in track]))
        except DeiError as error:
            raise Stop(UNWRITTEN, error.findings) from error
    if session.json:
        _document(session, result, found, rows, file)
    else:
        _show(session, result, found, rows, file, top)


def _moved(found: WhatIf, track: str) -> Iterator[Moved]:
    """Every region and year of a track, by year, then rank under the scenario, those without one last."""
    from dei_cli.commands.ranking import standings

    before = {(row.year, row.region): row for row in standings(found.before[track])}
    after = {(row.year, row.region): row for row in standings(found.after[track])}
    for year in sorted({year for year, _ in before}):
        keys = [key for key in after if key[0] == year]
        keys += [key for key in before if key[0] == year and key not in after]
        for key in keys:
            then: Standing | None = after.get(key)
            now = before[key]
            yield Moved(
                track=track,
                year=year,
                region=now.region,
                name=now.name,
                score_before=now.score,
                score=None if then is None else then.score,
                rank_before=now.rank,
                rank=None if then is None else then.rank,
            )


def _csv(found: WhatIf, rows: list[Moved]) -> str:
    """The table of all regions, each row with the scenario's digest, so that none stands for a result."""
    from dei_core.host import disarmed

    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    fields = [field.name for field in attrs.fields(Moved)]
    writer.writerow(["scenario", *fields])
    for row in rows:
        cells = ["" if value is None else value for value in attrs.astuple(row)]
        writer.writerow(
            [found.digest, *(disarmed(cell) if isinstance(cell, str) else repr(cell) for cell in cells)]
        )
    return made.getvalue()


def _document(
    session: Session, result: Result, found: WhatIf, rows: dict[str, list[Moved]], file: Path | None
) -> None:
    from dei_cli.kit.output import document

    plan = result.evaluation.plan
    document(
        session,
        result.card.findings,
        edition={"name": plan.name, "year": plan.year, "file": result.evaluation.file},
        scenario={"name": found.name, "digest": found.digest},
        file=file,
        tracks=[
            {
                "id": name,
                "scenario": None if (said := found.scenarios.get(name)) is None else _said(said),
                "weights": dict(_weights(found, name)),
                "ranking": [attrs.asdict(row) for row in inside],
            }
            for name, inside in rows.items()
        ],
    )


def _said(scenario: Scenario) -> dict[str, Any]:
    return attrs.asdict(scenario, recurse=False)


def _weights(found: WhatIf, track: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Node -> child -> weight before and then, for the nodes whose weights the plan states otherwise."""
    old, new = found.before[track].plan, found.after[track].plan
    kept = {node.id: node for node in new.nodes}
    for node in old.nodes:
        then = kept.get(node.id)
        if then is None or node.weigher is not None or node.own is not None:
            continue
        now = dict(zip([old.slots[slot] for slot in node.children], node.weights, strict=True))
        left = dict(zip([new.slots[slot] for slot in then.children], then.weights, strict=True))
        if now != left:
            yield node.id, {child: [weight, left.get(child)] for child, weight in now.items()}


def _show(
    session: Session,
    result: Result,
    found: WhatIf,
    rows: dict[str, list[Moved]],
    file: Path | None,
    top: int,
) -> None:
    from dei_cli.kit.output import console

    lang, plan, screen = session.lang, result.evaluation.plan, console()
    if any(track.plan.data.specimen for track in found.before.tracks.values()):
        screen.print(SPECIMEN.of(lang), style="bold reverse")
    name = (found.name or say.UNNAMED).of(lang)
    screen.print(session.say(say.CALLED, edition=plan.name.of(lang), year=plan.year, name=name), style="bold")
    screen.print(say.NO_RESULT.of(lang), style="bold")
    for track, inside in rows.items():
        before = found.before[track]
        screen.print()
        screen.print(noted(before.plan.name, track).of(lang), style="bold")
        _show_changes(session, screen, found, track)
        latest = [row for row in inside if row.year == inside[-1].year]
        shown = latest[:top] if top else latest
        screen.print(_table(session, before, shown))
        text = words.ALL_SHOWN if len(shown) == len(latest) else words.SHOWN
        screen.print(session.say(text, shown=len(shown), regions=len(latest)), style="dim")
    screen.print(session.say(say.DIGEST, digest=found.digest), soft_wrap=True)
    if file is not None:
        screen.print(session.say(words.WRITTEN, file=file), soft_wrap=True)


def _show_changes(session: Session, screen: Console, found: WhatIf, track: str) -> None:
    """What is otherwise in a track, a line each."""
    lines = list(_changes(session, found, track))
    if not lines:
        screen.print(say.UNCHANGED.of(session.lang))
        return
    scenario = found.scenarios[track]
    screen.print(say.OTHERWISE.of(session.lang))
    for line in (*lines, say.LEARN[scenario.learn].of(session.lang)):
        screen.print(f"- {line}", soft_wrap=True)


def _changes(session: Session, found: WhatIf, track: str) -> Iterator[str]:
    from dei_cli.kit.some import some
    from dei_words import plain, points

    scenario = found.scenarios.get(track)
    if scenario is None:
        return
    before, after = found.before[track], found.after[track]
    if scenario.without:
        yield session.say(say.WITHOUT, names=some(session, scenario.without))
    for node, children in _weights(found, track):
        told = [
            f"{child} {plain(now)} → {'–' if then is None else plain(then)}"
            for child, (now, then) in children.items()
        ]
        yield session.say(say.WEIGHTS, node=node, weights=some(session, told))
    for field in (scenario.scores, scenario.targets):
        for part, by_region in field.items():
            for region in by_region:
                scores = [_score_of(one, part, region) for one in (before, after)]
                now, then = ("–" if score is None else points(before.plan, score) for score in scores)
                yield session.say(say.SET, part=part, region=region, before=now, then=then)


def _score_of(track: TrackScores, part: str, region: str) -> float | None:
    """A region's score in a part in its last year; None where it has none."""
    rows = [row for row, code in enumerate(track.table.regions) if region in (code, _dated(track, row))]
    name = next((one for one in track.plan.slots if one == part or one.rpartition(".")[2] == part), None)
    score = float(track.score(name)[rows[-1]]) if rows and name is not None else float("nan")
    return None if score != score else score


def _dated(track: TrackScores, row: int) -> str:
    return f"{track.table.regions[row]} ({track.table.years[row]})"


def _table(session: Session, track: TrackScores, rows: list[Moved]) -> Table:
    """Rank and score of each region, before and under the scenario."""
    from rich.table import Table

    from dei_words import printed

    lang, plan = session.lang, track.plan
    table = Table()
    named = any(row.name != row.region for row in rows)
    headings = [
        session.say(of, when=when.of(lang))
        for of in (say.RANK_OF, say.SCORE_OF)
        for when in (say.BEFORE, say.THEN)
    ]
    table.add_column(words.CODE.of(lang))
    if named:
        table.add_column(words.NAME.of(lang))
    for heading in (*headings, say.PLACES.of(lang)):
        table.add_column(heading, justify="right")
    for row in rows:
        ranks = ["–" if rank is None else str(rank) for rank in (row.rank_before, row.rank)]
        scores = ["–" if score is None else printed(plan, score) for score in (row.score_before, row.score)]
        known = row.rank is not None and row.rank_before is not None
        places = f"{row.rank_before - row.rank:+d}" if known else "–"  # type: ignore[operator]
        places = places.replace("-", "−").replace("+0", "0")
        table.add_row(row.region, *([row.name] if named else []), *ranks, *scores, places)
    return table
