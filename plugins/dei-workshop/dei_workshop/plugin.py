"""What this plugin adds to `dei`: the commands of authors of plugins and keepers of editions."""

from __future__ import annotations

from dei_core.plugin import Command, hookimpl
from dei_workshop.words import comparing, conformance


@hookimpl
def dei_commands() -> tuple[Command, ...]:
    """check-plugin, new-plugin, schema, lock, diff and verify."""
    return (
        Command(
            name="check-plugin",
            about=conformance.CHECK_PLUGIN,
            target="dei_workshop.commands.check_plugin:check_plugin",
        ),
        Command(
            name="new-plugin",
            about=conformance.NEW_PLUGIN,
            target="dei_workshop.commands.new_plugin:new_plugin",
        ),
        Command(name="schema", about=conformance.SCHEMA, target="dei_workshop.commands.schema:schema"),
        Command(name="lock", about=comparing.LOCK, target="dei_workshop.commands.lock:lock"),
        Command(name="diff", about=comparing.DIFF, target="dei_workshop.commands.diff:diff"),
        Command(name="verify", about=comparing.VERIFY, target="dei_workshop.commands.verify:verify"),
    )
