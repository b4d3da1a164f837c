"""A pack that calls itself data."""

from dei_core.plugin import hookimpl


@hookimpl
def dei_methods():
    """Nothing declares this."""
    raise RuntimeError("imported")
