"""A plugin whose method breaks one promise."""

from __future__ import annotations

from dei_core import Text
from dei_core.plugin import Normalizer, hookimpl

_CALLS: list[int] = []


def apply(x, params, reference, direction):
    """Direction times value."""
    return x * direction


@hookimpl
def dei_methods():
    """One method."""
    _CALLS.append(1)
    return [
        Normalizer(
            id=f"garden.odd_{len(_CALLS)}",
            apply=apply,
            about=Text(en="Odd", zh="示例"),
        )
    ]
