"""Ctrl-C at any moment: it ends the command, in one exit code and one sentence, whoever else would catch it."""

from __future__ import annotations

import signal
import sys
from types import FrameType, TracebackType
from typing import Any

INTERRUPTED = 130
_AGAIN = 0.02


class Interruption:
    """Watches over Ctrl-C in a block. came: whether it has been pressed.

    Python drops a Ctrl-C that meets code which cannot fail (a finalizer, a library that is being loaded) and prints
    where; here it comes again a moment later, and nothing is printed. Where the process was started with Ctrl-C
    switched off, it stays off.
    """

    def __init__(self) -> None:
        self.came = False

    def __enter__(self) -> Interruption:
        """Begin to watch."""
        sys.unraisablehook = self._unraisable
        sys.excepthook = self._uncaught
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._raise)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let KeyboardInterrupt stand for whatever a library that was interrupted made of it."""
        if self.came and kind is not None and issubclass(kind, Exception):
            raise KeyboardInterrupt from error

    @staticmethod
    def over() -> None:
        """From here on Ctrl-C does nothing: what is left to do takes a moment."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def _raise(self, number: int, frame: FrameType | None) -> None:
        self.came = True
        raise KeyboardInterrupt

    def _unraisable(self, told: Any) -> None:
        if isinstance(told.exc_value, KeyboardInterrupt):
            _again()
        else:
            sys.__unraisablehook__(told)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            _again()
        else:
            sys.__excepthook__(kind, error, trace)


def _again() -> None:
    import _thread
    import threading

    timer = threading.Timer(_AGAIN, _thread.interrupt_main)
    timer.daemon = True
    timer.start()
