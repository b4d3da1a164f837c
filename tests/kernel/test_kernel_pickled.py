"""Plans and scorecards go to other processes: whatever a method is made of, it is found again where it stands."""

from __future__ import annotations

import pickle

import attrs
import pytest
from every import EVERY

from dei_core import Table, compose, score
from dei_core.kernel.kinds import Normalizer
from dei_core.plugin import Method
from dei_core.text import Text


@pytest.mark.parametrize("method", EVERY, ids=lambda method: f"{method.kind} {method.id}")
def test_every_method_is_pickled(method: Method) -> None:
    """Under its own id, which those that moved bear without a namespace."""
    assert pickle.loads(pickle.dumps(method)) == method


def test_a_changed_method_is_no_longer_the_one_that_stands() -> None:
    """Its module has another of that name, so it has to be pickled as it is, and says where it cannot."""
    minmax = next(method for method in EVERY if method.id == "minmax")
    assert isinstance(minmax, Normalizer)
    changed = attrs.evolve(minmax, about=Text("mine", "自定"), learns=None)

    assert pickle.loads(pickle.dumps(changed)) == changed


def test_a_scorecard_is_pickled() -> None:
    """With its plan, its table and all it learned."""
    plan = compose({"index": {"a": 0.6, "b": 0.4}}, lower=["b"])
    card = score(plan, Table(regions=["x", "y", "z"], columns={"a": [1, 2, 4], "b": [3, 5, 9]}))
    again = pickle.loads(pickle.dumps(card))

    assert again.only.total.tolist() == card.only.total.tolist()
    assert again.only.plan == card.only.plan
    assert again.only.ranks().tolist() == [3.0, 2.0, 1.0]
