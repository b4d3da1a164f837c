"""Where `dei compare` may write: a CSV file that is new, or a comparison that says the same."""

from __future__ import annotations

import os
from pathlib import Path

from dei_core import DeiError, Finding
from dei_methods.analysis import fields as f
from dei_methods.analysis import messages as say

FIELDS = (
    *(f.TRACK, f.REGION, f.FIRST_YEAR, f.SECOND_YEAR, f.FIRST_SCORE, f.SECOND_SCORE),
    *(f.FIRST_RANK, f.SECOND_RANK, f.SCORE_CHANGE, f.RANK_CHANGE),
)
_HEADER = ",".join(field.name for field in FIELDS).encode()


def check_target(out: Path) -> None:
    """DeiError where the file is no CSV by its name, or holds anything but an earlier comparison."""
    if os.path.exists(out) and not _is_comparison(out):
        raise DeiError([Finding(message=say.NOT_A_COMPARISON, facts={"file": out})])
    if out.suffix.lower() != ".csv":
        facts = {"file": out, "better": out.parent / f"{out.stem}.csv"}
        raise DeiError([Finding(message=say.NOT_CSV, facts=facts)])


def _is_comparison(file: Path) -> bool:
    if not os.path.isfile(file):
        return False
    try:
        with file.open("rb") as opened:
            return opened.readline(len(_HEADER) + 5).removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n") == _HEADER
    except OSError:
        return False
