"""Districts, counties and zones: systems exact in weights, graded in evidence, told in two languages."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

from dei_core import Text
from dei_core.host import Label
from dei_core.plugin import FIVE_PILLARS, Pack, read_pack

PLUGINS = Path(__file__).parents[2] / "plugins"
PILLARS = tuple(FIVE_PILLARS.pillar)


@attrs.frozen(kw_only=True)
class Scheme:
    """What is expected of one region type's pack; the rest is the same of every one.

    dimensions: of each pillar in order. pillars: their weights in per cent. heaviest: the largest effective weight.
    plans: rules that take both goalposts from a national plan: base of 2020, target of 2025, source, evidence.
    """

    name: str
    dimensions: tuple[int, ...]
    pillars: tuple[int, ...]
    indicators: int
    heaviest: Fraction
    plans: dict[str, tuple[float, float, str, str, str | None]]

    @property
    def readme(self) -> str:
        """The text of the distribution's README."""
        return (PLUGINS / f"dei-region-{self.name}" / "README.md").read_text(encoding="utf-8")


CLOUD = (13.1, 30.0, "base.informatisation_plan", "read", None)
USERS = (15.0, 56.0, "base.informatisation_plan", "read", None)
ADOPTION = (14.7, 45.0, "base.digital_economy_plan", "recalled", "high")
SCHEMES = (
    Scheme(
        name="district",
        dimensions=(3, 4, 4, 3, 4),
        pillars=(20, 22, 20, 22, 16),
        indicators=59,
        heaviest=Fraction("33/1000"),
        plans={"base.users_5g_share": USERS, "base.industrial_internet_adoption": ADOPTION},
    ),
    Scheme(
        name="county",
        dimensions=(3, 4, 3, 3, 3),
        pillars=(18, 28, 22, 20, 12),
        indicators=58,
        heaviest=Fraction("49/1250"),
        plans={"base.users_5g_share": USERS, "base.equipment_on_cloud_share": CLOUD},
    ),
    Scheme(
        name="zone",
        dimensions=(2, 4, 3, 2, 3),
        pillars=(17, 36, 13, 17, 17),
        indicators=54,
        heaviest=Fraction("17/500"),
        plans={"base.industrial_internet_adoption": ADOPTION, "base.equipment_on_cloud_share": CLOUD},
    ),
)


@pytest.fixture(scope="module", params=SCHEMES, ids=lambda scheme: scheme.name)
def scheme(request: pytest.FixtureRequest) -> Scheme:
    made: Scheme = request.param
    return made


@pytest.fixture(scope="module")
def pack(scheme: Scheme) -> Pack:
    return read_pack(PLUGINS / f"dei-region-{scheme.name}" / f"dei_region_{scheme.name}", "0")


@pytest.fixture(scope="module")
def base() -> Pack:
    return read_pack(PLUGINS / "dei-base" / "dei_base", "0")


def in_both(unit: Label) -> str:
    """A unit as the READMEs have it."""
    return unit.en if unit.is_shared else f"{unit.en} · {unit.zh}"


def bilingual(text: Text | None) -> bool:
    """Whether a text is there, English without Chinese characters and Chinese with them."""
    han = re.compile("[\u4e00-\u9fff]")
    return text is not None and bool(text.en) and not han.search(text.en) and bool(han.search(text.zh))


def scored(pack: Pack, node: str = "dei") -> list[str]:
    """The indicators under a node, as the tree names them."""
    nodes = pack.region_type[pack.namespace].node
    return [
        leaf
        for child in nodes[node].children
        for leaf in (scored(pack, child) if child in nodes else [child])
    ]


def effective(pack: Pack, node: str = "dei", share: Fraction = Fraction(1)) -> dict[str, Fraction]:
    """Each indicator's part of the whole index, exact, from the decimals as written."""
    shares = pack.weighting["reference"].dated[0].shares
    if node not in shares:
        return {node: share}
    parts = [effective(pack, child, share * Fraction(repr(part))) for child, part in shares[node].items()]
    return {leaf: weight for part in parts for leaf, weight in part.items()}


