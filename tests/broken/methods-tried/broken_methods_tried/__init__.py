"""A plugin whose method breaks one promise."""

from __future__ import annotations

import attrs

from dei_core import Text
from dei_core.plugin import Normalizer, hookimpl


@attrs.frozen(kw_only=True)
class Factor:
    """factor: has no default."""

    factor: float


def apply(x, params, reference, direction):
    """A factor times the value."""
    return x * params.factor * direction


@hookimpl
def dei_methods():
    """One method."""
    return [
        Normalizer(
            id="garden.odd",
            apply=apply,
            params=Factor,
            about=Text(en="Odd", zh="示例"),
        )
    ]
