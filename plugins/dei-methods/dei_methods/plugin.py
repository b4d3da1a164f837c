"""The methods that this plugin adds to the engine; imported when an edition lists it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dei_core.plugin import hookimpl

if TYPE_CHECKING:
    from dei_core.plugin import Method


@hookimpl
def dei_methods() -> tuple[Method, ...]:
    """Imputers, weighers and aggregators that look at all regions, or want a solver or a search."""
    from dei_methods.catalogue import METHODS

    return METHODS
