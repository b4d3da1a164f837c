"""Frozen references: what an earlier lock holds, and whether the rules that taught it are those in force.

What was learned hangs on the method with those of its parameters that its fit looks at, on the transform, unit,
direction and column of the indicator, on how the column is derived, filled and treated, and for a node on all that its
children's scores are made of. It does not hang on the sample, which frozen references are there to let change: not on
the file, its units and factors, the regions screened out or the base year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from dei_core.editions import messages as say
from dei_core.editions.lock import track_lock
from dei_core.editions.lock_shape import dotted, read_lock, standing, thawed
from dei_core.findings import Findings, Place, error_of
from dei_core.kernel.kinds import Learning
from dei_core.kernel.method import Method
from dei_core.results.comparison import FORM, Lock, form_of, leaves
from dei_core.scoring.frozen import frozen_of, learners
from dei_core.scoring.learner import Learner, References, Stage
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import IndicatorPlan, Plan, TrackPlan
from dei_core.scoring.record import as_data, track_record
from dei_core.text import Text

Facts = dict[str, Any]
"""What something was learned under: a key as the lock writes it -> its value."""
_NONE = Text(en="none", zh="无")


@attrs.frozen(kw_only=True, eq=False)
class Frozen:
    """One track of an earlier lock. file: the lock's name. track: its table there, with the rules that taught it."""

    file: str
    form: int = FORM
    references: References = attrs.field(factory=dict)
    track: Lock = attrs.field(factory=dict)


def read_frozen(path: Path, found: Findings) -> dict[str, Frozen]:
    """Track -> what a lock file holds of it; what the lock tells of itself is noted.

    DeiError where it is no lock, or one without references.
    """
    lock = read_lock(path, whole=False)
    tracks = lock.get("track", {})
    if not any(track.get("references") for track in tracks.values()):
        raise error_of(say.LOCK_WITHOUT_REFERENCES, Place(file=path.name))
    found.extend(standing(lock, path.name))
    return {
        name: Frozen(
            file=path.name, form=form_of(lock), references=thawed(track.get("references", {})), track=track
        )
        for name, track in tracks.items()
    }


def held_to_rules(plan: Plan, frozen: Mapping[str, Frozen], found: Findings) -> Plan:
    """A plan whose tracks know which file their references are from.

    Noted is what was learned under another rule, what the lock does not say, and what cannot have been learned.
    """
    tracks = tuple(
        attrs.evolve(track, references_from=frozen[track.id].file) if track.id in frozen else track
        for track in plan.tracks
    )
    for track in tracks:
        if track.id in frozen:
            _hold(track, frozen[track.id], found)
    return attrs.evolve(plan, tracks=tracks)


