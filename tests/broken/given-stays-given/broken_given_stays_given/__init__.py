"""A plugin whose method breaks one promise."""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import Imputer, hookimpl


def apply(x, params, reference):
    """One more than each value."""
    return np.where(np.isnan(x), 1.0, x + 1.0)


@hookimpl
def dei_methods():
    """One method."""
    return [Imputer(id="garden.odd", apply=apply, about=Text(en="Odd", zh="示例"))]
