"""Benchmarks are timed by `make bench` alone; other runs leave them out, and do not call them skipped."""

from __future__ import annotations

from typing import Any


def pytest_collection_modifyitems(config: Any, items: list[Any]) -> None:
    """Leave out what is timed where nothing is to be timed."""
    if not config.getoption("benchmark_skip"):
        return
    timed = [item for item in items if "benchmark" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=timed)
    items[:] = [item for item in items if item not in set(timed)]
