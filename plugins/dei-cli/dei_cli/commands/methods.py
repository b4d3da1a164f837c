"""`dei methods`: every method that an edition could name here, by what each declares of itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs
import click

from dei_cli.kit.bilingual import Argument, Command, OneOf
from dei_cli.kit.parameters import option
from dei_cli.kit.session import USAGE, Session, Stop
from dei_cli.words import messages as say
from dei_cli.words import methods as method_words
from dei_core import Finding, Text
from dei_core.host import VOCABULARY, did_you_mean
from dei_words import COLON, LIST_COMMA, capital, noted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from dei_core.plugin import Method
    from dei_words import MethodWords, Named


@attrs.frozen(kw_only=True)
class Brought:
    """A method, and what brings it: a distribution with its version, empty for the core's own."""

    method: Method
    by: str = ""


def _completed(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    known = dict.fromkeys(one.method.id for one in _every()[0])
    return [name for name in known if name.startswith(incomplete)]


@click.command("methods", cls=Command, about=method_words.METHODS)
@click.argument(
    "method",
    cls=Argument,
    about=method_words.METHOD_ARGUMENT,
    metavar="[ID]",
    required=False,
    shell_complete=_completed,
)
@option("--kind", "-k", about=method_words.KIND_OPTION, type=OneOf(tuple(VOCABULARY.methods)))
@click.pass_obj
def methods(session: Session, method: str | None, kind: str | None) -> None:
    """The methods by kind; one that is named is told whole, as are all that share its name."""
    from dei_words import method_words as tell

    every, findings = _every()
    chosen = [one for one in every if kind in (None, one.method.kind)]
    if method is not None:
        chosen = _named(chosen, method)
    told = [(tell(one.method), one.by) for one in chosen]
    if session.json:
        from dei_cli.kit.output import document

        document(
            session, findings, methods=[{**attrs.asdict(one, recurse=False), "by": by} for one, by in told]
        )
        return
    from dei_cli.kit.findings import show_findings
    from dei_cli.kit.output import console

    screen = console()
    if method is None:
        _show_list(session, screen, [one for one, _ in told])
    else:
        for one, by in told:
            _show_whole(session, screen, one, by)
    show_findings(session, findings)


def _every() -> tuple[list[Brought], tuple[Finding, ...]]:
    """The core's methods and those of installed packs, by kind; warnings about packs that cannot be asked."""
    from dei_core.host import BUILTIN, tools

    made, findings = tools("methods")
    every = [Brought(method=one) for one in BUILTIN]
    every += [Brought(method=one.record, by=one.label.partition(" (")[0]) for one in made]
    kinds = list(VOCABULARY.methods)
    return sorted(every, key=lambda one: kinds.index(one.method.kind)), findings


def _named(every: list[Brought], name: str) -> list[Brought]:
    """Those of an id, or of one that is it behind its namespace. Stop where there is none."""
    found = [one for one in every if name in (one.method.id, one.method.id.rpartition(".")[2])]
    if not found:
        known = {one.method.id for one in every}
        facts = {
            "method": name,
            "hint": did_you_mean(name, {*known, *(one.rpartition(".")[2] for one in known)}),
        }
        raise Stop(USAGE, [Finding(message=say.UNKNOWN_METHOD, facts=facts)])
    return found


def _show_list(session: Session, screen: Console, told: list[MethodWords]) -> None:
    """A table for each kind; below what a method does stand its formula and its source."""
    from rich.table import Table
    from rich.text import Text as Line

    for kind, called in VOCABULARY.methods.items():
        some = [one for one in told if one.kind == kind]
        if not some:
            continue
        headings = (method_words.METHOD, method_words.WHAT_IT_DOES, method_words.SEES)
        table = Table(*(heading.of(session.lang) for heading in headings))
        for one in some:
            table.add_row(one.id, one.about.of(session.lang), VOCABULARY.sees[one.sees].of(session.lang))
            for line in filter(None, (one.formula.of(session.lang), one.source)):
                table.add_row("", Line(line, style="dim"))
        screen.print(capital(called).of(session.lang), style="bold")
        screen.print(table)


def _show_whole(session: Session, screen: Console, told: MethodWords, by: str) -> None:
    """All that a method declares, a table for what stands in its formula and for what it takes."""
    lang = session.lang
    screen.print(noted(Text(told.id, told.id), VOCABULARY.methods[told.kind]).of(lang), style="bold")
    screen.print(told.about.of(lang), soft_wrap=True)
    lines = [(method_words.FORMULA, told.formula.of(lang))]
    if told.falling is not None:
        lines.append((method_words.FALLING, told.falling.of(lang)))
    lines += [
        (method_words.SEES, VOCABULARY.sees[told.sees].of(lang)),
        (method_words.SOURCE, told.source or method_words.NO_SOURCE.of(lang)),
        (method_words.BROUGHT_BY, by or method_words.CORE.of(lang)),
    ]
    for heading, line in lines:
        if line:
            screen.print(f"{heading.of(lang)}{COLON.of(lang)}{line}", soft_wrap=True)
    for table in _tables(session, told):
        screen.print(table)
    for example in told.worked:
        screen.print(f"{method_words.WORKED.of(lang)}{COLON.of(lang)}{example.of(lang)}", soft_wrap=True)
    screen.print()


def _tables(session: Session, told: MethodWords) -> Iterator[Table]:
    """Symbols, parameters and what is learned: those that there are."""
    from rich.table import Table

    lang = session.lang
    if told.symbols:
        table = Table(method_words.SYMBOL.of(lang), method_words.MEANS.of(lang))
        for one in told.symbols:
            table.add_row(one.symbol, _meaning(session, one))
        yield table
    if told.parameters:
        headings = (method_words.PARAMETER, method_words.MEANS, method_words.DEFAULT, method_words.UNIT)
        table = Table(*(heading.of(lang) for heading in headings))
        for one in told.parameters:
            default = "" if one.default is None else one.default.of(lang)
            table.add_row(_name(one), _meaning(session, one), default, one.unit.of(lang) if one.unit else "–")
        yield table
    if told.learned:
        table = Table(method_words.LEARNED.of(lang), method_words.MEANS.of(lang), method_words.UNIT.of(lang))
        for one in told.learned:
            table.add_row(_name(one), _meaning(session, one), one.unit.of(lang) if one.unit else "–")
        yield table


def _name(one: Named) -> str:
    """As files write it; behind it as the formula does, where that differs."""
    return one.name if one.symbol == one.name else f"{one.name} · {one.symbol}"


def _meaning(session: Session, one: Named) -> str:
    means = "–" if one.means is None else one.means.of(session.lang)
    if all(word in means for word in one.choices):
        return means
    return session.say(
        method_words.CHOICES, means=means, choices=LIST_COMMA.of(session.lang).join(one.choices)
    )
