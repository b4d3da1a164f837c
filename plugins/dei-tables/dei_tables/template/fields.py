"""What a track collects: the columns of its sheet, and everything that whoever fills them in should know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from dei_core import Evaluation, Text, TrackPlan
from dei_core.host import VOCABULARY, ColumnIntake, Label
from dei_tables.book.tree import pillars
from dei_tables.template import words
from dei_tables.template.uses import Use, uses_of

_NONE = Label.shared("")


@attrs.frozen(kw_only=True)
class Field:
    """A column to be filled in.

    header: the name that the engine reads. number: whether it holds numbers. unit: of the cell. lowest, highest: the
    valid range in that unit. choices: words that the cell may hold, all of them where strict. unique: each cell once.
    """

    header: str
    name: Text
    group: Text
    about: Text | None = None
    number: bool = False
    unit: Label = _NONE
    lowest: float | None = None
    highest: float | None = None
    choices: tuple[str, ...] = ()
    strict: bool = True
    unique: bool = False
    indicator: str | None = None

    @property
    def written(self) -> str:
        """The header as it stands in the sheet, with its unit, against which the engine holds it."""
        return self.header if self.unit.is_blank else f"{self.header} [{self.unit.zh}]"


def fields_of(evaluation: Evaluation, plan: TrackPlan) -> tuple[Field, ...]:
    """The columns of a track's sheet: who the region is, then its indicators by pillar, derived ones left out."""
    who = tuple(_describing(evaluation, plan))
    uses = uses_of(plan)
    by_slot = pillars(plan)
    order = {name: at for at, name in enumerate(dict.fromkeys(text.zh for text in by_slot.values()))}
    indicators = [_indicator(column, uses.get(column.indicator, ())) for column in plan.intake.columns]
    indicators.sort(key=lambda field: order.get(field.group.zh, len(order)))
    return (*who, *indicators)


def name_header(plan: TrackPlan) -> str:
    """The header of the regions' names, which people need even where the edition reads none."""
    if plan.intake.name is not None:
        return plan.intake.name
    taken = {column.header for column in plan.intake.columns} | {plan.intake.region}
    return next(word for word in ("name", "region_name", "name_of_region") if word not in taken)


def _describing(evaluation: Evaluation, plan: TrackPlan) -> Iterator[Field]:
    intake = plan.intake
    made: dict[str, Field] = {}

    def add(header: str, name: Text, about: Text | None = None, **more: object) -> None:
        if header not in made:
            made[header] = Field(header=header, name=name, group=words.WHO, about=about, **more)  # type: ignore[arg-type]

    add(intake.region, words.REGION, words.REGION_IS, unique=intake.year is None)
    add(name_header(plan), words.NAME)
    if intake.region_else is not None:
        add(intake.region_else, words.NAME)
    if intake.year is not None:
        add(intake.year, words.YEAR, number=True, lowest=1000.0, highest=9999.0)
    for scale, header in intake.parents.items():
        add(header, VOCABULARY.parents.get(scale, Text(en=scale, zh=scale)), words.PARENT_IS, strict=False)
    for trait, header in intake.traits.items():
        add(header, *_trait(evaluation, trait), choices=intake.trait_values[trait])
    for header, kept in intake.keep.items():
        add(header, words.FILTER, words.KEPT, choices=tuple(map(str, kept)))
    for header in (*intake.drop, *intake.keep_ending):
        add(header, words.FILTER, words.FILTER_IS)
    yield from made.values()


def _trait(evaluation: Evaluation, trait: str) -> tuple[Text, Text]:
    """A trait's name, and what its words mean."""
    item = evaluation.registry.find("trait", trait)
    values: Mapping[str, Text] = item.value if item else {}
    said = Text(
        en="; ".join(f"{word}: {text.en}" for word, text in values.items()),
        zh="；".join(f"{word}：{text.zh}" for word, text in values.items()),
    )
    return (item.name if item else Text(en=trait, zh=trait)), said


def _indicator(column: ColumnIntake, uses: tuple[Use, ...]) -> Field:
    """The valid range comes in the indicator's unit; the cell may be in another."""
    ends = [None if end is None else end / column.factor for end in (column.lowest, column.highest)]
    lowest, highest = reversed(ends) if column.factor < 0 else ends
    group = next((use.pillar for use in uses if use.pillar is not None), words.ALONE)
    return Field(
        header=column.header,
        name=column.name,
        group=group,
        number=True,
        unit=column.written_in,
        lowest=lowest,
        highest=highest,
        indicator=column.indicator,
    )