def _groups(variants: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """Groups of rows -> the parameters in force there, of the groups that are of one of the trait values."""
    known = {key: next((one for one in variants if _is_of(key, one)), "") for key in keys}
    return {key: variants[value] for key, value in known.items() if value in variants}


def _is_of(group: str, value: str) -> bool:
    """Whether a group of rows is that of a trait value, or of it in a year."""
    return group == value or (group.startswith(f"{value} ") and group[len(value) + 1 :].isdecimal())


def _hold(plan: TrackPlan, frozen: Frozen, found: Findings) -> None:
    then, now = (_Rules(track, frozen.form, plan) for track in (frozen.track, track_lock(track_record(plan))))
    untold = []
    for learner, method, variants in learners(plan):
        if learner not in frozen.references:
            continue
        was, label = then.of(learner), str(learner)
        moved = [] if was is None else list(_moved(was, now.of(learner) or {}))
        if moved:
            place = Place(file=frozen.file, path=dotted(("track", plan.id, "references", label)))
            found.add(say.LEARNED_OTHERWISE, place, indicator=label, moved=moved)
            continue
        frozen_of(plan, learner, method, _groups(variants, frozen.references[learner]), found)
        untold += [label] if was is None else []
    if untold:
        found.add(say.LOCK_UNTOLD, Place(file=frozen.file, path=dotted(("track", plan.id))), items=untold)


def _moved(then: Facts, now: Facts) -> Iterator[Text]:
    """Every fact that is not as it was.

    Left out: a method's parameters beside the method itself, and what is said of a child or part that one side does
    not have, as the children or parts are told, or as a column is now read that was derived.
    """
    told: list[str] = []
    both = {_whose(key) for key in then} & {_whose(key) for key in now}
    for key in dict.fromkeys((*then, *now)):
        was, is_now = then.get(key), now.get(key)
        beside = any(key.startswith(other) for other in told) or _whose(key) not in both
        if beside or _same(key, was, is_now):
            continue
        if key.endswith("method"):
            told += [f"{key.removesuffix('method')}{one}" for one in ("params", "when", "by")]
        old, new = (_NONE if value is None else Text(en=str(value), zh=str(value)) for value in (was, is_now))
        yield Text(en=f"{key} {old.en} -> {new.en}", zh=f"{key} {old.zh} → {new.zh}")


def _whose(key: str) -> str:
    """The child, or the derivation, that a fact is of; empty for what learns itself."""
    return key.rpartition(": ")[0]


def _same(key: str, was: Any, is_now: Any) -> bool:
    """Whether a fact is as it was; a unit is the same unit where either language says it in the same words."""
    return bool(was == is_now) or (key.endswith("unit") and bool(_words(was) & _words(is_now)))


def _words(unit: Any) -> set[str]:
    inside = unit.values() if isinstance(unit, Mapping) else (unit,)
    return {word for word in inside if isinstance(word, str)}


@attrs.frozen(eq=False)
class _Rules:
    """The rules of one track of a lock, or of the plan in force as a lock would have it, told as facts.

    form: that of the earlier lock, in whose terms both are told. plan: the one in force, which knows the methods.
    """

    track: Lock
    form: int
    plan: TrackPlan

    def of(self, learner: Learner) -> Facts | None:
        """What decides what is learned; None where the lock does not say."""
        if learner.node:
            return self._node(learner.item, learner.stage, set())
        if learner.stage == "normalise":
            return self._indicator(learner.item, learned=True)
        return self._column(learner.item, ("impute",) if learner.stage == "impute" else ("impute", "treat"))

    @cached_property
    def _columns(self) -> dict[str, Lock]:
        """Column -> an indicator that it is scored by."""
        entries = self._part("indicator").items()
        return {entry.get("column", name): entry for name, entry in entries}

    @cached_property
    def _planned(self) -> dict[str, IndicatorPlan | NodePlan]:
        return {
            **{item.id: item for item in self.plan.indicators},
            **{node.id: node for node in self.plan.nodes},
        }

    def _part(self, name: str) -> Lock:
        part: Lock = self.track.get(name, {})
        return part

    def _column(self, column: str, stages: Iterable[str]) -> Facts | None:
        """A column as it is when it is learned from: unit, derivation, and what stages did to it."""
        entry = self._columns.get(column)
        if entry is None:
            return None
        unit = entry.get("unit") if self.form > 1 else self._read(column).get("unit")
        facts: Facts = {"unit": unit}
        for stage in stages:
            if self.form > 1:
                facts |= leaves({stage: entry.get(stage, {"method": "none"})})
            else:
                facts[f"stages.{stage}"] = self._part("stages").get(stage)
        return {**facts, **self._derivation(column, set())}

    def _read(self, column: str) -> Lock:
        read: Lock = self._part("intake").get("columns", {}).get(column, {})
        return read

    def _derivation(self, column: str, seen: set[str]) -> Facts:
        """How a column is computed from others, and these from theirs; nothing where it is read."""
        made = self._part("derived").get(column)
        if made is None or column in seen:
            return {}
        seen.add(column)
        facts = {f"{column}, derived: {key}": value for key, value in leaves(made).items()}
        for part in made.get("of", ()):
            facts |= self._derivation(part, seen)
            facts[f"{part}: unit"] = self._read(part).get("unit")
        return facts

    def _indicator(self, name: str, learned: bool) -> Facts | None:
        """An indicator's rule. learned: as far as its normalizer's fit looks at it; else all that makes its score."""
        entry = self._part("indicator").get(name)
        if entry is None:
            return None
        mine = self._planned.get(name)
        method = mine.normalizer if isinstance(mine, IndicatorPlan) else None
        changed = mine.transform if isinstance(mine, IndicatorPlan) else None
        by = _looked_at(method) if learned else None
        after = {} if learned else {key: entry.get(key) for key in ("then", "round", "rounding")}
        column = entry.get("column", name)
        rule = {
            **{key: entry.get(key) for key in ("method", "direction", "by", "transform")},
            "column": column,
            "transform_params": _said(
                entry.get("transform_params", {}), None if changed is None else changed.method
            ),
            "params": _said(entry.get("params", {}), method, by),
            "when": {case: _said(one, method, by) for case, one in entry.get("when", {}).items()},
        }
        return {**leaves({**rule, **after}), **(self._column(column, ("impute", "treat")) or {})}

    def _node(self, name: str, part: Stage | None, seen: set[str]) -> Facts | None:
        """What a part of a node learns from, or (None) all that makes its score; with everything below it."""
        entry = self._part("node").get(name)
        if entry is None:
            return None
        children = sorted(entry.get("children", entry.get("weights", {})))
        said = {**entry, **self._steps(entry, self._planned.get(name), part), "children": children}
        dropped = {"rule", "reason"}
        if part == "weight":
            dropped = said.keys() - {"weigher", "children"}
        elif part == "aggregate":
            dropped = said.keys() - {"method", "params", "weights", "weigher", "inverted", "children"}
        elif part == "normalise":
            dropped |= {"round", "rounding"}
        facts = leaves({key: value for key, value in said.items() if key not in dropped})
        for child in children:
            if child not in seen:
                seen.add(child)
                below = self._indicator(child, learned=False) or self._node(child, None, seen) or {}
                facts |= {key if ": " in key else f"{child}: {key}": value for key, value in below.items()}
        return facts

    def _steps(self, entry: Lock, node: IndicatorPlan | NodePlan | None, part: Stage | None) -> Facts:
        """A node's methods with the parameters that they are given, those that a fit does not look at left out."""
        if not isinstance(node, NodePlan):
            return {}
        made: Facts = {}
        steps = {"weigher": node.weigher, "transform": node.transform, "normalise": node.normalizer}
        for key, step in steps.items():
            if key in entry:
                method = None if step is None else step.method
                fitted = node.normalizer if (part, key) == ("normalise", "normalise") else None
                by = _looked_at(None if fitted is None else fitted.method)
                made[key] = {**entry[key], "params": _said(entry[key].get("params", {}), method, by)}
        by = _looked_at(node.aggregator.method) if part == "aggregate" else None
        return {**made, "params": _said(entry.get("params", {}), node.aggregator.method, by)}


def _looked_at(method: Learning | None) -> tuple[str, ...] | None:
    """The parameters that a method's fit looks at; None for all of them."""
    return None if method is None or method.learns is None else method.learns.by


def _said(params: Facts, method: Method | None, looked_at: tuple[str, ...] | None = None) -> Facts:
    """Parameters over what the method takes where they are silent, as a lock is of those that are newer than itself."""
    usual: Facts = {}
    if method is not None:
        for field in attrs.fields(method.params):
            if field.default is not attrs.NOTHING and not hasattr(field.default, "factory"):
                usual[field.name] = as_data(field.default)
    return {key: value for key, value in {**usual, **params}.items() if looked_at is None or key in looked_at}
