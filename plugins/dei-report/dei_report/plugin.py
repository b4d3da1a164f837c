"""What this plugin adds: the report in every result folder, and the commands that write it and documentation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dei_core import Command, Text, Writer, hookimpl

if TYPE_CHECKING:
    from dei_core import Result

DOCS = Text(
    en="Write the documentation of a pack or an edition, in both languages or the one that --lang names",
    zh="生成规则包或年度方案的文档，中英文各一份；用 --lang 可只生成一种",
)
REPORT = Text(
    en="Write the report of an edition or of a result folder: one HTML file that people read",
    zh="由年度方案或结果文件夹生成报告：一个可直接阅读的 HTML 文件",
)
_WRITER = Text(
    en="the report that people read: one HTML file in both languages, with the story it tells as JSON",
    zh="供人阅读的报告：中英双语单文件 HTML，并附其内容的 JSON",
)


@hookimpl
def dei_commands() -> tuple[Command, ...]:
    """docs and report."""
    return (
        Command(name="docs", about=DOCS, target="dei_report.docs:docs"),
        Command(name="report", about=REPORT, target="dei_report.reporting:report"),
    )


@hookimpl
def dei_writers() -> tuple[Writer, ...]:
    """The report, in each run."""
    return (Writer(name="report", about=_WRITER, write=write_report),)


def write_report(result: Result, folder: str | Path) -> None:
    """Write report.html, and report.json: the story, from which the page can be written again without the data."""
    from dei_report.asked import asked_language
    from dei_report.files import write_files
    from dei_report.story.telling import story

    write_files(story(result), Path(folder), asked_language())