def test_the_tree_is_five_pillars_of_a_few_dimensions_each(scheme: Scheme, pack: Pack) -> None:
    """Five pillars in the protocol's order, two to four dimensions each, 45 to 60 indicators, none twice."""
    kind = pack.region_type[scheme.name]
    dimensions = tuple(len(kind.node[pillar].children) for pillar in PILLARS)
    leaves = scored(pack)

    assert (kind.unit, kind.framework, kind.root) == (scheme.name, "dei", "dei")
    assert kind.node["dei"].children == PILLARS
    assert dimensions == scheme.dimensions
    assert 45 <= len(leaves) <= 60
    assert len(leaves) == len(set(leaves)) == scheme.indicators


def test_every_dimension_has_a_name_in_both_languages(pack: Pack) -> None:
    """The root and the pillars have theirs from the framework."""
    nodes = pack.region_type[pack.namespace].node

    assert {name for name, node in nodes.items() if node.name is None} == {"dei", *PILLARS}
    assert all(bilingual(node.name) for node in nodes.values() if node.name is not None)


def test_shares_sum_to_one_at_every_node(scheme: Scheme, pack: Pack) -> None:
    """In decimal, not in floating point; exactly the children of every node are weighted."""
    nodes = pack.region_type[pack.namespace].node
    (dated,) = pack.weighting["reference"].dated

    assert {node: tuple(given) for node, given in dated.shares.items()} == {
        name: node.children for name, node in nodes.items()
    }
    assert {sum(Fraction(repr(part)) for part in given.values()) for given in dated.shares.values()} == {1}
    assert (dated.evidence, dated.cite.source) == ("chosen", "reference_scheme")
    assert (sum(effective(pack).values()), max(effective(pack).values())) == (1, scheme.heaviest)


def test_every_indicator_is_described_in_both_languages(pack: Pack) -> None:
    """Name, definition, statistical scope and supplier stand in both; names and ranges are sound."""
    own = pack.indicator

    for item in own.values():
        assert all(bilingual(text) for text in (item.name, item.definition, item.calibre, item.supplier))
        assert bilingual(item.unit) or item.unit.en in {"%", "‰", "PFLOPS"}
        assert item.frequency == "yearly"
        assert item.lowest is not None
        assert item.highest is None or item.lowest < item.highest
    assert (
        len({item.name.en for item in own.values()})
        == len({item.name.zh for item in own.values()})
        == len(own)
    )


def test_nothing_is_collected_in_vain_nor_defined_twice(pack: Pack, base: Pack) -> None:
    """Own indicators are scored or derived from; what the base pack has is taken from it."""
    leaves = set(scored(pack))
    parts = {
        part for item in pack.indicator.values() if item.derivation is not None for part in item.derivation.of
    }
    auxiliaries = {name for name, item in pack.indicator.items() if item.role == "auxiliary"}
    shared = {name.removeprefix("base.") for name in leaves | parts if "." in name}

    assert set(pack.indicator) - auxiliaries == {name for name in leaves if "." not in name}
    assert auxiliaries == {part for part in parts if "." not in part}
    assert shared <= set(base.indicator)
    assert not set(scored(pack)) & {
        f"base.{name}" for name, item in base.indicator.items() if item.role == "auxiliary"
    }
    assert not {item.name.zh for item in pack.indicator.values()} & {
        item.name.zh for item in base.indicator.values()
    }


def test_every_scored_indicator_has_unclipped_goalposts_in_its_range(
    scheme: Scheme, pack: Pack, base: Pack
) -> None:
    """One rule for each and no other; goalposts are values that the indicator can take.

    Of districts the door admits a 0 that a logarithm then refuses; of the others it admits none.
    """
    assert list(pack.rule) == scored(pack)
    for name, (rule,) in pack.rule.items():
        item = base.indicator[name[5:]] if name.startswith("base.") else pack.indicator[name]
        low, high = rule.params["low"], rule.params["high"]

        assert rule.method == "goalposts"
        assert set(rule.params) == {"low", "high"}
        assert item.lowest is not None
        assert item.lowest <= low < high <= (high if item.highest is None else item.highest)
        assert rule.transform in (None, "log", "log1p")
        assert rule.since == 2020
        assert rule.transform != "log" or low > 0.0
        assert rule.transform != "log" or item.lowest > 0.0 or scheme.name == "district"
        assert rule.transform != "log1p" or low == 0.0


