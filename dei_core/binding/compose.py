"""A plan for people who have numbers and weights, and no packs, by the road on which an edition's plan is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, get_args

import attrs

from dei_core.binding import messages as say_binding
from dei_core.binding import messages_composing as say
from dei_core.binding.choices import ITEMS, Choice, Choices, Chooser, Chosen, given_table, record
from dei_core.binding.covering import equal
from dei_core.binding.draft import Draft, track_plan
from dei_core.binding.nodes import NodeBinder
from dei_core.binding.outline import Outline, read_outline, shares_of
from dei_core.binding.scope import Scope
from dei_core.binding.stages import bind_ranking, described
from dei_core.binding.weights import NodeWeights
from dei_core.findings import DeiError, Findings, Place
from dei_core.ids import NOT_A_CHOICE, did_you_mean
from dei_core.kernel.kinds import Aggregator, Imputer, Learning, Normalizer, Treatment, Weigher
from dei_core.kernel.method import Method
from dei_core.model.dataset import Dataset, Intake
from dei_core.model.edition import Edition, Track
from dei_core.model.source import Origin
from dei_core.model.stages import AggregateStage, FillStage, NormaliseStage, RankStage, Stage, Stages
from dei_core.model.tree import Framework, Node, NodeRules, RegionType
from dei_core.packs.registry import Registry
from dei_core.scoring.plan import FillPlan, IndicatorPlan, Plan
from dei_core.scoring.steps import Step
from dei_core.text import Label, Text, listed
from dei_core.toml.files import plain
from dei_core.vocabulary import MissingPolicy

F = TypeVar("F", bound=Learning)
Tree = Mapping[str, Mapping[str, float] | Iterable[str] | str]
_POLICIES = get_args(MissingPolicy)
_WHO = Origin(pack="python", version="-", path="compose")


def compose(
    tree: Tree,
    lower: Iterable[str] | str = (),
    normalizer: Choice = "minmax",
    normalizer_params: Mapping[str, Any] | None = None,
    aggregator: Choice = "arithmetic",
    aggregator_params: Mapping[str, Any] | None = None,
    weigher: Chosen | None = None,
    weigher_params: Mapping[str, Any] | None = None,
    missing: str = "refuse",
    relative: bool = False,
    *,
    imputer: Choice | None = None,
    imputer_params: Mapping[str, Any] | None = None,
    treatment: Choice | None = None,
    treatment_params: Mapping[str, Any] | None = None,
    rules: Mapping[str, Mapping[str, Any]] | None = None,
    rank: str | Mapping[str, Any] = "competition",
) -> Plan:
    """A plan of one track from a tree of what a Python program has, held to what an edition's plan is held to.

    tree: node -> its children with weights that sum to 1, as a mapping or a Series with an index, or a list of
    children that weigh the same, or one child; a name that is no node is an indicator, that is a column of the table.
    The node that is nobody's child is the index.
    relative: the weights of every node are proportions, such as 2 to 1, and divided by their sum. A sum that misses 1
    by no more than doubles must (w / w.sum()) is divided out too; equal weights are exactly equal then. Under the
    aggregator "weighted_sum" weights count as they are given, whatever they add up to.
    lower: indicators, or one, of which less is better. missing: "refuse" or "reweight".
    normalizer, aggregator, imputer, treatment: the id of a method of the core, or a method; or these by name, of
    indicators or, for an aggregator, nodes, and then their params by name as well. Names that are left out go by
    min-max, by the weighted mean, and are neither filled nor treated. A normalizer can be a plain function of
    the values of all regions too, which gives their scores and knows itself which way is better.
    weigher: sets the weights of every node with several children, in the place of the tree's.
    rules: node -> what else counts there: coverage, least, inverted, missing, round, rounding.
    rank: "competition" or "dense", or method, tolerance, decimals and rounding of an edition's rank stage.
    DeiError, with all faults at once: weights that are no numbers, below 0 or do not sum to 1, a circle, several
    roots, unknown methods, parameters or names.

    >>> compose({"index": {"income": 0.6, "waste": 0.4}}, lower=["waste"]).track("index").slots
    ('income', 'waste', 'index')
    >>> by_name = compose({"index": ["a", "b"]}, normalizer={"b": "zscore"}).track("index")
    >>> [item.normalizer.id for item in by_name.indicators]
    ['minmax', 'zscore']
    """
    found = Findings()
    outline, chooser = read_outline(tree, found), Chooser(found)
    leaves, nodes = outline.leaves if outline.order else None, tuple(outline.children)
    flipped = listed(lower)
    chooser.known("lower", flipped, leaves)
    call = _Call(
        found=found,
        outline=outline,
        lower=flipped,
        aggregate=chooser.choices(Aggregator, aggregator, aggregator_params, nodes, "arithmetic"),
        normalise=chooser.choices(Normalizer, normalizer, normalizer_params, leaves, "minmax"),
        impute=chooser.choices(Imputer, imputer, imputer_params, leaves),
        treat=chooser.choices(Treatment, treatment, treatment_params, leaves),
        weigh=None if weigher is None else chooser.step(Weigher, weigher, weigher_params),
        missing=missing,
        relative=relative,
        rules=_rules(chooser, rules, nodes),
        rank=record(RankStage, rank if isinstance(rank, Mapping) else {"method": rank}, "rank", found),
    )
    return call.plan()


def _rules(chooser: Chooser, rules: Any, nodes: tuple[str, ...]) -> dict[str, NodeRules | None]:
    given = given_table({} if rules is None else rules, "rules", chooser.found)
    chooser.known("rules", given, nodes, ITEMS["aggregator"])
    return {name: record(NodeRules, said, f"rules.{name}", chooser.found) for name, said in given.items()}


@attrs.frozen(kw_only=True)
class _Arguments(Scope):
    """The scope of a call: findings are placed by its arguments."""

    def stage(self, name: str, *path: str) -> Place:
        """The argument that says what a stage says."""
        return Place(path=".".join(path if name == "aggregate" else (name, *path)))


@attrs.frozen(kw_only=True)
class _Call:
    """Everything that one call says, read; a rank, rules or steps that are None have a finding."""

    found: Findings
    outline: Outline
    lower: tuple[Any, ...]
    aggregate: Choices[Aggregator]
    normalise: Choices[Normalizer]
    impute: Choices[Imputer]
    treat: Choices[Treatment]
    weigh: Step[Weigher] | None
    missing: str
    relative: bool
    rules: Mapping[str, NodeRules | None]
    rank: RankStage | None

    def plan(self) -> Plan:
        """The plan; DeiError with every fault."""
        steps = {node: self.aggregate.of(node) for node in self.outline.children}
        free = {node for node, step in steps.items() if step is not None and step.method.free_weights}
        shares = shares_of(self.outline, self.relative, free, self.found)
        self._check({node: step for node, step in steps.items() if step is not None})
        if not self.outline.order:
            raise DeiError(self.found)
        root = self.outline.order[-1]
        scope, draft = self._scope(root), Draft(root)
        draft.score(self._indicators())
        for node, step in steps.items():
            if step is not None:
                self._put(scope, draft, node, step, shares[node])
        ranking = bind_ranking(scope)
        self.found.raise_errors()
        track = track_plan(
            scope,
            draft,
            Framework(name=_name(root), pillar={}),
            intake=Intake(dataset="python"),
            data=scope.dataset,
            derived=(),
            screen=None,
            imputer=_filling(self.impute),
            treatment=_filling(self.treat),
            fit="pooled",
            references=None,
            tiers=None,
            ranking=ranking,
            stages=described(scope),
        )
        return Plan(name=track.name, year=track.year, tracks=(track,))

    def _check(self, steps: Mapping[str, Step[Aggregator]]) -> None:
        """Note a policy that there is not, and what no method of the tree has a use for."""
        if self.missing not in _POLICIES:
            hint = did_you_mean(str(self.missing), _POLICIES)
            facts = {"value": self.missing, "known": _POLICIES, "hint": hint}
            self.found.add(NOT_A_CHOICE, Place(path="missing"), **facts)
        unused = next((step for step in steps.values() if not step.method.weighted), None)
        if unused is None or any(step.method.weighted for step in steps.values()):
            return
        if self.missing == "reweight":
            facts = {"node": "tree", "method": unused.method.id}
            self.found.add(say_binding.NOTHING_TO_REWEIGHT, Place(path="missing"), **facts)
        if self.weigh is not None:
            facts = {"weigher": self.weigh.method.id, "method": unused.method.id}
            self.found.add(say.WEIGHER_UNUSED, Place(path="weigher"), **facts)

    def _indicators(self) -> Iterable[IndicatorPlan]:
        for name in self.outline.leaves:
            step = self.normalise.of(name)
            if step is not None:
                yield IndicatorPlan(
                    id=name,
                    name=_name(name),
                    unit=Label.shared(""),
                    direction=-1 if name in self.lower else 1,
                    normalizer=step.method,
                    variants={"": step.params},
                    origin=_WHO,
                )

    def _put(
        self, scope: Scope, draft: Draft, node: str, step: Step[Aggregator], shares: tuple[float, ...]
    ) -> None:
        children, said = self.outline.children[node], self.rules.get(node)
        item = Node(children=children, **({} if said is None else said.rules))
        place = Place(path=f"rules.{node}")
        binder = NodeBinder(scope=scope, id=node, item=item, children=children, place=place)
        weigh = self.weigh if len(children) > 1 and step.method.weighted else None
        stated = weigh is None and self.outline.stated[node] is not None
        weights = NodeWeights(shares if weigh is None else equal(len(children)), None, weigh, stated=stated)
        draft.put(binder.plan(_name(node), step, weights), children)

    def _scope(self, root: str) -> Scope:
        """The call as a track of an edition."""
        stages = Stages(
            impute=_fill_stage(self.impute),
            treat=_fill_stage(self.treat),
            normalise=NormaliseStage(**_stage(None if self.normalise.own else self.normalise.usual)),
            weight=Stage(method="declared") if self.weigh is None else Stage(**_stage(self.weigh)),
            aggregate=AggregateStage(
                **_stage(self.aggregate.usual), missing="reweight" if self.missing == "reweight" else "refuse"
            ),
            rank=RankStage() if self.rank is None else self.rank,
        )
        name = _name(root)
        return _Arguments(
            registry=Registry(packs={}, methods={}),
            edition=Edition(name=name, year=0, packs=(), stages=stages, dataset={}, track={}),
            file="",
            track_id=root,
            track=Track(name=name, dataset="python"),
            dataset=Dataset(path="-"),
            region_type_id="-",
            region_type=RegionType(name=name, root=root, node={}),
            found=self.found,
        )


def _name(word: str) -> Text:
    return Text(en=word, zh=word)


def _stage(step: Step[Method] | None) -> dict[str, Any]:
    """A step as a stage names it; nothing where it has a fault."""
    return {} if step is None else {"method": step.method.id, "params": plain(step.params)}


def _fill_stage(choices: Choices[F]) -> FillStage:
    other = {name: Stage(**_stage(step)) for name, step in choices.own.items()}
    return FillStage(**_stage(choices.usual), other=other)


def _filling(choices: Choices[F]) -> FillPlan | None:
    there = choices.usual is not None or choices.own
    return FillPlan(step=choices.usual, other=choices.own) if there else None
