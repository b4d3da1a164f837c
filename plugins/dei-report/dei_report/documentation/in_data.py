"""What an edition says of its data files beside their columns: gaps, groups of regions, years in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dei_report.documentation import words
from dei_report.documentation.pieces import plain
from dei_report.documentation.sheet import Sheet, code, safe


def in_data(sheet: Sheet, datasets: Mapping[str, Any]) -> None:
    """Cells that count as empty and why, then groups that the edition lists, then years that stand for words."""
    gaps = [(name, gap) for name, data in datasets.items() for gap in data.gap]
    if gaps:
        sheet.paragraph(sheet.say(words.GAPS_ARE))
    sheet.table(
        (words.DATASET, words.COLUMNS, words.WRITTEN, words.ROWS_MEANT, words.WHY),
        (
            (
                code(name),
                sheet.listed(code(column) for column in gap.columns),
                sheet.listed(code(plain(value)) for value in gap.values),
                sheet.apart(_meant(sheet, gap)) or sheet.say(words.ALL_ROWS),
                sheet.of(gap.reason),
            )
            for name, gap in gaps
        ),
    )
    sheet.table(
        (words.DATASET, words.SCALE, words.GROUP, words.COUNT_REGIONS, words.REGIONS),
        _members(sheet, datasets),
        (3,),
    )
    sheet.table((words.DATASET, words.YEAR_WORD, words.YEAR), _years(datasets))


def _meant(sheet: Sheet, gap: Any) -> Iterator[str]:
    """The rows that a gap is of, header by header."""
    for label, table in ((words.KEPT, gap.keep), (words.DROPPED, gap.drop)):
        for header, values in table.items():
            shown = sheet.listed(code(plain(value)) for value in values)
            yield sheet.labelled(sheet.say(label, header=header), shown)


def _members(sheet: Sheet, datasets: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for name, data in datasets.items():
        for scale, groups in data.members.items():
            for group, regions in groups.items():
                yield code(name), safe(scale), safe(group), str(len(regions)), safe(sheet.listed(regions))


def _years(datasets: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for name, data in datasets.items():
        for said, year in data.years.items():
            yield code(name), safe(said), str(year)
