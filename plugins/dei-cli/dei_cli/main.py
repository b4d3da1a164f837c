"""The entry point of the `dei` script; it imports nothing before it watches over Ctrl-C."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run the command line that the process was started with."""
    try:
        from dei_cli.interruption import Interruption

        with Interruption() as interruption:
            from dei_cli.streams import guard

            outlet = guard()
            from dei_cli.running import Dei

            Dei(interruption, outlet).main()
    except KeyboardInterrupt:
        from dei_cli.farewell import leave

        leave()
