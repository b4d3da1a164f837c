"""Imputation and outlier treatment: each column, or all together, within groups of rows and years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs
import numpy as np

from dei_core.data.table import Table
from dei_core.findings import Findings, Place, listed
from dei_core.kernel.kinds import Learning, fills_panel
from dei_core.kernel.method import Column, Mask, Panel, Refusal
from dei_core.scoring import messages as say
from dei_core.scoring import messages_remarks as say_remarks
from dei_core.scoring.frozen import frozen_of
from dei_core.scoring.learner import Learner, Stage, Taught
from dei_core.scoring.plan import FillPlan, TrackPlan
from dei_core.scoring.refusals import Refusals, titled
from dei_core.scoring.rows import RowGroup, row_groups
from dei_core.scoring.steps import Step
from dei_core.sentence import Message
from dei_core.text import Text


@attrs.frozen(kw_only=True, eq=False)
class Filler:
    """One stage of one track. screened: (R,) rows that neither teach nor are filled, or None."""

    stage: Stage
    fill: FillPlan
    plan: TrackPlan
    table: Table
    screened: Mask | None
    found: Findings
    refusals: Refusals

    def run(
        self, columns: Mapping[str, Column]
    ) -> tuple[dict[str, Column], dict[Learner, dict[str, Taught]]]:
        """The columns filled, in their order, and what was learned by column and group."""
        groups = tuple(self._groups())
        filled = {name: column + 0.0 for name, column in columns.items()}
        alone: list[Text] = []
        references: dict[Learner, dict[str, Taught]] = {}
        table_wide = self.fill.step is not None and fills_panel(self.fill.step.method)
        if table_wide:
            self._fill_table(filled, columns, groups)
        for name, column in columns.items():
            step = self.fill.of(name)
            if step is not None and not (table_wide and name not in self.fill.other):
                learned = dict(self._fill_column(name, step, column, groups, filled[name]))
                references[Learner(self.stage, name)] = learned
                alone += self._from_one(name, learned, column, groups)
        if self.stage == "impute" and not self.refusals and not self.found.stopped:
            self._note(say_remarks.IMPUTED_FROM_ONE, groups=alone)
            self._note(say_remarks.GAPS_LEFT, cells=list(self._left(filled)))
        return filled, references

    def _note(self, message: Message, **facts: list[Text]) -> None:
        if all(facts.values()):
            told = {name: listed(texts, apart=True) for name, texts in facts.items()}
            self.found.add(message, Place(path=self.plan.id), **told)

    def _from_one(
        self, name: str, learned: Mapping[str, Taught], column: Column, groups: tuple[RowGroup, ...]
    ) -> Iterator[Text]:
        """The groups in which the gaps of a column were filled by what its one value taught."""
        for group in groups:
            part = column if group.rows is None else column[group.rows]
            known = ~np.isnan(part)
            if (
                self.plan.references is None
                and learned.get(group.key)
                and known.sum() == 1
                and not known.all()
            ):
                row = int(np.flatnonzero(known)[0] if group.rows is None else group.rows[known][0])
                where = f"{group.key}: " if group.key else ""
                yield _of_column(self.plan, name, f"{where}{self.table.label(row)} {part[known][0]:.6g}")

    def _left(self, filled: Mapping[str, Column]) -> Iterator[Text]:
        """The cells that are missing although their column is imputed, of rows that are scored."""
        for name, column in filled.items():
            left = np.isnan(column)
            if self.screened is not None:
                left &= ~self.screened
            if self.fill.of(name) is not None and left.any():
                labels = [self.table.label(row) for row in np.flatnonzero(left).tolist()]
                yield _of_column(self.plan, name, listed(labels))

    def _groups(self) -> Iterator[RowGroup]:
        words, codes = self._codes()
        if self.screened is not None:
            codes = np.where(
                self.screened, -1, np.zeros(len(self.table), np.intp) if codes is None else codes
            )
        return row_groups(words, codes, self.table.years if self.fill.yearly else None)

    def _codes(self) -> tuple[tuple[str, ...], np.ndarray | None]:
        """The groups' words, and the position of each row's word among them, -1 for none."""
        by = self.fill.by
        if by is None:
            return ("",), None
        if by in self.table.parents and by in self.table.traits:
            facts = {"by": by, "traits": by, "dataset": self.plan.intake.dataset}
            self.found.add(say.GROUP_AMBIGUOUS, Place(path=self.plan.id), **facts)
        given = self.table.parents.get(by) or self.table.traits.get(by) or ("",) * len(self.table)
        words = tuple(sorted({word for word in given if word}))
        position = {word: code for code, word in enumerate(words)}
        codes = np.array([position.get(word, -1) for word in given], np.intp)
        out = (codes < 0) if self.screened is None else (codes < 0) & ~self.screened
        if out.any():
            regions = [self.table.label(row) for row in np.flatnonzero(out).tolist()]
            self.found.add(
                say.NO_FILL_GROUP, Place(path=self.plan.id), stage=self.stage, by=by, regions=regions
            )
        return words, codes

    def _fill_column(
        self,
        name: str,
        step: Step[Learning],
        column: Column,
        groups: tuple[RowGroup, ...],
        out: Column,
    ) -> Iterator[tuple[str, Taught]]:
        frozen = self._frozen(name, step, groups)
        for group in groups:
            rows = slice(None) if group.rows is None else group.rows
            if frozen is not None and group.key not in frozen:
                continue
            try:
                reference = _learned(step, column[rows]) if frozen is None else frozen[group.key]
                out[rows] = step.method.apply(column[rows], step.params, reference)
                yield group.key, reference
            except Refusal as refusal:
                where = 0 if group.rows is None else group.rows
                self.refusals.add(Place(column=name, region=group.key or None), refusal, where)

    def _frozen(
        self, name: str, step: Step[Learning], groups: tuple[RowGroup, ...]
    ) -> Mapping[str, Taught] | None:
        """What the method learned in the run that was frozen, by group; None where it learns now, or nothing."""
        if step.method.fit is None:
            return None
        params = {group.key: step.params for group in groups}
        return frozen_of(self.plan, Learner(self.stage, name), step.method, params, self.found)

    def _fill_table(
        self, filled: dict[str, Column], columns: Mapping[str, Column], groups: tuple[RowGroup, ...]
    ) -> None:
        step = self.fill.step
        assert step is not None
        for group in groups:
            rows = np.arange(len(self.table)) if group.rows is None else group.rows
            try:
                made = step.method.apply(self._panel(columns, rows), step.params)
            except Refusal as refusal:
                self._refuse_table(refusal, tuple(columns), group.key, rows)
                continue
            for name, column in zip(columns, made, strict=True):
                if name not in self.fill.other:
                    filled[name][rows] = column

    def _refuse_table(self, refusal: Refusal, columns: tuple[str, ...], key: str, rows: np.ndarray) -> None:
        items = {item.column: titled(item.name, item.column) for item in self.plan.indicators}
        column = None if refusal.of is None else columns[refusal.of.place]
        place = Place(path=None if column else self.plan.id, column=column, region=key or None)
        self.refusals.add(place, refusal, rows, [items[name] for name in columns])

    def _panel(self, columns: Mapping[str, Column], rows: np.ndarray) -> Panel:
        items = {item.column: item for item in self.plan.indicators}
        branches = _branches(self.plan)
        _, codes = np.unique(np.array(self.table.regions)[rows], return_inverse=True)
        return Panel(
            columns=tuple(column[rows] for column in columns.values()),
            directions=tuple(items[name].direction for name in columns),
            branches=tuple(branches.get(name, ()) for name in columns),
            regions=codes.astype(np.int64),
            years=self.table.years[rows],
        )


def _of_column(plan: TrackPlan, column: str, what: Text | str) -> Text:
    """What is said of a column, behind its name."""
    name = next(titled(item.name, item.column) for item in plan.indicators if item.column == column)
    said = Text(en=what, zh=what) if isinstance(what, str) else what
    return Text(en=f"{name.en}: {said.en}", zh=f"{name.zh}：{said.zh}")


def _learned(step: Step[Learning], part: Column) -> Taught:
    """What the method learns from a group's rows."""
    return {} if step.method.fit is None else step.method.fit(part, step.params)


def _branches(plan: TrackPlan) -> dict[str, tuple[str, ...]]:
    """Column -> the nodes above it, from the root down; the first branch where an indicator is in several."""
    first = len(plan.indicators)
    above: dict[int, tuple[str, ...]] = {plan.root: ()}
    for slot in range(plan.root, first - 1, -1):
        if slot in above:
            node = plan.node(slot)
            for child in node.children:
                above.setdefault(child, (*above[slot], node.id))
    found: dict[str, tuple[str, ...]] = {}
    for slot, item in enumerate(plan.indicators):
        if slot in above:
            found.setdefault(item.column, above[slot])
    return found
