"""The indicator system of a track: every indicator with its place in the tree and its weights."""

from __future__ import annotations

import math
from collections.abc import Iterator

import attrs

from dei_core import Text, TrackPlan
from dei_report.documentation import words
from dei_report.documentation.pieces import percent
from dei_report.documentation.sheet import Sheet, code


@attrs.frozen(kw_only=True)
class Place:
    """An indicator, or a standard's clause, where it enters the index.

    path: the slots from the index down to it, itself included. within: its weight in its parent.
    effective: the product of the weights on the path.
    """

    path: tuple[int, ...]
    within: float
    effective: float

    @property
    def slot(self) -> int:
        """The slot of the indicator or clause."""
        return self.path[-1]


def places(track: TrackPlan) -> tuple[Place, ...]:
    """Where everything that is scored enters the index, in the order of the tree."""
    first = len(track.indicators)
    clauses = {clause.score for standard in track.standards for clause in standard.clauses}

    def below(path: tuple[int, ...], within: float, effective: float) -> Iterator[Place]:
        slot = path[-1]
        if slot < first or track.slots[slot] in clauses:
            yield Place(path=path, within=within, effective=effective)
            return
        node = track.node(slot)
        for child, weight in zip(node.children, node.weights, strict=True):
            yield from below((*path, child), weight, effective * weight)

    return tuple(below((track.root,), 1.0, 1.0))


def nominal(track: TrackPlan) -> tuple[int, ...]:
    """The nodes of the index that are no weighted arithmetic means, so that weights below them are nominal."""
    inside = {slot for place in places(track) for slot in place.path[:-1]}
    return tuple(slot for slot in sorted(inside) if track.node(slot).aggregator.method.id != "arithmetic")


def system(sheet: Sheet, track: TrackPlan) -> None:
    """The pillars with their sums, then the table from pillar to indicator; the weights add up at the end."""
    found = places(track)
    _pillars(sheet, track, found)
    sheet.paragraph(sheet.say(words.EFFECTIVE_IS))
    bent = nominal(track)
    if bent:
        shown = sheet.listed(
            sheet.noted(track.label(slot).of(sheet.lang), _method(track, slot)) for slot in bent
        )
        sheet.paragraph(sheet.say(words.NOMINAL, nodes=shown))
    columns = (words.PILLAR, words.DIMENSION, words.LEAF, words.UNIT, words.WITHIN, words.EFFECTIVE)
    total = math.fsum(place.effective for place in found)
    rows = [
        *_rows(sheet, track, found),
        (f"**{sheet.say(words.SUM)}**", "", "", "", "", f"**{percent(total)}**"),
    ]
    sheet.table(columns, rows, numbers=(4, 5))


def _method(track: TrackPlan, slot: int) -> str:
    return track.node(slot).aggregator.method.id


def _pillars(sheet: Sheet, track: TrackPlan, found: tuple[Place, ...]) -> None:
    standards = {clause.score for standard in track.standards for clause in standard.clauses}
    rows = []
    for branch in dict.fromkeys(place.path[1] for place in found if len(place.path) > 2):
        mine = [place for place in found if place.path[1] == branch]
        weight = math.fsum(place.effective for place in mine)
        of_standards = math.fsum(place.effective for place in mine if track.slots[place.slot] in standards)
        share = percent(of_standards / weight) if weight else percent(0.0)
        rows.append((sheet.of(track.label(branch)), percent(weight), str(len(mine)), share))
    if rows:
        counted = [place for place in found if len(place.path) > 2]
        weight = math.fsum(place.effective for place in counted)
        rows.append((f"**{sheet.say(words.SUM)}**", f"**{percent(weight)}**", f"**{len(counted)}**", ""))
    sheet.table((words.PILLAR, words.WEIGHT, words.COUNT, words.OF_STANDARDS), rows, numbers=(1, 2, 3))


def _rows(sheet: Sheet, track: TrackPlan, found: tuple[Place, ...]) -> Iterator[tuple[str, ...]]:
    """One row for each place; a pillar or dimension is named, with its weight, where it begins."""
    last: tuple[int, ...] = ()
    for place in found:
        pillar, between = place.path[1:2] if len(place.path) > 2 else (), place.path[2:-1]
        same = last[1:2] == pillar and bool(pillar)
        yield (
            "" if same or not pillar else _named(sheet, track, place.path[:2]),
            "" if same and last[2:-1] == between else " / ".join(_between(sheet, track, place)),
            _leaf(sheet, track, place.slot),
            sheet.of(_unit(track, place.slot)),
            percent(place.within),
            percent(place.effective),
        )
        last = place.path


def _between(sheet: Sheet, track: TrackPlan, place: Place) -> Iterator[str]:
    for at in range(3, len(place.path)):
        yield _named(sheet, track, place.path[:at])


def _named(sheet: Sheet, track: TrackPlan, path: tuple[int, ...]) -> str:
    above = track.node(path[-2])
    weight = above.weights[above.children.index(path[-1])]
    return sheet.noted(sheet.of(track.label(path[-1])), percent(weight))


def _leaf(sheet: Sheet, track: TrackPlan, slot: int) -> str:
    return f"{sheet.of(track.label(slot))} {code(track.slots[slot])}"


def _unit(track: TrackPlan, slot: int) -> Text | None:
    return track.indicators[slot].unit if slot < len(track.indicators) else None
