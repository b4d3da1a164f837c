"""What this plugin adds to `dei`. Imported at every start of it, so it imports little."""

from __future__ import annotations

from dei_analysis.commands import words
from dei_core.plugin import Command, Writer, hookimpl


@hookimpl
def dei_commands() -> tuple[Command, ...]:
    """analyse and compare."""
    return (
        Command(name="analyse", about=words.ANALYSE, target="dei_analysis.commands.analyse:analyse"),
        Command(name="compare", about=words.COMPARE, target="dei_analysis.commands.compare:compare"),
    )


@hookimpl
def dei_writers() -> tuple[Writer, ...]:
    """The analysis, where a run asks for it."""
    return (Writer(name="analysis", about=words.TABLES, write=_write, standard=False),)


def _write(result: object, folder: object) -> None:
    from dei_analysis.tables.writing import write_analysis

    write_analysis(result, folder)
