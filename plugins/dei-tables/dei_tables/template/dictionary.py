"""The sheet that explains every column: definition, statistical scope, supplier, and who asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from dei_core import Evaluation, Text
from dei_core.host import VOCABULARY
from dei_tables.book.columns import Column, both
from dei_tables.template import words
from dei_tables.template.cells import range_text
from dei_tables.template.fields import Field
from dei_tables.template.uses import Use


@attrs.frozen(kw_only=True, eq=False)
class Entry:
    """One collected indicator. item: what its pack says of it. uses: what needs it, over all tracks."""

    field: Field
    item: Any
    tracks: tuple[str, ...]
    uses: tuple[Use, ...]
    source: Text | None


def entries_of(
    evaluation: Evaluation,
    fields: Mapping[str, Sequence[Field]],
    uses: Mapping[str, Mapping[str, tuple[Use, ...]]],
) -> dict[str, Entry]:
    """Indicator -> its entry, each once, in the order of the first sheet that has it."""
    made: dict[str, Entry] = {}
    for track, listed in fields.items():
        name = evaluation.plan.track(track).name.zh
        for field in listed:
            if field.indicator is None:
                continue
            mine = uses[track].get(field.indicator, ())
            before = made.get(field.indicator)
            if before is None:
                item = evaluation.registry.find("indicator", field.indicator)
                source = _source(evaluation, field.indicator, item)
                made[field.indicator] = Entry(
                    field=field, item=item, tracks=(name,), uses=mine, source=source
                )
            else:
                together = tuple(dict.fromkeys((*before.uses, *mine)))
                made[field.indicator] = attrs.evolve(before, tracks=(*before.tracks, name), uses=together)
    return made


def columns_of(entries: Sequence[Entry]) -> tuple[Column, ...]:
    """The dictionary as columns, a line for every indicator."""

    def of(title: Text, said: Callable[[Entry], str | None], width: float) -> Column:
        cells = [said(entry) or None for entry in entries]
        return Column(title=title, cells=cells, words=True, wrap=True, level=2, width=width)

    return (
        of(words.HEADER, lambda entry: entry.field.written, 30),
        of(words.CHINESE, lambda entry: entry.field.name.zh, 26),
        of(words.ENGLISH, lambda entry: entry.field.name.en, 26),
        of(words.UNIT, lambda entry: both(entry.field.unit), 14),
        of(words.RANGE, lambda entry: both(range_text(entry.field)), 14),
        of(words.DEFINITION, lambda entry: _both(entry, "definition"), 50),
        of(words.CALIBRE, lambda entry: _both(entry, "calibre"), 50),
        of(words.SUPPLIER, lambda entry: _both(entry, "supplier"), 24),
        of(words.FREQUENCY, _frequency, 12),
        of(
            words.FOR_INDEX,
            lambda entry: "\n".join(_used(use) for use in entry.uses if use.standard is None),
            36,
        ),
        of(
            words.FOR_STANDARDS, lambda entry: "\n".join(_used(use) for use in entry.uses if use.standard), 44
        ),
        of(words.SOURCE, lambda entry: both(entry.source) if entry.source else None, 40),
        of(words.TRACKS, lambda entry: "、".join(entry.tracks), 16),
    )


def hint(entry: Entry) -> str:
    """What a cell says when it is selected, in the room that spreadsheets give: the most useful first."""
    field = entry.field
    scope = getattr(entry.item, "calibre", None) or getattr(entry.item, "definition", None)
    unit = "" if field.unit.is_blank else f"{words.UNIT.zh}：{field.unit.zh}\n"
    said = f"{unit}{words.RANGE.zh}：{range_text(field).zh}\n{field.name.en}"
    return f"{said}\n{scope.zh}" if scope else said


def _both(entry: Entry, name: str) -> str | None:
    text = getattr(entry.item, name, None)
    return both(text) if text else None


def _frequency(entry: Entry) -> str | None:
    frequency = getattr(entry.item, "frequency", None)
    return both(VOCABULARY.frequencies[frequency]) if frequency else None


def _used(use: Use) -> str:
    if use.standard is None:
        return f"{use.name.zh}（{use.pillar.zh}）" if use.pillar else use.name.zh
    return f"{use.standard.zh}：{use.name.zh}"


def _source(evaluation: Evaluation, indicator: str, item: Any) -> Text | None:
    """The source that defines an indicator; a bare id is one of the indicator's own pack."""
    name = getattr(item, "source", None)
    if name is None:
        return None
    full = name if "." in name else f"{indicator.partition('.')[0]}.{name}"
    source = evaluation.registry.find("source", full)
    title: Text | None = source.title if source else None
    return title
