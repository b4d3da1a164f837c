"""What `dei docs` was asked to document: a pack or an edition."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dei_core import open_edition
from dei_core.host import Lang, find_pack, read_installed
from dei_core.plugin import read_pack
from dei_report.documentation.sheet import Sheet

_EDITION = "edition.toml"
Write = Callable[[Lang], Sheet]


def open_subject(named: str) -> tuple[str, Write]:
    """The name of the document's files, and what writes it in a language.

    named: a folder with edition.toml or such a file, a pack's folder, or an installed pack's namespace. Nothing
    of a pack's code is imported, unless an edition is composed of it. DeiError with all that is wrong.
    """
    path = Path(named)
    if os.path.isfile(path) or os.path.isfile(path / _EDITION):
        return _of_edition(path)
    if os.path.isdir(path) and any(path.glob("*.toml")):
        return _of_pack(path)
    if path.suffix or len(path.parts) > 1:
        return _of_edition(path)
    from dei_report.documentation.pack import pack_sheet

    return named, partial(pack_sheet, read_installed(find_pack(named)))


def _of_pack(folder: Path) -> tuple[str, Write]:
    from dei_report.documentation.pack import pack_sheet

    pack = read_pack(folder)
    return pack.namespace, partial(pack_sheet, pack)


def _of_edition(path: Path) -> tuple[str, Write]:
    from dei_report.documentation.edition import edition_sheet

    evaluation = open_edition(path)
    return evaluation.folder.resolve().name, partial(edition_sheet, evaluation)
