"""What a method declares of itself: what it sees and what it learns are one truth."""

from __future__ import annotations

from typing import Any

import pytest

from dei_core import DeiError, Method, Text
from dei_core.kernel.builtin import BUILTIN
from dei_core.messages import meaning as say

ABOUT = Text(en="Odd", zh="示例")


def declared(kind: Any, sees: Any, fits: bool) -> Method:
    """A method of a kind that says what it sees."""
    fit = (lambda *_: {}) if fits else None
    return Method(id="a.b", kind=kind, sees=sees, apply=lambda x, *_: x, fit=fit, about=ABOUT)


@pytest.mark.parametrize("kind", ["normalizer", "imputer", "treatment", "aggregator"])
@pytest.mark.parametrize("sees", ["cell", "children"])
def test_a_fit_sees_other_regions(kind: str, sees: str) -> None:
    """A method with a fit that says it sees the cell, or the children of the same region, is refused."""
    with pytest.raises(DeiError) as refused:
        declared(kind, sees, True)

    assert [item.message for item in refused.value.findings] == [say.FIT_WITHOUT_SEEING]
    assert "'a.b'" in str(refused.value)


@pytest.mark.parametrize(("kind", "sees"), [("normalizer", "column"), ("aggregator", "table")])
def test_other_regions_are_seen_through_a_fit(kind: str, sees: str) -> None:
    """Scores are computed block by block: without a fit, what is seen of the others would depend on the blocks."""
    with pytest.raises(DeiError) as refused:
        declared(kind, sees, False)

    assert [item.message for item in refused.value.findings] == [say.SEEN_WITHOUT_FIT]
    assert declared(kind, sees, True).fit is not None


@pytest.mark.parametrize("method", BUILTIN, ids=lambda method: f"{method.kind}-{method.id}")
def test_the_core_keeps_it(method: Method) -> None:
    """Every method of the core that learns says so, and every normalizer and aggregator that says so learns."""
    sees = method.sees in ("column", "table")
    if method.kind in ("normalizer", "aggregator"):
        assert sees == (method.fit is not None)
    assert sees or method.fit is None
