"""What a process prints into: streams that may be closed, full, or a pipe that nobody reads any more."""

from __future__ import annotations

import errno
import io
import os
import sys
import time
from typing import Any

_PAUSE = 0.01


class Outlet(io.RawIOBase):
    """The raw end of a stream that takes everything, and remembers what kept it from passing it on.

    So whoever prints need not fear it: the work is done to its end, and only then is the loss told.
    failure: what the first attempt that failed met; None where none did.
    """

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self.failure: OSError | None = None

    def writable(self) -> bool:
        """Always."""
        return True

    def fileno(self) -> int:
        """The descriptor of the stream. OSError where it is closed."""
        return int(self._opened().fileno())

    def isatty(self) -> bool:
        """Whether a person sees it."""
        return self._raw is not None and self.failure is None and bool(self._raw.isatty())

    def write(self, content: Any) -> int:
        """Pass bytes on and give how many were taken; all of them, into nothing, after a failure."""
        if self.failure is None:
            try:
                while (taken := self._opened().write(content)) is None:  # a pipe that is full for now
                    time.sleep(_PAUSE)
                return int(taken)
            except OSError as error:
                self.failure = error
        return len(content)

    def _opened(self) -> Any:
        if self._raw is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return self._raw

    @property
    def lost(self) -> bool:
        """Whether something printed was lost; what a pipe's reader no longer wanted is not."""
        return self.failure is not None and not isinstance(self.failure, BrokenPipeError)


def guard() -> Outlet:
    """Let the process's output and error streams never fail, whether they are open or not; the output's end."""
    while True:  # a file opened later would else be taken for one of the three that every process has
        handle = os.open(os.devnull, os.O_RDWR)
        if handle > 2:
            os.close(handle)
            break
    out, err = _end(sys.stdout), _end(sys.stderr)
    sys.stdout, sys.stderr = _stream(out, sys.stdout), _stream(err, sys.stderr)
    return out


def _end(stream: Any) -> Outlet:
    buffer = getattr(stream, "buffer", None)
    return Outlet(getattr(buffer, "raw", buffer))


def _stream(end: Outlet, like: Any) -> io.TextIOWrapper:
    """A text stream in the encoding of the process's own; what it has no sign for becomes `?`."""
    return io.TextIOWrapper(
        io.BufferedWriter(end),
        encoding=getattr(like, "encoding", None) or "utf-8",
        errors="replace",
        line_buffering=like is None or like.line_buffering,
        write_through=getattr(like, "write_through", False),
    )
