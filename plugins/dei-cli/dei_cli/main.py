"""The entry point of the `dei` script."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line that the process was started with."""
    try:
        from dei_cli.running import Dei

        Dei().main()
    except KeyboardInterrupt:  # before the command line is read, or for a second time
        sys.exit(130)
