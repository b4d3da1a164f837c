"""The cases of a pack as they are written: situation in, score out."""

from __future__ import annotations

from pathlib import Path

from dei_core.model.case import Case, CaseFile
from dei_core.toml.files import parse
from dei_core.toml.structure import structure

CASES = "cases"


def read_cases(folder: Path) -> tuple[Case, ...]:
    """All cases of a pack's folder, file by file. DeiError with every fault of the first file that has any."""
    return tuple(case for path in case_files(folder) for case in read_case_file(path))


def case_files(folder: Path) -> list[Path]:
    """The files in the `cases` folder of a pack's folder, by name."""
    return sorted((folder / CASES).glob("*.toml"))


def read_case_file(path: Path) -> tuple[Case, ...]:
    """The cases of one file. DeiError with its every fault."""
    shown = f"{CASES}/{path.name}"
    return structure(parse(path, shown), CaseFile, shown).case
