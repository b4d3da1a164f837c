"""A pytest plugin that notes which lines of the core each test runs, and how long it takes: `-p recording`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest

TARGET = os.environ.get("DEI_RECORD", "")
"""The file to write to; its name without an ending, with `.coverage` and `.json` behind it."""


class Recorder:
    """Lines by test, and seconds by test."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.coverage = coverage.Coverage(
            data_file=f"{TARGET}.coverage", source_pkgs=["dei_core", "dei_methods"], config_file=False
        )
        self.coverage.set_option("run:relative_files", True)
        self.coverage.start()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: Any) -> Iterator[None]:
        """Everything that a test and its fixtures run is noted under its name."""
        self.coverage.switch_context(item.nodeid)
        yield
        self.coverage.switch_context("")

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Only what passes can kill a mutant."""
        if report.when == "call" and report.passed:
            self.seconds[report.nodeid] = report.duration

    def pytest_sessionfinish(self) -> None:
        """Write both."""
        self.coverage.stop()
        self.coverage.save()
        Path(f"{TARGET}.json").write_text(json.dumps(self.seconds), encoding="utf-8")


def pytest_configure(config: Any) -> None:
    """Record where a target is named."""
    if TARGET:
        config.pluginmanager.register(Recorder())
