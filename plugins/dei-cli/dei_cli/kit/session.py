"""What a command of `dei` knows of its call, and how it ends."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs

from dei_core import Finding, Text
from dei_core.host import Lang, shown

DONE, FAULTS, USAGE, UNWRITTEN, DEFECT = 0, 1, 2, 3, 70
"""Exit codes: their meaning is in every help text and never changes."""


class Stop(Exception):
    """The end of a command that could not do its work, with the findings that say why and an exit code."""

    def __init__(self, status: int, findings: Iterable[Finding]) -> None:
        self.status = status
        self.findings = tuple(findings)
        super().__init__("\n".join(finding.text() for finding in self.findings))


@attrs.define(kw_only=True)
class Session:
    """One call of `dei`, found as `click.get_current_context().obj` by every command, of any plugin.

    lang: the language to speak. json: whether to print one JSON document and nothing else on stdout.
    command: the command's name, where it is known. status: the exit code so far.
    notes: what the command line uses that will go.
    """

    lang: Lang
    json: bool
    command: str | None = None
    status: int = DONE
    notes: list[Finding] = attrs.field(factory=list)

    def say(self, text: Text, **facts: object) -> str:
        """A text in the session's language, its blanks filled with what a screen shows and does not obey."""
        seen = {
            name: shown(str(fact)) if isinstance(fact, str | Path) else fact for name, fact in facts.items()
        }
        return text.of(self.lang).format(**seen)
