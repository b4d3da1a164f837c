"""What this plugin adds: the report in every result folder, and the commands that write it and documentation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dei_core.plugin import Command, Writer, hookimpl
from dei_report.commands import words

if TYPE_CHECKING:
    from dei_core import Result


@hookimpl
def dei_commands() -> tuple[Command, ...]:
    """docs and report."""
    return (
        Command(name="docs", about=words.DOCS, target="dei_report.commands.docs:docs"),
        Command(name="report", about=words.REPORT, target="dei_report.commands.report:report"),
    )


@hookimpl
def dei_writers() -> tuple[Writer, ...]:
    """The report, in each run."""
    return (Writer(name="report", about=words.WRITER, write=write_report),)


def write_report(result: Result, folder: str | Path) -> None:
    """Write report.html, and report.json: the story, from which the page can be written again without the data."""
    from dei_report.commands.asked import asked_language
    from dei_report.files import write_files
    from dei_report.story.telling import story

    write_files(story(result), Path(folder), asked_language())
