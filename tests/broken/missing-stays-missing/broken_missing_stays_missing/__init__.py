"""A plugin whose method breaks one promise."""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import Normalizer, hookimpl


def apply(x, params, reference, direction):
    """The value, 0 where there is none."""
    return np.where(np.isnan(x), 0.0, x * direction)


@hookimpl
def dei_methods():
    """One method."""
    return [Normalizer(id="garden.odd", apply=apply, about=Text(en="Odd", zh="示例"))]
