"""`dei docs` tells what rules, nodes, weights, stages and data do beyond the usual, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from house import House
from needing import needs

from dei_core import open_edition
from dei_core.host import LANGS, Lang
from dei_core.plugin import read_pack
from dei_report.documentation.edition import edition_sheet
from dei_report.documentation.pack import pack_sheet

ROUND = {"method": "round", "params": {"decimals": 1, "low": 1.0, "high": 7.0}}
CITED = {"cite": {"source": "plan"}, "evidence": "read", "checked": 2040}


@pytest.fixture
def house(tmp_path: Path) -> House:
    """The small edition, printed on 1-7."""
    house = House(tmp_path)
    pillars = {node: {"name": {"en": node, "zh": node}} for node in house.nodes["index"]["children"]}
    house.town["framework"] = {
        "own": {"name": {"en": "Own", "zh": "自有"}, "pillar": pillars, "scale": 7.0, "zero": 1.0}
    }
    house.town["region_type"]["town"]["framework"] = "own"
    return house


def of_pack(house: House, lang: Lang = "en") -> str:
    house.write()
    return pack_sheet(read_pack(house.folder / "town"), lang).text()


def of_edition(house: House, lang: Lang = "en") -> str:
    return edition_sheet(open_edition(house.write()), lang).text()


def row(text: str, start: str) -> str:
    """The last row of a table that begins so."""
    return [line for line in text.splitlines() if line.startswith(f"| {start}")][-1]


def test_a_rule_tells_what_it_does_to_the_score(house: House) -> None:
    """The transform's own parameters, the transform of the score, its decimals; in pack and edition alike."""
    needs("dei-methods")
    firms, trees = house.town["rule"]["firms"][0], house.town["rule"]["trees"][0]
    firms |= {"transform": "log_plus", "transform_params": {"constant": 2}, "round": 1, "rounding": "half_up"}
    trees["then"] = {"method": "power", "params": {"exponent": 0.8}}

    for told in (of_pack(house), of_edition(house)):
        assert "a constant (`log_plus` `constant = 2`); rounded to 1 decimal, ties away from zero |" in told
        assert "(`power` `exponent = 0.8`) |" in told
    for told in (of_pack(house, "zh"), of_edition(house, "zh")):
        assert "先加给定常数后取自然对数（`log_plus` `constant = 2`）；四舍五入至 1 位小数 |" in told
        assert "满值保持不变（`power` `exponent = 0.8`） |" in told


def test_a_node_tells_its_steps_in_their_order(house: House) -> None:
    """Method, distances, missing parts, least, transform, normalizer, rounding."""
    house.nodes["infrastructure"] |= {
        "method": "power",
        "params": {"degree": 2.0},
        "inverted": True,
        "missing": "reweight",
        "coverage": 0.5,
        "least": 2,
        "transform": ROUND,
        "normalise": {"method": "minmax"},
        "round": 2,
    }
    written = ("`power` `degree = 2`", "`round` `decimals = 1`, `low = 1`, `high = 7`", "`minmax`")
    between = (
        "; the distances from 100 are aggregated, and the result is taken from 100; the weight of missing parts is "
        "shared among the rest, if at least 50% of the weight has data; with at least 2 of its parts; then ",
        "; then ",
        "; rounded to 2 decimals, ties to the even digit",
    )
    zh = (
        "；以 100 减各项得分后合成，再以 100 减其结果；缺失项的权重按比例分摊给其余各项，有数据的权重不低于 50%；"
        "至少 2 个下级项有得分；再"
    )
    pack, told, chinese = of_pack(house), of_edition(house), of_pack(house, "zh")
    for text in (pack, told):
        begun = text.index(f"({written[0]})")
        for part, step in zip(written, between, strict=True):
            begun = text.index(f"({part}){step}", begun)
    assert f"（{written[0]}）{zh}" in chinese
    assert (
        "Weights below these nodes, which are not weighted means, are nominal: infrastructure (power)."
        in told
    )
    assert "All other nodes are plain weighted means" in told


def test_a_normalised_mean_is_nominal(house: House) -> None:
    """A mean that is rescaled among the regions is none; one that is rounded is."""
    house.nodes["infrastructure"]["normalise"] = {"method": "minmax"}
    house.nodes["index"]["transform"] = ROUND

    assert "not weighted means, are nominal: infrastructure (arithmetic)." in of_edition(house)


def weighed(house: House, **more: Any) -> None:
    """Weights of infrastructure that are no fixed numbers."""
    del house.dated[0]["shares"]["infrastructure"]
    house.dated[0] |= more


def test_weights_from_the_data_are_no_numbers(house: House) -> None:
    """In their place stands what sets them; the index's own weights stay, and everything adds up."""
    needs("dei-methods")
    weighed(house, computed={"infrastructure": {"method": "entropy"}})
    pack, told, zh = of_pack(house), of_edition(house), of_edition(house, "zh")

    assert "| infrastructure | computed: `entropy` | – |" in pack
    assert "| by the data | by the data |" in row(told, "infrastructure (30.00%)")
    assert "weights from the data (Entropy weights): " in row(told, "infrastructure")
    assert "| 由数据确定 | 由数据确定 |" in row(zh, "infrastructure（30.00%）")
    assert "**100.00%** |" in told


