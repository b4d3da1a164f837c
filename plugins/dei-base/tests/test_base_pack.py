"""The shared pack says what it says in both languages, exactly as its documents do, and its arithmetic fits units."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from needing import needs

from dei_core import Text, evaluate, open_edition
from dei_core.plugin import Pack, read_pack

FOLDER = Path(str(files("dei_base")))
PROVINCES = 31


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_pack(FOLDER, "0")


def cases() -> list[str]:
    return sorted(read_pack(FOLDER, "0").indicator)


def bilingual(text: Text | None) -> bool:
    """Whether a text is there, in Latin letters and in Chinese characters."""
    return (
        text is not None
        and text.en.isprintable()
        and not any("\u4e00" <= char <= "\u9fff" for char in text.en)
        and any("\u4e00" <= char <= "\u9fff" for char in text.zh)
    )


def test_the_pack_is_pure_data(pack: Pack) -> None:
    """It brings no code, and no rule: what a value is worth is a region type's or a standard's to say."""
    scored = [name for name, item in pack.indicator.items() if item.role == "scored"]

    assert (pack.namespace, pack.pack.provides) == ("base", ())
    assert (len(scored), len(pack.indicator) - len(scored)) == (70, 35)
    assert not pack.rule
    assert not pack.benchmark


@pytest.mark.parametrize("name", cases())
def test_every_indicator_says_what_is_counted_and_by_whom(pack: Pack, name: str) -> None:
    """Name, definition, statistical scope and supplier stand in both languages; values have a least one."""
    item = pack.indicator[name]

    assert all(bilingual(text) for text in (item.name, item.definition, item.calibre, item.supplier))
    assert item.frequency == "yearly"
    assert item.lowest is not None
    assert item.highest is None or item.lowest < item.highest


def test_no_two_indicators_have_one_name(pack: Pack) -> None:
    """A supplier who reads the collection table can tell its columns apart, in either language."""
    names = [item.name for item in pack.indicator.values()]

    assert len({name.en for name in names}) == len({name.zh for name in names}) == len(names)


def test_auxiliaries_are_what_indicators_derive_from(pack: Pack) -> None:
    """Scored indicators derive from auxiliaries of this pack alone; percentages are shares; two are parts of
    what region types derive."""
    derived = {name: item for name, item in pack.indicator.items() if item.derivation}
    parts = {part for item in derived.values() if item.derivation for part in item.derivation.of}
    auxiliaries = {name for name, item in pack.indicator.items() if item.role == "auxiliary"}
    shares = {name for name, item in derived.items() if item.derivation and item.derivation.method == "share"}

    assert auxiliaries - parts == {"land_area", "srdi_enterprises"}
    assert parts <= auxiliaries
    assert shares == {name for name, item in derived.items() if item.unit.en == "%"}


def test_every_source_is_used(pack: Pack) -> None:
    """A document stands in the pack because something refers to it."""
    used = {item.source for item in pack.indicator.values() if item.source}
    used |= {scheme.cite.source for scheme in pack.tier_scheme.values()}

    assert used == set(pack.source)
    assert all(bilingual(source.title) for source in pack.source.values())


def test_economic_regions_hold_every_province_once(pack: Pack) -> None:
    """National Bureau of Statistics (2011): 10 eastern, 6 central, 12 western and 3 north-eastern provinces."""
    values = pack.trait["economic_region"].value
    chinese = {value: text.zh.partition("：")[2].split("、") for value, text in values.items()}
    english = {value: text.en.partition(": ")[2].split(", ") for value, text in values.items()}
    counts = {value: len(names) for value, names in chinese.items()}

    assert counts == {"east": 10, "central": 6, "west": 12, "northeast": 3}
    assert counts == {value: len(names) for value, names in english.items()}
    assert len({name for names in chinese.values() for name in names}) == PROVINCES


def test_terrain_is_that_of_the_ecological_standard(pack: Pack) -> None:
    """Ecological civilisation indicators (2016), item 3: mountain, hill, plain."""
    assert list(pack.trait["terrain"].value) == ["mountain", "hill", "plain"]


@pytest.mark.parametrize(
    ("scheme", "bounds", "evidence"),
    [
        ("pku_county", [80, 60, 40, 20, 0], "read"),
        ("zwfw_gov", [90, 80, 0], "read"),
        ("h3c_2018_lead", [80, 0], "read"),
        ("shares", [10, 30, 60, 100], "chosen"),
    ],
)
def test_tier_schemes_are_as_published(pack: Pack, scheme: str, bounds: list[float], evidence: str) -> None:
    """Bounds of the county digital village index 2018, of the service assessment, of the 2018 city index."""
    item = pack.tier_scheme[scheme]

    assert [tier.bound for tier in item.tier] == bounds
    assert item.evidence == evidence
    assert (item.cite.source == "reference_scheme") == (evidence == "chosen")
    assert all(bilingual(tier.name) for tier in item.tier)


def test_the_five_features_of_modernisation(pack: Pack) -> None:
    """Guidance is ordered by five features, in the order of the documents."""
    order = [
        "large_population",
        "common_prosperity",
        "material_and_cultural",
        "harmony_with_nature",
        "peaceful_development",
    ]

    assert list(pack.feature) == order
    assert all(bilingual(feature.name) for feature in pack.feature.values())


OWN = """
pack = {{ namespace = "own", name = {{ en = "Own", zh = "自有" }}, version = "1", protocol = 1 }}
framework.frame = {{ name = {{ en = "Frame", zh = "框架" }}, pillar.all = {{ name = {{ en = "All", zh = "全部" }} }} }}
[region_type.city]
name = {{ en = "City", zh = "城市" }}
framework = "frame"
root = "index"
node.index.children = ["all"]
node.all.children = [{children}]
"""
EDITION = """
name = {{ en = "Test", zh = "测试" }}
year = 2023
packs = ["base", "./own"]
stages.normalise.method = "minmax"
stages.weight.method = "equal"
stages.tier.method = "base.{scheme}"
dataset.data = {{ path = "data.csv", fixed_year = 2023 }}
track.city = {{ name = {{ en = "Cities", zh = "城市" }}, region_type = "own.city", dataset = "data" }}
"""


def write_edition(folder: Path, indicators: list[str], scheme: str, data: str = "region\n") -> Path:
    """An edition that scores some indicators of the pack by place among the regions."""
    (folder / "own").mkdir()
    children = ", ".join(f'"base.{name}"' for name in indicators)
    (folder / "own" / "pack.toml").write_text(OWN.format(children=children), encoding="utf-8")
    (folder / "edition.toml").write_text(EDITION.format(scheme=scheme), encoding="utf-8")
    (folder / "data.csv").write_text(data, encoding="utf-8")
    return folder


def test_every_indicator_binds(pack: Pack, tmp_path: Path) -> None:
    """All scored indicators of the pack stand in one tree; each derivation fits its method."""
    scored = [name for name, item in pack.indicator.items() if item.role == "scored"]
    (track,) = open_edition(write_edition(tmp_path, scored, "shares")).plan.tracks

    assert [plan.id for plan in track.indicators] == [f"base.{name}" for name in scored]
    assert {plan.id for plan in track.derived} == {
        f"base.{name}" for name in scored if pack.indicator[name].derivation
    }
    assert track.tiers is not None
    assert len(track.tiers.names) == 4


def test_derivations_fit_their_units(tmp_path: Path) -> None:
    """Worked by hand: 2,220 stations for a million people are 22.2 per 10,000, the mean of the gigabit cities in 2022;
    44.7 x 10k tce for 100 x 100M CNY are 0.447 tce per 10k CNY; 97.7 x 100M CNY for a million are 9,770 CNY each."""
    needs("dei-tables")
    expected = {
        "base_stations_5g_per_10k": 22.2,
        "users_5g_share": 38.9,
        "digital_economy_share": 7.8,
        "online_retail_per_capita": 9770.0,
        "energy_per_gdp": 0.447,
        "water_per_gdp": 49.5,
    }
    data = {
        "population": (1_000_000, 1_000_000),
        "base_stations_5g": (2220, 0),
        "subscribers_5g": (389, 0),
        "mobile_subscribers": (1000, 1000),
        "digital_core_value_added": (7.8, 1),
        "gdp": (100, 100),
        "online_retail_sales": (97.7, 0),
        "energy_consumption": (44.7, 50),
        "water_use": (4950, 5000),
    }
    rows = [
        ["region", *data],
        *([code, *(str(pair[at]) for pair in data.values())] for at, code in enumerate("ab")),
    ]
    text = "\n".join(",".join(row) for row in rows) + "\n"
    card = evaluate(write_edition(tmp_path, list(expected), "h3c_2018_lead", text)).card.only
    found = [card.raw(f"base.{name}")[0] for name in expected]

    np.testing.assert_allclose(found, list(expected.values()), rtol=1e-14)
    np.testing.assert_allclose(card.total, [100.0, 0.0], atol=1e-12)
    assert card.tiers().tolist() == [0, 1]
