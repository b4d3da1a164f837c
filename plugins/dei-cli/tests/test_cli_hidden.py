"""No command sends to a terminal what it would obey: names are seen, never done."""

from __future__ import annotations

import csv
import json
import os
import re
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import hostile
import pytest
import tomli_w

from dei_core.showing import HIDDEN

COMMANDS: dict[str, tuple[str, ...]] = {
    "run": ("run", "{edition}", "--no-report"),
    "run all": ("run", "{edition}", "--no-write", "--top", "0"),
    "check": ("check", "{edition}"),
    "explain": ("explain", "{edition}", "--region", "A1"),
    "explain by name": ("explain", "{edition}", "--region", "{name}"),
    "explain nobody": ("explain", "{edition}", "--region", "{evil}"),
    "explain nothing": ("explain", "{edition}", "--region", "A1", "--node", "{evil}"),
    "lock": ("lock", "{edition}"),
    "diff": ("diff", "{edition}", "{other}"),
    "compare": ("compare", "{edition}", "{other}"),
    "whatif": ("whatif", "{edition}", "{edition}/scenario.toml"),
    "audit": ("analyse", "{edition}"),
    "verify": ("verify", "{edition}"),
    "verify first": ("verify", "{edition}", "--accept"),
    "report": ("report", "{edition}"),
    "docs": ("docs", "{edition}"),
    "docs of a pack": ("docs", "{edition}/pack"),
    "template": ("template", "{edition}"),
    "check-plugin": ("check-plugin", "{edition}/pack"),
    "check-plugin nobody": ("check-plugin", "{evil}"),
    "not there": ("run", "{evil}"),
    "folder": ("run", "{edition}", "--no-report", "--out", "out/x\x1b[31m\u202e"),
    "file": ("report", "{edition}", "--out", "out/x\x1b[31m\u202e"),
    "unknown command": ("{evil}",),
    "unknown option": ("run", "--{evil}"),
    "unknown word": ("docs", "x", "--format", "{evil}"),
    "too many": ("check", "a", "{evil}", "{evil}"),
    "no number": ("run", "x", "--top", "{evil}"),
    "no writer": ("run", "x", "--also", "{evil}"),
    "no language": ("run", "x", "--lang", "{evil}"),
    "new plugin": ("new-plugin", "{evil}", "--kind", "region"),
    "schema": ("schema", "{evil}"),
    "completion": ("completion", "{evil}"),
}


def editions(folder: Path, sample: SimpleNamespace) -> dict[str, Path]:
    """The small edition with hidden signs in every text, and one like it with others."""
    made = {}
    for name, price in (("edition", 40), ("other", 60)):
        edition = hostile.hostile(tomllib.loads(sample.edition))
        pack = hostile.hostile(tomllib.loads(sample.pack))
        edition["year"] += price > 40
        edition["dataset"]["cities"].update(
            licence=hostile.SIGNS, columns={"demo.price": hostile.SIGNS.strip()}
        )
        target = folder / f"{name}\x1b[31m"
        sample.make(target, tomli_w.dumps(edition), "", tomli_w.dumps(pack))
        rows = [
            ["region", "name", "fibre", hostile.SIGNS.strip()],
            ["A1", f"一市{hostile.EVIL}", "61.2", price],
        ]
        rows += [["A2", "二市", "90", "60"], ["A3", "三市", "30", "50"]]
        with (target / "data.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        scenario = {"name": {"en": hostile.EVIL, "zh": hostile.EVIL}, "without": ["A2", hostile.EVIL]}
        (target / "scenario.toml").write_text(tomli_w.dumps(scenario), encoding="utf-8")
        made[name] = target
    return made


@pytest.fixture
def named(tmp_path: Path, sample: SimpleNamespace) -> dict[str, Any]:
    """What the commands' blanks stand for."""
    return {**editions(tmp_path, sample), "evil": hostile.EVIL, "name": f"一市{hostile.EVIL}"}


def obeyed(text: str) -> list[str]:
    """The signs of a text that a terminal would obey, line breaks aside."""
    return [sign for sign in HIDDEN.findall(text) if sign != "\n"]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_is_obeyed(dei: Any, named: dict[str, Any], command: str, lang: str) -> None:
    """On stdout and stderr, in both languages, of every command and of every way to call it wrong."""
    done = dei(*(word.format(**named) for word in COMMANDS[command]), DEI_LANG=lang)

    assert obeyed(done.out + done.err) == []
    assert done.code in (0, 1, 2, 3), done.err
    assert done.out + done.err


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("completion", "schema")])
def test_documents_keep_what_was_written(dei: Any, named: dict[str, Any], command: str) -> None:
    """A program reads the names as they are; a terminal sees them escaped."""
    done = dei(*(word.format(**named) for word in COMMANDS[command]), "--json")

    assert obeyed(done.out + done.err) == []
    assert json.loads(done.out)["status"] == done.code


def test_a_name_is_read_as_it_is(dei: Any, named: dict[str, Any]) -> None:
    """Nothing is lost on the way to a program."""
    tracks = dei("run", named["edition"], "--no-write", "--json").document["tracks"]

    assert tracks[0]["name"]["en"] == f"Cities{hostile.EVIL}"
    assert named["name"] in {row["name"] for row in tracks[0]["ranking"]}


def test_a_break_in_a_name_begins_no_line(dei: Any, named: dict[str, Any]) -> None:
    """A name cannot pass for a line of its own."""
    for command in ("run all", "check", "explain", "compare", "diff"):
        out = dei(*(word.format(**named) for word in COMMANDS[command])).out
        assert not re.search(r"^\W*<script>", out, re.MULTILINE)


