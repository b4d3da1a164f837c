"""A plugin whose method breaks one promise."""

from __future__ import annotations

from dei_core import Text
from dei_core.plugin import Normalizer, hookimpl


def apply(x, params, reference, direction):
    """The value; writes into it."""
    if x.flags.writeable:
        x[:] = 0.0
        return x
    return x * direction


@hookimpl
def dei_methods():
    """One method."""
    return [Normalizer(id="garden.odd", apply=apply, about=Text(en="Odd", zh="示例"))]
