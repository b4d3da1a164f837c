"""`dei explain`: one region's score, down to values, rules and sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dei_cli import words
from dei_cli.kit.bilingual import Command, Whole
from dei_cli.kit.parameters import edition_argument, nodes, of_edition, option, regions, tracks
from dei_cli.kit.session import USAGE, Session, Stop
from dei_cli.words import messages as say
from dei_core import DeiError, Finding
from dei_core.host import did_you_mean

if TYPE_CHECKING:
    from dei_core import Explanation, Result, TrackScores


@click.command("explain", cls=Command, about=words.EXPLAIN)
@edition_argument
@option(
    "--region",
    "-r",
    about=words.REGION_OPTION,
    metavar="REGION",
    required=True,
    shell_complete=of_edition(regions),
)
@option("--node", "-n", about=words.NODE_OPTION, metavar="NODE", shell_complete=of_edition(nodes))
@option("--track", "-t", about=words.TRACK_OPTION, metavar="TRACK", shell_complete=of_edition(tracks))
@option("--year", "-y", about=words.YEAR_OPTION, metavar="YEAR", type=Whole())
@click.pass_obj
def explain(
    session: Session, edition: Path, region: str, node: str | None, track: str | None, year: int | None
) -> None:
    """Score the edition and take one region's score apart; nothing is written."""
    from dei_cli.kit.progress import Progress
    from dei_core import evaluate
    from dei_core import explain as explain_track

    with Progress(session) as progress:
        result = evaluate(edition, progress.step)
    scores = _track(result, region, track)
    try:
        explanation = explain_track(scores, region, node, year)
    except DeiError as error:
        raise Stop(USAGE, error.findings) from error
    _show(session, result, scores, explanation)


def _show(session: Session, result: Result, scores: TrackScores, explanation: Explanation) -> None:
    if session.json:
        from dei_cli.kit.output import document

        plan = result.evaluation.plan
        head = {"name": plan.name, "year": plan.year, "file": result.evaluation.file}
        printed = {"scale": scores.plan.scale, "zero": scores.plan.zero, "decimals": scores.plan.decimals}
        document(session, result.card.findings, edition=head, **printed, explanation=explanation)
        return
    from dei_cli.commands.explanation import show_explanation
    from dei_cli.kit.findings import show_findings

    show_explanation(session, scores.plan, explanation, result.evaluation.registry)
    others = result.card.tracks.keys() - {scores.plan.id, *scores.plan.slots}
    show_findings(session, [item for item in result.card.findings if item.place.path not in others])


def _track(result: Result, region: str, named: str | None) -> TrackScores:
    """The track that is named, or else the one that has the region. Stop where there is none, or several."""
    found = result.card.tracks
    if named in found:
        return found[named]
    if named is not None:
        facts = {"track": named, "known": tuple(found), "hint": did_you_mean(named, found)}
        raise Stop(USAGE, [Finding(message=say.UNKNOWN_TRACK, facts=facts)])
    having = [track for track in found.values() if region in {*track.table.regions, *track.table.names}]
    if len(having) > 1:
        facts = {"region": region, "known": tuple(track.plan.id for track in having)}
        raise Stop(USAGE, [Finding(message=say.TRACK_NEEDED, facts=facts)])
    return having[0] if having else _nearest(result, region)


def _nearest(result: Result, region: str) -> TrackScores:
    """The track in which a mistyped region is most likely meant, so that the refusal can offer names."""
    known = result.card.tracks.values()
    hinted = [track for track in known if did_you_mean(region, {*track.table.regions, *track.table.names}).en]
    return next(iter(hinted or known))
