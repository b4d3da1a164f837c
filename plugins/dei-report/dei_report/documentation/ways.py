"""Ways of rules and nodes as safe Markdown: what is said, and behind it how a file writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dei_core import Text, TrackPlan
from dei_core.host import NodePlan
from dei_report.documentation import words
from dei_report.documentation.pieces import params_of
from dei_report.documentation.sheet import Sheet, code
from dei_report.lookup import Library, qualified
from dei_words import Way, case, cases, improving, rule_ways, settled, weighing, weights_by_case


def chosen(method: str, params: Mapping[str, Any]) -> str:
    """A method and its parameters as they are written."""
    return " ".join(part for part in (code(method), params_of(params)) if part)


def told(sheet: Sheet, way: Way) -> str:
    """What is done, and in brackets how it is written; only this where there are no words for it."""
    if not way.method:
        return sheet.of(way.says)
    written = chosen(way.method, way.params)
    return sheet.noted(sheet.of(way.says), written) if way.says.en else written


def all_told(sheet: Sheet, ways: Iterable[Way]) -> str:
    """Ways side by side."""
    return sheet.apart(told(sheet, way) for way in ways)


def demand(sheet: Sheet, library: Library, space: str, scoring: Any) -> str:
    """A rule's or target's method with all that it depends on, as a pack writes it."""
    parts = [all_told(sheet, rule_ways(scoring))]
    if scoring.by is not None:
        full = qualified(space, scoring.by)
        parts.append(sheet.of(cases(library, full)))
        for value, params in scoring.when.items():
            parts.append(sheet.labelled(sheet.of(case(library, full, value)), params_of(params)))
    if getattr(scoring, "or_improve", None) is not None:
        parts.append(sheet.of(improving(scoring.or_improve)))
    return sheet.apart(parts)


def weighed(sheet: Sheet, library: Library, track: TrackPlan, nodes: Iterable[NodePlan]) -> None:
    """A row for every node whose weights are not fixed numbers: what sets them."""
    rows = [
        (sheet.of(node.name), sheet.of(told))
        for node in nodes
        if not settled(node)
        for told in _weighed(library, track, node)
    ]
    if rows:
        sheet.paragraph(sheet.say(words.NOT_FIXED))
        sheet.table((words.NODE, words.SHARES), rows)


def _weighed(library: Library, track: TrackPlan, node: NodePlan) -> Iterator[Text]:
    yield from weighing(track, node, library)
    yield from weights_by_case(track, node, library)
