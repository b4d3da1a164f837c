"""A plugin whose method breaks one promise."""

from __future__ import annotations

import numpy as np

from dei_core import Method, Text, hookimpl


def apply(x, params, reference, direction):
    """The cosine."""
    return np.cos(x) * direction


@hookimpl
def dei_methods():
    """One method."""
    return [
        Method(id="garden.odd", kind="normalizer", sees="cell", apply=apply, about=Text(en="Odd", zh="示例"))
    ]
