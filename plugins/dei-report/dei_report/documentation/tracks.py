"""What an edition makes of one track: its facts, how its parts combine, its stages and tiers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dei_core import Evaluation, Text, TrackPlan
from dei_core.host import VOCABULARY
from dei_report.documentation import words
from dei_report.documentation.pieces import number
from dei_report.documentation.sheet import Sheet, code, safe
from dei_report.documentation.ways import all_told
from dei_words import counted, inside, node_ways, plan_bounds, stage_words


def facts(sheet: Sheet, evaluation: Evaluation, track: TrackPlan) -> Iterator[tuple[Text, str]]:
    """Its region type, its year where it is not the edition's, its data, the scale that it prints."""
    yield words.REGION_TYPE, code(track.region_type)
    if track.year != evaluation.edition.year:
        yield words.YEAR, str(track.year)
    title = code(track.intake.dataset) if track.data.title is None else sheet.of(track.data.title)
    yield words.DATA, specimen(sheet, title, track.data.specimen)
    if (track.zero, track.scale) != (0.0, 100.0):
        ends = {"zero": number(track.zero), "scale": number(track.scale)}
        yield (
            words.SCORES_PRINTED,
            sheet.of(words.PRINTED_ON.filled(**ends, decimals=counted(track.decimals))),
        )


def specimen(sheet: Sheet, title: str, made_up: bool) -> str:
    """A title, with a note where the data are made up."""
    return sheet.noted(title, sheet.say(words.SPECIMEN_WORD)) if made_up else title


def combining(sheet: Sheet, evaluation: Evaluation, track: TrackPlan) -> None:
    """A row for every node of the index that is more than a plain weighted mean, the index first."""
    stage = evaluation.edition.track[track.id].stages.over(evaluation.edition.stages).aggregate
    usual = stage.missing, stage.coverage
    nodes = [track.node(slot) for slot in reversed(inside(track))]
    rows = [(sheet.of(node.name), all_told(sheet, node_ways(node, usual))) for node in nodes]
    told = [row for row in rows if row[1]]
    sheet.table((words.NODE, words.OWN_METHOD), told)
    if told and len(told) < len(rows):
        sheet.paragraph(sheet.say(words.OWN_WAYS))


def stages(sheet: Sheet, evaluation: Evaluation, track: TrackPlan) -> None:
    """Every stage in words, those of the track alone marked; then what screening passes over, and why."""
    own: Any = evaluation.edition.track[track.id].stages
    words_of = stage_words(track)
    rows = []
    for name, told in track.stages.items():
        shown = sheet.say(VOCABULARY.stages[name])
        if getattr(own, name) is not None:
            shown = sheet.noted(shown, sheet.say(words.OF_TRACK))
        rows.append((shown, sheet.of(words_of[name]), safe(told)))
    sheet.table((words.STAGE, words.WHAT_IS_DONE, words.AS_WRITTEN), rows)
    _screened(sheet, track)


def _screened(sheet: Sheet, track: TrackPlan) -> None:
    if track.screen is None or not (track.screen.include or track.screen.exclude):
        return
    sheet.paragraph(sheet.say(words.EXCEPTIONS))
    forced = ((words.SCORED, track.screen.include), (words.LEFT_OUT, track.screen.exclude))
    sheet.table(
        (words.REGION, words.SCREENED, words.WHY),
        (
            (code(region), sheet.say(word), sheet.of(reason))
            for word, regions in forced
            for region, reason in regions.items()
        ),
    )


def tiers(sheet: Sheet, track: TrackPlan) -> None:
    """The classes of the index and those beside them; bounds of scores as the framework prints them."""
    schemes = [] if track.tiers is None else [(track.slots[track.root], track.tiers)]
    schemes += track.beside
    for node, scheme in schemes:
        if len(schemes) > 1:
            sheet.paragraph(sheet.labelled(words.TIERS_OF, sheet.of(track.label(track.slot(node)))))
        told = zip(scheme.names, plan_bounds(track, scheme), strict=True)
        sheet.table((words.NAME, words.BOUND), ((sheet.of(name), sheet.of(bound)) for name, bound in told))
