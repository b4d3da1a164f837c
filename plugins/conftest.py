"""What the tests of all plugins share."""

from __future__ import annotations

from importlib.util import find_spec

from requiring import pytest_make_collect_report, pytest_runtest_makereport

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport"]

if find_spec("hypothesis") is not None:  # rule packs declare no laws of their own, and no need of it
    from trying import make_profiles

    make_profiles()
