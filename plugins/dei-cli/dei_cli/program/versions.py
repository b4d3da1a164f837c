"""The versions of the engine and of the command."""

from __future__ import annotations

import platform
from importlib.metadata import version

from dei_cli import words
from dei_cli.kit.output import document
from dei_cli.kit.session import Session
from dei_core.host import PROTOCOLS, spoken_protocols


def print_versions(session: Session) -> None:
    """dei-cli, dei-core and Python, one a line, and the plugin protocols that dei-core speaks."""
    versions = {
        "dei-cli": version("dei-cli"),
        "dei-core": version("dei-core"),
        "python": platform.python_version(),
    }
    if session.json:
        document(session, versions=versions, protocols=list(PROTOCOLS))
        return
    print("\n".join(f"{name} {number}" for name, number in versions.items()))
    print(session.say(words.SPOKEN, protocols=spoken_protocols().of(session.lang)))
