"""The page on how the house is built is that of the code: pictures, tables, the names and the numbers of the walk."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import house_page
import pytest

from dei_core import evaluate, explain

PAGE = house_page.PAGE.read_text(encoding="utf-8")


def test_pictures_and_tables_are_those_of_the_code() -> None:
    """`python tests/support/house_page.py` renews them."""
    assert house_page.renewed(PAGE) == PAGE


@pytest.mark.parametrize("name", sorted(set(house_page.named(PAGE))))
def test_what_the_walk_names_is_there(name: str) -> None:
    """Module by module, then by attribute."""
    parts = name.split(".")
    found: Any = import_module(parts[0])
    for place, part in enumerate(parts[1:], start=2):
        found = getattr(found, part, None) or import_module(".".join(parts[:place]))
    assert found is not None


def test_the_walk_tells_the_numbers_of_the_example() -> None:
    """Value, score, the node above, points and rank of Beijing's ports."""
    result = evaluate(house_page.ROOT / "examples/gigabit-2022")
    told = explain(result.card.only, "110000").top
    lines = {line.id: line for line in told.walk()}
    ports, network = lines["gigabit.ports_10g_pon"], lines["network"]
    numbers = (ports.score, network.score, ports.contribution)

    assert result.card.only.published(ports.id)[result.card.only.table.regions.index("110000")] == 36.0
    assert [f"{number:.2f}" for number in numbers if number is not None] == ["77.09", "88.54", "19.27"]
    assert f"{told.score:.1f}" == "90.4"
    assert told.rank == 4
    for number in ("36 %", "77.09", "88.54", "19.27", "90.4", "rank 4 of 8"):
        assert number in PAGE


def test_every_room_says_what_is_in_it() -> None:
    """The first line of a room's docstring is its line of the table."""
    table = re.findall(r"^\| `(\w+)` \| [\w, ]* \| (.*) \|$", PAGE, re.MULTILINE)

    assert len(table) > 5
    assert [room for room, about in table if not about] == []


def test_a_drawing_leaves_out_what_follows() -> None:
    """a → c follows from a → b → c."""
    assert house_page.reduced({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == {
        "a": {"b"},
        "b": {"c"},
        "c": set(),
    }
