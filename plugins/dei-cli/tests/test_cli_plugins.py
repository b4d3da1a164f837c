"""Other people's plugins: listed, called, and kept from doing harm."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

RECORDS = """
from dei_core import Text
from dei_core.plugin import Command, hookimpl

ABOUT = Text(en="Greet", zh="问候")

@hookimpl
def dei_commands():
    return [Command(name="{name}", about=ABOUT, target="{target}")]
"""

GREET = """
import click
from dei_core import DeiError, Finding
from dei_core.plugin import message

WRONG = message("x.wrong", "it is wrong", "Mend it.", "有误", "请改正。")

@click.command()
@click.argument("what", default="world")
@click.pass_obj
def greet(session, what):
    if what == "fault":
        raise DeiError([Finding(message=WRONG)])
    if what == "defect":
        raise ZeroDivisionError("division by zero")
    if what == "click":
        raise click.ClickException("click says no")
    if what == "usage":
        raise click.UsageError("not like this")
    if what == "exit":
        raise SystemExit(5)
    click.echo(f"{what} {session.lang} {session.json}")
"""


def commands(name: str, target: str) -> str:
    return RECORDS.format(name=name, target=target)


@pytest.fixture
def greeting(install: Any) -> str:
    """A plugin with a click command of its own; gives the folder to put on the path."""
    site: Path = install("polite", commands("greet", "polite_pack.greet:greet"))
    (site / "polite_pack/greet.py").write_text(GREET, encoding="utf-8")
    return str(site)


def test_table_of_what_is_installed(dei: Any) -> None:
    """Every pack with its distribution, version, protocol and hooks, in either language."""
    english, chinese = dei("plugins"), dei("plugins", "--lang", "zh")

    assert (0, "") == (english.code, english.err)
    (row,) = (line for line in english.out.splitlines() if "dei-cli" in line)
    cells = [cell.strip() for cell in row.strip("│").split("│")]
    assert cells == ["cli", "Command line", "dei-cli", version("dei-cli"), "1", "commands"]
    assert "命令行" in chinese.out


def test_listing_imports_no_pack(process: Any, install: Any) -> None:
    """A pack of data, or one whose code serves something else than commands, is listed without being imported."""
    trap = "raise RuntimeError('imported')"
    install("trapped", trap, provides='["writers"]')
    site = install("silent", trap, provides="[]")
    done = process("plugins", "--json", PYTHONPATH=str(site))
    packs = {pack["namespace"]: pack for pack in done.document["packs"]}

    assert (0, []) == (done.code, done.codes)
    assert (["writers"], []) == (packs["trapped"]["provides"], packs["silent"]["provides"])
    assert "data only" in process("plugins", PYTHONPATH=str(site)).out


def test_broken_packs_are_warnings_and_dei_lives(process: Any, install: Any) -> None:
    """A pack that cannot be imported, one whose manifest is faulty and one that answers nonsense: three warnings."""
    install("failing", "raise RuntimeError('no')")
    install(
        "nonsense",
        "from dei_core.plugin import hookimpl\n@hookimpl\ndef dei_commands():\n    return ['run']\n",
    )
    site = install("faulty", "", manifest='[pack]\nnamespace = "faulty"\nprotocol = 1\n')
    listed = process("plugins", "--json", PYTHONPATH=str(site))
    helped = process("--help", PYTHONPATH=str(site))

    assert listed.code == 0
    assert sorted(listed.codes) == ["hook-answer", "missing-key", "pack-import-failed"]
    assert {item["severity"] for item in listed.document["findings"]} == {"warning"}
    assert [pack["namespace"] for pack in listed.document["packs"] if not pack["usable"]] == ["faulty"]
    assert (0, "") == (helped.code, helped.err)
    assert "warning: " in process("plugins", PYTHONPATH=str(site)).err


def test_broken_pack_does_not_stop_a_run(process: Any, install: Any, edition: Path) -> None:
    """What an edition does not list cannot stop it: the result is there, and the warning too, once."""
    site = install("failing", "raise RuntimeError('no')", provides='["readers", "writers"]')
    done = process("run", edition, "--json", PYTHONPATH=str(site))

    assert (0, ["pack-import-failed"]) == (done.code, done.codes)
    assert (Path(done.document["folder"]) / "ranking.csv").is_file()


def test_a_click_command_is_a_command_of_dei(process: Any, greeting: str) -> None:
    """It is listed in the help, imported only when called, and takes --lang and --json before or after its name."""
    assert re.search("^ +greet +Greet$", process("--help", PYTHONPATH=greeting).out, re.MULTILINE)
    assert "问候" in process("--help", "--lang", "zh", PYTHONPATH=greeting).out
    assert process("greet", "all", PYTHONPATH=greeting).out == "all en False\n"
    assert process("--lang", "zh", "greet", "all", "--json", PYTHONPATH=greeting).out == "all zh True\n"


@pytest.mark.parametrize(
    ("what", "code", "said"),
    [
        ("fault", 1, "x.wrong"),
        ("click", 1, "cli.command-failed"),
        ("usage", 2, "cli.usage"),
        ("defect", 70, "cli.defect"),
    ],
)
def test_how_a_foreign_command_can_end(process: Any, greeting: str, what: str, code: int, said: str) -> None:
    """Findings end in 1, click's own refusals as click says, anything else is a defect in 70: never a traceback."""
    done = process("greet", what, PYTHONPATH=greeting)
    record = process("greet", what, "--json", PYTHONPATH=greeting)

    assert (code, "") == (done.code, done.out)
    assert f"[{said}]" in done.err
    assert "Traceback" not in done.err
    assert (code, [said]) == (record.code, record.codes)


