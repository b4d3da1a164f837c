"""What learned, under a typed key, and what it learned; of a node's children by child."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import attrs
import numpy as np

from dei_core.kernel.method import Column

Stage = Literal["impute", "treat", "normalise", "weight", "aggregate"]
Taught = Mapping[str, float | Column | Mapping[str, float | Column]]
"""A method's reference as it is kept: what a node learned of its children is told by child, as it holds for them in
any order, and for no others."""


@attrs.frozen
class Learner:
    """What learned: the stage, and what it was done to.

    item: the column that was imputed or treated, else the indicator or node. node: whether it is a node.
    """

    stage: Stage
    item: str
    node: bool = False

    def __str__(self) -> str:
        """What findings call it.

        >>> str(Learner("normalise", "fibre")), str(Learner("normalise", "index", node=True))
        ('fibre', 'index@normalise')
        """
        return self.item if self.stage == "normalise" and not self.node else f"{self.item}@{self.stage}"


References = Mapping[Learner, Mapping[str, Taught]]
"""What learned -> group of rows -> what it learned. The group is "" for all rows, else trait value or parent, and
year."""


def numbers(taught: Taught) -> dict[str, float]:
    """What was learned as single numbers: neither samples nor by child."""
    single = ((name, value) for name, value in taught.items() if not isinstance(value, Mapping))
    return {name: float(value) for name, value in single if np.ndim(value) == 0}


def by_child(reference: Mapping[str, Any], children: Sequence[str]) -> dict[str, Any]:
    """A reference with an entry for each child in the place of an array along the children.

    >>> by_child({"weights": np.array([0.25, 0.75]), "explained": 0.5}, ("a", "b"))
    {'weights': {'a': 0.25, 'b': 0.75}, 'explained': 0.5}
    """
    made: dict[str, Any] = {}
    for name, value in reference.items():
        made[name] = value
        if np.ndim(value) and len(np.atleast_1d(value)) == len(children):
            parts = zip(children, np.asarray(value), strict=True)
            made[name] = {child: part if np.ndim(part) else float(part) for child, part in parts}
    return made


def along(reference: Taught, children: Sequence[str]) -> dict[str, Any]:
    """The reference that `by_child` took apart, its arrays along these children; KeyError for one unknown to it."""
    return {
        name: np.array([_of_child(name, value, child) for child in children])
        if isinstance(value, Mapping)
        else value
        for name, value in reference.items()
    }


def _of_child(name: str, told: Mapping[str, Any], child: str) -> Any:
    if child not in told:
        raise KeyError(f"{name}[{child}]")
    return told[child]
