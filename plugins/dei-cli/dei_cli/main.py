"""The entry point of the `dei` script."""

from __future__ import annotations

from typing import NoReturn

from dei_cli.running import Dei


def main() -> NoReturn:
    """Run the command line that the process was started with."""
    Dei().main()
