"""Output that cannot be printed: a full or closed stream ends in 3 and one sentence, a pipe nobody reads in silence."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="shells and devices of another kind")

COMMANDS: dict[str, list[str]] = {
    "--help": ["--help"],
    "--version": ["--version"],
    "run": ["run", "{0}", "--no-report", "--without", "workbook"],
    "run --json": ["run", "{0}", "--no-write", "--json"],
    "check": ["check", "{0}"],
    "whatif": ["whatif", "{0}", "{0}/scenario.toml"],
    "explain": ["explain", "{0}", "--region", "A1"],
    "lock": ["lock", "{0}"],
    "diff": ["diff", "{0}", "{0}"],
    "verify": ["verify", "--accept", "{0}"],
    "plugins": ["plugins"],
    "methods": ["methods"],
    "schema": ["schema", "edition"],
    "check-plugin": ["check-plugin", "{0}/pack"],
    "new-plugin": ["new-plugin", "dei-garden", "--kind", "indicators"],
    "completion": ["completion", "bash"],
    "docs": ["docs", "{0}", "--format", "md"],
    "report": ["report", "{0}"],
    "template": ["template", "{0}"],
    "analyse": ["analyse", "{0}"],
    "compare": ["compare", "{0}", "{0}"],
}
STREAMS = {"full": (">/dev/full", "No space left on device"), "closed": (">&-", "Bad file descriptor")}
ALSO_CLOSED = ("--help", "run", "explain", "lock")
"""One command of each way to print; that the stream of the others is closed is left to the heavy tests."""
LOST = [
    pytest.param(
        command, stream, marks=() if stream == "full" or command in ALSO_CLOSED else pytest.mark.heavy
    )
    for command in COMMANDS
    for stream in STREAMS
]


@pytest.fixture
def ended(edition: Path, tmp_path: Path) -> Any:
    """A command line with its streams sent somewhere by a shell."""
    (tmp_path / "here").mkdir()
    scenario = "name = {en = 'Price', zh = '价格'}\n[weights.access]\nfibre = 0.5\nprice = 0.5\n"
    (edition / "scenario.toml").write_text(scenario, encoding="utf-8")

    def call(words: list[str], sent: str = "") -> Any:
        command = [sys.executable, "-m", "dei_cli", *(word.format(edition) for word in words)]
        done = subprocess.run(
            ["sh", "-c", f'"$@" {sent}', "sh", *command],
            capture_output=True,
            text=True,
            cwd=tmp_path / "here",
            env={**os.environ, "DEI_LANG": "en", "PYTHONWARNINGS": "error"},
            check=False,
        )
        files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
        return SimpleNamespace(code=done.returncode, out=done.stdout, err=done.stderr, files=files)

    return call


def test_every_command_is_in_the_table() -> None:
    """So that the tests below pass over none."""
    from dei_cli.program.application import Application

    assert set(Application().announced[0]) - set(COMMANDS) == set()


@pytest.mark.parametrize(("command", "stream"), LOST)
def test_output_that_is_lost_ends_in_3(ended: Any, command: str, stream: str) -> None:
    """One sentence says so and why; the command has done its work to the end, and there is no traceback."""
    sent, why = STREAMS[stream]
    done = ended(COMMANDS[command], sent)
    said = [line for line in done.err.splitlines() if "cli.not-printed" in line]

    assert (done.code, len(said)) == (3, 1)
    assert why in said[0]
    assert "Traceback" not in done.err
    assert not [name for name in done.files if ".dei-room" in name]


@pytest.mark.parametrize("command", ["run", "lock", "new-plugin", "template"])
def test_the_work_is_done_though_the_output_is_lost(ended: Any, command: str) -> None:
    """The files are those of the same command with a stream that takes all."""
    left = ended(COMMANDS[command], ">/dev/full").files

    assert any(name.startswith("here/") or name.endswith(".lock.toml") for name in left)
    again = ended(COMMANDS[command]).files
    assert again - left == set()


@pytest.mark.parametrize("sent", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["run", "{0}", "--no-write", "--json"], 0),
        (["run", "{0}", "--out", "/", "--json"], 3),
        (["check", "nowhere", "--json"], 1),
        (["nonsense", "--json"], 2),
    ],
)
def test_errors_that_are_lost_change_no_exit_code(ended: Any, words: list[str], code: int, sent: str) -> None:
    """And what is printed on stdout is the document alone."""
    done = ended(words, sent)

    assert done.code == code
    assert re.fullmatch(r"\{.*\}\n", done.out, re.DOTALL)


@pytest.mark.parametrize("sent", [">&-", ">/dev/full"])
def test_a_command_that_prints_nothing_loses_nothing(ended: Any, sent: str) -> None:
    """Its faults are on stderr, and its exit code is theirs."""
    done = ended(["check", "nowhere"], sent)

    assert done.code == 1
    assert "cli.not-printed" not in done.err


def test_all_streams_may_be_closed(ended: Any) -> None:
    """A file that is opened takes none of their places."""
    done = ended(COMMANDS["run"], "<&- >&- 2>&-")

    assert (done.code, done.out, done.err) == (3, "", "")
    assert "here/out/demo/ranking.csv" in done.files


def test_a_reader_that_has_read_enough_gets_the_true_exit_code(
    ended: Any, edition: Path, tmp_path: Path
) -> None:
    """`dei … | head -1` runs to its end, in silence: a fault that is found after the first line is no success."""
    (edition / "expected").mkdir()
    (edition / "expected/ranking.csv").write_text("track,year,region,score\ncities,2024,A1,1\n")
    whole = ended(["verify", "{0}", "--json"])
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "dei_cli", "verify", str(edition), "--json"]
    broken = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    os.close(writing)

    assert whole.code == 1
    assert (broken.returncode, broken.stderr) == (1, b"")
