"""The indicator system of a track: every indicator with its place in the tree and its weights."""

from __future__ import annotations

import math
from collections.abc import Iterator

from dei_core import Text, TrackPlan
from dei_report.documentation import words
from dei_report.documentation.pieces import percent
from dei_report.documentation.sheet import Sheet, code
from dei_words import EFFECTIVE_IS, NOMINAL_BELOW, Place, nominal, places, set_by


def system(sheet: Sheet, track: TrackPlan) -> None:
    """The pillars with their sums, then the table from pillar to indicator; the weights add up at the end."""
    found = places(track)
    _pillars(sheet, track, found)
    sheet.paragraph(sheet.say(EFFECTIVE_IS))
    bent = nominal(track)
    if bent:
        shown = sheet.listed(
            sheet.noted(track.label(slot).of(sheet.lang), _method(track, slot)) for slot in bent
        )
        sheet.paragraph(sheet.say(NOMINAL_BELOW, nodes=shown))
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
    rows, branches = [], dict[int, list[Place]]()
    for place in found:
        if len(place.path) > 2:
            branches.setdefault(place.path[1], []).append(place)
    for branch, mine in branches.items():
        weight = math.fsum(place.effective for place in mine)
        of_standards = math.fsum(place.effective for place in mine if track.slots[place.slot] in standards)
        share = percent(of_standards / weight) if weight else percent(0.0)
        shown = _weight(sheet, track, (track.root,), weight)
        rows.append((sheet.of(track.label(branch)), shown, str(len(mine)), share))
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
            _weight(sheet, track, place.path[-2:-1], place.within),
            _weight(sheet, track, place.path[:-1], place.effective),
        )
        last = place.path


def _between(sheet: Sheet, track: TrackPlan, place: Place) -> Iterator[str]:
    for at in range(3, len(place.path)):
        yield _named(sheet, track, place.path[:at])


def _named(sheet: Sheet, track: TrackPlan, path: tuple[int, ...]) -> str:
    above = track.node(path[-2])
    weight = above.weights[above.children.index(path[-1])]
    return sheet.noted(sheet.of(track.label(path[-1])), _weight(sheet, track, path[-2:-1], weight))


def _weight(sheet: Sheet, track: TrackPlan, above: tuple[int, ...], weight: float) -> str:
    """A weight in percent; in its place, what sets it, where a node above it has no fixed weights."""
    moving = next((told for told in map(set_by, map(track.node, above)) if told is not None), None)
    return percent(weight) if moving is None else sheet.of(moving)


def _leaf(sheet: Sheet, track: TrackPlan, slot: int) -> str:
    return f"{sheet.of(track.label(slot))} {code(track.slots[slot])}"


def _unit(track: TrackPlan, slot: int) -> Text | None:
    return track.indicators[slot].unit if slot < len(track.indicators) else None
