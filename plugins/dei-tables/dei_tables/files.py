"""The bytes of a data file, or a finding that says why there are none."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from dei_core import DeiError, Finding, Text
from dei_core.host import NotRegular, bytes_of
from dei_core.plugin import Message, Place
from dei_tables import messages as say

_MAGIC = (
    (b"PK\x03\x04", say.WORKBOOK),
    (b"\xd0\xcf\x11\xe0", say.OLD_WORKBOOK),
    (b"PAR1", say.PARQUET),
    (b"\x1f\x8b", say.GZIP),
    (b"%PDF", say.PDF),
)
_PAGE = (b"<!doctype html", b"<html", b"<?xml")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def stop(message: Message, path: Path, **facts: object) -> NoReturn:
    """Refuse a file with one finding: DeiError."""
    raise DeiError([Finding(message=message, place=Place(file=path.name), facts=facts)])


def no_sheets(path: Path, sheet: str | None) -> None:
    """Refuse the name of a sheet where the format has none: DeiError."""
    if sheet is not None:
        stop(say.NO_SHEETS, path, sheet=sheet)


def content_of(path: Path) -> bytes:
    """The whole file. Refuses what is not there, is no regular file (at once), or cannot be read: DeiError."""
    try:
        return bytes_of(path)
    except FileNotFoundError:
        stop(say.NO_FILE, path, folder=str(path.absolute().parent))
    except NotRegular as error:
        stop(say.NOT_REGULAR, path, kind=error.kind)
    except OSError as error:
        stop(say.UNREADABLE, path, why=error.strerror or str(error))


def kind_of(content: bytes) -> Text:
    """What the first bytes of a file say that it is."""
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    if content[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE):
        return say.WEB_PAGE
    if b"\0" in content and not content.startswith(_UTF16):
        return say.BINARY
    return say.TEXT_FILE


def wrong_kind(path: Path, found: Text) -> NoReturn:
    """Refuse a file that is not what its suffix says: DeiError."""
    stop(say.WRONG_KIND, path, suffix=path.suffix, found=found)
