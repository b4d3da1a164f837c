"""An explanation as a tree on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
from rich.console import Group
from rich.text import Text
from rich.tree import Tree

from dei_cli import words
from dei_cli.kit.numbers import measured, percent, plain, points, printed
from dei_cli.kit.output import console
from dei_cli.kit.session import Session
from dei_cli.telling.construction import before_steps, indicator_ways, own_weights
from dei_cli.telling.formula import formula
from dei_core import Explanation, Filled, IndicatorPlan, Lang, Line, Origin, TrackPlan


def show_explanation(session: Session, plan: TrackPlan, explanation: Explanation) -> None:
    """Print the tree of an explanation."""
    screen = console()
    named = explanation.name if explanation.name != explanation.region else ""
    who = " ".join(part for part in (named, explanation.region, str(explanation.year)) if part)
    screen.print(f"{plan.name.of(session.lang)} ({plan.id}): {who}", style="bold")
    if plan.data.specimen:
        screen.print(words.SPECIMEN.of(session.lang), style="bold reverse")
    view = _View(session=session, plan=plan, explanation=explanation)
    screen.print(view.tree())


@attrs.frozen(kw_only=True)
class _View:
    session: Session
    plan: TrackPlan
    explanation: Explanation

    @property
    def lang(self) -> Lang:
        return self.session.lang

    def tree(self) -> Tree:
        """The whole explanation."""
        return self._branch(self.explanation.top, None, None)

    def _branch(self, line: Line, above: Tree | None, said: Line | None) -> Tree:
        """said: the nearest node above whose weights have been accounted for."""
        told = None if said is None else (said.origin, said.weigher)
        weighs = self._goes_by_weights(line) and told != (line.origin, line.weigher)
        label = Group(*self._label(line, weighs))
        branch = Tree(label, guide_style="dim") if above is None else above.add(label)
        for child in line.children:
            self._branch(child, branch, line if weighs else said)
        return branch

    def _goes_by_weights(self, line: Line) -> bool:
        """Whether a line is a node whose weights are somebody's choice: of several children, and no coefficients."""
        node = self.plan.node(self.plan.slot(line.id)) if line.children else None
        return node is not None and node.weighs and not node.has_coefficients

    def _label(self, line: Line, weighs: bool) -> Iterator[Text]:
        indicators = {item.id: item for item in self.plan.indicators}
        name = Text(line.name.of(self.lang), style="bold")
        name.append(f" {line.id}", style="dim not bold")
        if line.id in indicators:
            yield name
            yield self._chain(indicators[line.id], line)
            yield from self._grounds(line.origin)
        else:
            name.append(f"  {self._score(line)}", style="cyan")
            name.append(self._standing(line), style="not bold")
            yield name
            ways = self._ways(line)
            if ways:
                yield Text(" → ".join(ways), style="dim")
            if weighs:
                yield from self._weights(line)

    def _ways(self, line: Line) -> list[str]:
        """What makes a node's score of its children's, where it is more than their mean."""
        node = self.plan.node(self.plan.slot(line.id))
        ways = [way.of(self.lang) for way in (line.about, *before_steps(node), *line.then)]
        if line.rounded is not None:
            ways.append(self.session.say(words.ROUNDED, decimals=line.rounded))
        return ways if line.method != "arithmetic" or len(ways) > 1 else []

    def _score(self, line: Line) -> str:
        if line.score is None:
            return words.NO_SCORE.of(self.lang)
        root = self.plan.node(self.plan.root).id
        if line.id != root:
            return points(self.plan, line.score)
        published = printed(self.plan, line.score)
        if (self.plan.zero, self.plan.scale) == (0, 100):
            return published
        hundred = self.session.say(words.OF_HUNDRED, score=points(self.plan, line.score))
        return f"{published} ({hundred})"

    def _standing(self, line: Line) -> str:
        parts = []
        if line.rank is not None:
            regions = self.explanation.regions if line is self.explanation.top else None
            text = words.STANDING if regions else words.RANKED
            parts.append(self.session.say(text, rank=line.rank, regions=regions))
        if line.coverage is not None and line.coverage < 1:
            parts.append(self.session.say(words.COVERED, coverage=percent(line.coverage)))
        if line.weight is not None:
            parts.append(self.session.say(words.WEIGHT, weight=plain(line.weight)))
        parts += [self._points(line)] if self._adds(line) else []
        return "".join(f" · {part}" for part in parts)

    def _adds(self, line: Line) -> bool:
        """Whether a line is known to add points to the one that is explained."""
        return line.contribution is not None and line is not self.explanation.top

    def _points(self, line: Line) -> str:
        return self.session.say(words.POINTS, points=points(self.plan, line.contribution or 0.0))

    def _chain(self, item: IndicatorPlan, line: Line) -> Text:
        """Value → method → score → points."""
        value = words.NO_VALUE.of(self.lang) if line.raw is None else measured(line.raw, line.unit, self.lang)
        told = [self._filled(filled) for filled in line.filled]
        if not told and line.state not in (None, "given"):
            told = [words.STATES[str(line.state)].of(self.lang)]
        value += f" ({' → '.join(told)})" if told else ""
        written = formula(item, line)
        method = _method_name(line, self.lang) + _inside(self.session, item, line)
        steps = [value, method + (f"{words.COLON.of(self.lang)}{written}" if written else "")]
        steps += [way.of(self.lang) for way in indicator_ways(item)]
        score = words.NO_SCORE.of(self.lang) if line.score is None else points(self.plan, line.score)
        if line.weight is not None:
            score += f" · {self.session.say(words.WEIGHT, weight=plain(line.weight))}"
        steps.append(score)
        if self._adds(line):
            steps.append(self._points(line))
        return Text(" → ".join(steps))

    def _filled(self, filled: Filled) -> str:
        """What imputed or treated a cell, and among whom."""
        method = filled.about.of(self.lang).partition("：" if self.lang == "zh" else ":")[0]
        said = words.FILLED_WITHIN if filled.group else words.FILLED
        return self.session.say(said[filled.stage], method=method, group=filled.group)

    def _grounds(self, origin: Origin | None) -> Iterator[Text]:
        if origin is not None:
            yield Text(citation(self.session, origin), style="dim")
            if origin.reason is not None:
                reason = self.session.say(words.REASON, reason=origin.reason.of(self.lang))
                yield Text(reason, style="dim")

    def _weights(self, line: Line) -> Iterator[Text]:
        """Who says how the children weigh; said once for a node and all below it of the same word."""
        if line.weigher is not None:
            said = self.session.say(words.WEIGHTS_COMPUTED, method=line.weigher.of(self.lang))
            yield Text(said, style="dim")
        own = own_weights(self.plan.node(self.plan.slot(line.id)))
        if own is not None:
            yield Text(own.of(self.lang), style="dim")
        if line.origin is None:
            if line.weigher is None:
                yield Text(words.EQUAL_WEIGHTS.of(self.lang), style="dim")
            return
        first, *more = self._grounds(line.origin)
        yield Text(self.session.say(words.WEIGHTS_BY, citation=first.plain), style="dim")
        yield from more


