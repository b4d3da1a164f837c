"""Long lists of names, cut short."""

from __future__ import annotations

from collections.abc import Sequence

from dei_cli import words
from dei_cli.kit.session import Session
from dei_words import LIST_COMMA

MANY = 12
"""Names beyond this many are counted."""


def some(session: Session, names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    shown = LIST_COMMA.of(session.lang).join(names[:MANY])
    more = len(names) - MANY
    return session.say(words.AND_SO_MANY, names=shown, count=more) if more > 0 else shown
