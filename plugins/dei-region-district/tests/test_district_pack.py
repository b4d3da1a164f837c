"""Urban districts: a whole indicator system, exact in its weights, graded in its evidence, told in two languages."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest

from dei_core import FIVE_PILLARS, Label, Pack, Text, read_pack

FOLDER = Path(str(files("dei_region_district")))
README = Path(__file__).parents[1] / "README.md"
PILLARS = tuple(FIVE_PILLARS.pillar)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_pack(FOLDER, "0")


@pytest.fixture(scope="module")
def base() -> Pack:
    return read_pack(Path(str(files("dei_base"))), "0")


def in_both(unit: Label) -> str:
    """A unit as the README has it."""
    return unit.en if unit.is_shared else f"{unit.en} · {unit.zh}"


def bilingual(text: Text | None) -> bool:
    """Whether a text is there, in Latin letters and in Chinese characters."""
    return (
        text is not None
        and text.en.isprintable()
        and not any("\u4e00" <= char <= "\u9fff" for char in text.en)
        and any("\u4e00" <= char <= "\u9fff" for char in text.zh)
    )


def leaves(pack: Pack, node: str = "dei") -> list[str]:
    """The indicators under a node, as the tree names them."""
    nodes = pack.region_type["district"].node
    return [
        leaf
        for child in nodes[node].children
        for leaf in (leaves(pack, child) if child in nodes else [child])
    ]


def effective(pack: Pack, node: str = "dei", share: Fraction = Fraction(1)) -> dict[str, Fraction]:
    """Each indicator's part of the whole index, in exact arithmetic from the decimals as written."""
    shares = pack.weighting["reference"].dated[0].shares
    if node not in shares:
        return {node: share}
    parts = (effective(pack, child, share * Fraction(repr(weight))) for child, weight in shares[node].items())
    return {leaf: weight for part in parts for leaf, weight in part.items()}


def test_the_tree_is_five_pillars_of_a_few_dimensions_each(pack: Pack) -> None:
    """Five pillars in the protocol's order, two to four dimensions each, 45 to 60 indicators, none twice."""
    kind = pack.region_type["district"]
    dimensions = {pillar: len(kind.node[pillar].children) for pillar in PILLARS}
    scored = leaves(pack)

    assert (kind.unit, kind.framework, kind.root) == ("district", "dei", "dei")
    assert kind.node["dei"].children == PILLARS
    assert dimensions == {"infrastructure": 3, "economy": 4, "society": 4, "government": 3, "ecology": 4}
    assert len(scored) == len(set(scored)) == 59


def test_every_dimension_is_named(pack: Pack) -> None:
    """Pillars and the root have their names from the framework, all other nodes their own."""
    nodes = pack.region_type["district"].node

    assert {name for name, node in nodes.items() if node.name is None} == {"dei", *PILLARS}
    assert all(bilingual(node.name) for node in nodes.values() if node.name is not None)


def test_weights_sum_to_one_at_every_level(pack: Pack) -> None:
    """In decimal, not in floating point; every node's children are weighted, and none else."""
    nodes = pack.region_type["district"].node
    shares = pack.weighting["reference"].dated[0].shares
    totals = {
        node: sum(Fraction(repr(weight)) for weight in given.values()) for node, given in shares.items()
    }

    assert {node: tuple(given) for node, given in shares.items()} == {
        name: node.children for name, node in nodes.items()
    }
    assert set(totals.values()) == {Fraction(1)}


def test_effective_weights_sum_to_the_pillars_and_to_one(pack: Pack) -> None:
    """What the indicators of a pillar weigh is the pillar's share; no indicator weighs a twenty-fifth."""
    weights = effective(pack)
    pillars = {pillar: sum(weights[leaf] for leaf in leaves(pack, pillar)) for pillar in PILLARS}

    assert pillars == {
        "infrastructure": Fraction(20, 100),
        "economy": Fraction(22, 100),
        "society": Fraction(20, 100),
        "government": Fraction(22, 100),
        "ecology": Fraction(16, 100),
    }
    assert sum(weights.values()) == 1
    assert max(weights.values()) < Fraction(1, 25)


def test_every_indicator_says_what_is_counted_and_by_whom(pack: Pack) -> None:
    """Name, definition, statistical scope and supplier stand in both languages; names differ."""
    for item in pack.indicator.values():
        assert all(bilingual(text) for text in (item.name, item.definition, item.calibre, item.supplier))
        assert item.frequency == "yearly"
        assert item.lowest is not None

    assert len({item.name.zh for item in pack.indicator.values()}) == len(pack.indicator) == 31


def test_own_indicators_are_scored_or_derived_from(pack: Pack, base: Pack) -> None:
    """Nothing is collected in vain, and what is shared is not defined a second time."""
    scored = {leaf for leaf in leaves(pack) if "." not in leaf}
    parts = {
        part
        for item in pack.indicator.values()
        if item.derivation
        for part in item.derivation.of
        if "." not in part
    }

    assert scored | parts == set(pack.indicator)
    assert parts == {name for name, item in pack.indicator.items() if item.role == "auxiliary"}
    assert not set(pack.indicator) & set(base.indicator)


