"""The worked examples of a pack: situation in, score out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dei_core import Text
from dei_core.plugin import Pack, read_cases
from dei_report.documentation import words
from dei_report.documentation.pieces import indicator_link, labelled, number, section
from dei_report.documentation.sheet import Sheet, code
from dei_report.documentation.trees import node_name
from dei_report.lookup import Library, qualified

_TOTAL = "total"


def cases(sheet: Sheet, library: Library, pack: Pack) -> None:
    """Each case: what it is about, the values of the region and of its peers, and the scores that follow."""
    found = read_cases(Path(pack.location))
    if not found:
        return
    section(sheet, words.CASES, "cases")
    for at, case in enumerate(found, start=1):
        sheet.heading(3, case.name.of(sheet.lang), f"case-{at}")
        labelled(sheet, _facts(sheet, library, pack, case))


def _facts(sheet: Sheet, library: Library, pack: Pack, case: Any) -> Iterator[tuple[Text, str]]:
    table, name = next(
        (table, getattr(case, table))
        for table in ("region_type", "benchmark", "indicator")
        if getattr(case, table) is not None
    )
    full = qualified(pack.namespace, name)
    known = library.name(table, full)
    yield words.WHAT, code(full) if known is None else f"{sheet.of(known)} {code(full)}"
    yield words.YEAR, str(case.year)
    for trait, value in case.traits.items():
        yield words.TRAITS, sheet.labelled(code(trait), code(value))
    yield words.GIVEN, _values(sheet, library, pack, case.values)
    for peer in case.peers:
        yield words.PEER, _values(sheet, library, pack, peer)
    told = (
        f"{_scored(sheet, library, pack, table, full, slot)} {number(score)}"
        for slot, score in case.expected.items()
    )
    yield words.EXPECTED, sheet.listed(told)


def _values(sheet: Sheet, library: Library, pack: Pack, values: Mapping[str, float]) -> str:
    return sheet.listed(_value(sheet, library, pack, name, value) for name, value in values.items())


def _value(sheet: Sheet, library: Library, pack: Pack, name: str, value: float) -> str:
    item = library.find("indicator", qualified(pack.namespace, name))
    word = "" if item is None or item.unit.en == "1" else sheet.of(item.unit)
    unit = f" {word}".rstrip() if not word.startswith("%") else word
    return f"{indicator_link(sheet, library, pack, name)} {number(value)}{unit}"


def _scored(sheet: Sheet, library: Library, pack: Pack, table: str, full: str, slot: str) -> str:
    """What people call what is scored: the whole, a node, a part or clause of a standard, an indicator."""
    subject = library.find(table, full)
    if slot == _TOTAL:
        return sheet.say(words.TOTAL)
    if table == "region_type" and subject is not None and slot in subject.node:
        return node_name(sheet, library, full, slot, subject.node[slot])
    if table == "benchmark" and subject is not None and slot in subject.part:
        return sheet.of(subject.part[slot].name)
    return indicator_link(sheet, library, pack, slot)
