"""A sign of life on a terminal while a run takes long; nothing anywhere else."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Any

from dei_cli import words
from dei_cli.kit.session import Session
from dei_words import COLON

PATIENCE = 0.7
"""Seconds after which a run counts as long."""


class Progress:
    """Shows the stage of a run on stderr once it takes long, if that is a terminal and people are reading."""

    def __init__(self, session: Session, patience: float = PATIENCE) -> None:
        self._session = session
        self._watched = sys.stderr.isatty() and not session.json
        self._doing = words.PROGRESS["start"].of(session.lang)
        self._timer = threading.Timer(patience, self._appear)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._bar: Any = None
        self._over = False

    def __enter__(self) -> Progress:
        """Begin to wait."""
        if self._watched:
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Disappear, or never appear."""
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._bar is not None:
                self._bar.stop()

    def step(self, stage: str, what: str) -> None:
        """Note what begins: the engine's report."""
        comma = COLON.of(self._session.lang)
        with self._lock:
            self._doing = f"{words.PROGRESS[stage].of(self._session.lang)}{comma}{what}"
            if self._bar is not None:
                self._bar.update(self._bar.task_ids[0], description=self._doing)

    def _appear(self) -> None:
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        from dei_cli.kit.output import console

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
        with self._lock:
            if not self._over:
                self._bar = Bar(*columns, console=console(error=True), transient=True)
                self._bar.add_task(self._doing, total=None)
                self._bar.start()