def test_an_exit_code_of_its_own_is_kept(process: Any, greeting: str) -> None:
    assert process("greet", "exit", PYTHONPATH=greeting).code == 5


def test_traceback_of_a_defect_on_request(process: Any, greeting: str) -> None:
    done = process("greet", "defect", PYTHONPATH=greeting, DEI_TRACEBACK="1")

    assert done.code == 70
    assert "ZeroDivisionError: division by zero" in done.err
    assert "Traceback" in done.err


@pytest.mark.parametrize(
    "target", ["polite_pack.nowhere:greet", "polite_pack:nothing", "polite_pack:ABOUT", ""]
)
def test_a_command_that_cannot_be_loaded(process: Any, install: Any, target: str) -> None:
    """It fails when it is called, with who brought it; the help and the other commands do not mind."""
    site = str(install("polite", commands("greet", target)))
    done = process("greet", "--json", PYTHONPATH=site)

    assert (1, ["cli.command-broken"]) == (done.code, done.codes)
    assert "polite-pack 1.0" in done.document["findings"][0]["en"]["says"]
    assert process("--help", PYTHONPATH=site).code == 0


def test_two_commands_of_one_name_serve_nobody(process: Any, install: Any) -> None:
    """No plugin can take the name of another's command in silence: the call names both."""
    install("another", commands("greet", "another_pack:greet"))
    site = str(install("more", commands("greet", "more_pack:greet")))
    done = process("greet", "--json", PYTHONPATH=site)

    assert (1, ["cli.command-taken"]) == (done.code, done.codes)
    assert "another-pack 1.0" in done.document["findings"][0]["en"]["says"]
    assert "more-pack 1.0" in done.document["findings"][0]["en"]["says"]
    assert "命令“greet”重复声明" in done.document["findings"][0]["zh"]["says"]
    assert process("--help", PYTHONPATH=site).code == 0
    assert process("plugins", "--json", PYTHONPATH=site).codes == ["name-taken"]


def test_no_plugin_replaces_a_command_of_dei(process: Any, install: Any, edition: Path) -> None:
    """Its own serve all the same, with a warning that names who else announces them."""
    site = str(install("another", commands("check", "another_pack:check")))
    done = process("check", edition, "--json", PYTHONPATH=site)

    assert (0, ["name-taken"]) == (done.code, done.codes)
    assert done.document["findings"][0]["severity"] == "warning"
    assert "another-pack 1.0" in done.document["findings"][0]["en"]["says"]
    assert "dei-cli" in done.document["findings"][0]["en"]["says"]
    assert "[name-taken]" in process("check", edition, PYTHONPATH=site).err
    assert process("--help", PYTHONPATH=site).code == 0
    assert process("run", edition, PYTHONPATH=site).code == 0
    assert process("plugins", "--json", PYTHONPATH=site).codes == ["name-taken"]
