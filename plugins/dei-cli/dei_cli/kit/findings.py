"""Findings on a screen: errors first, by file, alike ones counted rather than repeated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from dei_cli import words
from dei_cli.kit.output import console
from dei_cli.kit.session import Session
from dei_core import Finding
from dei_core.host import VOCABULARY
from dei_words import COLON, COMMA

if TYPE_CHECKING:
    from rich.text import Text as Line

MOST = 20
"""How many findings of one code are shown."""

_ORDER = ("error", "warning", "note")
_STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}


def show_findings(session: Session, findings: Sequence[Finding], summary: bool = True) -> None:
    """Print findings on stderr, and after several how many there are."""
    screen = console(error=True)
    for line in finding_lines(session, findings):
        screen.print(line, soft_wrap=True)
    if summary and len(findings) > 1:
        screen.print(counts(session, findings))


def counts(session: Session, findings: Iterable[Finding]) -> str:
    """How many findings of each severity, in words."""
    by: Counter[str] = Counter(finding.severity for finding in findings)
    parts = []
    for severity in _ORDER:
        one, many = words.COUNTED[severity]
        if by[severity]:
            parts.append(session.say(one if by[severity] == 1 else many, count=by[severity]))
    return COMMA.of(session.lang).join(parts) or words.NONE.of(session.lang)


def finding_lines(session: Session, findings: Sequence[Finding]) -> Iterator[Line]:
    """The lines of a list of findings; of each code at most MOST, and then how many more there are."""
    from rich.text import Text as Line

    ranked = sorted(findings, key=lambda finding: _ORDER.index(finding.severity))
    files: dict[str | None, list[Finding]] = {}
    for finding in ranked:
        files.setdefault(finding.place.file, []).append(finding)
    shown: Counter[str] = Counter()
    for file, mine in files.items():
        kept = [finding for finding in mine if _take(shown, finding)]
        if kept and file is not None:
            yield Line(file, style="bold")
        for finding in kept:
            yield _line(session, finding, indent=file is not None)
    total = Counter(finding.code for finding in findings)
    for code, count in total.items():
        if count > MOST:
            yield Line(session.say(words.AND_MORE, count=count - MOST, code=code), style="dim")


def _take(shown: Counter[str], finding: Finding) -> bool:
    shown[finding.code] += 1
    return shown[finding.code] <= MOST


def _line(session: Session, finding: Finding, indent: bool) -> Line:
    from rich.text import Text as Line

    line = Line("  " if indent else "")
    severity = VOCABULARY.severities[finding.severity].of(session.lang)
    line.append(f"{severity}{COLON.of(session.lang)}", style=_STYLES[finding.severity])
    inside = attrs.evolve(finding, place=attrs.evolve(finding.place, file=None))
    line.append(f"{inside.text(session.lang)} ")
    line.append(f"[{finding.code}]", style="dim")
    return line
