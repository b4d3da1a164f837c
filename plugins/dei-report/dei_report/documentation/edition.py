"""The document of an edition: the indicator system of each track, as it is computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dei_core import Evaluation, Text, TrackPlan
from dei_core.host import Lang, evidence_of_rules, evidence_of_weights
from dei_report.documentation import words
from dei_report.documentation.in_data import in_data
from dei_report.documentation.in_force import rules_in_force
from dei_report.documentation.pieces import counts, labelled, percent, section
from dei_report.documentation.sheet import Sheet, code, safe
from dei_report.documentation.system import system
from dei_report.documentation.tracks import combining, facts, specimen, stages, tiers
from dei_report.documentation.ways import weighed
from dei_report.lookup import Library
from dei_words import SPECIMEN_OF, inside


def edition_sheet(evaluation: Evaluation, lang: Lang) -> Sheet:
    """What an edition computes, in one language."""
    edition, plan = evaluation.edition, evaluation.plan
    sheet = Sheet(lang, edition.name)
    made_up = [track.name.of(lang) for track in plan.tracks if track.data.specimen]
    if made_up:
        sheet.banner(sheet.say(SPECIMEN_OF, tracks=sheet.listed(made_up)))
    sheet.paragraph(sheet.say(words.EDITION_LINE, year=edition.year))
    if edition.about is not None:
        sheet.paragraph(sheet.of(edition.about))
    section(sheet, words.EVIDENCE_SECTION, "evidence")
    counts(sheet, _evidence(plan.tracks))
    for track in plan.tracks:
        _track(sheet, evaluation, track)
    _data(sheet, evaluation)
    _packs(sheet, evaluation)
    return sheet


def _evidence(tracks: tuple[TrackPlan, ...]) -> Iterator[tuple[Text, dict[str, int]]]:
    for track in tracks:
        for label, found in (
            (words.RULES, evidence_of_rules(track)),
            (words.WEIGHTS, evidence_of_weights(track)),
        ):
            name = Text(
                en=f"{track.name.en}: {label.en[0].lower()}{label.en[1:]}", zh=f"{track.name.zh}：{label.zh}"
            )
            yield name, found


def _track(sheet: Sheet, evaluation: Evaluation, track: TrackPlan) -> None:
    section(sheet, track.name, f"track-{track.id}")
    labelled(sheet, facts(sheet, evaluation, track))
    library = Library(evaluation.registry.packs.values())
    _part(sheet, words.SYSTEM, track, "system")
    system(sheet, track)
    weighed(sheet, library, track, (track.node(slot) for slot in reversed(inside(track))))
    combining(sheet, evaluation, track)
    _standards(sheet, evaluation, track)
    _part(sheet, words.STAGES, track, "stages")
    stages(sheet, evaluation, track)
    if track.tiers is not None or track.beside:
        _part(sheet, words.TIERS, track, "tiers")
        tiers(sheet, track)
    _part(sheet, words.IN_FORCE, track, "rules")
    rules_in_force(sheet, library, evaluation, track)


def _part(sheet: Sheet, title: Text, track: TrackPlan, name: str) -> None:
    words_of = Text(en=f"{title.en}: {track.name.en}", zh=f"{track.name.zh}：{title.zh}").of(sheet.lang)
    sheet.heading(3, words_of, f"{name}-{track.id}")


def _standards(sheet: Sheet, evaluation: Evaluation, track: TrackPlan) -> None:
    """The standards that a track is held to, and the part of each pillar's score that they make up."""
    points: dict[str, Any] = {item.benchmark: item for item in evaluation.edition.track[track.id].checkpoint}
    if not track.standards:
        return
    _part(sheet, words.HELD_TO, track, "standards")
    rows = []
    for standard in track.standards:
        point = points.get(standard.id)
        share = {} if point is None else point.share
        told = sheet.listed(f"{_pillar(sheet, track, name)} {percent(part)}" for name, part in share.items())
        although = None if point is None else point.although
        rows.append(
            (
                f"{sheet.of(standard.name)} {code(standard.id)}",
                str(len(standard.clauses)),
                told or (sheet.say(words.NO_SHARE) if point is not None else percent(1.0)),
                sheet.of(although),
            )
        )
    sheet.table((words.HELD_TO, words.CLAUSES, words.SHARE, words.REASON), rows, numbers=(1,))


def _pillar(sheet: Sheet, track: TrackPlan, name: str) -> str:
    return sheet.of(track.label(track.slot(name)))


def _data(sheet: Sheet, evaluation: Evaluation) -> None:
    section(sheet, words.DATA, "data")
    sheet.table(
        (words.DATASET, words.TITLE, words.FILE, words.LICENCE, words.ACCESSED),
        (
            (
                code(name),
                specimen(sheet, sheet.of(item.title), item.specimen),
                code(item.path),
                safe(item.licence or "–"),
                safe(item.accessed or "–"),
            )
            for name, item in evaluation.edition.dataset.items()
        ),
    )
    in_data(sheet, evaluation.edition.dataset)


def _packs(sheet: Sheet, evaluation: Evaluation) -> None:
    section(sheet, words.PACKS, "packs")
    sheet.table(
        (words.PACK, words.NAME, words.VERSION),
        (
            (code(space), sheet.of(pack.pack.name), safe(pack.version))
            for space, pack in evaluation.registry.packs.items()
        ),
    )
