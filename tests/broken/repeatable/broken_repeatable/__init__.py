"""A plugin whose method breaks one promise."""

from __future__ import annotations

from dei_core import Text
from dei_core.plugin import Normalizer, hookimpl

_CALLS: list[int] = []


def apply(x, params, reference, direction):
    """The value, moved by the number of calls."""
    _CALLS.append(1)
    return x * direction + len(_CALLS)


@hookimpl
def dei_methods():
    """One method."""
    return [Normalizer(id="garden.odd", apply=apply, about=Text(en="Odd", zh="示例"))]
