"""The versions of the engine and of the command."""

from __future__ import annotations

import platform
from importlib.metadata import version

from dei_cli.output import document
from dei_cli.session import Session


def print_versions(session: Session) -> None:
    """dei-cli, dei-core and Python, one a line."""
    versions = {
        "dei-cli": version("dei-cli"),
        "dei-core": version("dei-core"),
        "python": platform.python_version(),
    }
    if session.json:
        document(session, versions=versions)
    else:
        print("\n".join(f"{name} {number}" for name, number in versions.items()))
