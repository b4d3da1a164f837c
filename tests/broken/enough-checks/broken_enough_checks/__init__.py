"""Declares methods, and gives none."""

from dei_core.plugin import hookimpl


@hookimpl
def dei_methods():
    """No method."""
    return []
