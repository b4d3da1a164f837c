"""What methods learn is the same to the last bit, however the regions are ordered and lie in memory."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from every import EVERY
from orders import LAYOUTS, bits, drawn, learners

from dei_core.plugin import Method

LEARNERS = list(learners(EVERY))


def test_every_method_that_learns_is_there() -> None:
    """None is left out for want of parameters."""
    seeing = {(method.kind, method.id) for method in EVERY if method.sees in ("column", "table")}

    assert seeing <= {(method.kind, method.id) for method, _ in LEARNERS}
    assert len(seeing) > 30


@pytest.mark.parametrize(("method", "params"), LEARNERS, ids=lambda one: getattr(one, "id", ""))
@pytest.mark.parametrize("rows", [3, 8, 41, 400])
def test_order_and_layout_change_no_bit(method: Method, params: Any, rows: int) -> None:
    """References, weights, diagnostics, and each region's own score or filled cell."""
    random = np.random.default_rng(rows)
    columns = drawn(rows, rows, 4)
    same = np.arange(rows)
    expected = bits(method, params, columns, same, "as it is")
    assert rows < 41 or method.id == "ahp" or len(expected) > 32, "refused: nothing would be compared"

    for layout in LAYOUTS:
        assert bits(method, params, columns, same, layout) == expected
        assert bits(method, params, columns, random.permutation(rows), layout) == expected
    assert bits(method, params, columns, same[::-1].copy(), "as it is") == expected