def test_evidence_is_graded(scheme: Scheme, pack: Pack) -> None:
    """Both ends of a plan are cited from it with their grade; everything else is this project's choice."""
    rules = {name: rule for name, (rule,) in pack.rule.items()}
    planned = {name: rule for name, rule in rules.items() if rule.evidence != "chosen"}

    assert {
        name: (rule.params["low"], rule.params["high"], rule.cite.source, rule.evidence, rule.confidence)
        for name, rule in planned.items()
    } == scheme.plans
    assert Counter(rule.cite.source for name, rule in rules.items() if name not in planned) == {
        "reference_scheme": scheme.indicators - len(scheme.plans)
    }
    assert all(rule.cite.clause and rule.checked == 2026 for rule in rules.values())


def test_the_scheme_says_whose_it_is(scheme: Scheme, pack: Pack) -> None:
    """Source, weighting and README tell in both languages that nothing here is the published report's."""
    title = pack.source["reference_scheme"].title
    readme = scheme.readme.replace("**", "").replace("\n", "")

    assert "not the published report's" in title.en
    assert "非已发布报告" in title.zh
    assert pack.weighting["reference"].name == Text(
        en="Reference weights of this project", zh="本项目参考权重"
    )
    assert "It is this project's reference scheme." in readme
    assert "均为本项目参考方案，不是已发布报告的" in readme
    assert all(bilingual(source.title) for source in pack.source.values())


def test_guidance_fills_the_matrix_of_features_and_pillars(pack: Pack, base: Pack) -> None:
    """Five features by five pillars, each cell its own advice in both languages."""
    cells = [(item.feature, item.pillar) for item in pack.guidance.values()]
    wanted = itertools.product((f"base.{name}" for name in base.feature), PILLARS)

    assert len(cells) == 25
    assert set(cells) == set(wanted)
    assert all(bilingual(item.advice) for item in pack.guidance.values())
    assert len({item.advice.zh for item in pack.guidance.values()}) == 25
    assert {item.region_type for item in pack.guidance.values()} == {pack.namespace}
    assert {f"{item.feature[5:]}_{item.pillar}" for item in pack.guidance.values()} == set(pack.guidance)


def test_every_gap_leads_to_advice(pack: Pack) -> None:
    """A cell's indicators are scored ones, some of its own pillar; no indicator is left without a cell."""
    called = {name for item in pack.guidance.values() for name in item.indicators}

    for item in pack.guidance.values():
        assert len(item.indicators) == len(set(item.indicators))
        assert set(item.indicators) & set(scored(pack, item.pillar))
    assert called == set(scored(pack))


def test_pillars_weigh_what_is_said(pack: Pack, scheme: Scheme) -> None:
    """What the indicators of a pillar weigh together is the pillar's share, exactly."""
    weights = effective(pack)

    assert (
        tuple(100 * sum(weights[leaf] for leaf in scored(pack, pillar)) for pillar in PILLARS)
        == scheme.pillars
    )


def test_the_readme_tables_are_the_pack(scheme: Scheme, pack: Pack, base: Pack) -> None:
    """Every row says the indicator, its names, unit and weight as they are; of districts its dimension.

    Of counties and zones it says direction, goalposts and evidence as well.
    """
    weights, nodes = effective(pack), pack.region_type[pack.namespace].node
    dimension = {
        child: node.name for node in nodes.values() for child in node.children if node.name is not None
    }
    rows = []
    for name, (rule,) in pack.rule.items():
        item = base.indicator[name[5:]] if name.startswith("base.") else pack.indicator[name]
        ends = (rule.params["low"], rule.params["high"])
        worst, best = ends if item.direction == "higher" else ends[::-1]
        change = f" ({rule.transform})" if rule.transform else ""
        grade = rule.evidence + (f" ({rule.confidence})" if rule.confidence else "")
        weight = f"{float(100 * weights[name]):.6f}".rstrip("0").rstrip(".")
        told, unit = f"`{name}` {item.name.en}", in_both(item.unit)
        rows.append(
            f"| {dimension[name].en} | {told} {item.name.zh} | {unit} | {weight}% |"
            if scheme.name == "district"
            else f"| {told} | {item.name.zh} | {unit} | {item.direction} "
            f"| {worst:g} → {best:g}{change} | {grade} | {weight}% |"
        )

    assert [line for line in scheme.readme.splitlines() if line.endswith("% |")] == rows
