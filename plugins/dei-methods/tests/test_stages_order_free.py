"""The plugin's methods give the same bits however the regions are ordered and lie in memory."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from orders import LAYOUTS, bits, drawn, learners

from dei_core.plugin import Method
from dei_methods.catalogue import METHODS

JUDGED = ("methods.best_worst", "methods.ahp")
"""What takes its weights from judgements of another number of children."""
LEARNERS = list(learners(METHODS))


def test_every_method_that_learns_is_there() -> None:
    """Weighers, imputers that see the table, and what compares all regions."""
    assert {method.id for method, _ in LEARNERS} == {
        method.id for method in METHODS if method.sees in ("column", "table") or method.kind == "weigher"
    }


@pytest.mark.parametrize(("method", "params"), LEARNERS, ids=lambda one: getattr(one, "id", ""))
@pytest.mark.parametrize("rows", [11, 24])
def test_order_and_layout_change_no_bit(method: Method, params: Any, rows: int) -> None:
    """Weights, diagnostics, and each region's own score or filled cells; searches go the same way."""
    random = np.random.default_rng(rows)
    columns = drawn(rows, rows, 3)
    same = np.arange(rows)
    expected = bits(method, params, columns, same, "as it is")
    assert len(expected) > 32 or method.id in ("methods.best_worst", "methods.ahp"), (
        "refused: nothing would be compared"
    )

    for layout in list(LAYOUTS)[::2]:
        assert bits(method, params, columns, random.permutation(rows), layout) == expected
