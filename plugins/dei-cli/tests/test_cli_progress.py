"""The sign of life on a terminal."""

from __future__ import annotations

import io
import sys
import time

import pytest

from dei_cli.kit.progress import Progress
from dei_cli.kit.session import Session


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, patience: float, json: bool = False) -> str:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress(Session(lang="zh", json=json), patience) as progress:
        progress.step("data", "early")
        for _ in range(100):
            time.sleep(0.01)
            if "early" in stream.getvalue():
                break
            if patience > 1 or json or not stream.isatty():
                break
        progress.step("score", "cities")
    return stream.getvalue()


def test_a_long_run_shows_its_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "读取数据：early" in shown(monkeypatch, Terminal(), 0.0)


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), 60.0) == ""


def test_neither_a_file_nor_a_program_is_shown_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 0.0) == ""
    assert shown(monkeypatch, Terminal(), 0.0, json=True) == ""
