"""The table of examples/published/README.md, made from the catalogue and the plans: `make published` renews it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from catalogue import FOLDER, INDICES, Comparison, Index

from dei_core import TrackPlan, open_edition

README = FOLDER / "README.md"
BEGIN, END = "<!-- generated: `make published` -->", "<!-- end of what is generated -->"
_PRINTS_ALL = 12


def plans(index: Index) -> tuple[TrackPlan, ...]:
    """The plans of an index's first edition, one per shape of tree."""
    found = open_edition(index.path(index.editions[0])).plan.tracks
    return tuple({shape(plan): plan for plan in found}.values())


def shape(plan: TrackPlan) -> str:
    """How many indicators and nodes the index has, level by level: "33 → 10 → 4 → 1"."""
    first = len(plan.indicators)
    leaves = sum(slot < first for slot in plan.reached)
    levels = Counter(plan.node(slot).level for slot in plan.reached if slot >= first)
    return " → ".join(map(str, [leaves, *(levels[level] for level in sorted(levels, reverse=True))]))


def headline(index: Index) -> tuple[Comparison, ...]:
    """The comparisons of the index itself, or of the highest level that is published."""
    roots = {plan.slots[plan.root] for plan in plans(index)}
    scores = tuple(one for one in index.compare if not one.rank)
    return tuple(one for one in scores if roots & set(one.columns)) or scores[-1:]


def share(comparisons: Iterable[Comparison]) -> str:
    """How many values are equal at the published digit: in percent, and in numbers."""
    found = tuple(comparisons)
    rows, equal = sum(one.rows for one in found), sum(one.equal for one in found)
    if not rows:
        return "-"
    percent = "100 %" if equal == rows else f"{min(100.0 * equal / rows, 99.99):.2f} %"
    return f"{percent} ({equal:,} of {rows:,})"


def digits(comparison: Comparison) -> str:
    """What "equal" is held to."""
    if comparison.rank:
        return "rank"
    if comparison.value:
        return f"{comparison.digits} figures"
    if comparison.digits > _PRINTS_ALL:
        return "full double"
    return f"{comparison.digits} {'decimal' if comparison.digits == 1 else 'decimals'}"


def largest(comparisons: Iterable[Comparison]) -> str:
    """The greatest distance outside the exceptions, and how many these are."""
    found = tuple(comparisons)
    apart = len({name for one in found for name in one.exceptions})
    furthest = max(one.largest for one in found)
    bound = "0" if furthest == 0.0 else f"{furthest:.1e}".replace("e-0", "e-")
    return bound + (f", {apart} {'exception' if apart == 1 else 'exceptions'}" if apart else "")


def overview() -> list[str]:
    """One line per index."""
    lines = [
        "| index | units | levels | rule that computes it | recomputed from | largest error "
        "| equal at the published digit | ranks equal |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for index in INDICES:
        main = headline(index)
        cells = (
            f"[{index.title}]({index.folder}/) ({index.body})",
            index.units,
            "; ".join(shape(plan) for plan in plans(index)),
            index.rule,
            index.from_level,
            largest(main),
            share(main),
            share(one for one in index.compare if one.rank),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def details() -> list[str]:
    """One line per comparison."""
    lines = [
        "| index | what is compared | values | held to | largest error | equal |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for index in INDICES:
        for one in index.compare:
            cells = (
                f"[{index.folder}]({index.folder}/)",
                one.what,
                f"{one.rows:,}",
                digits(one),
                largest([one]),
                share([one]),
            )
            lines.append(f"| {' | '.join(cells)} |")
    return lines


def generated() -> str:
    """Everything between the marks of the README."""
    return "\n".join([BEGIN, "", *overview(), "", "### Every comparison", "", *details(), "", END])


def renewed(text: str) -> str:
    """The README with its generated part made anew."""
    before, _, rest = text.partition(BEGIN)
    return before + generated() + rest.partition(END)[2]


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{README}\n")
