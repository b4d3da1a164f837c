"""The region types of a pack with their trees, and the weights that it publishes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from dei_report.documentation.ways import all_told, chosen
from dei_report.lookup import Library, qualified
from dei_words import name_in, value_in, written_ways


def region_types(sheet: Sheet, library: Library, pack: Pack) -> None:
    """Each region type's tree, from the index down to the indicators; then what stands beside the index."""
    if not pack.region_type:
        return
    section(sheet, words.REGION_TYPES, "region-types")
    for name, kind in pack.region_type.items():
        full = f"{pack.namespace}.{name}"
        sheet.heading(3, kind.name.of(sheet.lang), anchor("region-type", full))
        labelled(sheet, [(words.ID, code(full)), (words.UNIT, safe(kind.unit or "–"))])
        inside = {child for node in kind.node.values() for child in node.children}
        roots = [kind.root, *(node for node in kind.node if node not in inside and node != kind.root)]
        sheet.items(item for root in roots for item in _tree(sheet, library, pack, full, root, 0, ()))


def _tree(
    sheet: Sheet, library: Library, pack: Pack, full: str, name: str, depth: int, above: tuple[str, ...]
) -> Iterator[tuple[int, str]]:
    node = library.find("region_type", full).node.get(name)  # type: ignore[union-attr]
    if node is None:
        yield depth, indicator_link(sheet, library, pack, name)
        return
    called = node_name(sheet, library, full, name, node)
    how = all_told(sheet, written_ways(node))
    yield depth, sheet.noted(called, how) if how else called
    if name not in above:
        for child in node.children:
            yield from _tree(sheet, library, pack, full, child, depth + 1, (*above, name))


def node_name(sheet: Sheet, library: Library, full: str, name: str, node: Any) -> str:
    """What people call a node: its own name, or its pillar's."""
    known = None if node is None else node.name
    known = known or library.pillar(full, name)
    return code(name) if known is None else sheet.of(known)


def weightings(sheet: Sheet, library: Library, pack: Pack) -> None:
    """Every published set of weights, date by date and node by node."""
    if not pack.weighting:
        return
    section(sheet, words.WEIGHTS, "weights")
    for name, weighting in pack.weighting.items():
        full = f"{pack.namespace}.{name}"
        kind = qualified(pack.namespace, weighting.region_type)
        sheet.heading(3, weighting.name.of(sheet.lang), anchor("weighting", full))
        shown = library.name("region_type", kind)
        facts = [
            (words.ID, code(full)),
            (words.REGION_TYPE, code(kind) if shown is None else sheet.of(shown)),
        ]
        labelled(sheet, facts)
        for dated in weighting.dated:
            cited = citation(sheet, library, pack.namespace, dated)
            grade = evidence(sheet, dated.evidence, dated.confidence)
            since = sheet.labelled(words.SINCE, str(dated.since))
            checked = sheet.labelled(words.CHECKED, str(dated.checked))
            sheet.paragraph(sheet.apart([since, cited, grade, checked]))
            sheet.table((words.NODE, words.SHARES, words.SUM), _rows(sheet, library, pack, kind, dated), (2,))


def _rows(
    sheet: Sheet, library: Library, pack: Pack, kind: str, dated: Any
) -> Iterator[tuple[str, str, str]]:
    tree = library.find("region_type", kind)
    nodes = {} if tree is None else tree.node

    def called(name: str) -> str:
        if name in nodes:
            return node_name(sheet, library, kind, name, nodes[name])
        return indicator_link(sheet, library, pack, name)

    tables: tuple[tuple[Text | None, Any], ...] = ((None, dated.shares), (words.RELATIVE, dated.relative))
    for label, table in tables:
        for node, shares in table.items():
            told = sheet.listed(f"{called(child)} {number(share)}" for child, share in shares.items())
            shown = called(node) if label is None else sheet.noted(called(node), sheet.say(label))
            yield shown, told, number(round(sum(shares.values()), 12))
    for node in dated.equal:
        yield called(node), sheet.say(words.EQUAL), "1"
    for node, weigher in dated.computed.items():
        yield called(node), sheet.labelled(words.COMPUTED, chosen(weigher.method, weigher.params)), "–"
    for node, columns in dated.measured.items():
        told = sheet.listed(f"{called(child)} ← {called(column)}" for child, column in columns.items())
        yield called(node), sheet.labelled(words.MEASURED, told), "–"
    for group, node, shares in _by_group(sheet, library, pack, dated):
        told = sheet.listed(f"{called(child)} {number(share)}" for child, share in shares.items())
        yield sheet.noted(called(node), group), told, "–"


def _by_group(
    sheet: Sheet, library: Library, pack: Pack, dated: Any
) -> Iterator[tuple[str, str, Mapping[str, float]]]:
    """(group, node, the children that weigh otherwise in it) for weights that go by a trait."""
    full = qualified(pack.namespace, dated.by or "")
    for value, nodes in dated.when.items():
        group = sheet.labelled(
            sheet.of(name_in(library, "trait", full)), sheet.of(value_in(library, full, value))
        )
        for node, shares in nodes.items():
            yield group, node, shares
