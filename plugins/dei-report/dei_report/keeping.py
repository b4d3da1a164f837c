"""What takes long to make and is the same each time, kept in the user's cache folder; made anew where none can be."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from dei_core import DeiError
from dei_core.host import write_text


def cache_folder() -> Path:
    """The folder of this machine's user."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("dei-report", appauthor=False))


def recipe(*parts: str | bytes) -> str:
    """A short name that changes with whatever a thing is made from."""
    told = hashlib.sha256()
    for part in parts:
        told.update(part.encode() if isinstance(part, str) else part)
        told.update(b"\0")
    return told.hexdigest()[:12]


def read(path: Path) -> str | None:
    """A kept text; None where there is none or it is damaged."""
    with contextlib.suppress(OSError, ValueError):
        digest, _, text = path.read_text(encoding="utf-8").partition("\n")
        if digest == _digest(text):
            return text
    return None


def keep(path: Path, text: str) -> None:
    """Keep a text under a line with its digest; nothing happens where the folder cannot be written."""
    with contextlib.suppress(DeiError):
        write_text(path, f"{_digest(text)}\n{text}", over=True)


def kept(path: Path, make: Callable[[], str]) -> str:
    """The text of a file, made and kept if it is not there."""
    text = read(path)
    if text is None:
        text = make()
        keep(path, text)
    return text


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def sources(folder: Path) -> Iterable[bytes]:
    """The Python files of a folder, in order."""
    return (path.read_bytes() for path in sorted(folder.glob("*.py")))
