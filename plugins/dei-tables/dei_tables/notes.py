"""Lines for people above a table's header: a file may explain itself and still be read as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

NOTE = "##"
"""What the first cell of such a line begins with."""


def is_note(cells: Sequence[Any]) -> bool:
    """Whether a line above the header is for people only.

    >>> is_note(["## 单位 Unit", "%"]), is_note(["# rank", "name"])
    (True, False)
    """
    return bool(cells) and isinstance(cells[0], str) and cells[0].lstrip().startswith(NOTE)
