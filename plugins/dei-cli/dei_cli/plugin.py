"""What this plugin adds to `dei`: its commands, by the door that every other plugin's come in by."""

from __future__ import annotations

from dei_cli import words
from dei_cli.words import methods as method_words
from dei_cli.words import scenario as scenario_words
from dei_core.plugin import Command, hookimpl


@hookimpl
def dei_commands() -> tuple[Command, ...]:
    """run, check, whatif, explain, methods, plugins and completion."""
    return (
        Command(name="run", about=words.RUN, target="dei_cli.commands.run:run"),
        Command(name="check", about=words.CHECK, target="dei_cli.commands.check:check"),
        Command(name="whatif", about=scenario_words.WHATIF, target="dei_cli.commands.whatif:whatif"),
        Command(name="explain", about=words.EXPLAIN, target="dei_cli.commands.explain:explain"),
        Command(name="methods", about=method_words.METHODS, target="dei_cli.commands.methods:methods"),
        Command(name="plugins", about=words.PLUGINS, target="dei_cli.commands.plugins:plugins"),
        Command(name="completion", about=words.COMPLETION, target="dei_cli.commands.completion:completion"),
    )
