"""A plugin whose method breaks one promise."""

from __future__ import annotations

from dei_core import Text
from dei_core.plugin import Normalizer, hookimpl


def apply(x, params, reference, direction):
    """Direction times value, by the hash of a text."""
    return x * direction + hash("garden") % 1000


@hookimpl
def dei_methods():
    """One method."""
    return [Normalizer(id="garden.odd", apply=apply, about=Text(en="Odd", zh="示例"))]
