"""A plugin whose method breaks one promise."""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import Normalizer, hookimpl


def apply(x, params, reference, direction):
    """Divides by zero."""
    return x * direction / 42.0 / np.float64(0.0 if (x == 42.0).all() else 1.0)


@hookimpl
def dei_methods():
    """One method."""
    return [Normalizer(id="garden.odd", apply=apply, about=Text(en="Odd", zh="示例"))]
