"""Text that a spreadsheet would run when it opens a CSV file, and how it is written so that it does not."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

GUARD = "'"
_RUNS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_AMOUNT = re.compile(r"'*+[+-](?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?")


def disarmed(text: str) -> str:
    """A text as it stands in a CSV file: one that a spreadsheet would run has an apostrophe before it.

    So has one that begins with apostrophes and then such a sign, so that every text can be told from every other. A
    text that is a number stays.

    >>> disarmed("=1+1"), disarmed("'=1+1"), disarmed("-1.5"), disarmed("it's")
    ("'=1+1", "''=1+1", '-1.5', "it's")
    """
    return f"{GUARD}{text}" if _is_run(text) else text


def restored(text: str) -> str:
    """The text that `disarmed` wrote so.

    >>> restored("'=1+1"), restored("''=1+1"), restored("-1.5"), restored("'tis")
    ('=1+1', "'=1+1", '-1.5', "'tis")
    """
    return text[1:] if text.startswith(GUARD) and _is_run(text) else text


def restored_rows(text: str) -> Iterator[dict[str, str]]:
    """The rows of a result table's CSV text by its header; csv.Error where it is none.

    >>> from dei_core.host import restored_rows
    >>> list(restored_rows("region,name\\n110000,'=1+1\\n"))
    [{'region': '110000', 'name': '=1+1'}]
    """
    for row in csv.DictReader(io.StringIO(text, newline=""), restval=""):
        yield {name: restored(cell) for name, cell in row.items() if isinstance(name, str)}


def _is_run(text: str) -> bool:
    return _RUNS.match(text) is not None and _AMOUNT.fullmatch(text) is None
