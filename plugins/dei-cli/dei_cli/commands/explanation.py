"""An explanation as a tree on a screen."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from rich.console import Group
from rich.text import Text as RichText
from rich.tree import Tree

from dei_cli import words
from dei_cli.kit.output import console
from dei_cli.kit.session import Session
from dei_core import Explanation, Text, TrackPlan
from dei_core.host import VOCABULARY, Filled, IndicatorPlan, Lang, Line, Origin, Registry
from dei_words import (
    COEFFICIENT,
    COLON,
    EQUAL,
    HELD,
    REASON,
    SPECIMEN,
    WEIGHT,
    apart,
    first,
    formula,
    grounds,
    indicator_ways,
    learned,
    measured,
    name_of,
    node_ways,
    parameters,
    percent,
    plain,
    points,
    printed,
    usual_missing,
    weighing,
    weight,
)


def show_explanation(session: Session, plan: TrackPlan, explanation: Explanation, library: Registry) -> None:
    """Print the tree of an explanation."""
    screen = console()
    named = explanation.name != explanation.region
    who = words.WHO.filled(name=explanation.name, code=explanation.region) if named else explanation.region
    head = words.WHOSE.filled(track=plan.name, id=plan.id, who=who, year=explanation.year)
    screen.print(head.of(session.lang), style="bold")
    if plan.data.specimen:
        screen.print(SPECIMEN.of(session.lang), style="bold reverse")
    view = _View(session=session, plan=plan, explanation=explanation, library=library)
    screen.print(view.tree())


@attrs.frozen(kw_only=True)
class _View:
    session: Session
    plan: TrackPlan
    explanation: Explanation
    library: Registry

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

    def _label(self, line: Line, weighs: bool) -> Iterator[RichText]:
        indicators = {item.id: item for item in self.plan.indicators}
        name = RichText(line.name.of(self.lang), style="bold")
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
                yield RichText(" → ".join(ways), style="dim")
            if weighs:
                yield from self._weights(line)

    def _ways(self, line: Line) -> list[str]:
        """What makes a node's score of its children's, where it is more than their mean."""
        node = self.plan.node(self.plan.slot(line.id))
        ways = [way.says.of(self.lang) for way in node_ways(node, usual_missing(self.plan))]
        plain_mean = ways and line.method == "arithmetic"
        return [line.about.of(self.lang), *ways] if plain_mean else ways

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
        return f"{published}{_NOTE.filled(note=hundred).of(self.lang)}"

    def _standing(self, line: Line) -> str:
        parts = []
        if line.rank is not None:
            regions = self.explanation.regions if line is self.explanation.top else None
            text = words.STANDING if regions else words.RANKED
            parts.append(self.session.say(text, rank=line.rank, regions=regions))
        if line.coverage is not None and line.coverage < 1:
            parts.append(self.session.say(words.COVERED, coverage=percent(line.coverage)))
        if line.weight is not None:
            parts.append(self._weight(line))
        parts += [self._points(line)] if self._adds(line) else []
        return "".join(f" · {part}" for part in parts)

    def _weight(self, line: Line) -> str:
        """Its weight in the node above; a coefficient is no share of anything."""
        if line.id in self.coefficients:
            return COEFFICIENT.filled(weight=plain(line.weight or 0.0)).of(self.lang)
        return WEIGHT.filled(weight=weight(line.weight or 0.0)).of(self.lang)

    @property
    def coefficients(self) -> frozenset[str]:
        """What enters nodes with coefficients of their own in the place of weights."""
        nodes = (node for node in self.plan.nodes if node.has_coefficients)
        return frozenset(self.plan.slots[child] for node in nodes for child in node.children)

    def _adds(self, line: Line) -> bool:
        """Whether a line is known to add points to the one that is explained."""
        return line.contribution is not None and line is not self.explanation.top

    def _points(self, line: Line) -> str:
        return self.session.say(words.POINTS, points=points(self.plan, line.contribution or 0.0))

    def _chain(self, item: IndicatorPlan, line: Line) -> RichText:
        """Value → method → score → points."""
        value = words.NO_VALUE.of(self.lang) if line.raw is None else measured(line.raw, line.unit, self.lang)
        told = [self._filled(filled) for filled in line.filled]
        if not told and line.state not in (None, "given"):
            text = words.SCREENED if line.state == "screened" else words.STATE
            told = [text.filled(state=VOCABULARY.states[str(line.state)]).of(self.lang)]
        value += _NOTE.filled(note=" → ".join(told)).of(self.lang) if told else ""
        written = formula(item, line)
        inside = _inside(item, line)
        method = name_of(line.about).of(self.lang) + ("" if inside is None else inside.of(self.lang))
        steps = [value, method + (f"{COLON.of(self.lang)}{written}" if written else "")]
        steps += [way.says.of(self.lang) for way in indicator_ways(item)]
        score = words.NO_SCORE.of(self.lang) if line.score is None else points(self.plan, line.score)
        if line.weight is not None:
            score += f" · {self._weight(line)}"
        steps.append(score)
        if self._adds(line):
            steps.append(self._points(line))
        return RichText(" → ".join(steps))

    def _filled(self, filled: Filled) -> str:
        """What imputed or treated a cell, and among whom."""
        method = name_of(filled.about).of(self.lang)
        said = words.FILLED_WITHIN if filled.group else words.FILLED
        return self.session.say(said[filled.stage], method=method, group=filled.group)

    def _grounds(self, origin: Origin | None) -> Iterator[RichText]:
        if origin is not None:
            yield RichText(" · ".join(part.of(self.lang) for part in grounds(origin)), style="dim")
            if origin.reason is not None:
                yield RichText(REASON.filled(reason=origin.reason).of(self.lang), style="dim")

    def _weights(self, line: Line) -> Iterator[RichText]:
        """Who says how the children weigh; said once for a node and all below it of the same word."""
        node = self.plan.node(self.plan.slot(line.id))
        for told in weighing(self.plan, node, self.library):
            yield RichText(told.of(self.lang), style="dim")
        if line.origin is None:
            if line.weigher is None:
                yield RichText(EQUAL.of(self.lang), style="dim")
            return
        first_of_all, *more = self._grounds(line.origin)
        yield RichText(self.session.say(words.WEIGHTS_BY, citation=first_of_all.plain), style="dim")
        yield from more


_RANGE = ("worst", "best")
"""The scores of the two ends, which nobody need be told where they are 0 and 100."""
_NOTE = Text(" ({note})", "（{note}）")


def _inside(item: IndicatorPlan, line: Line) -> Text | None:
    """The method's parameters, and what it learned from the regions."""
    fields = attrs.fields_dict(item.normalizer.params)
    usual = {name for name in _RANGE if name in fields and line.params.get(name) == fields[name].default}
    parts = [*parameters(item, line.params, "transform", "clip", *usual), *learned(item, line.reference)]
    if item.transform:
        parts.append(first(item.transform.told))
    clip = line.params.get("clip")
    if clip in HELD:
        ends = {name: plain(line.params.get(name, end)) for name, end in (("worst", 0.0), ("best", 100.0))}
        parts.append(HELD[clip].filled(**ends))
    return _NOTE.filled(note=apart(parts)) if parts else None
