"""Files and folders that are whole or not there, and never in the place of what somebody else wrote or changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from dei_core.files.rooms import room
from dei_core.findings import error_of
from dei_core.sentence import message

FILE_NOT_WRITTEN = message(
    "file-not-written",
    "the file {file} cannot be written: {why}",
    "Make the file and its folder writable, or name another place; an earlier file there is untouched.",
    "无法写入文件 {file}：{why}",
    "请将该文件及其所在文件夹设为可写，或另选位置；原有文件未受影响。",
)
NOT_A_FILE = message(
    "not-a-file",
    "{file} is a folder, a device or a pipe, and would be replaced by a file",
    "Name a file; what a command prints can be sent on with > or |.",
    "{file} 是文件夹、设备或管道，写出文件会将其取代",
    "请指定一个文件；命令打印的内容可用 > 或 | 转送。",
)
FILE_THERE = message(
    "file-there",
    "the file {file} was not written by dei, or was changed since, and would be lost",
    "Move it elsewhere, or name another place.",
    "文件 {file} 并非由 dei 写出，或写出后有改动，写入会使其丢失",
    "请将其移到别处，或另选位置。",
)
FOLDER_THERE = message(
    "folder-there",
    "{folder} is there already and is not an empty folder",
    "Name a folder that is not there yet.",
    "{folder} 已存在，且不是空文件夹",
    "请指定一个尚不存在的文件夹。",
)


_SIGN = "dei-sha256:"
_DIGITS = 64
SEAL = _SIGN + "0" * _DIGITS
"""Stands, in a comment or a value of its own near the end of a text, where `sealed` puts the text's digest."""


def sealed(text: str) -> str:
    """A text with its own digest in the place of its last SEAL: what was written can be told from what was edited.

    >>> from dei_core.host import SEAL, sealed
    >>> sealed(f"made by us, {SEAL}")[:30]
    'made by us, dei-sha256:b039f41'
    """
    before, found, after = text.rpartition(SEAL)
    if not found:
        raise ValueError("the text has no SEAL")
    return f"{before}{_SIGN}{hashlib.sha256(text.encode()).hexdigest()}{after}"


def is_sealed(content: bytes) -> bool:
    """Whether a file's content is, to the byte, a text that `sealed` gave.

    >>> from dei_core.host import SEAL, is_sealed, sealed
    >>> text = sealed(f"<!-- {SEAL} -->")
    >>> is_sealed(text.encode()), is_sealed(text.encode() + b" ")
    (True, False)
    """
    before, found, after = content.rpartition(_SIGN.encode())
    blank = before + SEAL.encode() + after[_DIGITS:]
    return bool(found) and after[:_DIGITS] == hashlib.sha256(blank).hexdigest().encode()


def write_text(path: str | Path, text: str, *, over: bool = False) -> Path:
    """A UTF-8 text file put in place in one move, as `write_file` does.

    >>> from pathlib import Path
    >>> from dei_core.host import write_text
    >>> written = write_text("out/a.txt", "甲", over=True)
    >>> Path("out/a.txt").read_text(encoding="utf-8")
    '甲'
    """
    return write_file(path, lambda new: new.write_text(text, encoding="utf-8", newline="\n"), over=over)


def write_file(path: str | Path, fill: Callable[[Path], object], *, over: bool = False) -> Path:
    """A file put in place in one move, its folder made where there is none. fill: writes to the path that it is given.

    Whenever anything fails or the process is killed, an earlier file stays whole. An earlier file is replaced only
    where it says the same, is sealed and was not edited, or `over` says that it is to be written over.
    DeiError where anything else is in the place, or it cannot be written.

    >>> from pathlib import Path
    >>> from dei_core.host import write_file
    >>> written = write_file("out/a.bin", lambda path: path.write_bytes(b"a"), over=True)
    >>> written.name, Path("out/a.bin").read_bytes()
    ('a.bin', b'a')
    """
    try:
        target = resolved(path)
        _check_file(target)
        with room(target) as made:
            fill(made.new)
            if not over:
                _check_same(target, made.new)
            made.place_file()
    except (OSError, UnicodeError) as error:
        raise error_of(FILE_NOT_WRITTEN, file=path, why=why(error)) from error
    return target


def write_folder(path: str | Path, fill: Callable[[Path], object]) -> Path:
    """A new folder put in place in one move. fill: writes into the empty folder that it is given.

    DeiError where anything but an empty folder is in the place, or it cannot be written.

    >>> from dei_core.host import write_folder
    >>> written = write_folder("out/new", lambda folder: (folder / "a.txt").write_text("a"))
    >>> [path.name for path in written.iterdir()]
    ['a.txt']
    """
    try:
        target = resolved(path)
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise error_of(FOLDER_THERE, folder=path)
        with room(target) as made:
            made.new.mkdir()
            fill(made.new)
            made.place_folder()
    except OSError as error:
        raise error_of(FILE_NOT_WRITTEN, file=path, why=why(error)) from error
    return target


def resolved(path: str | Path) -> Path:
    """Where a path leads, links followed. OSError where it is no path at all."""
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:
        raise OSError(str(error)) from error


def why(error: Exception) -> str:
    """What went wrong, as the system says it, or in the error's own words."""
    said = error.strerror if isinstance(error, OSError) else None
    return said or str(error) or type(error).__name__


def _check_file(target: Path) -> None:
    """Refuse a device, a pipe or a folder: what is put in its place would remove it."""
    if target.exists() and not target.is_file():
        raise error_of(NOT_A_FILE, file=target)


def _check_same(target: Path, new: Path) -> None:
    _check_file(target)
    if target.exists():
        there = target.read_bytes()
        if there != new.read_bytes() and not is_sealed(there):
            raise error_of(FILE_THERE, file=target)
