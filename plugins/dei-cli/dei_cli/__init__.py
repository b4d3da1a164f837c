"""The `dei` command, and what other plugins' commands may use of it: `Session`, `Stop` and the exit codes."""

from __future__ import annotations

TYPE_CHECKING = (
    False  # as in `typing`, which takes its time to import: until `main` watches over Ctrl-C nothing is
)

if TYPE_CHECKING:
    from dei_cli.kit.session import DONE, FAULTS, UNWRITTEN, USAGE, Session, Stop

__all__ = ["DONE", "FAULTS", "UNWRITTEN", "USAGE", "Session", "Stop"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'dei_cli' has no public name '{name}'")
    from dei_cli.kit import session

    return getattr(session, name)
