"""The arguments and options that several commands share, with what a shell offers to complete them."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from dei_cli import words
from dei_cli.kit.bilingual import Argument, Location, Option

Function = TypeVar("Function", bound=Callable[..., Any])
Complete = Callable[[click.Context, click.Parameter, str], list[str]]


def edition_argument(function: Function) -> Function:
    """EDITION, a path."""
    return click.argument(
        "edition",
        cls=Argument,
        about=words.EDITION_ARGUMENT,
        metavar=words.EDITION_METAVAR,
        type=Location(),
    )(function)


def option(*names: str, **settings: Any) -> Callable[[Function], Function]:
    """An option with a help in both languages."""
    return click.option(*names, cls=Option, **settings)


def default_folder(edition: Path) -> Path:
    """out/<name of the edition's folder>, in the current folder; a file of another name adds its own.

    >>> default_folder(Path("examples/hdi/draft.toml")).as_posix()
    'out/hdi-draft'
    """
    folder = edition if os.path.isdir(edition) else edition.parent
    name = folder.resolve().name or "edition"
    usual = os.path.isdir(edition) or edition.name == "edition.toml"
    return Path("out") / (name if usual else f"{name}-{edition.stem}")


def of_edition(names: Callable[[Any], Iterable[str]]) -> Complete:
    """A completion by names that an edition knows; nothing where the edition cannot be opened, no name
    that nobody could type."""

    def complete(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
        from dei_core import DeiError, open_edition
        from dei_core.host import shown

        path = ctx.params.get("edition") or _typed()
        try:
            known = dict.fromkeys(names(open_edition(path))) if path else {}
        except (DeiError, OSError):
            return []
        return [name for name in known if name.startswith(incomplete) and shown(name) == name]

    return complete


def _typed() -> Path | None:
    """The edition among the words typed so far: click gives up reading them at an option without its value."""
    try:
        typed = shlex.split(os.environ.get("COMP_WORDS", ""))[2:]
    except ValueError:
        return None
    return next((Path(word) for word in typed if os.path.exists(word)), None)


def tracks(evaluation: Any) -> list[str]:
    """The ids of an edition's tracks."""
    return [track.id for track in evaluation.plan.tracks]


def nodes(evaluation: Any) -> list[str]:
    """The ids of all nodes and indicators of an edition."""
    return [slot for track in evaluation.plan.tracks for slot in track.slots]


def regions(evaluation: Any) -> list[str]:
    """The codes of all regions in an edition's data."""
    from dei_core.host import read_tables

    tables, _, _ = read_tables(evaluation)
    return [code for table in tables.values() for code in table.regions]
