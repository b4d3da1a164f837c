"""What is said when a command ends before its time."""

from __future__ import annotations

import os
import signal
import sys
from typing import NoReturn

from dei_cli import words
from dei_cli.program.interruption import INTERRUPTED
from dei_cli.program.language import language
from dei_core.host import Lang


def leave() -> NoReturn:
    """End a process that was interrupted before its command line was read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    say_interrupted(language(sys.argv[1:], os.environ))
    sys.exit(INTERRUPTED)


def say_interrupted(lang: Lang) -> None:
    """One sentence on stderr, below the ^C that a terminal shows."""
    print(f"\n{words.INTERRUPTED.of(lang)}", file=sys.stderr)
