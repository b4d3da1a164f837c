"""With DEI_REQUIRE=all a skipped test fails: what the tests need has to be there, as it is in CI.

Marked `optional`, a test may be skipped all the same: it needs a kind of machine, or what is no dependency of ours.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

ALL = os.environ.get("DEI_REQUIRE") == "all"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: Any, call: Any) -> Iterator[None]:
    """Turn a skip into a failure that says its reason."""
    outcome: Any = yield
    report = outcome.get_result()
    if ALL and report.skipped and not hasattr(report, "wasxfail") and not item.get_closest_marker("optional"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome, report.longrepr = "failed", f"{reason} (DEI_REQUIRE=all lets no test be skipped)"


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report(collector: Any) -> Iterator[None]:
    """The same of a whole file."""
    outcome: Any = yield
    report = outcome.get_result()
    if ALL and report.skipped:
        report.outcome, report.longrepr = (
            "failed",
            f"{report.longrepr} (DEI_REQUIRE=all lets no file be skipped)",
        )
