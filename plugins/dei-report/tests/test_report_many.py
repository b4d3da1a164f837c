"""The report of as many regions as China has counties, in a real browser: sorted, searched, shown whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from forming import Form, indicators, result_of, tree
from forms import economy

from dei_report.files import PAGE, write_files
from dei_report.story.telling import story

COUNT = 3_000
RANKING = "[data-ranking]"
NODES = {
    "top": 'children = ["left", "right"]',
    "left": 'children = ["one", "two"]',
    "right": 'children = ["three", "four"]',
}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    """The story of 3,000 made-up regions, and its page."""
    folder = tmp_path_factory.mktemp("many")
    generator = np.random.default_rng(3)
    columns = {
        name: [float(value) for value in generator.uniform(1.0, 7.0, COUNT)]
        for name in ("one", "two", "three", "four")
    }
    lines = [*indicators(dict.fromkeys(columns, economy.SURVEY)), *tree("top", NODES, (), "")]
    told = story(result_of(folder, Form(lines=lines, columns=columns, expected={})))
    (folder / "out").mkdir()
    write_files(told, folder / "out")
    return told["tracks"][0]["regions"], folder / "out" / PAGE


@pytest.fixture
def page(browser: Any, many: tuple[Any, Path]) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="en-GB")
    opened = context.new_page()
    opened.wrong = []
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    opened.goto(many[1].as_uri())
    opened.wait_for_selector(f"{RANKING} tbody tr", state="attached")
    yield opened
    context.close()


def column(page: Any, place: int) -> list[str]:
    """The cells of one column of the ranking, as the page has them."""
    cells: list[str] = page.eval_on_selector_all(
        f"{RANKING} tbody tr", f"rows => rows.map(row => row.children[{place}].textContent.trim())"
    )
    return cells


def test_thousands_are_sorted_and_shown_whole(page: Any, many: tuple[Any, Path]) -> None:
    """The lowest scores of all come first, not those of the rows that were shown; on request, every row is there."""
    scores = sorted(many[0]["score"])
    head = page.locator(f'{RANKING} th[data-column="score"]')
    head.locator("button").click()
    head.locator("button").click()

    assert len(scores) == COUNT
    assert head.get_attribute("aria-sort") == "ascending"
    assert [float(cell) for cell in column(page, 2)] == pytest.approx(scores[:100], abs=0.00501)

    page.click(f"{RANKING} .more button:first-child")
    assert [float(cell) for cell in column(page, 2)] == pytest.approx(scores, abs=0.00501)
    assert page.wrong == []


def test_thousands_are_searched(page: Any, many: tuple[Any, Path]) -> None:
    """A region of the last page is found by its code, and the number of regions found is said."""
    regions = many[0]
    code = regions["id"][-1]
    wanted = [
        name for name, known in zip(regions["name"], regions["id"], strict=True) if known.startswith(code)
    ]
    page.locator(f"{RANKING} input[type=search]").fill(code)

    assert wanted == column(page, 1)
    assert page.inner_text(f"{RANKING} .count").replace(",", "").startswith(f"{len(wanted)} of {COUNT}")
    assert page.wrong == []
