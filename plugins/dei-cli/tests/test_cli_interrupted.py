"""Ctrl-C at any moment of any command: exit code 130, one sentence, nothing half-written, nothing left behind."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no such signals")

COMMANDS: dict[str, list[str]] = {
    "run": ["run", "{0}", "--no-report"],
    "check": ["check", "{0}"],
    "explain": ["explain", "{0}", "--region", "A1"],
    "lock": ["lock", "{0}"],
    "verify": ["verify", "--accept", "{0}"],
    "new-plugin": ["new-plugin", "dei-garden", "--kind", "indicators"],
    "docs": ["docs", "{0}", "--format", "md"],
    "report": ["report", "{0}"],
    "template": ["template", "{0}"],
    "analyse": ["analyse", "{0}"],
    "compare": ["compare", "{0}", "{0}", "--out", "compared.csv"],
}
SENTENCE = "Interrupted; nothing is half-written: each result is the earlier or the new one, whole."
CHILD = """
import os, signal, sys
called, moment = 0, int(sys.argv.pop(1))
def pressed(frame, event, arg):
    global called
    called += 1
    if called == moment:
        sys.setprofile(None)
        signal.raise_signal(signal.SIGINT)
sys.setprofile(pressed)
from dei_cli.main import main
try:
    main()
finally:
    if moment == 0:
        sys.setprofile(None)
        print(called, file=sys.stderr)
"""
SWALLOWING = """
import time
from pathlib import Path
from dei_core import Text
from dei_core.plugin import Writer, hookimpl

def write(result, folder):
    Path("begun").write_text("")
    try:
        time.sleep(60)
    except {caught}:
        {then}

@hookimpl
def dei_writers():
    return [Writer(name="slow", about=Text(en="Slow", zh="慢"), write=write)]
"""


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "DEI_LANG": "en", "PYTHONDONTWRITEBYTECODE": "1", **more}


def pressed(words: list[str], moment: int, folder: Path) -> tuple[int, str]:
    """Run a command line with Ctrl-C at its n-th call of a function, 0 for never; exit code and stderr."""
    command = [sys.executable, "-c", CHILD, str(moment), *words]
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder, env=environment(), check=False
    )
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize(
    ("command", "moments"),
    [
        *((command, 1) for command in ("run", "explain", "lock", "new-plugin", "report")),
        *(pytest.param(command, 4, marks=pytest.mark.heavy) for command in COMMANDS),
    ],
)
def test_any_command_at_any_moment(command: str, moments: int, edition: Path, tmp_path: Path) -> None:
    """Moments all through the command, drawn with a seed; what there was stays, or is what the command makes."""
    here = tmp_path / "here"
    here.mkdir()
    words = [word.format(edition) for word in COMMANDS[command]]
    code, said = pressed(words, 0, here)
    calls = int(said.splitlines()[-1])
    draw = random.Random(command)

    assert (code, calls > 1000) == (0, True)
    for part in range(moments):
        moment = int(calls * (part + draw.random()) / moments)
        code, said = pressed(words, moment, here)
        at = f"call {moment} of {calls}"
        if code == 130:
            assert said.strip() == SENTENCE, at
        else:  # it had come to its end, or refuses what it made before
            assert code in (0, 3), at
            assert "Traceback" not in said, at
            assert "KeyboardInterrupt" not in said, at
        assert not [path for path in tmp_path.rglob(".dei-room*") if list(path.iterdir()) != []], at
    if command in ("run", "report", "docs", "analyse"):
        assert pressed(words, 0, here)[0] == 0


@pytest.mark.parametrize(
    ("caught", "then"),
    [
        ("BaseException", "pass"),
        ("BaseException", "raise ImportError('could not be loaded')"),
        ("BaseException", "raise SystemExit(0)"),
        ("ZeroDivisionError", "pass"),
    ],
)
def test_whoever_catches_it(
    caught: str, then: str, process: Any, install: Any, edition: Path, tmp_path: Path
) -> None:
    """A plugin that takes Ctrl-C for something else, or for nothing, does not make the command end as if in order."""
    site = install("slow", SWALLOWING.format(caught=caught, then=then), provides='["writers"]')
    running = subprocess.Popen(
        [sys.executable, "-m", "dei_cli", "run", str(edition), "--no-report"],
        cwd=tmp_path / "here",
        env=environment(PYTHONPATH=str(site)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    for _ in range(400):
        if (tmp_path / "here/begun").exists():
            break
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    said = running.communicate(timeout=60)[1].decode()

    assert running.returncode == 130
    assert said.count(SENTENCE) == 1
    assert "Traceback" not in said
    assert not list(tmp_path.rglob(".dei-room*"))
