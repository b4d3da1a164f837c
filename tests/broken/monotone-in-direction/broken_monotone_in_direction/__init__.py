"""A plugin whose method breaks one promise."""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import Normalizer, hookimpl


def apply(x, params, reference, direction):
    """The cosine."""
    return np.cos(x) * direction


@hookimpl
def dei_methods():
    """One method."""
    return [Normalizer(id="garden.odd", apply=apply, about=Text(en="Odd", zh="示例"))]
