"""`dei plugins`: what is installed, without running any of its code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dei_cli import words
from dei_cli.kit.bilingual import Command
from dei_cli.kit.output import once
from dei_cli.kit.session import Session

if TYPE_CHECKING:
    from dei_core import Finding
    from dei_core.host import Listing


@click.command("plugins", cls=Command, about=words.PLUGINS)
@click.pass_context
def plugins(ctx: click.Context) -> None:
    """The packs, and warnings about those that cannot be used."""
    from dei_cli.program.application import Application
    from dei_core.host import PROTOCOLS, listing

    session: Session = ctx.obj
    rows = listing()
    root = ctx.find_root().command
    at_start = root.announced[1] if isinstance(root, Application) else ()
    broken = [finding.lowered() for row in rows for finding in row.findings]
    findings = once((*broken, *(finding.lowered() for finding in at_start)))
    if session.json:
        from dei_cli.kit.output import document

        document(session, findings, protocols=list(PROTOCOLS), packs=[_record(row) for row in rows])
    else:
        _show(session, rows, findings)


def _record(row: Listing) -> dict[str, Any]:
    pack, manifest = row.installed, row.manifest
    return {
        "namespace": pack.name,
        "name": manifest.name if manifest else None,
        "distribution": pack.distribution,
        "version": pack.version,
        "folder": pack.folder,
        "protocol": manifest.protocol if manifest else None,
        "provides": list(manifest.provides) if manifest else None,
        "usable": manifest is not None,
    }


def _show(session: Session, rows: tuple[Listing, ...], findings: tuple[Finding, ...]) -> None:
    from rich.table import Table

    from dei_cli.kit.findings import show_findings
    from dei_cli.kit.output import console
    from dei_core.host import spoken_protocols

    headings = (
        words.NAMESPACE,
        words.NAME,
        words.DISTRIBUTION,
        words.VERSION,
        words.PROTOCOL,
        words.CODE_COLUMN,
    )
    table = Table(*(heading.of(session.lang) for heading in headings))
    for row in rows:
        pack, manifest = row.installed, row.manifest
        if manifest is None:
            about = ("–", pack.distribution, pack.version, "–", words.UNUSABLE.of(session.lang))
        else:
            hooks = ", ".join(manifest.provides) or words.DATA_ONLY.of(session.lang)
            name = manifest.name.of(session.lang)
            about = (name, pack.distribution, pack.version, str(manifest.protocol), hooks)
        table.add_row(pack.name, *about)
    screen = console()
    screen.print(table if rows else words.NO_PACKS.of(session.lang))
    screen.print(session.say(words.SPOKEN, protocols=spoken_protocols().of(session.lang)))
    show_findings(session, findings)
