"""Every argument and option that takes a path or a number takes no impossible one, whichever plugin brings it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from needing import needs

from dei_cli.kit.bilingual import Location, OneOf, Whole
from dei_cli.kit.session import Session
from dei_cli.program.running import Dei
from dei_core import DeiError, evaluate, open_edition
from dei_core.plugin import read_pack

ROOT = Dei()
CONTEXT = click.Context(ROOT, obj=Session(lang="en", json=False))
COMMANDS = {name: ROOT.get_command(CONTEXT, name) for name in ROOT.list_commands(CONTEXT)}
PATHS = {
    "empty": "",
    "a name too long": "x" * 5_000,
    "NUL": "a\0b",
    "not UTF-8": "caf\udce9",
    "a name too long in a folder": "a/" + "名" * 200,
}
NUMBERS = ["9" * 5_000, "9" * 16, "-1", "1.5", "1e3", "nan", "inf", "", " 1", "１", "0x1", "1_0", "true"]


def taking(kind: type[click.ParamType]) -> Iterator[tuple[str, str]]:
    """Every command and parameter of a type."""
    for name, command in COMMANDS.items():
        for item in command.params if command else ():
            if isinstance(item.type, kind):
                yield name, str(item.name)


def line(name: str, parameter: str, value: str) -> list[str]:
    """A command line in which one parameter has this value, and every argument before it some other."""
    command = COMMANDS[name]
    assert command is not None
    words = [name]
    for item in command.params:
        if item.name == parameter and isinstance(item, click.Option):
            words += [f"{max(item.opts, key=len)}={value}"]
        elif isinstance(item, click.Argument):
            words += [value if item.name == parameter else "pack" if isinstance(item.type, OneOf) else "x"]
    return words


def test_the_commands_are_found() -> None:
    """Of every plugin, with paths and numbers among what they take."""
    needs("dei")
    assert {"run", "check", "explain", "docs", "report", "template", "compare", "analyse"} <= set(COMMANDS)
    assert len(list(taking(Location))) >= 15
    assert len(list(taking(Whole))) >= 4


def test_no_command_takes_a_path_or_a_number_in_another_way() -> None:
    """Click's own types know no limits of ours."""
    types = {
        (name, item.name, type(item.type))
        for name, command in COMMANDS.items()
        for item in (command.params if command else ())
    }
    ours = (Location, Whole, OneOf, click.types.StringParamType, click.types.BoolParamType)

    assert [found for found in types if not issubclass(found[2], ours)] == []


@pytest.mark.parametrize(("name", "parameter"), list(taking(Location)))
def test_an_impossible_path_is_a_word_that_is_not_taken(dei: Any, name: str, parameter: str) -> None:
    """With the name of the parameter, in both languages; nothing is a defect."""
    for what, path in PATHS.items():
        done = dei(*line(name, parameter, path), "--json")

        assert (done.code, done.codes) == (2, ["cli.bad-value"]), (what, done.out)
        assert "it takes a path in UTF-8" in done.document["findings"][0]["en"]["says"]
        assert "应为 UTF-8 路径" in done.document["findings"][0]["zh"]["says"]


@pytest.mark.parametrize(("name", "parameter"), list(taking(Whole)))
def test_an_impossible_number_is_a_word_that_is_not_taken(dei: Any, name: str, parameter: str) -> None:
    """Digits beyond any use, signs, fractions and words."""
    for number in NUMBERS:
        done = dei(*line(name, parameter, number), "--json")

        assert (done.code, done.codes) == (2, ["cli.bad-value"]), number


def test_a_link_to_itself_is_no_path(dei: Any, tmp_path: Path) -> None:
    """Whether it is named, or a pack of the edition."""
    loop = tmp_path / "loop"
    loop.symlink_to(loop)

    assert dei("check", loop, "--json").codes == ["cli.bad-value"]


@pytest.mark.parametrize("door", [open_edition, evaluate, lambda path: read_pack(Path(path))])
@pytest.mark.parametrize("path", PATHS)
def test_a_program_that_names_an_impossible_path_is_told(door: Any, path: str) -> None:
    """By a DeiError, as for any path that leads nowhere."""
    with pytest.raises(DeiError):
        door(PATHS[path] or "nowhere")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('packs = ["./{long}"]', "file-not-found"),
        ('packs = ["{long}/.."]', "unknown-key"),
        ('packs = [""]', "unknown-pack"),
        ('packs = ["./loop"]', "file-not-found"),
        ('packs = ["../../../../../../../../../nowhere"]', "file-not-found"),
        ('packs = ["./edition.toml"]', "file-not-found"),
    ],
)
def test_an_impossible_pack_is_told(dei: Any, edition: Path, line: str, code: str) -> None:
    """Too long, a loop, a file, or nowhere."""
    (edition / "loop").symlink_to(edition / "loop")
    file = edition / "edition.toml"
    text = file.read_text(encoding="utf-8").replace('packs = ["./pack"]', line.replace("{long}", "x" * 5_000))
    file.write_text(text, encoding="utf-8")
    done = dei("check", edition, "--json")

    assert (done.code, set(done.codes)) == (1, {code})


@pytest.mark.parametrize(
    "path",
    ["{long}", "../{long}/data.csv", "", ".", "..", "/", "loop", "data.csv/data.csv", "nowhere", "名\u0007"],
)
@pytest.mark.parametrize("key", ["path", "folders", "references", "previous"])
def test_an_impossible_path_in_an_edition_is_told(dei: Any, edition: Path, key: str, path: str) -> None:
    """Wherever an edition names one: of its data, of the lock of an earlier run, of the edition before."""
    (edition / "loop").symlink_to(edition / "loop")
    file = edition / "edition.toml"
    text, told = (
        file.read_text(encoding="utf-8"),
        path.replace("{long}", "x" * 5_000).replace("\a", "\\u0007"),
    )
    changed = {
        "path": text.replace('path = "data.csv"', f'path = "{told}"'),
        "folders": text.replace("[dataset.cities]", f'[dataset.cities]\nfolders = ["{told}"]'),
        "references": f'{text}\n[stages.normalise]\nreferences = "{told}"\n',
        "previous": text.replace("year = 2024", f'year = 2024\nprevious = "{told}"'),
    }
    file.write_text(changed[key], encoding="utf-8")
    done = dei("run", edition, "--json")
    here = key == "folders" and path in ("", ".")
    known = key == "previous" and path in ("", ".")

    assert done.code == (0 if here or key == "previous" else 1)
    assert here or known or done.codes
