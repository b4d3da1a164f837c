"""A plugin whose method breaks one promise."""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import Aggregator, hookimpl


def attribute(children, weights, params, score):
    """All to each."""
    return [score for _ in children]


def apply(children, weights, params):
    """The least."""
    return np.minimum.reduce(children)


@hookimpl
def dei_methods():
    """One method."""
    return [
        Aggregator(
            id="garden.odd",
            apply=apply,
            attribute=attribute,
            about=Text(en="Odd", zh="示例"),
        )
    ]
