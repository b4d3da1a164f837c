"""Tests of one plugin that use another: skipped, with the reason, where that one is not installed beside it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import pytest


def needs(*distributions: str) -> None:
    """Skip the test, the fixture or the whole file that says so, unless some distributions are installed."""
    for distribution in distributions:
        try:
            version(distribution)
        except PackageNotFoundError:
            pytest.skip(f"needs {distribution}, which is not installed here", allow_module_level=True)
