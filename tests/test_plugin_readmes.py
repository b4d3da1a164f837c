"""The README of every plugin: what it is for, how to install it, and code, commands and files that are there."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest

from dei_cli.kit import Session
from dei_cli.program.application import Application
from dei_core import open_edition

ROOT = Path(__file__).parents[1]
READMES = {path.parent.name: path for path in sorted((ROOT / "plugins").glob("*/README.md"))}
TEXTS = {name: path.read_text(encoding="utf-8") for name, path in READMES.items()}
SCRATCH = re.compile(r"(dei-garden|out/|.*\.(csv|xlsx|json|md)$|results$|appendix$)")
"""What a README's commands write, or what a reader has to have: names of no file of the repository."""


def blocks(language: str) -> list[tuple[str, str]]:
    """Every fenced block of a language, with whose README it stands in."""
    return [
        (name, block)
        for name, text in TEXTS.items()
        for block in re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    ]


def commands() -> list[tuple[str, list[str]]]:
    """Every call of `dei` that a README shows, as words."""
    lines = ((name, line) for name, block in blocks("sh") for line in block.splitlines())
    split = ((name, shlex.split(line.partition(">")[0], comments=True)) for name, line in lines)
    return [(name, words[1:]) for name, words in split if words[:1] == ["dei"]]


def arguments(words: list[str]) -> tuple[click.Command, list[str], list[str]]:
    """The command that some words call, its options among them, and the other words."""
    context = click.Context(Application(), obj=Session(lang="en", json=False))
    command = Application().get_command(context, words[0])
    assert command is not None, words
    takes = {name: item for item in command.params for name in item.opts if isinstance(item, click.Option)}
    options, others, rest = [], [], iter(words[1:])
    for word in rest:
        if word.startswith("-"):
            options.append(word)
            if word in takes and not takes[word].is_flag:  # type: ignore[attr-defined]
                next(rest)
        else:
            others.append(word)
    return command, options, others


@pytest.mark.parametrize("name", TEXTS)
def test_it_says_how_to_install_it_and_what_it_is_in_chinese(name: str) -> None:
    """Under the name that its distribution has; one heading of the first level, the first line."""
    text = TEXTS[name]

    assert text.startswith("# ")
    assert re.search(rf"^pip install (.* )?{name}\b", text, re.MULTILINE)
    assert re.search(r"^## (中文简介|中文摘要|简介)$|^\*\*中文简介\*\*：", text, re.MULTILINE)


@pytest.mark.parametrize("name", [name for name in TEXTS if re.match(r"dei-(base|benchmark|region)", name)])
def test_a_rule_pack_says_how_to_use_it_and_how_well_its_rules_are_known(name: str) -> None:
    assert "\n## Use\n" in TEXTS[name]
    assert "\n## Evidence\n" in TEXTS[name]
    assert re.search(r"\b(read|derived|recalled|chosen)\b", TEXTS[name].partition("\n## Evidence\n")[2][:600])


@pytest.mark.parametrize(("name", "words"), commands(), ids=str)
def test_every_command_is_one_with_the_options_and_the_folders_that_are_shown(
    name: str, words: list[str]
) -> None:
    """A path is of this repository, a result that another line writes, or a pack that is installed."""
    command, options, others = arguments(words)
    known = {opt for item in command.params for opt in (*item.opts, *item.secondary_opts)}

    assert set(options) <= {*known, "--lang", "--json"}
    for word in others:
        assert "/" not in word or SCRATCH.match(word) or (ROOT / word).exists(), word


@pytest.mark.parametrize(("name", "block"), blocks("python"), ids=str)
def test_every_name_that_its_python_imports_is_there(name: str, block: str) -> None:
    for item in ast.walk(ast.parse(block)):
        if isinstance(item, ast.ImportFrom) and item.module and item.module.startswith("dei_"):
            module: Any = import_module(item.module)
            for alias in item.names:
                assert getattr(module, alias.name) is not None


@pytest.mark.parametrize(("name", "block"), blocks("toml"), ids=str)
def test_every_piece_of_toml_is_read_and_an_edition_binds(name: str, block: str, tmp_path: Path) -> None:
    """A whole edition, to be known by its year, binds as it stands; pieces are TOML."""
    read = tomllib.loads(block)
    if {"year", "packs", "track"} <= read.keys():
        (tmp_path / "edition.toml").write_text(block, encoding="utf-8")
        plan = open_edition(tmp_path).plan

        assert len(plan.tracks) == 1
        assert plan.tracks[0].indicators


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_leads_somewhere(name: str) -> None:
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", TEXTS[name]):
        assert (READMES[name].parent / link).exists(), link
