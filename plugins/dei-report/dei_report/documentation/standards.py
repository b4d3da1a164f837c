"""The published standards of a pack: their clauses, and the tree in which they count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dei_core import Text
from dei_core.plugin import Pack
from dei_report.documentation import words
from dei_report.documentation.pieces import (
    anchor,
    citation,
    evidence,
    indicator_link,
    labelled,
    number,
    section,
)
from dei_report.documentation.sheet import Sheet, code, safe
from dei_report.documentation.ways import all_told, demand
from dei_report.lookup import Library, qualified
from dei_words import written_ways


def standards(sheet: Sheet, library: Library, pack: Pack) -> None:
    """Each standard: who issued it and when it is in force, its clauses, its tree."""
    if not pack.benchmark:
        return
    section(sheet, words.STANDARDS, "standards")
    for name, item in pack.benchmark.items():
        full = f"{pack.namespace}.{name}"
        sheet.heading(3, item.name.of(sheet.lang), anchor("benchmark", full))
        labelled(sheet, _facts(sheet, pack, full, item))
        _clauses(sheet, library, pack, item)
        if item.part:
            sheet.heading(4, words.TREE.of(sheet.lang), anchor("tree", full))
            sheet.items(_tree(sheet, library, pack, item))


def clause_id(target: Any) -> str:
    """The name of a target in its standard's tree."""
    return str(target.id or target.indicator.rpartition(".")[2])


def _facts(sheet: Sheet, pack: Pack, full: str, item: Any) -> Iterator[tuple[Text, str]]:
    yield words.ID, code(full)
    yield words.BODY, sheet.of(item.body)
    if item.number is not None:
        yield words.NUMBER, safe(item.number)
    yield words.PERIOD, f"{item.since}–{item.until or ''}"
    if item.supersedes is not None:
        yield words.SUPERSEDES, code(qualified(pack.namespace, item.supersedes))
    if item.units:
        yield words.UNITS, safe(sheet.listed(item.units))


def _clauses(sheet: Sheet, library: Library, pack: Pack, item: Any) -> None:
    columns = (
        words.CLAUSE,
        words.INDICATOR,
        words.DEMAND,
        words.PILLAR,
        words.WEIGHT,
        words.CITATION,
        words.EVIDENCE_WORD,
        words.CHECKED,
    )
    rows = []
    for target in item.target:
        pillar = None if target.pillar is None else library.pillar(None, target.pillar)
        rows.append(
            (
                code(clause_id(target)) if target.name is None else sheet.of(target.name),
                indicator_link(sheet, library, pack, target.indicator),
                demand(sheet, library, pack.namespace, target),
                safe(target.pillar or "–") if pillar is None else sheet.of(pillar),
                "–" if target.weight is None else number(target.weight),
                citation(sheet, library, pack.namespace, target),
                evidence(sheet, target.evidence, target.confidence),
                str(target.checked),
            )
        )
    sheet.table(columns, rows)


def _tree(sheet: Sheet, library: Library, pack: Pack, item: Any) -> Iterator[tuple[int, str]]:
    targets = {clause_id(target): target for target in item.target}

    def below(name: str, depth: int, above: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        weight, shown = None, code(name)
        if name in item.part:
            part = item.part[name]
            weight, shown = part.weight, sheet.noted(sheet.of(part.name), all_told(sheet, written_ways(part)))
        elif name in targets:
            target = targets[name]
            known = target.name or library.name("indicator", qualified(pack.namespace, target.indicator))
            weight, shown = target.weight, code(name) if known is None else sheet.of(known)
        told = "" if weight is None else sheet.say(words.PART_WEIGHT, weight=number(weight))
        yield depth, sheet.apart([shown, told])
        if name in item.part and name not in above:
            for child in item.part[name].children:
                yield from below(child, depth + 1, (*above, name))

    yield from below(item.root or next(iter(item.part)), 0, ())
