"""`dei check-plugin`: a plugin held to every promise, one line each, with counts in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dei_cli.kit import FAULTS, Argument, Command, Session, option
from dei_workshop.words import conformance as words

if TYPE_CHECKING:
    from dei_workshop.conformance.promise import Conformance, Outcome

_STYLES = {"passed": "green", "failed": "bold red", "skipped": "dim", "expected": "yellow"}


@click.command("check-plugin", cls=Command, about=words.CHECK_PLUGIN)
@click.argument("plugin", cls=Argument, about=words.PLUGIN_ARGUMENT, metavar="PATH|NAME", type=str)
@option("--write-readme", is_flag=True, about=words.WRITE_README)
@click.pass_obj
def check_plugin(session: Session, plugin: str, write_readme: bool) -> None:
    """Read the plugin, try what it contributes, print each check with its outcome."""
    from dei_workshop.conformance.readme import refresh_readmes
    from dei_workshop.conformance.runner import check_plugin as check

    if write_readme:
        refresh_readmes(plugin)
    made = check(plugin)
    if not all(one.kept for one in made):
        session.status = FAULTS
    if session.json:
        from dei_cli.kit import document

        findings = [finding for one in made for finding in (*one.findings, *one.notes)]
        document(session, findings, plugins=[_record(one) for one in made])
        return
    for one in made:
        _show(session, one)


def _record(made: Conformance) -> dict[str, object]:
    return {
        "namespace": made.namespace,
        "kept": made.kept,
        "counts": dict(made.counts),
        "checks": [outcome.record() for outcome in made.outcomes],
    }


def _show(session: Session, made: Conformance) -> None:
    from rich.text import Text as Line

    from dei_cli.kit import console, show_findings

    screen = console()
    screen.print(made.namespace, style="bold")
    for outcome in made.outcomes:
        line = Line("  ")
        line.append(words.STATES[outcome.state].of(session.lang), style=_STYLES[outcome.state])
        line.append(f" {_said(session, outcome)}")
        screen.print(line, soft_wrap=True)
    show_findings(session, (*made.findings, *made.notes), summary=False)
    screen.print(session.say(words.COUNTS, **made.counts))


def _said(session: Session, outcome: Outcome) -> str:
    """The promise, what it was held against, and why it was not tried or is expected to fail."""
    said = f"{outcome}{words.DASH.of(session.lang)}{outcome.promise.says.of(session.lang)}"
    if outcome.reason is None:
        return said
    return f"{said}{session.say(words.REASON, reason=outcome.reason.of(session.lang))}"
