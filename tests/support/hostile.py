"""An edition all of whose names and texts hold what a screen or a page would obey."""

from __future__ import annotations

from typing import Any

SIGNS = "\x1b[31m\x9b2J\x07\x08\r\n\x7f\u202e\u2066\u200b\u2028\ufeff\U000e0041"
MARKUP = "<script>alert(1)</script>\"'&|`]]>"
EVIL = f"{SIGNS}{MARKUP}"
"""Signs that are obeyed, a break, and markup of pages and Markdown."""


def hostile(values: Any, evil: str = EVIL) -> Any:
    """TOML values with every text in two languages ending in `evil`."""
    if isinstance(values, dict):
        if set(values) == {"en", "zh"}:
            return {lang: f"{text}{evil}" for lang, text in values.items()}
        return {name: hostile(value, evil) for name, value in values.items()}
    if isinstance(values, list):
        return [hostile(value, evil) for value in values]
    return values
