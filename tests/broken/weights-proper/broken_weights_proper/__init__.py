"""A plugin whose method breaks one promise."""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import Weigher, Weighing, hookimpl


def apply(children, params):
    """A quarter for each child."""
    return Weighing(weights=np.full(len(children), 0.25))


@hookimpl
def dei_methods():
    """One method."""
    return [Weigher(id="garden.odd", judged=True, apply=apply, about=Text(en="Odd", zh="示例"))]
