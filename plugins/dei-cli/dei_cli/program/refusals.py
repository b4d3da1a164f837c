"""Click's refusals of a command line as findings in both languages."""

from __future__ import annotations

from typing import Any

import click

from dei_cli.kit.bilingual import BadWord, ExtraArguments
from dei_cli.program.application import UnknownCommand
from dei_cli.words import messages as say
from dei_core import Finding
from dei_core.host import did_you_mean


def refused(error: click.ClickException, command: str | None) -> Finding:
    """What click found wrong, as a finding that names the help page to see."""
    ctx = getattr(error, "ctx", None)
    facts: dict[str, Any] = {"help": f"dei {command} --help" if command else "dei --help"}
    if isinstance(error, UnknownCommand):
        return error.finding
    if isinstance(error, click.NoSuchOption):
        near = did_you_mean(error.option_name, _options(ctx))
        return Finding(message=say.UNKNOWN_OPTION, facts={**facts, "option": error.option_name, "hint": near})
    if isinstance(error, click.MissingParameter):
        return Finding(message=say.MISSING_ARGUMENT, facts={**facts, "parameter": _parameter(error)})
    if isinstance(error, BadWord):
        return Finding(message=say.BAD_VALUE, facts={**facts, **error.facts, "parameter": _parameter(error)})
    if isinstance(error, click.BadOptionUsage):
        return Finding(message=say.OPTION_VALUE, facts={**facts, "option": error.option_name})
    if isinstance(error, ExtraArguments):
        return Finding(message=say.EXTRA_ARGUMENTS, facts={**facts, "arguments": error.arguments})
    message = say.USAGE if isinstance(error, click.UsageError) else say.COMMAND_FAILED
    return Finding(message=message, facts={**facts, "why": error.format_message()})


def _parameter(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "-"
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.metavar or str(parameter.name)


def _options(ctx: click.Context | None) -> list[str]:
    return [name for item in ctx.command.get_params(ctx) for name in item.opts] if ctx else []
