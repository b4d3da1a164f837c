"""The indicator dictionary of a pack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dei_core import Text
from dei_core.host import VOCABULARY
from dei_core.plugin import Pack
from dei_report.documentation import words
from dei_report.documentation.pieces import (
    anchor,
    indicator_link,
    labelled,
    number,
    params_of,
    section,
)
from dei_report.documentation.sheet import Sheet, code, link, safe
from dei_report.lookup import Library, qualified


def dictionary(sheet: Sheet, library: Library, pack: Pack) -> None:
    """All indicators at a glance, then each with all that is said of it."""
    if not pack.indicator:
        return
    section(sheet, words.INDICATORS, "indicators")
    sheet.table(
        (words.ID, words.CHINESE, words.ENGLISH, words.UNIT, words.DIRECTION, words.ROLE),
        (
            (
                link(code(name), anchor("indicator", f"{pack.namespace}.{name}")),
                safe(item.name.zh),
                safe(item.name.en),
                sheet.of(item.unit),
                sheet.of(VOCABULARY.directions.get(item.direction or "", words.NOT_STATED)),
                sheet.say(VOCABULARY.roles[item.role]),
            )
            for name, item in pack.indicator.items()
        ),
    )
    for name, item in pack.indicator.items():
        full = f"{pack.namespace}.{name}"
        sheet.heading(3, item.name.of(sheet.lang), anchor("indicator", full))
        labelled(sheet, _facts(sheet, library, pack, full, item))


def _facts(sheet: Sheet, library: Library, pack: Pack, full: str, item: Any) -> Iterator[tuple[Text, str]]:
    other = item.name.zh if sheet.lang == "en" else item.name.en
    yield words.ID, code(full)
    yield (words.CHINESE if sheet.lang == "en" else words.ENGLISH), safe(other)
    yield words.UNIT, sheet.of(item.unit)
    yield words.DIRECTION, sheet.of(VOCABULARY.directions.get(item.direction, words.NOT_STATED))
    yield words.ROLE, sheet.say(VOCABULARY.roles[item.role])
    if item.lowest is not None or item.highest is not None:
        yield words.RANGE, _range(item.lowest, item.highest)
    if item.definition is not None:
        yield words.DEFINITION, sheet.of(item.definition)
    if item.calibre is not None:
        yield words.CALIBRE, sheet.of(item.calibre)
    if item.derivation is not None:
        made = [indicator_link(sheet, library, pack, one) for one in item.derivation.of]
        how = " ".join(
            part for part in (code(item.derivation.method), params_of(item.derivation.params)) if part
        )
        yield words.DERIVED_FROM, sheet.labelled(how, sheet.listed(made))
    if item.supplier is not None:
        yield words.SUPPLIER, sheet.of(item.supplier)
    if item.frequency is not None:
        yield words.FREQUENCY, sheet.say(VOCABULARY.frequencies[item.frequency])
    if item.source is not None:
        source = qualified(pack.namespace, item.source)
        title = library.find("source", source)
        shown = code(source) if title is None else sheet.of(title.title)
        yield words.SOURCE, link(shown, anchor("source", source)) if source in sheet.sources else shown


def _range(lowest: float | None, highest: float | None) -> str:
    low = "−∞" if lowest is None else number(lowest)
    return f"{low} … {'∞' if highest is None else number(highest)}"
