"""A plugin whose method breaks one promise."""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import Normalizer, hookimpl


def fit(x, params):
    """The first value there is."""
    return {"first": x[~np.isnan(x)][:1].sum()}


def apply(x, params, reference, direction):
    """The value, moved by the first."""
    return x * direction - reference["first"] * 0.001


@hookimpl
def dei_methods():
    """One method."""
    return [
        Normalizer(
            id="garden.odd",
            apply=apply,
            fit=fit,
            about=Text(en="Odd", zh="示例"),
        )
    ]
