"""Regular files, opened at once or refused at once: a pipe or a device is never waited for."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from dei_core.text import Text

_KINDS = (
    (stat.S_ISDIR, Text(en="a folder", zh="文件夹")),
    (stat.S_ISFIFO, Text(en="a pipe", zh="管道")),
    (stat.S_ISSOCK, Text(en="a socket", zh="套接字")),
    (lambda mode: True, Text(en="a device", zh="设备")),
)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class NotRegular(OSError):
    """What is there is no regular file. kind: what it is instead.

    >>> from pathlib import Path
    >>> from dei_core.host import NotRegular, bytes_of
    >>> try:
    ...     bytes_of(Path("examples"))
    ... except NotRegular as error:
    ...     error.kind.en
    'a folder'
    """

    def __init__(self, kind: Text) -> None:
        self.kind = kind
        super().__init__(errno.EINVAL, f"it is {kind.en}, not a regular file")


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """A regular file, or a link to one, open for its bytes. NotRegular for anything else; other OSErrors pass.

    What is looked at is what is opened: what lies there may be exchanged between the two.
    """
    try:
        _require_regular(os.stat(path).st_mode)
    except ValueError as error:  # a name that no file can have: NUL, or a lone surrogate
        raise OSError(errno.EINVAL, str(error)) from error
    with os.fdopen(os.open(path, os.O_RDONLY | _AT_ONCE), "rb") as file:
        _require_regular(os.fstat(file.fileno()).st_mode)
        yield file


def bytes_of(path: Path) -> bytes:
    """All bytes of a regular file. NotRegular for anything else; other OSErrors pass.

    >>> from pathlib import Path
    >>> from dei_core.host import bytes_of
    >>> bytes_of(Path("examples/gigabit-2022/data.csv"))[:6]
    b'region'
    """
    with opened(path) as file:
        return file.read()


def file_digest(path: Path) -> str:
    """The sha-256 of a regular file's bytes. NotRegular for anything else; other OSErrors pass."""
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _require_regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise NotRegular(next(kind for fits, kind in _KINDS if fits(mode)))
