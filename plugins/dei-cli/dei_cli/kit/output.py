"""Where output goes: one JSON document, or a console that people read."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from dei_cli.kit.session import Session
from dei_core import Finding, Text
from dei_core.host import shown, shown_json

if TYPE_CHECKING:
    from rich.console import Console

_UNBOUNDED = 100_000


def document(session: Session, findings: Iterable[Finding] = (), **content: Any) -> None:
    """Print the one JSON document of a command: its name, exit code, findings, and its own content."""
    head = {
        "command": session.command,
        "status": session.status,
        "findings": [finding.record() for finding in (*session.notes, *findings)],
    }
    body = _plain({**head, **content})
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    print(shown_json(json.dumps(body, ensure_ascii=not unicode, allow_nan=False, indent=2)))
    sys.stdout.flush()


def console(error: bool = False) -> Console:
    """A console on stdout, or on stderr; as wide as its lines where nobody's screen bounds it.

    Each text given to it, in whatever table or tree it stands, is one visible line: nothing in it is obeyed.
    """
    from rich.console import Console
    from rich.text import Text as Line

    class Screen(Console):
        """A console that shows what a text is made of, and does nothing that it says."""

        def render_str(self, text: str, **settings: Any) -> Line:
            return super().render_str(shown(text), **settings)

        def render(self, renderable: Any, options: Any = None) -> Iterable[Any]:
            if isinstance(renderable, Line) and shown(renderable.plain) != renderable.plain:
                renderable = Line(shown(renderable.plain), style=renderable.style, end=renderable.end)
            return super().render(renderable, options)

    stream = sys.stderr if error else sys.stdout
    bounds = None if stream.isatty() else _UNBOUNDED
    return Screen(file=stream, width=bounds, highlight=False, markup=False, emoji=False)


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings without the second of two that say the same."""
    return tuple({(finding.code, finding.text()): finding for finding in findings}.values())


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return {"en": value.en, "zh": value.zh}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if attrs.has(type(value)):
        return {field.name: _plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if isinstance(value, str | int | float | bool | None) else str(value)
