"""What commands of `dei` are made of, of any plugin: the one face of dei-cli for those who write a command.

>>> from dei_cli.kit import Command, Session, document, edition_argument
"""

from __future__ import annotations

from dei_cli.kit.bilingual import Argument, Command, Location, OneOf, Option, Whole
from dei_cli.kit.findings import counts, finding_lines, show_findings
from dei_cli.kit.output import console, document, once
from dei_cli.kit.parameters import (
    default_folder,
    edition_argument,
    nodes,
    of_edition,
    option,
    regions,
    tracks,
)
from dei_cli.kit.progress import Progress
from dei_cli.kit.session import DONE, FAULTS, UNWRITTEN, USAGE, Session, Stop
from dei_cli.kit.some import MANY, some
from dei_cli.kit.wrapping import width, wrapped
from dei_cli.words import WRITTEN

__all__ = [
    "DONE",
    "FAULTS",
    "MANY",
    "UNWRITTEN",
    "USAGE",
    "WRITTEN",
    "Argument",
    "Command",
    "Location",
    "OneOf",
    "Option",
    "Progress",
    "Session",
    "Stop",
    "Whole",
    "console",
    "counts",
    "default_folder",
    "document",
    "edition_argument",
    "finding_lines",
    "nodes",
    "of_edition",
    "once",
    "option",
    "regions",
    "show_findings",
    "some",
    "tracks",
    "width",
    "wrapped",
]
