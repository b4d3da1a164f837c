"""What this plugin adds to `dei`: the command that writes documentation."""

from __future__ import annotations

from dei_core import Command, Text, hookimpl

DOCS = Text(
    en="Write the documentation of a pack or an edition, in both languages or the one that --lang names",
    zh="生成规则包或年度方案的文档，中英文各一份；用 --lang 可只生成一种",
)


@hookimpl
def dei_commands() -> tuple[Command, ...]:
    """docs."""
    return (Command(name="docs", about=DOCS, target="dei_report.docs:docs"),)