@pytest.mark.parametrize("cell", ["1{}", "{}", "{}5"])
def test_a_cell_is_quoted_as_it_is_seen(dei: Any, edition: Path, cell: str) -> None:
    """In a finding about it."""
    text = cell.format(hostile.SIGNS.replace("\n", "").replace("\r", ""))
    (edition / "data.csv").write_text(f"region,name,fibre,price\nA1,a,{text},1\nA2,b,2,3\n", encoding="utf-8")
    done = dei("check", edition)

    assert done.code == 1
    assert obeyed(done.out + done.err) == []
    assert "\\u001b[31m" in done.err


FAULTY = """
from dei_core import Text
from dei_core.plugin import Command, hookimpl
EVIL = {evil!r}

@hookimpl
def dei_commands():
    return [Command(name="odd", about=Text(en=EVIL, zh=EVIL), target="faulty_pack:odd")]

@hookimpl
def dei_writers():
    raise ValueError(EVIL)

def __getattr__(name):
    raise AttributeError(EVIL)
"""


@pytest.mark.parametrize(
    "command", [("--help",), ("odd",), ("plugins",), ("run", "{edition}"), ("odd", "--help")]
)
def test_what_a_plugin_says_is_seen(
    process: Any, install: Any, edition: Path, command: tuple[str, ...]
) -> None:
    """Its helps and its exceptions."""
    manifest = tomli_w.dumps(
        {
            "pack": {
                "namespace": "faulty",
                "name": {"en": hostile.EVIL, "zh": hostile.EVIL},
                "protocol": 1,
                "provides": ["commands", "writers"],
            }
        }
    )
    site = install("faulty", FAULTY.format(evil=hostile.EVIL), manifest=manifest)
    called = [word.format(edition=edition) for word in command]
    done = process(*called, PYTHONPATH=str(site), DEI_TRACEBACK="1")

    assert obeyed(done.out + done.err) == []
    assert "u202e" in (done.out + done.err) or command == ("run", "{edition}")


def test_a_defect_shows_its_traceback_and_nothing_else(dei: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception's text is not obeyed either."""

    def fail(*_: Any) -> None:
        raise RuntimeError(hostile.EVIL)

    monkeypatch.setattr("dei_core.host.listing", fail, raising=False)
    done = dei("plugins", DEI_TRACEBACK="1")

    assert done.code == 70
    assert "Traceback" in done.err
    assert obeyed(done.out + done.err) == []


SECRET = "s3cr3t-value"


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_no_environment_variable_is_printed(dei: Any, edition: Path, form: tuple[str, ...]) -> None:
    """Its name is: what it holds may be a password."""
    path = edition / "edition.toml"
    folders = 'path = "none.csv"\nfolders = ["$DEI_DATA", "${DEI_DATA}/x", "."]'
    path.write_text(path.read_text(encoding="utf-8").replace('path = "data.csv"', folders), encoding="utf-8")
    said = dei("run", edition, *form, DEI_DATA=SECRET)
    spoken = dei("run", edition, *form, DEI_LANG=SECRET)
    traced = dei("run", edition, *form, DEI_TRACEBACK=SECRET, DEI_OTHER=SECRET, _DEI_COMPLETE=SECRET)

    assert "$DEI_DATA" in said.out + said.err
    assert "DEI_LANG" in spoken.out + spoken.err
    for done in (said, spoken, traced):
        assert SECRET not in done.out + done.err


def test_no_environment_variable_is_written(dei: Any, edition: Path, tmp_path: Path) -> None:
    """Into no file of a result; nor is it said of a file that cannot be read."""
    (tmp_path / SECRET).mkdir()
    (edition / "data.csv").rename(tmp_path / SECRET / "data.csv")
    path = edition / "edition.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('path = "data.csv"', 'path = "data.csv"\nfolders = ["$DEI_DATA"]'), encoding="utf-8"
    )
    done = dei("run", edition, "--out", "made", "--json", DEI_DATA=str(tmp_path / SECRET))
    files = [file for file in (tmp_path / "here/made").rglob("*") if file.is_file()]

    assert done.code == 0
    assert len(files) > 5
    assert not [file for file in files if SECRET.encode() in file.read_bytes()]
    (tmp_path / SECRET / "data.csv").write_bytes(b"\xff\xff")
    broken = dei("run", edition, "--out", "made", DEI_DATA=str(tmp_path / SECRET))
    assert broken.code == 1
    assert SECRET not in broken.out + broken.err


@pytest.mark.skipif(os.name == "nt", reason="there is no pseudo-terminal")
@pytest.mark.parametrize("command", ["run all", "check", "explain", "explain nobody", "compare"])
def test_a_real_terminal_gets_styles_of_ours_only(
    named: dict[str, Any], tmp_path: Path, command: str
) -> None:
    """On a screen of eighty columns with colours: styles and the progress line, and nothing of a name's."""
    import pty

    words = [word.format(**named) for word in COMMANDS[command]]
    seen = bytearray()

    def read(screen: int) -> bytes:
        data = os.read(screen, 4096)
        seen.extend(data)
        return data

    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "80"}
    code = (
        f"import os, sys; os.environ.clear(); os.environ.update({environment!r}); os.chdir({str(tmp_path)!r})"
    )
    run = f"{code}; sys.argv = ['dei', *{words!r}]; from dei_cli.main import main; main()"
    pty.spawn([sys.executable, "-c", run], read)
    text = seen.decode()
    left = re.sub(
        r"\x1b\[(?:[0-9;]*m|\?25[lh]|[0-9]*[AGKJ])", "", text.replace("\r\n", "\n").replace("\r", "")
    )

    assert "\x1b[1m" in text or "\x1b[1;31m" in text
    assert obeyed(left) == []
    assert "\\u0" in re.sub(r"[\s│]", "", left)
