"""The data-collection workbook as a whole."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from dei_core import DeiError, Evaluation, Finding, Text
from dei_core.host import write_file
from dei_core.plugin import Place
from dei_tables import messages as say
from dei_tables.book.body import Body, fill
from dei_tables.book.columns import both
from dei_tables.book.naming import SheetNames
from dei_tables.book.opening import Book
from dei_tables.book.page import Page, write_table
from dei_tables.book.styles import Styles
from dei_tables.template import words
from dei_tables.template.dictionary import Entry, columns_of, entries_of, hint
from dei_tables.template.fields import Field, fields_of
from dei_tables.template.guide import write_guide
from dei_tables.template.known import Row
from dei_tables.template.lists import Lists
from dei_tables.template.sheet import TrackSheet, write_sheet
from dei_tables.template.snippet import datasets_of, snippet
from dei_tables.template.uses import uses_of


@attrs.frozen(kw_only=True, eq=False)
class Template:
    """A data-collection workbook before it is written: its sheets, and the datasets that read them."""

    evaluation: Evaluation
    sheets: tuple[TrackSheet, ...]
    entries: tuple[Entry, ...]
    lists: Lists
    names: Mapping[str, str]
    datasets: Mapping[str, Any]

    @property
    def toml(self) -> str:
        """The datasets as TOML."""
        return snippet(self.datasets)


def template_of(evaluation: Evaluation, regions: Mapping[str, Sequence[Row]], file: str) -> Template:
    """The workbook for an edition. regions: track -> rows filled in beforehand. file: the workbook's name."""
    plans = evaluation.plan.tracks
    names = SheetNames()
    fixed = {
        text: names.take(f"{text.zh} {text.en}") for text in (words.GUIDE, words.DICTIONARY, words.LISTS)
    }
    sheet_names = {plan.id: names.take(plan.name.zh) for plan in plans}
    fields = {plan.id: fields_of(evaluation, plan) for plan in plans}
    entries = entries_of(evaluation, fields, {plan.id: uses_of(plan) for plan in plans})
    lists = Lists(fixed[words.LISTS])
    sheets = tuple(
        TrackSheet(
            name=sheet_names[plan.id],
            title=_title(plan.name, evaluation.edition.name),
            fields=fields[plan.id],
            regions=regions[plan.id],
            hints={field.header: _hint(field, entries) for field in fields[plan.id]},
            lists=lists.of(fields[plan.id], regions[plan.id]),
        )
        for plan in plans
    )
    return Template(
        evaluation=evaluation,
        sheets=sheets,
        entries=tuple(entries.values()),
        lists=lists,
        names={"guide": fixed[words.GUIDE], "dictionary": fixed[words.DICTIONARY]},
        datasets=datasets_of(evaluation, file, sheet_names),
    )


def write_template(template: Template, path: Path) -> None:
    """Write the workbook, whole or not at all.

    DeiError where a file is there, which somebody may have filled in, or where the name does not end in .xlsx.
    """
    if os.path.exists(path):
        raise DeiError([Finding(message=say.TEMPLATE_THERE, place=Place(file=str(path)))])
    if path.suffix.lower() != ".xlsx":
        facts = {"better": path.parent / f"{path.stem}.xlsx"}
        raise DeiError([Finding(message=say.TEMPLATE_NAME, place=Place(file=str(path)), facts=facts)])
    made = io.BytesIO()
    bodies: dict[str, Body] = {}
    edition = template.evaluation.edition
    with Book(made) as book:
        book.describe(edition.name.zh, edition.name.en)
        styles = Styles(book)
        guide = book.add_worksheet(template.names["guide"])
        write_guide(guide, styles, edition, template.sheets, template.toml)
        for track in template.sheets:
            sheet = book.add_worksheet(track.name)
            sheet.set_tab_color("#2F5597")
            write_sheet(sheet, styles, track)
        dictionary = book.add_worksheet(template.names["dictionary"])
        page = Page(title=both(words.DICTIONARY_IS, " · "), footer=both(edition.name, " "), frozen=2)
        bodies[f"xl/worksheets/sheet{len(template.sheets) + 2}.xml"] = write_table(
            dictionary, styles, page, columns_of(template.entries)
        )
        template.lists.write(book, styles)
    write_file(path, lambda new: fill(made, new, bodies))


def _title(track: Text, edition: Text) -> Text:
    return Text(
        en=f"{words.TITLE.en.format(track=track.en)} · {edition.en}",
        zh=f"{words.TITLE.zh.format(track=track.zh)} · {edition.zh}",
    )


def _hint(field: Field, entries: Mapping[str, Entry]) -> str:
    if field.indicator is not None:
        return hint(attrs.evolve(entries[field.indicator], field=field))
    return both(field.about) if field.about else both(field.name)