def test_weights_by_group_are_told_group_by_group(house: House) -> None:
    """By the trait's own words, with every child's weight in the group."""
    weighed(
        house,
        relative={"infrastructure": {"fibre": 1, "base.density": 1}},
        by="side",
        when={"east": {"infrastructure": {"fibre": 3}}},
    )
    house.edition["dataset"]["towns"]["traits"] = {"side": "side"}
    pack, told = of_pack(house), of_edition(house)

    assert "| infrastructure (Side: East) | [Fibre](#indicator-town.fibre) 3 |" in pack
    assert "| infrastructure | East: Fibre 75%, Density 25% |" in told
    assert "| by group | by group |" in row(told, "infrastructure (30.00%)")
    assert "东部：光纤覆盖率 75%、人口密度 25%" in of_edition(house, "zh")


def test_weights_of_the_regions_themselves_name_their_columns(house: House) -> None:
    """Which indicator weighs which child."""
    weighed(house, measured={"infrastructure": {"fibre": "base.people", "base.density": "base.area"}})

    assert "in proportion to People (Fibre) and Area (Density) |" in of_edition(house)
    assert "权重由各区域自身的人口（光纤覆盖率）、面积（人口密度）按比例确定 |" in of_edition(house, "zh")
    assert "| infrastructure | of each region itself, in proportion" in of_pack(house)


@pytest.mark.parametrize("lang", LANGS)
def test_bounds_and_scores_are_on_the_printed_scale(house: House, lang: Lang) -> None:
    """A scheme's printed bounds are not taken for shares, and an edition prints them as the framework does."""
    house.town["tier_scheme"]["three"]["by"] = "printed"
    for tier, bound in zip(house.town["tier_scheme"]["three"]["tier"], (5.5, 4), strict=True):
        tier["bound"] = bound
    house.stage("tier", method="town.three", beside=[{"node": "economy", "method": "town.three"}])
    bound, ends, of = {
        "en": (
            "printed score 5.5 or better",
            "Scale: 1 to 7 (2 decimals)",
            "Tiers of: economy",
        ),
        "zh": ("公布得分 5.5 或更优", "分值范围：1 至 7（2 位小数）", "分档对象：economy"),
    }[lang]
    told = of_edition(house, lang)

    assert bound in of_pack(house, lang)
    assert told.count(bound) == 3
    assert ends in told
    assert of in told


def test_exceptions_of_screening_are_told_with_their_reasons(house: House) -> None:
    """Who is scored, and who is left out, all the same."""
    house.stage(
        "screen",
        method="coverage",
        params={"least": 0.5},
        include={"1": {"en": "The capital", "zh": "省会"}},
        exclude={"2": {"en": "Merged", "zh": "已撤并"}},
    )

    assert "| `1` | scored | The capital |\n| `2` | left out | Merged |" in of_edition(house)
    assert "| `1` | 纳入评分 | 省会 |\n| `2` | 不参与评分 | 已撤并 |" in of_edition(house, "zh")


def test_what_the_data_mean_is_told(house: House) -> None:
    """Gaps with their reasons and rows, groups that the edition lists, words that stand for years."""
    house.edition["dataset"]["towns"] |= {
        "year": "season",
        "years": {"2023-2024": 2024},
        "members": {"cluster": {"North": ["1", "2"]}},
        "gap": [
            {
                "columns": ["fibre"],
                "values": [0],
                "keep": {"season": ["2023-2024"]},
                "reason": {"en": "Nobody asked", "zh": "未作调查"},
            }
        ],
    }
    en, zh = of_edition(house), of_edition(house, "zh")

    assert "| `towns` | `fibre` | `0` | rows with season: `2023-2024` | Nobody asked |" in en
    assert "| `towns` | `fibre` | `0` | season 为下列取值的行：`2023-2024` | 未作调查 |" in zh
    assert "| `towns` | cluster | North | 2 | 1, 2 |" in en
    assert "| `towns` | 2023-2024 | 2024 |" in en


def test_a_tracks_own_year_and_stages_are_said_to_be_its_own(house: House) -> None:
    """The year where it is not the edition's, and the stages that are not."""
    house.track.update({"year": 2023, "stages": {"rank": {"method": "dense"}}})
    en, zh = of_edition(house), of_edition(house, "zh")

    assert "- Year: 2023" in en
    assert row(en, "Rank (this track's own)")
    assert row(zh, "排名（本评价组自定）")
    assert "Aggregate (this track's own)" not in en


def test_what_a_node_states_is_printed_as_it_is_written(house: House) -> None:
    """Goalposts behind a transform: the numbers of the pack, in pack and edition, with how they are meant."""
    needs("dei-methods")
    house.nodes["ecology"] |= {
        "transform": {"method": "power", "params": {"exponent": 2.0}},
        "normalise": {"method": "goalposts", "params": {"low": 30.0, "high": 50.0}},
    }
    told = "(`power` `exponent = 2`); then "
    meant = "(the values stated are those before the transform, which moves them too) (`goalposts`"

    assert told in of_pack(house)
    assert "(`goalposts` `low = 30`, `high = 50`)" in of_pack(house)
    assert f"{meant} `low = 30`, `high = 50`)" in of_edition(house)
    assert "（所给数值为变换前的数值，随之一并变换）" in of_edition(house, "zh")
