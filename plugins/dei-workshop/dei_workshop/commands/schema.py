"""`dei schema`: the JSON Schema of a kind of file, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from dei_cli.kit import UNWRITTEN, WRITTEN, Argument, Command, Location, OneOf, Session, Stop, option
from dei_workshop.words import conformance as words

_KINDS = ("pack", "edition", "case", "scenario", "plan")


@click.command("schema", cls=Command, about=words.SCHEMA)
@click.argument("kind", cls=Argument, about=words.KIND_ARGUMENT, metavar="KIND", type=OneOf(_KINDS))
@option("--out", about=words.SCHEMA_OUT_OPTION, type=Location(), metavar="FILE")
@click.pass_obj
def schema(session: Session, kind: str, out: Path | None) -> None:
    """Print the schema, or leave it in a file; with --json, inside the command's document."""
    from dei_core import DeiError
    from dei_core.host import write_text
    from dei_workshop.schema import json_schema, schema_text

    file = None
    if out is not None:
        try:
            file = write_text(out, schema_text(kind))
        except DeiError as error:
            raise Stop(UNWRITTEN, error.findings) from error
    if session.json:
        from dei_cli.kit import document

        document(session, kind=kind, schema=json_schema(kind), file=file)
    else:
        print(schema_text(kind).rstrip() if file is None else session.say(WRITTEN, file=file))
