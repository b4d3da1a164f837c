"""The regions that are filled in beforehand: from the edition's data where they can be read, or from a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dei_core import DeiError, Evaluation, Finding, Findings, Table, TrackPlan
from dei_core.host import read_tables
from dei_core.plugin import Place, Sheet, Spoilt
from dei_tables import messages as say
from dei_tables.delimited import SUFFIXES as TEXT_SUFFIXES
from dei_tables.delimited import read_csv
from dei_tables.parquet import SUFFIXES as PARQUET_SUFFIXES
from dei_tables.parquet import read_parquet
from dei_tables.template.fields import name_header
from dei_tables.workbook import SUFFIXES as WORKBOOK_SUFFIXES
from dei_tables.workbook import read_xlsx

TRACK = "track"
"""The column of a list of regions that says which track each belongs to."""

Row = Mapping[str, str]
"""Header -> word."""

_READERS = {
    **dict.fromkeys(TEXT_SUFFIXES, read_csv),
    **dict.fromkeys(WORKBOOK_SUFFIXES, read_xlsx),
    **dict.fromkeys(PARQUET_SUFFIXES, read_parquet),
}


def known_regions(
    evaluation: Evaluation, listed: Path | None
) -> tuple[dict[str, list[Row]], tuple[Finding, ...]]:
    """Track -> its regions, each header with its word; and a note where the edition's data cannot be read.

    listed: a table of regions that counts instead of the data. DeiError where it cannot be read, has no column of
    codes or names, or does not say which track its regions belong to.
    """
    if listed is not None:
        return _listed(evaluation, listed), ()
    try:
        tables, _, _ = read_tables(evaluation)
    except DeiError as error:
        first = next(finding for finding in error.findings if finding.severity == "error")
        facts = {"count": len(error.findings), "code": first.code}
        note = Finding(message=say.NO_REGIONS, place=first.place, facts=facts)
        return {plan.id: [] for plan in evaluation.plan.tracks}, (note,)
    return {plan.id: _of_table(plan, tables[plan.id]) for plan in evaluation.plan.tracks}, ()


def _of_table(plan: TrackPlan, table: Table) -> list[Row]:
    """The regions of a table, a row each: the latest year's where there are several, without the year itself."""
    intake = plan.intake
    latest = {region: row for row, region in enumerate(table.regions)}
    for row, region in enumerate(table.regions):
        if table.years[row] > table.years[latest[region]]:
            latest[region] = row
    return [
        {
            intake.region: table.regions[row],
            name_header(plan): table.names[row],
            **{header: table.parents[scale][row] for scale, header in intake.parents.items()},
            **{header: table.traits[trait][row] for trait, header in intake.traits.items()},
            **{header: str(kept[0]) for header, kept in intake.keep.items() if len(kept) == 1},
        }
        for row in latest.values()
    ]


def _listed(evaluation: Evaluation, path: Path) -> dict[str, list[Row]]:
    sheet = _read(path)
    header = [one.strip() for one in sheet.header]
    cells = {
        name: [_word(cell) for cell in column] for name, column in zip(header, sheet.columns, strict=True)
    }
    plans = evaluation.plan.tracks
    found = Findings()
    for index, column in enumerate(sheet.columns):
        for row, cell in zip(sheet.rows, column, strict=True):
            if isinstance(cell, Spoilt) and not cell.is_text:
                place = Place(file=sheet.file, row=row, column=sheet.label(index) or header[index])
                found.add(cell.message, place, **cell.facts)
    _check(sheet, header, plans, cells.get(TRACK, ()), found)
    found.raise_errors()
    rows = [{name: words[index] for name, words in cells.items()} for index in range(len(sheet.rows))]
    return {
        plan.id: [row for row in rows if row[plan.intake.region] and row.get(TRACK, plan.id) == plan.id]
        for plan in plans
    }


def _check(
    sheet: Sheet, header: list[str], plans: Iterable[TrackPlan], tracks: Iterable[str], found: Findings
) -> None:
    here, known = Place(file=sheet.file), [plan.id for plan in plans]
    for needed in dict.fromkeys(plan.intake.region for plan in plans):
        if needed not in header:
            found.add(say.LIST_COLUMN, here, header=needed, there=header)
    if TRACK not in header and len(known) > 1:
        found.add(say.LIST_COLUMN, here, header=TRACK, there=header)
    for row, word in zip(sheet.rows, tracks, strict=False):
        if word not in known:
            place = Place(file=sheet.file, row=row, column=TRACK)
            found.add(say.LIST_TRACK, place, value=word, known=known)


def _read(path: Path) -> Sheet:
    read = _READERS.get(path.suffix.lower())
    if read is None:
        facts = {"suffix": path.suffix or path.name, "known": list(_READERS)}
        raise DeiError([Finding(message=say.LIST_FORMAT, place=Place(file=path.name), facts=facts)])
    return read(path)


def _word(cell: Any) -> str:
    """A cell as text; a code that a spreadsheet holds as a number has no decimal point, an empty cell is ""."""
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
