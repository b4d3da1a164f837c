"""`dei new-plugin`: a distribution to start from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NoReturn

import click

from dei_cli.kit import FAULTS, UNWRITTEN, Argument, Command, Location, OneOf, Session, Stop, option
from dei_core import Finding
from dei_core.plugin import Message
from dei_workshop import messages as say
from dei_workshop.words import conformance as words

KINDS = ("region", "benchmark", "indicators", "methods")


@click.command("new-plugin", cls=Command, about=words.NEW_PLUGIN)
@click.argument("name", cls=Argument, about=words.NAME_ARGUMENT, metavar="NAME", type=str)
@option("--kind", type=OneOf(KINDS), required=True, about=words.KIND)
@option("--out", type=Location(), about=words.NEW_OUT)
@click.pass_obj
def new_plugin(session: Session, name: str, kind: str, out: Path | None) -> None:
    """Write a plugin that passes check-plugin, and say how to go on."""
    from dei_core import DeiError
    from dei_core.host import write_folder
    from dei_workshop.scaffold.files import files

    namespace = _namespace(name)
    made = files(namespace, kind)
    folder = out if out is not None else Path(f"dei-{namespace.replace('_', '-')}")
    try:
        write_folder(folder, lambda new: _fill(new, made))
    except DeiError as error:
        raise Stop(UNWRITTEN, error.findings) from error
    if session.json:
        from dei_cli.kit import document

        document(session, folder=folder, namespace=namespace, kind=kind, files=sorted(made))
        return
    from dei_cli.kit import console

    screen = console()
    screen.print(session.say(words.WRITTEN, count=len(made), folder=folder), soft_wrap=True)
    screen.print(session.say(words.NEXT, folder=folder), soft_wrap=True)


def _namespace(name: str) -> str:
    """The namespace that a name stands for: `dei-garden` and `garden` are both `garden`. Stop if it is none."""
    from dei_core.host import installed

    namespace = name.removeprefix("dei-").replace("-", "_")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", namespace):
        example = re.sub(r"[^a-z0-9_]+", "_", namespace.lower()).strip("_0123456789") or "garden"
        _stop(say.BAD_NAMESPACE, name=name, example=example)
    taken = {"dei": "dei-core", **{pack.name: pack.label for pack in installed()}}
    if namespace in taken:
        _stop(say.NAMESPACE_USED, namespace=namespace, owner=taken[namespace])
    return namespace


def _fill(folder: Path, made: dict[str, str]) -> None:
    from dei_workshop.conformance.readme import refresh_readmes

    for path, text in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    refresh_readmes(folder)


def _stop(message: Message, **facts: Any) -> NoReturn:
    raise Stop(FAULTS, [Finding(message=message, facts=facts)])
