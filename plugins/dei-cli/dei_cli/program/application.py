"""`dei` itself: the group of all plugins' commands, each imported when it is called."""

from __future__ import annotations

import copy
import importlib
from collections.abc import Callable
from functools import cached_property
from typing import Any

import attrs
import click

from dei_cli import words
from dei_cli.kit.bilingual import OneOf, Option, help_page, spoken_help
from dei_cli.kit.session import FAULTS, Session, Stop
from dei_cli.words import messages as say
from dei_core import Finding
from dei_core.host import LANGS, Contribution, did_you_mean, guarded, shown_lines, tools
from dei_core.plugin import Command as Announced

ELSEWHERE = {
    "dei-analysis": ("analyse", "compare"),
    "dei-report": ("docs", "report"),
    "dei-tables": ("template",),
    "dei-workshop": ("check-plugin", "diff", "lock", "new-plugin", "schema", "verify"),
}
"""Other distributions of the house -> their commands: where one is not installed, it is said what to install."""
HELP_NAMES = {"help_option_names": ["-h", "--help"]}


class Application(click.Group):
    """The commands that installed plugins announce, without importing one that is not called."""

    def __init__(self) -> None:
        super().__init__(
            name="dei",
            params=[*shared_options(), _version_option()],
            context_settings=dict(HELP_NAMES),
            no_args_is_help=False,
            invoke_without_command=True,
            callback=_without_command,
        )

    @cached_property
    def announced(self) -> tuple[dict[str, Contribution], tuple[Finding, ...]]:
        """Name -> command and who announces it, sorted by name; and what is wrong with plugins."""
        made, findings = tools("commands")
        by_name = {item.record.name: item for item in made}
        return dict(sorted(by_name.items())), findings

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return list(self.announced[0])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by name, imported now; None where there is none. Stop where its plugin is at fault."""
        commands, findings = self.announced
        if cmd_name not in commands:
            return None
        announced = commands[cmd_name]
        taken = [item for item in findings if item.code == "name-taken" and item.facts["name"] == cmd_name]
        if taken and announced.own and isinstance(ctx.obj, Session):
            ctx.obj.notes += taken
        elif taken:
            raise Stop(FAULTS, [attrs.evolve(item, message=say.COMMAND_TAKEN) for item in taken])
        command = _imported(announced.record, announced.label)
        known = {name for item in command.params for name in item.opts}
        command.params = [*command.params, *(item for item in shared_options() if item.opts[0] not in known)]
        command.context_settings = {**HELP_NAMES, **command.context_settings}
        if isinstance(ctx.obj, Session):
            ctx.obj.command = cmd_name
            command.short_help = announced.record.about.of(ctx.obj.lang)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name, with the rest of them."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None and not ctx.resilient_parsing:
            if name.startswith("-"):
                raise click.NoSuchOption(name, ctx=ctx)
            raise UnknownCommand(name, self.list_commands(ctx), ctx)
        return name if command else None, command, args[1:]

    def get_help(self, ctx: click.Context) -> str:
        """The help page: commands by what their plugins say of them, exit codes and environment."""
        session: Session = ctx.obj
        commands = [(name, item.record.about.of(session.lang)) for name, item in self.announced[0].items()]
        exits = [(code, text.of(session.lang)) for code, text in words.EXITS]
        variables = [(name, text.of(session.lang)) for name, text in words.VARIABLES]
        more = ((words.COMMANDS, commands), (words.EXIT_CODES, exits), (words.ENVIRONMENT, variables))
        return shown_lines("\n".join(help_page(self, ctx, words.DEI, *more)))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's own help option, without its English sentence."""
        return spoken_help(super().get_help_option(ctx), ctx)


class UnknownCommand(click.UsageError):
    """A command that no plugin announces."""

    def __init__(self, name: str, known: list[str], ctx: click.Context) -> None:
        super().__init__(name, ctx)
        brought = next((whose for whose, names in ELSEWHERE.items() if name in names), None)
        if brought is not None:
            self.finding = Finding(
                message=say.COMMAND_ELSEWHERE, facts={"command": name, "distribution": brought}
            )
            return
        self.finding = Finding(
            message=say.UNKNOWN_COMMAND,
            facts={"command": name, "known": known or "-", "hint": did_you_mean(name, known)},
        )


def shared_options() -> list[click.Option]:
    """--lang and --json, which every command takes, before or after its name."""
    lang = Option(
        ["--lang"],
        about=words.LANG_OPTION,
        type=OneOf(LANGS),
        expose_value=False,
        is_eager=True,
        callback=_setting("lang"),
    )
    json = Option(
        ["--json"],
        about=words.JSON_OPTION,
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_setting("json"),
    )
    return [lang, json]


def _setting(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def keep(ctx: click.Context, parameter: click.Parameter, value: Any) -> Any:
        if value:
            setattr(ctx.obj, name, value)
        return value

    return keep


def _imported(announced: Announced, label: str) -> click.Command:
    module, _, attribute = announced.target.partition(":")
    facts = {"command": announced.name, "pack": label, "target": announced.target}
    with guarded(say.COMMAND_BROKEN, **facts):
        command = getattr(importlib.import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{attribute} is a {type(command).__name__}, not a click command")
        return copy.copy(command)


def _version_option() -> click.Option:
    return Option(
        ["--version"],
        about=words.VERSION_OPTION,
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_version,
    )


def _version(ctx: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from dei_cli.program.versions import print_versions

        print_versions(ctx.obj)
        ctx.exit()


@click.pass_context
def _without_command(ctx: click.Context) -> None:
    """`dei` alone shows its help; with --json, the commands."""
    if ctx.invoked_subcommand is not None:
        return
    group = ctx.command
    if not ctx.obj.json or not isinstance(group, Application):
        click.echo(ctx.get_help())
        return
    from dei_cli.kit.output import document

    commands, findings = group.announced
    about = [
        {"name": name, "about": item.record.about, "pack": item.label} for name, item in commands.items()
    ]
    document(ctx.obj, findings, commands=about)
