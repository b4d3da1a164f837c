"""Which language a command line asks for, where it asks for one."""

from __future__ import annotations

import click

from dei_cli.kit import Session
from dei_core.host import Lang


def asked_language(ctx: click.Context | None = None) -> Lang | None:
    """The language that --lang names on the command line at hand; None where it names none, or there is none."""
    given = ctx or click.get_current_context(silent=True)
    session = None if given is None else given.obj
    while given is not None and isinstance(session, Session):
        if given.get_parameter_source("lang") is click.core.ParameterSource.COMMANDLINE:
            return session.lang
        given = given.parent
    return None