def test_every_scored_indicator_has_fixed_unclipped_goalposts(pack: Pack) -> None:
    """No score depends on the other districts or is cut off: years and growing samples stay comparable."""
    assert list(pack.rule) == leaves(pack)
    for name, rules in pack.rule.items():
        (rule,) = rules

        assert (rule.method, rule.since, rule.checked) == ("goalposts", 2020, 2026), name
        assert set(rule.params) == {"low", "high"}, name
        assert rule.params["low"] < rule.params["high"], name
        assert rule.transform in (None, "log", "log1p"), name
        assert rule.cite.clause, name


def test_goalposts_lie_inside_the_valid_range(pack: Pack, base: Pack) -> None:
    """Full marks and none can be reached by values that the door admits; percentages are never logarithms of 0."""
    for name, (rule,) in pack.rule.items():
        item = base.indicator[name.removeprefix("base.")] if "." in name else pack.indicator[name]

        assert item.lowest is not None
        assert item.lowest <= rule.params["low"], name
        assert item.highest is None or rule.params["high"] <= item.highest, name
        assert rule.transform != "log" or rule.params["low"] > 0.0, name


def test_evidence_is_graded(pack: Pack) -> None:
    """What the reference scheme chose says so and cites nothing else; two pairs of goalposts are a plan's."""
    rules = {name: rule for name, (rule,) in pack.rule.items()}
    grades = Counter((rule.evidence, rule.confidence) for rule in rules.values())
    cited = {name for name, rule in rules.items() if rule.cite.source != "reference_scheme"}
    weights = pack.weighting["reference"].dated[0]

    assert grades == {("chosen", None): 57, ("read", None): 1, ("recalled", "high"): 1}
    assert cited == {name for name, rule in rules.items() if rule.evidence != "chosen"}
    assert (weights.evidence, weights.cite.source) == ("chosen", "reference_scheme")
    assert "Reference scheme of this project" in pack.source["reference_scheme"].title.en
    assert "本项目参考方案" in pack.source["reference_scheme"].title.zh


@pytest.mark.parametrize(
    ("indicator", "source", "base_2020", "goal_2025"),
    [
        ("base.users_5g_share", "base.informatisation_plan", 15.0, 56.0),
        ("base.industrial_internet_adoption", "base.digital_economy_plan", 14.7, 45.0),
    ],
)
def test_goalposts_of_national_plans(
    pack: Pack, base: Pack, indicator: str, source: str, base_2020: float, goal_2025: float
) -> None:
    """From the national value of 2020 (0 points) to the goal for 2025 (100): 14th five-year plans, main indicators."""
    (rule,) = pack.rule[indicator]

    assert rule.params == {"low": base_2020, "high": goal_2025}
    assert rule.cite.source == source
    assert source.removeprefix("base.") in base.source


def test_guidance_fills_the_whole_matrix(pack: Pack, base: Pack) -> None:
    """Five features by five pillars, each cell once and under the id that says which, advice all different."""
    cells = {(cell.feature.removeprefix("base."), cell.pillar): name for name, cell in pack.guidance.items()}
    advice = [cell.advice for cell in pack.guidance.values()]

    assert set(cells) == {(feature, pillar) for feature in base.feature for pillar in PILLARS}
    assert all(name == f"{feature}_{pillar}" for (feature, pillar), name in cells.items())
    assert len(cells) == len(pack.guidance) == len({text.en for text in advice}) == 25
    assert all(bilingual(text) for text in advice)
    assert {cell.region_type for cell in pack.guidance.values()} == {"district"}


def test_guidance_answers_every_gap(pack: Pack) -> None:
    """Every scored indicator calls for some cell's advice, and no cell names another indicator."""
    named = {name for cell in pack.guidance.values() for name in cell.indicators}

    assert named == set(leaves(pack))
    assert all(len(set(cell.indicators)) == len(cell.indicators) >= 2 for cell in pack.guidance.values())


def test_readme_shows_the_system_as_it_is(pack: Pack, base: Pack) -> None:
    """The table of the README is what the pack says: dimension, indicator, unit, weight in the index."""
    nodes, weights = pack.region_type["district"].node, effective(pack)
    rows = []
    for pillar in PILLARS:
        for dimension in nodes[pillar].children:
            for leaf in nodes[dimension].children:
                item = base.indicator[leaf[5:]] if leaf.startswith("base.") else pack.indicator[leaf]
                name = nodes[dimension].name
                percent = f"{float(100 * weights[leaf]):.3f}".rstrip("0").rstrip(".")
                about = f"{item.name.en} {item.name.zh}"
                rows.append(f"| {name and name.en} | `{leaf}` {about} | {in_both(item.unit)} | {percent}% |")
    shown = [line for line in README.read_text(encoding="utf-8").splitlines() if line.endswith("% |")]

    assert rows == shown
