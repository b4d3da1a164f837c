"""The cases of a pack as they are written: situation in, score out."""

from __future__ import annotations

from pathlib import Path

from dei_core.model.case import Case, CaseFile
from dei_core.toml.files import parse
from dei_core.toml.structure import structure

CASES = "cases"


def read_cases(folder: Path) -> tuple[Case, ...]:
    """All cases of a pack's folder, file by file. DeiError with every fault of the first file that has any.

    >>> from pathlib import Path
    >>> from dei_core.plugin import read_cases
    >>> text = (
    ...     'case = [{ name = { en = "On target", zh = "达标" }, indicator = "fibre", year = 2024, '
    ...     'values = { fibre = 95 }, expected = { fibre = 100 } }]'
    ... )
    >>> Path("mine/cases").mkdir(parents=True, exist_ok=True)
    >>> written = Path("mine/cases/fibre.toml").write_text(text, encoding="utf-8")
    >>> [case.expected for case in read_cases(Path("mine"))]
    [{'fibre': 100.0}]
    """
    return tuple(case for path in case_files(folder) for case in read_case_file(path))


def case_files(folder: Path) -> list[Path]:
    """The files in the `cases` folder of a pack's folder, by name.

    >>> from pathlib import Path
    >>> from dei_core.host import case_files
    >>> Path("yours/cases").mkdir(parents=True, exist_ok=True)
    >>> written = Path("yours/cases/fibre.toml").write_text("", encoding="utf-8")
    >>> [path.name for path in case_files(Path("yours"))]
    ['fibre.toml']
    """
    return sorted((folder / CASES).glob("*.toml"))


def read_case_file(path: Path) -> tuple[Case, ...]:
    """The cases of one file. DeiError with its every fault.

    >>> from pathlib import Path
    >>> from dei_core.host import read_case_file
    >>> text = (
    ...     'case = [{ name = { en = "On target", zh = "达标" }, indicator = "fibre", year = 2024, '
    ...     'values = { fibre = 95 }, expected = { fibre = 100 } }]'
    ... )
    >>> written = Path("fibre.toml").write_text(text, encoding="utf-8")
    >>> read_case_file(Path("fibre.toml"))[0].expected
    {'fibre': 100.0}
    """
    shown = f"{CASES}/{path.name}"
    return structure(parse(path, shown), CaseFile, shown).case
