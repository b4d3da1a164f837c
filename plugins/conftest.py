"""What the tests of all plugins share."""

from __future__ import annotations

from requiring import pytest_make_collect_report, pytest_runtest_makereport
from trying import make_profiles

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport"]
make_profiles()
