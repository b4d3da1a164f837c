"""The first sheet: what the workbook is, from which versions and data, where everything is and how to read it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np

from dei_core import Result, Text
from dei_core.host import VOCABULARY, evidence_of_rules
from dei_tables.book import words
from dei_tables.book.columns import both
from dei_tables.book.page import set_print
from dei_tables.book.styles import MARKS, NAVY, Styles
from dei_tables.book.widths import lines_of
from dei_words import EFFECTIVE_IS, GRADES_ARE, MEANS, SPECIMEN, apart, stage_words

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LABEL, _TEXT = 34.0, 110.0


@attrs.frozen
class Entry:
    """A sheet in the list of sheets. here: whether it was written."""

    name: str
    about: Text
    here: bool


def write_about(sheet: Worksheet, styles: Styles, result: Result, entries: Sequence[Entry]) -> None:
    """Write the sheet from the top down."""
    sheet.set_column(0, 0, _LABEL)
    sheet.set_column(1, 1, _TEXT)
    sheet.hide_gridlines(2)
    page = _Lines(sheet, styles)
    _title(page, result)
    _sheets(page, entries)
    _data(page, result)
    _method(page, result)
    _reading(page, result)
    set_print(sheet, both(result.evaluation.edition.name, " "), 100.0)


class _Lines:
    """A sheet that is written line by line: a label, and a text in both languages beside it."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self.sheet, self.styles, self.row = sheet, styles, 0

    def head(self, text: Text) -> None:
        """A heading, with space above it."""
        self.row += 1
        form = self.styles.of(bold=True, font_size=11, font_color=NAVY, bottom=1, bottom_color=NAVY)
        self.sheet.write_string(self.row, 0, both(text, " "), form)
        self.sheet.write_blank(self.row, 1, None, form)
        self.row += 1

    def line(self, label: str, text: str, form: Format | None = None, link: str | None = None) -> None:
        """A label, perhaps a link to a sheet, and its text."""
        self.sheet.set_row(self.row, 15.0 * max(lines_of(text, _TEXT), lines_of(label, _LABEL)) + 2)
        plain = form or self.styles.text(text_wrap=True, valign="top")
        if link is None:
            self.sheet.write_string(self.row, 0, label, plain)
        else:
            blue = self.styles.of(font_color="#0563C1", underline=1)
            target = link.replace("'", "''")
            self.sheet.write_url(self.row, 0, f"internal:'{target}'!A1", blue, label)
        wrapped = self.styles.text(text_wrap=True, valign="top")
        self.sheet.write_string(self.row, 1, text, wrapped)
        self.row += 1


def _title(page: _Lines, result: Result) -> None:
    edition = result.evaluation.edition
    for text, size in ((edition.name.zh, 18), (edition.name.en, 13)):
        page.sheet.set_row(page.row, size * 1.8)
        page.sheet.write_string(page.row, 0, text, page.styles.of(bold=True, font_size=size, font_color=NAVY))
        page.row += 1
    year = both(words.EVALUATED, " · ").format(year=edition.year)
    page.sheet.write_string(page.row, 0, year, page.styles.of(font_size=11))
    page.row += 1
    if any(track.plan.data.specimen for track in result.card.tracks.values()):
        for text in (SPECIMEN.zh, SPECIMEN.en):
            page.sheet.set_row(page.row, 22)
            page.sheet.write_string(page.row, 0, text, page.styles.banner)
            page.sheet.write_blank(page.row, 1, None, page.styles.banner)
            page.row += 1
    if edition.about is not None:
        page.line("", both(edition.about))


def _sheets(page: _Lines, entries: Sequence[Entry]) -> None:
    page.head(words.SHEETS)
    for entry in entries:
        left_out = "" if entry.here else f" ({both(words.LEFT_OUT, ' ')})"
        page.line(entry.name, both(entry.about, " · ") + left_out, link=entry.name if entry.here else None)


def _data(page: _Lines, result: Result) -> None:
    page.head(words.TRACKS)
    for track in result.card.tracks.values():
        scored = int(np.count_nonzero(~np.isnan(track.total)))
        rules = {grade: count for grade, count in evidence_of_rules(track.plan).items() if count}
        said = apart(
            Text(f"{word.en} {rules[grade]}", f"{word.zh} {rules[grade]}")
            for grade, word in VOCABULARY.evidence.items()
            if grade in rules
        )
        facts: dict[str, Any] = {"id": track.plan.id, "rows": len(track.table), "scored": scored}
        line = words.TRACK_LINE.filled(rules=said, **facts)
        page.line(both(track.plan.name, " "), both(line))
    page.head(words.DATA)
    for name, data in result.inputs.items():
        dataset = result.evaluation.edition.dataset[name]
        more = [] if dataset.title is None else [both(dataset.title, " · ")]
        more += [] if dataset.licence is None else [dataset.licence]
        more += [] if dataset.accessed is None else [both(words.ACCESSED, " ").format(day=dataset.accessed)]
        facts = {"file": data.path, "rows": data.rows, "sha256": data.sha256}
        page.line(name, "\n".join([*more, both(words.FILE_LINE).format(**facts)]))


def _method(page: _Lines, result: Result) -> None:
    for track in result.card.tracks.values():
        plan = track.plan
        page.head(words.STAGES_HEAD.filled(track=plan.name))
        told = stage_words(plan)
        for stage, said in plan.stages.items():
            page.line(both(VOCABULARY.stages[stage], " "), f"{both(told[stage])}\n{said}")
    page.head(words.VERSIONS)
    page.line(both(words.ENGINE, " "), f"dei-core {version('dei-core')}")
    for space, pack in result.evaluation.registry.packs.items():
        page.line(f"{space} {pack.version}", both(pack.pack.name, " · "))


def _reading(page: _Lines, result: Result) -> None:
    page.head(words.LEGEND)
    for state, means in MEANS.items():
        mark = page.styles.of(align="center", **MARKS[state])
        shown = "" if state == "missing" else "12.3"
        page.line(shown, _meaning(state, means), form=mark)
    page.head(words.HOW)
    for track in result.card.tracks.values():
        facts = {"scale": f"{track.plan.scale:g}", "zero": f"{track.plan.zero:g}"}
        page.line("", both(words.SCALE.filled(track=track.plan.name, **facts), " "))
    grades = Text(f"{words.EVIDENCE.en}. {GRADES_ARE.en}", f"{words.EVIDENCE.zh}。{GRADES_ARE.zh}")
    texts = (words.ORDER, words.EMPTY, words.COLOURS, words.PRECISION, EFFECTIVE_IS, words.NOMINAL, grades)
    for text in texts:
        page.line("", both(text))


def _meaning(state: str, means: Text) -> str:
    """A state of a cell and what it means, in both languages."""
    word = VOCABULARY.states[state]
    return both(Text(f"{word.en}: {means.en}", f"{word.zh}：{means.zh}"), " · ")
