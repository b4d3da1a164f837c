"""The entry point of the `dei` script; it imports nothing before it watches over Ctrl-C."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run the command line that the process was started with."""
    try:
        from dei_cli.program.interruption import Interruption

        with Interruption() as interruption:
            from dei_cli.program.streams import guard

            outlet = guard()
            from dei_cli.program.running import Dei

            Dei(interruption, outlet).main()
    except KeyboardInterrupt:
        from dei_cli.program.farewell import leave

        leave()
