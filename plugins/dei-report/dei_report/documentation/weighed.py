"""Weights of an edition that are no fixed numbers: set by a weigher, by groups, or by the regions' own data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dei_core import NodePlan, Text, TrackPlan
from dei_report.documentation import words
from dei_report.documentation.pieces import percent
from dei_report.documentation.sheet import Sheet, safe
from dei_report.documentation.ways import step_of, trait_name, trait_value
from dei_report.lookup import Library


def settled(node: NodePlan) -> bool:
    """Whether a node's weights are the numbers that its plan has."""
    return node.weigher is None and node.own is None


def unsettled_word(node: NodePlan) -> Text:
    """What stands in the place of a weight that is no fixed number."""
    if node.own is not None and node.own.trait is not None:
        return words.BY_GROUP
    return words.BY_DATA if node.own is not None or node.learns_weights else words.BY_JUDGEMENT


def weighed(sheet: Sheet, library: Library, track: TrackPlan, nodes: Iterable[NodePlan]) -> None:
    """A row for every node whose weights are no fixed numbers: what sets them."""
    rows = [
        (sheet.of(node.name), told)
        for node in nodes
        if not settled(node)
        for told in _told(sheet, library, track, node)
    ]
    if rows:
        sheet.paragraph(sheet.say(words.NOT_FIXED))
        sheet.table((words.NODE, words.SHARES), rows)


def _told(sheet: Sheet, library: Library, track: TrackPlan, node: NodePlan) -> Iterator[str]:
    if node.weigher is not None:
        how = words.LEARNED if node.learns_weights else words.JUDGED
        yield sheet.labelled(how, sheet.noted(step_of(node.weigher), sheet.of(node.weigher.told)))
    own = node.own
    if own is None:
        return
    called = [sheet.of(track.label(child)) for child in node.children]
    for value, shares in own.cases.items():
        full = own.trait or ""
        group = f"{safe(trait_name(sheet, library, full))} = {trait_value(sheet, library, full, value)}"
        told = sheet.listed(f"{name} {percent(each)}" for name, each in zip(called, shares, strict=True))
        yield sheet.labelled(group, told)
    if own.columns:
        pairs = zip(called, own.columns, strict=True)
        told = sheet.listed(f"{name} ← {_column(sheet, library, column)}" for name, column in pairs)
        yield sheet.labelled(words.MEASURED, told)


def _column(sheet: Sheet, library: Library, column: str) -> str:
    known = library.name("indicator", column)
    return safe(column) if known is None else sheet.of(known)
