"""`dei template`: the workbook in which an edition's data are collected."""

from __future__ import annotations

from pathlib import Path

import click

from dei_cli.kit import (
    UNWRITTEN,
    WRITTEN,
    Command,
    Location,
    Session,
    Stop,
    document,
    edition_argument,
    option,
)
from dei_core import DeiError
from dei_core.host import shown_lines
from dei_tables.template import words


@click.command("template", cls=Command, about=words.TEMPLATE)
@edition_argument
@option("--out", "-o", about=words.OUT, metavar="FILE", type=Location())
@option("--regions", about=words.REGIONS, metavar="FILE", type=Location())
@click.pass_obj
def template(session: Session, edition: Path, out: Path | None, regions: Path | None) -> None:
    """Bind the edition, write the workbook, say how it is read back."""
    from dei_core import open_edition
    from dei_tables.template.known import known_regions
    from dei_tables.template.writer import template_of, write_template

    evaluation = open_edition(edition)
    known, notes = known_regions(evaluation, regions)
    file = out or Path("out") / f"{evaluation.folder.resolve().name or 'edition'}-template.xlsx"
    made = template_of(evaluation, known, file.name)
    try:
        write_template(made, file)
    except DeiError as error:
        raise Stop(UNWRITTEN, error.findings) from error
    counts = [(sheet.name, len(sheet.fields), len(sheet.regions)) for sheet in made.sheets]
    if session.json:
        listed = [{"sheet": name, "columns": columns, "regions": rows} for name, columns, rows in counts]
        document(session, notes, file=file, sheets=listed, toml=made.toml)
        return
    from dei_cli.kit import show_findings

    print(session.say(WRITTEN, file=file))
    for name, columns, rows in counts:
        print(session.say(words.SHEET_LINE, sheet=name, columns=columns, regions=rows))
    print(f"\n{words.PUT_IN.of(session.lang)}\n\n{shown_lines(made.toml)}", end="")
    show_findings(session, notes)