def citation(session: Session, origin: Origin) -> str:
    """Source and clause, evidence, confidence, when it was checked, and which pack says so."""
    parts = []
    if origin.source is not None:
        clause = f"{words.COMMA.of(session.lang)}{origin.clause.of(session.lang)}" if origin.clause else ""
        parts.append(f"{origin.source.of(session.lang)}{clause}")
    if origin.evidence:
        kind = words.EVIDENCE[origin.evidence].of(session.lang)
        parts.append(session.say(words.EVIDENCE_WORD, evidence=kind))
    if origin.confidence:
        parts.append(words.CONFIDENCE[origin.confidence].of(session.lang))
    if origin.checked:
        parts.append(session.say(words.CHECKED, year=origin.checked))
    parts.append(f"{origin.pack} {origin.version} {origin.path}")
    return " · ".join(parts)


_RANGE = ("worst", "best")
"""The scores of the two ends, which nobody need be told where they are 0 and 100."""


def _method_name(line: Line, lang: Lang) -> str:
    """What a method is called: its sentence up to the colon."""
    return line.about.of(lang).partition("：" if lang == "zh" else ":")[0]


def _inside(session: Session, item: IndicatorPlan, line: Line) -> str:
    """The method's parameters, and what it learned from the regions, in brackets."""
    fields = attrs.fields_dict(item.normalizer.params)
    in_unit = {name for name, field in fields.items() if field.metadata.get("in_unit")}
    usual = {name for name in _RANGE if name in fields and line.params.get(name) == fields[name].default}
    parts = []
    for name, value in line.params.items():
        if name not in ("transform", "clip", *usual) and value is not None:
            parts.append(f"{name} {_value(item, value, name in in_unit, session.lang)}")
    for name, learned in line.reference.items():
        shown = words.LEARNED[name].of(session.lang) if name in words.LEARNED else name
        moved = item.transform is None or name in ("minimum", "maximum", "low", "high")
        parts.append(f"{shown} {_value(item, learned, moved, session.lang)}")
    if item.transform:
        parts.append(session.say(words.AFTER, transform=item.transform.method.id))
    clip = line.params.get("clip")
    if clip in words.HELD:
        ends = {
            name: plain(line.params.get(name, usual)) for name, usual in (("worst", 0.0), ("best", 100.0))
        }
        parts.append(session.say(words.HELD[clip], **ends))
    bracket = "（{}）" if session.lang == "zh" else " ({})"
    return bracket.format(words.LIST_COMMA.of(session.lang).join(parts)) if parts else ""


def _value(item: IndicatorPlan, value: Any, in_unit: bool, lang: Lang) -> str:
    """A parameter; numbers in the indicator's unit as they were before its transform, with the unit."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list):
        return "/".join(_value(item, part, in_unit, lang) for part in value)
    if not isinstance(value, int | float):
        return str(value)
    own = float(value) if item.transform is None else item.transform.undone(float(value))
    before = own if in_unit else None
    return plain(float(value)) if before is None else measured(before, item.unit, lang)
