"""What this plugin adds to `dei`: its commands, by the door that every other plugin's come in by."""

from __future__ import annotations

from dei_cli import words
from dei_core import Command, hookimpl


@hookimpl
def dei_commands() -> tuple[Command, ...]:
    """run, check, explain, plugins and completion."""
    return (
        Command(name="run", about=words.RUN, target="dei_cli.run:run"),
        Command(name="check", about=words.CHECK, target="dei_cli.check:check"),
        Command(name="explain", about=words.EXPLAIN, target="dei_cli.explain:explain"),
        Command(name="plugins", about=words.PLUGINS, target="dei_cli.plugins:plugins"),
        Command(name="completion", about=words.COMPLETION, target="dei_cli.completion:completion"),
    )
