"""The rules by which a track's indicators and clauses are scored in the edition's year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from dei_core import Evaluation, TrackPlan
from dei_core.host import IndicatorPlan, Origin
from dei_report.documentation import words
from dei_report.documentation.pieces import evidence
from dei_report.documentation.sheet import Sheet, code
from dei_report.documentation.ways import all_told, demand
from dei_report.lookup import Library
from dei_words import cited, first, indicator_ways, meaning, of_step, places, variants

_ENTRY = re.compile(r"(rule|benchmark)\.(.+?)(?:\.target)?\[(\d+)\]")


def rules_in_force(sheet: Sheet, library: Library, evaluation: Evaluation, track: TrackPlan) -> None:
    """A row for every indicator and clause of the index: how it is scored, and on whose word."""
    columns = (
        words.INDICATOR,
        words.DEMAND,
        words.CITATION,
        words.EVIDENCE_WORD,
        words.CHECKED,
        words.REASON,
    )
    sheet.table(columns, _rows(sheet, library, evaluation, track))


def _rows(
    sheet: Sheet, library: Library, evaluation: Evaluation, track: TrackPlan
) -> Iterator[tuple[str, ...]]:
    first = len(track.indicators)
    levels = {clause.score: clause.level for item in track.standards for clause in item.clauses}
    standard_of = {clause.score: clause.benchmark for item in track.standards for clause in item.clauses}
    overrides = evaluation.edition.track[track.id].override
    for slot in dict.fromkeys(place.slot for place in places(track)):
        name = track.slots[slot]
        item = track.indicators[slot if slot < first else track.slot(levels[name])]
        told = meaning(item)
        said = [] if told is None else [sheet.of(told)]
        origin, override = item.origin, _override(overrides, item.column, standard_of.get(name))
        yield (
            f"{sheet.of(track.label(slot))} {code(name)}",
            sheet.apart([_demand(sheet, library, item, override), *said]),
            _cited(sheet, origin),
            evidence(sheet, origin.evidence, origin.confidence),
            str(origin.checked or "–"),
            sheet.of(origin.reason),
        )


def _override(overrides: Iterable[Any], column: str, standard: str | None) -> Any | None:
    """The edition's change to an indicator's own rule, or to a standard's clause on it."""
    named = (column, column.rpartition(".")[2])
    return next((it for it in overrides if it.benchmark == standard and it.indicator in named), None)


def _demand(sheet: Sheet, library: Library, item: IndicatorPlan, override: Any | None) -> str:
    """The rule as its pack writes it, with what the edition changes; as it is computed, where no pack has it."""
    written = _written(library, item.origin)
    if written is not None:
        return demand(
            sheet, library, item.origin.pack, written if override is None else override.over(written)
        )
    before = None if item.transform is None else of_step(item.transform)
    said = [] if before is None else [attrs.evolve(before, says=first(before.says))]
    said += [*indicator_ways(item)]
    shown = f"{code(item.normalizer.id)} {sheet.of(variants(item))}".rstrip()
    return sheet.apart([shown, all_told(sheet, said)])


def _written(library: Library, origin: Origin) -> Any | None:
    """The rule or target that an origin's path names."""
    match = _ENTRY.fullmatch(origin.path)
    if match is None:
        return None
    pack = library.pack(origin.pack)
    if pack is None:
        return None
    table, name, index = match[1], match[2], int(match[3])
    if table == "rule":
        return pack.rule[name][index] if name in pack.rule else None
    benchmark = pack.benchmark.get(name)
    return None if benchmark is None else benchmark.target[index]


def _cited(sheet: Sheet, origin: Origin) -> str:
    told = cited(origin)
    return code(origin.path) if told is None else sheet.of(told)
