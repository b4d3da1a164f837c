"""Cells, headers, codes and words of a hundred thousand signs are told what they are, in time that grows with them.

Each of these shapes would keep a pattern that tries every way to part it busy for hours.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dei_core.data.cells import EMPTY_ONLY, codes, numbers, years
from dei_core.data.door import admit
from dei_core.data.header import Sheet
from dei_core.data.spelling import look_alikes
from dei_core.data.words import show
from dei_core.findings import DeiError, Finding
from dei_core.ids import nearest
from dei_core.model.dataset import ColumnIntake, Intake
from dei_core.showing import shown, shown_json, shown_lines
from dei_core.text import Label, Text

LONG = 100_000
CELLS = {
    "digits and a letter": ("1" * LONG + "x", "text-cell"),
    "a sign, digits and a letter": ("-" + "1" * LONG + "x", "text-cell"),
    "digits and a point too many": ("1" * LONG + ".1.", "text-cell"),
    "decimals and a letter": ("0." + "1" * LONG + "x", "text-cell"),
    "exponent and a letter": ("1e" + "1" * LONG + "x", "text-cell"),
    "groups and a letter": ("1" + ",234" * (LONG // 4) + "x", "text-cell"),
    "groups with points": ("1" + ".234" * (LONG // 4) + "x", "text-cell"),
    "groups apart by blanks": ("1" + " 234" * (LONG // 4) + "x", "text-cell"),
    "blanks before a percent sign": ("1" + " " * LONG + "%", "percent-cell"),
    "blanks and no percent sign": ("1" + " " * LONG + "x", "text-cell"),
    "percent of many digits": ("1" * LONG + "%", "percent-cell"),
    "percent of many decimals": ("1." + "1" * LONG + "%", "percent-cell"),
    "decimal comma": ("1" * LONG + ",5", "decimal-comma-cell"),
    "decimal comma and a letter": ("1" * LONG + ",5x", "text-cell"),
    "grouped": ("1" + ",234" * (LONG // 4), "grouped-cell"),
    "full-width digits": ("１" * LONG, "full-width-cell"),
    "full-width digits and a letter": ("１" * LONG + "x", "text-cell"),
    "more than a double": ("1" * LONG, "not-finite-cell"),
    "signs": ("+" * LONG, "text-cell"),
    "points": ("." * LONG, "text-cell"),
    "commas": ("," * LONG, "text-cell"),
    "blanks inside": ("x" + " " * LONG + "x", "text-cell"),
    "infinite, almost": ("inf" * LONG, "text-cell"),
    "combining marks": ("a" + "\u0301\u0323" * (LONG // 2), "text-cell"),
    "hidden": ("\u200b" * LONG, "text-cell"),
    "whole number": (10**LONG, "not-finite-cell"),
}
FIBRE = ColumnIntake(
    indicator="a.fibre", name=Text(en="Fibre", zh="光纤"), header="fibre", unit=Label.shared("%")
)


@pytest.mark.parametrize(("cell", "code"), CELLS.values(), ids=CELLS)
def test_a_long_cell_is_told_what_it_is(cell: Any, code: str) -> None:
    """In a finding that is itself short."""
    values, faults = numbers([cell, "1"], EMPTY_ONLY)

    assert [fault.message.code for fault in faults] == [code]
    assert np.isnan(values[0])
    facts = {"indicator": "i", "unit": "u", "dataset": "d", **faults[0].facts}
    assert len(Finding(message=faults[0].message, facts=facts).text()) < 600


def test_many_digits_after_the_point_are_a_number() -> None:
    """Rounded to the nearest double, as ever."""
    assert numbers(["0." + "1" * LONG], EMPTY_ONLY)[0].tolist() == [1 / 9]


@pytest.mark.parametrize("cell", [cell for cell, _ in CELLS.values()], ids=list(CELLS))
def test_a_long_year_and_a_long_code_are_told(cell: Any) -> None:
    """Or are read."""
    _, faults = years([cell])
    words, others = codes([cell])

    assert [fault.message.code for fault in faults] == ["bad-year"]
    assert len(show(cell)) <= 41
    assert len(words) == 1
    assert [fault.message.code for fault in others] == (["region-code"] if isinstance(cell, int) else [])


TEXTS = [cell for cell, _ in CELLS.values() if isinstance(cell, str)]


@pytest.mark.parametrize("text", [*TEXTS, "[" * LONG, "a [" * LONG, "x" * LONG + " [%", " " * LONG + "x"])
def test_a_long_header_is_told(text: str) -> None:
    """As a column that nobody expects, beside one like it."""
    header = ("region", text, f"{text}b")
    sheet = Sheet(file="a.csv", header=header, columns=(["a"], ["1"], ["1"]), rows=(2,))
    with pytest.raises(DeiError) as caught:
        admit(sheet, Intake(dataset="d", columns=(FIBRE,)))

    assert {finding.code for finding in caught.value.findings} >= {"missing-column"}


@pytest.mark.parametrize("text", TEXTS, ids=[name for name in CELLS if name != "whole number"])
def test_long_words_are_compared_and_shown(text: str) -> None:
    """Without a look at every pair of signs."""
    assert nearest(text, [text[:-1] + "y", "fibre"]) == ()
    assert look_alikes([text, f"{text}z"]) == ()
    assert len(shown(text)) >= len(text) - 1
    assert len(shown_lines(text)) >= len(text) - 1
    assert len(shown_json(text)) >= len(text) - 1
