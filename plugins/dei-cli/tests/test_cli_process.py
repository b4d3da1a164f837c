"""`dei` as a process: its start, its end, and pipes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from needing import needs

from dei_core.host import installed

LIBRARIES = (
    "numpy",
    "rich",
    "cattrs",
    "scipy",
    "polars",
    "pyarrow",
    "narwhals",
    "altair",
    "xlsxwriter",
    "jinja2",
)
HEAVY = (
    *LIBRARIES,
    "dei_core.model.tree",
    "dei_core.model.pack",
    "dei_core.editions.evaluation",
    "dei_tables.text_writer",
    "dei_cli.commands.run",
)

SLOW = """
import time
import tomllib
from pathlib import Path
from dei_core import Text
from dei_core.plugin import Writer, hookimpl

def write(result, folder):
    Path("begun").write_text("")
    time.sleep(60)

@hookimpl
def dei_writers():
    return [Writer(name="slow", about=Text(en="Slow", zh="慢"), write=write)]
"""


def test_help_starts_light(tmp_path: Path) -> None:
    """The help imports no numpy, no rich, no rule model, and nothing of packs without commands."""
    code = f"""
import sys
from dei_cli.main import main
sys.argv = ["dei", "--help"]
try:
    main()
except SystemExit as end:
    heavy = [name for name in {HEAVY!r} if name in sys.modules]
    print(end.code, heavy, file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.stderr == "0 []\n"


def answering() -> list[str]:
    """The modules of the installed packs that answer for commands, and so run at every start."""
    manifests = {pack.module: pack.folder / "pack.toml" for pack in installed() if pack.folder}
    read = {module: tomllib.loads(path.read_text("utf-8")) for module, path in manifests.items()}
    return [module for module, manifest in read.items() if "commands" in manifest["pack"].get("provides", ())]


def test_the_projects_own_plugins_are_among_those_that_answer() -> None:
    """So that the test below passes over none of them."""
    needs("dei")
    assert {"dei_analysis.plugin", "dei_cli.plugin", "dei_report.plugin", "dei_tables.plugin"} <= set(
        answering()
    )


@pytest.mark.parametrize("module", answering())
def test_plugins_answer_for_their_commands_light(module: str) -> None:
    """No plugin imports numpy, a library of tables, charts or terminals, or the rule model to name its commands."""
    code = f"""
import sys
import {module} as plugin
names = [command.name for command in plugin.dei_commands()]
print(bool(names), [name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "True []\n"


def test_python_m_is_dei(process: Any) -> None:
    done = process("--version")

    assert (0, "") == (done.code, done.err)
    assert done.out.startswith("dei-cli ")


@pytest.mark.skipif(os.name == "nt", reason="no such signals")
def test_interrupt(process: Any, install: Any, edition: Path, tmp_path: Path) -> None:
    """Ctrl-C in the middle of writing ends in 130, says so, and leaves the earlier result whole and nothing else."""
    process("run", edition, "--no-report")
    before = {path.name: path.read_bytes() for path in (tmp_path / "here/out/demo").iterdir()}
    site = install("slow", SLOW, provides='["writers"]')
    running = subprocess.Popen(
        [sys.executable, "-m", "dei_cli", "run", str(edition), "--no-report"],
        cwd=tmp_path / "here",
        env={**os.environ, "PYTHONPATH": str(site), "DEI_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    for _ in range(200):
        if (tmp_path / "here/begun").exists():
            break
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    after = {path.name: path.read_bytes() for path in (tmp_path / "here/out/demo").iterdir()}

    assert (130, b"") == (running.returncode, out)
    assert "Interrupted; nothing is half-written" in err.decode()
    assert "Traceback" not in err.decode()
    assert before == after
    assert [path.name for path in (tmp_path / "here/out").iterdir()] == ["demo"]


@pytest.mark.skipif(os.name == "nt", reason="no such pipes")
@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["run", "{}", "--no-report"], ["run", "{}", "--no-report", "--json"], ["plugins"]],
)
def test_closed_pipe_is_quiet(edition: Path, tmp_path: Path, arguments: list[str]) -> None:
    """A reader that has read enough is no fault: `dei … | head -1` ends in 0 without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "dei_cli", *(word.format(edition) for word in arguments)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    os.close(writing)

    assert (0, b"") == (done.returncode, done.stderr)


def test_output_that_is_no_unicode(process: Any, edition: Path) -> None:
    """A terminal that knows no Chinese gets question marks, and a document gets escapes: never a failure."""
    shown = process("run", edition, "--no-report", "--lang", "zh", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    record = process("run", edition, "--no-report", "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert (0, 0) == (shown.code, record.code)
    assert "A1" in shown.out
    assert record.document["tracks"][0]["ranking"][0]["name"] == "一市"
