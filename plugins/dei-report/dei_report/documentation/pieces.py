"""Pieces that several documents share: citations, demands, numbers, counts of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dei_core import Text
from dei_core.host import VOCABULARY
from dei_core.plugin import Pack
from dei_report.documentation import words
from dei_report.documentation.sheet import Sheet, code, link
from dei_report.lookup import Library, qualified
from dei_words import COMMA, CONFIDENCE, GRADES_ARE


def number(value: float) -> str:
    """A number as its TOML would say it.

    >>> number(80.0), number(0.125)
    ('80', '0.125')
    """
    return f"{value:.12g}"


def percent(weight: float) -> str:
    """A weight in percent, to two decimals.

    >>> percent(0.0425)
    '4.25%'
    """
    return f"{100 * weight:.2f}%"


def plain(value: Any) -> str:
    """A parameter's value in one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return number(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {plain(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return "[" + ", ".join(plain(item) for item in value) + "]"
    return str(value)


def params_of(params: Mapping[str, Any]) -> str:
    """Parameters as safe Markdown."""
    return ", ".join(code(f"{name} = {plain(value)}") for name, value in params.items() if value is not None)


def citation(sheet: Sheet, library: Library, space: str, sourced: Any) -> str:
    """Source and clause, as safe Markdown; a source of the document's own pack is linked."""
    full = qualified(space, sourced.cite.source)
    source = library.find("source", full)
    shown = code(full) if source is None else sheet.of(source.title)
    if full in sheet.sources:
        shown = link(shown, anchor("source", full))
    return (
        shown
        if sourced.cite.clause is None
        else f"{shown}{COMMA.of(sheet.lang)}{sheet.of(sourced.cite.clause)}"
    )


def evidence(sheet: Sheet, kind: str | None, confidence: str | None) -> str:
    """A grade of evidence, with the confidence of what is recalled."""
    shown = sheet.of(VOCABULARY.evidence[kind or "unstated"])
    return shown if confidence is None else sheet.noted(shown, sheet.of(CONFIDENCE[confidence]))


def counts(sheet: Sheet, rows: Iterable[tuple[Text, Mapping[Any, int]]]) -> None:
    """A table of how many rules stand on which evidence; kinds that nothing stands on are left out."""
    listed = [(name, dict(found)) for name, found in rows]
    kinds = [kind for kind in VOCABULARY.evidence if any(found.get(kind) for _, found in listed)]
    columns = (words.WHAT, *(VOCABULARY.evidence[kind] for kind in kinds), words.SUM)
    sheet.table(
        columns,
        (
            (sheet.of(name), *(str(found.get(kind, 0)) for kind in kinds), str(sum(found.values())))
            for name, found in listed
            if sum(found.values())
        ),
        numbers=range(1, len(columns)),
    )
    sheet.paragraph(sheet.say(GRADES_ARE))


def anchor(kind: str, full: str) -> str:
    """The anchor of an entity."""
    return f"{kind}-{full}"


def section(sheet: Sheet, title: Text, name: str) -> None:
    """Begin one of the document's main parts."""
    sheet.heading(2, title.of(sheet.lang), name)


def indicator_link(sheet: Sheet, library: Library, pack: Pack, name: str) -> str:
    """An indicator's name and id, leading to its entry where the pack's own dictionary has it."""
    full = qualified(pack.namespace, name)
    known = library.name("indicator", full)
    shown = code(full) if known is None else sheet.of(known)
    if full.partition(".")[0] == pack.namespace and known is not None:
        return link(shown, anchor("indicator", full))
    return shown if known is None else f"{shown} {code(full)}"


def labelled(sheet: Sheet, facts: Iterable[tuple[Text, str]]) -> None:
    """A list of facts, each behind its label."""
    sheet.items((0, sheet.labelled(label, value)) for label, value in facts)
