"""The `dei` command, and what other plugins' commands may use of it: `Session`, `Stop` and the exit codes."""

from __future__ import annotations

from dei_cli.session import DONE, FAULTS, UNWRITTEN, USAGE, Session, Stop

__all__ = ["DONE", "FAULTS", "UNWRITTEN", "USAGE", "Session", "Stop"]
