"""The 2020 census by county: all 2,989 units in three tracks, held to the table and to arithmetic of its own."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dei_core import DeiError, Evaluation, evaluate, open_edition
from dei_core.host import read_tables

FILE = "china_census_2020/county_census_2020.csv"
UNITS = {"districts": 969, "counties": 1886, "zones": 134}
POPULATION = 1_409_778_724
ISLANDS = {"西沙群岛", "南沙群岛", "中沙群岛的岛礁及其海域"}
UNSCORED = {*ISLANDS, "东营港经济开发区", "达孜工业园区"}
LEAVES = ("county", "county_equivalent_city", "zone", "zone_no_code")
FIRST_INDUSTRY, LAST_INDUSTRY = "农林牧渔业", "国际组织"
SHARES = {
    "tap_water_share": ("住房內有管道自来水", "家庭户户数_长表"),
    "toilet_share": ("住房內有厕所", "家庭户户数_长表"),
    "bath_share": ("住房内有洗澡设施", "家庭户户数_长表"),
    "lift_share": ("住房所在建筑有电梯", "家庭户户数_长表"),
    "car_share": ("拥有家用汽车", "家庭户户数_长表"),
    "ict_employment_share": ("信息传输软件和信息技术服务业", "各种行业人口总计"),
    "science_employment_share": ("科学研究和技术服务业", "各种行业人口总计"),
    "finance_employment_share": ("金融业", "各种行业人口总计"),
    "business_service_employment_share": ("租赁和商务服务业", "各种行业人口总计"),
    "culture_employment_share": ("文化体育和娱乐业", "各种行业人口总计"),
    "professional_share": ("专业技术人员", "各种职业人口总计"),
    "urbanisation": ("城镇人口", "人口数_合计"),
}
TERTIARY = ("大学专科_男", "大学专科_女", "本科及以上_男", "本科及以上_女")
INCOMERS = ("户口登记地在外乡镇街道人口_本省其他县", "户口登记地在外乡镇街道人口_省外")
AS_THEY_ARE = {"tap_water_share", "toilet_share", "bath_share", "lift_share", "car_share", "urbanisation"}
PILLARS = {
    "infrastructure": ("tap_water_share", "toilet_share", "bath_share", "lift_share", "car_share"),
    "economy": (
        "ict_employment_share", "science_employment_share", "finance_employment_share",
        "business_service_employment_share", "culture_employment_share", "professional_share",
    ),
    "society": ("mean_schooling", "tertiary_per_100000", "illiteracy", "urbanisation", "incomer_share"),
}  # fmt: skip
INDICATORS = [name for names in PILLARS.values() for name in names]
TRACKS = pytest.mark.parametrize("track", UNITS)

Row = dict[str, str]


def number(row: Row, header: str) -> float:
    """A cell as a number, NaN where it is empty or a fraction of a household."""
    word = row[header]
    return float("nan") if word in ("", "0.12", "0.349") else float(word)


def measured(row: Row) -> dict[str, float]:
    """The sixteen indicators of one unit, from its cells."""
    people = number(row, "人口数_合计")
    return {
        **{name: 100.0 * number(row, part) / number(row, whole) for name, (part, whole) in SHARES.items()},
        "mean_schooling": number(row, "平均受教育年限_合计"),
        "illiteracy": number(row, "文盲占15岁及以上人口比重"),
        "tertiary_per_100000": 100_000.0 * sum(number(row, header) for header in TERTIARY) / people,
        "incomer_share": 100.0 * sum(number(row, header) for header in INCOMERS) / people,
    }


def percentile(values: np.ndarray) -> np.ndarray:
    """100 (units behind + half of the other equals) / (units - 1), by counting pairs."""
    there = values[~np.isnan(values)]
    behind = (there < values[:, None]).sum(axis=1) + ((there == values[:, None]).sum(axis=1) - 1) / 2.0
    return np.where(np.isnan(values), np.nan, 100.0 * behind / (len(there) - 1))


def place(track: Any, code: str, node: str | None = None) -> int:
    """The rank of a unit."""
    return int(track.ranks(node)[track.table.regions.index(code)])


@pytest.fixture(scope="module")
def sheet(shared: Path) -> list[Row]:
    """Every row of the source table."""
    path = shared / "data" / FILE
    if not path.exists():
        pytest.skip(
            f"the census table {FILE} is not in the shared data; examples/census-2020/README.md says where from"
        )
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def units(sheet: list[Row]) -> dict[str, Row]:
    """The 2,989 leaves by code, by name where they have none."""
    return {row["code"] or row["name"]: row for row in sheet if row["unit_level"] in LEAVES}


@pytest.fixture(scope="module")
def provinces(sheet: list[Row]) -> dict[str, Row]:
    return {row["province"]: row for row in sheet if row["unit_level"] == "province"}


@pytest.fixture(scope="module")
def card(sheet: list[Row], repository: Path) -> Any:
    return evaluate(repository / "examples/census-2020").card


@pytest.fixture
def copied(sheet: list[Row], shared: Path, repository: Path, tmp_path: Path, monkeypatch: Any) -> Path:
    """A copy of the example, to be changed by a test."""
    monkeypatch.setenv("DEI_SHARED", str(shared.resolve()))
    return Path(shutil.copytree(repository / "examples/census-2020", tmp_path / "census-2020"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_every_unit_is_in_exactly_one_track(card: Any, units: dict[str, Row]) -> None:
    """The three tracks share the 2,989 leaves out among them; units without a code go by their names."""
    assert {name: len(track.table) for name, track in card.tracks.items()} == UNITS
    regions = [region for track in card.tracks.values() for region in track.table.regions]

    assert len(units) == sum(UNITS.values()) == 2989
    assert sorted(regions) == sorted(units)
    assert sum(not region.isdigit() for region in regions) == 42


@pytest.mark.parametrize(
    ("track", "code", "name"),
    [
        ("districts", "310115", "浦东新区"),
        ("districts", "230751", "金林区"),  # ends like a forest district and is none
        ("counties", "429021", "神农架林区"),
        ("counties", "520203", "六枝特区"),
        ("counties", "232761", "加格达奇区"),
        ("counties", "632857", "大柴旦行政委员会"),
        ("counties", "441900", "东莞市"),
        ("counties", "西沙群岛", "西沙群岛"),
        ("zones", "320571", "苏州工业园区"),
        ("zones", "衡阳综合保税区", "衡阳综合保税区"),
    ],
)
def test_names_decide_the_track(track: str, code: str, name: str, card: Any) -> None:
    """Ordinary districts, their look-alikes, and units without a code are where the README says."""
    table = card[track].table

    assert table.names[table.regions.index(code)] == name


def test_people_add_up_to_the_census_total(card: Any, provinces: dict[str, Row]) -> None:
    """The engine's own tables hold 1,409,778,724 people, and in each province as many as its printed row."""
    sums = dict.fromkeys(provinces, 0.0)
    for track in card.tracks.values():
        table = track.table
        for province, people in zip(
            table.parents["province"], table.columns["census.population"], strict=True
        ):
            sums[province] += people

    assert sum(sums.values()) == POPULATION
    assert sums == {name: number(row, "人口数_合计") for name, row in provinces.items()}


@TRACKS
def test_indicators_equal_plain_arithmetic(track: str, card: Any, units: dict[str, Row]) -> None:
    """Every one of the sixteen indicators of every unit is what its cells make by hand; blanks stay blanks."""
    scores = card[track]
    by_hand = [measured(units[region]) for region in scores.table.regions]

    for name in INDICATORS:
        expected = [values[name] for values in by_hand]
        np.testing.assert_allclose(scores.raw(f"census.{name}"), expected, rtol=1e-14, err_msg=name)


@TRACKS
def test_scores_equal_plain_arithmetic(track: str, card: Any, units: dict[str, Row]) -> None:
    """Shares as they are, the rest by counting who is behind; plain means of what is there, then of the pillars."""
    scores = card[track]
    by_hand = [measured(units[region]) for region in scores.table.regions]
    pillars = []
    for pillar, names in PILLARS.items():
        columns = []
        for name in names:
            values = np.array([values[name] for values in by_hand])
            other = 100.0 - values if name == "illiteracy" else percentile(values)
            columns.append(values if name in AS_THEY_ARE else other)
        there = ~np.isnan(columns)
        with np.errstate(invalid="ignore"):
            mean = np.nansum(columns, axis=0) / there.sum(axis=0)
        pillars.append(np.where(there.mean(axis=0) >= 0.6 - 1e-12, mean, np.nan))
        np.testing.assert_allclose(scores.score(pillar), pillars[-1], rtol=1e-12, err_msg=pillar)

    np.testing.assert_allclose(scores.total, np.mean(pillars, axis=0), rtol=1e-12)


def test_all_but_five_units_have_a_score(card: Any) -> None:
    """99.8% are scored; the others have too few figures and are counted, not guessed."""
    without = {
        name
        for track in card.tracks.values()
        for name, score in zip(track.table.names, track.total, strict=True)
        if np.isnan(score)
    }

    assert without == UNSCORED
    assert 1.0 - len(without) / 2989 >= 0.99
    assert {finding.code for finding in card.findings} == {"unscored"}


@TRACKS
def test_contributions_add_up(track: str, card: Any) -> None:
    """The sixteen contributions of every scored unit sum to its score."""
    parts = card[track].contributions()
    there = ~np.isnan(card[track].total)

    assert set(parts) == {f"census.{name}" for name in INDICATORS}
    np.testing.assert_allclose(
        np.nansum(list(parts.values()), axis=0)[there], card[track].total[there], rtol=1e-12
    )


@pytest.mark.parametrize(
    ("track", "node", "code", "best", "worst"),
    [
        ("districts", "economy", "110108", 1, 10),  # 海淀区
        ("districts", "economy", "110102", 1, 10),  # 西城区
        ("districts", None, "330108", 1, 10),  # 滨江区
        ("districts", None, "440305", 1, 25),  # 南山区
        ("districts", None, "230307", 940, 969),  # 麻山区, in the outskirts of a coal town
        ("counties", None, "320583", 1, 10),  # 昆山市
        ("counties", None, "430121", 1, 10),  # 长沙县
        ("counties", None, "330782", 1, 190),  # 义乌市
        ("counties", "economy", "131082", 1, 5),  # 三河市, a dormitory of Beijing
        ("counties", None, "513431", 1790, 1886),  # 昭觉县
        ("counties", "society", "513436", 1880, 1886),  # 美姑县
        ("zones", "economy", "340171", 1, 5),  # 合肥高新区
        ("zones", "economy", "320571", 1, 10),  # 苏州工业园区
    ],
)
def test_known_places_are_where_one_expects_them(
    track: str, node: str | None, code: str, best: int, worst: int, card: Any
) -> None:
    """Well-known strong and weak places stand in the part of the ranking that anyone who knows China expects."""
    assert best <= place(card[track], code, node) <= worst


def test_province_means_are_in_a_plausible_order(card: Any) -> None:
    """Beijing and Shanghai lead in districts, Zhejiang and Jiangsu in counties; Tibet is last in both."""

    def order(track: str) -> list[str]:
        scores = card[track]
        means = scores.groups("province").mean
        names = [name for name, _ in scores.group_keys("province")]
        return [names[row] for row in np.argsort(-means) if not np.isnan(means[row])]

    assert order("districts")[:3] == ["北京市", "上海市", "天津市"]
    assert order("counties")[:2] == ["浙江省", "江苏省"]
    assert order("districts")[-1] == order("counties")[-1] == "西藏自治区"


@TRACKS
@pytest.mark.parametrize("scale", ["city", "province"])
def test_group_means_are_means_of_their_units(
    scale: str, track: str, card: Any, units: dict[str, Row]
) -> None:
    """Each city's and province's mean and count come from its scored units in this track, and from no others."""
    scores = card[track]
    members: dict[str, list[float]] = {}
    for region, score in zip(scores.table.regions, scores.total, strict=True):
        members.setdefault(units[region][scale], []).extend([] if np.isnan(score) else [score])
    groups = scores.groups(scale)

    assert [name for name, _ in scores.group_keys(scale)] == sorted(members)
    assert groups.count.tolist() == [len(members[name]) for name in sorted(members)]
    expected = [np.mean(members[name]) if members[name] else np.nan for name in sorted(members)]
    np.testing.assert_allclose(groups.mean, expected, rtol=1e-12)


def test_the_scheme_says_that_it_is_chosen(card: Any, repository: Path) -> None:
    """Every rule and weight is the project's own; three pillars, and both texts name the two that are absent."""
    for track in card.tracks.values():
        made = [*track.plan.indicators, *(node for node in track.plan.nodes if len(node.children) > 1)]
        assert {item.origin.evidence for item in made} == {"chosen"}
        assert [node.id for node in track.plan.nodes if node.level == 2] == list(PILLARS)
    edition = open_edition(repository / "examples/census-2020").edition
    readme = (repository / "examples/census-2020/README.md").read_text(encoding="utf-8")

    assert edition.about is not None
    assert "Digital government and digital ecology are absent" in edition.about.en
    assert "数字政府和数字生态" in edition.about.zh
    assert readme.count("**absent**") == 2


def test_fractions_of_a_household_are_refused_at_the_door(copied: Path) -> None:
    """Without the edition's words for missing, exactly the two impossible lift counts stop the run."""
    change(copied / "edition.toml", 'missing = ["", "0.12", "0.349"]', 'missing = [""]')
    evaluation: Evaluation = open_edition(copied)

    with pytest.raises(DeiError) as refused:
        read_tables(evaluation)
    said = [(finding.code, finding.place.column, finding.facts["cell"]) for finding in refused.value.findings]

    assert said == [("out-of-range", "住房所在建筑有电梯", word) for word in ("0.349", "0.12")]


def test_those_words_empty_no_other_cell(units: dict[str, Row]) -> None:
    """No other column that the edition reads has such a cell."""
    read = {header for pair in SHARES.values() for header in pair} | {*TERTIARY, *INCOMERS}
    read |= {"平均受教育年限_合计", "文盲占15岁及以上人口比重"}
    hit = [
        (code, header) for code, row in units.items() for header in read if row[header] in ("0.12", "0.349")
    ]

    assert hit == [("530823", "住房所在建筑有电梯"), ("540222", "住房所在建筑有电梯")]


@pytest.mark.parametrize(
    ("header", "province", "lacks"),
    [
        ("住房所在建筑有电梯", "云南省", 349 - 0.349),
        ("住房所在建筑有电梯", "西藏自治区", 12 - 0.12),
        ("户口登记地在外乡镇街道人口_本省其他县", "福建省", 9691),
        ("学前教育_女", "广西壮族自治区", 2 * 980),
        ("未上过学_女", "广西壮族自治区", 3000),
    ],
)
def test_slips_of_the_source_are_as_the_readme_says(
    header: str, province: str, lacks: float, units: dict[str, Row], provinces: dict[str, Row]
) -> None:
    """The units of that province, and of no other, fall short of its printed row by this much."""
    short = {
        name: float(row[header])
        - sum(float(unit[header] or 0) for unit in units.values() if unit["province"] == name)
        for name, row in provinces.items()
    }

    assert short[province] == pytest.approx(lacks, abs=1e-6)
    others = {name for name, gap in short.items() if abs(gap) > 1e-6}
    assert others <= {"云南省", "西藏自治区", "福建省", "广西壮族自治区"}


def test_blank_industries_are_zeros(units: dict[str, Row]) -> None:
    """With blanks as 0 the industries of every unit add up to its total; the engine, not told so, fills none."""
    headers = list(next(iter(units.values())))
    first, last = (headers.index(header) for header in (FIRST_INDUSTRY, LAST_INDUSTRY))
    off = [
        row["name"]
        for row in units.values()
        if sum(float(row[header] or 0) for header in headers[first : last + 1])
        != float(row["各种行业人口总计"] or 0)
    ]

    assert off == []


@pytest.mark.parametrize("method", ["percentile_rank", "zscore", "minmax"])
def test_the_broad_order_survives_another_normalizer_and_the_top_ten_does_not(
    method: str, copied: Path, card: Any
) -> None:
    """Rank correlations at least 0.97, 0.90 and 0.97; of each top ten five to nine stay, as the README says."""
    rules = copied / "pack/rules.toml"
    change(rules, 'method = "goalposts"\nparams = {low = 0.0, high = 100.0}', f'method = "{method}"')
    change(rules, 'method = "percentile_rank"\nparams = {ties = "average"}', f'method = "{method}"')
    others = evaluate(copied).card

    for track, least in {"districts": 0.97, "counties": 0.90, "zones": 0.97}.items():
        there = ~np.isnan(card[track].total)
        mine, theirs = card[track].ranks()[there], others[track].ranks()[there]
        stay = int(((mine <= 10) & (theirs <= 10)).sum())

        assert np.corrcoef(mine, theirs)[0, 1] >= least
        assert 5 <= stay <= 9


def test_the_readme_shows_this_run(card: Any, repository: Path) -> None:
    """Every top ten and every province mean in the README is the run's own, to the printed digit."""
    text = (repository / "examples/census-2020/README.md").read_text(encoding="utf-8")
    printed = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in text.splitlines()]
    tops = [row for row in printed if len(row) == 8 and row[0].isdigit()]
    means = {row[0]: row[1:] for row in printed if len(row) == 4 and re.search(r"[省市区]$", row[0])}

    assert tops == [line for track in UNITS for line in top_ten(card[track])]
    assert means == province_means(card)


def top_ten(track: Any) -> list[tuple[str, ...]]:
    """Rank, code, name, city, score and pillars of the best ten."""
    table, ranks = track.table, track.ranks()
    rows = np.argsort(ranks, kind="stable")[:10]
    return [
        (
            f"{ranks[row]:.0f}",
            table.regions[row] if table.regions[row].isdigit() else "–",
            table.names[row],
            table.parents["city"][row],
            *(f"{track.score(node)[row]:.1f}" for node in ("census", *PILLARS)),
        )
        for row in rows
    ]


def province_means(card: Any) -> dict[str, tuple[str, ...]]:
    """Mean and count of each track by province, "–" where it has no scored unit."""
    found: dict[str, dict[str, str]] = {}
    for name, track in card.tracks.items():
        groups = track.groups("province")
        for (province, _), mean, count in zip(
            track.group_keys("province"), groups.mean, groups.count, strict=True
        ):
            if count:
                found.setdefault(province, {})[name] = f"{mean:.1f} ({count})"
    return {province: tuple(cells.get(name, "–") for name in UNITS) for province, cells in found.items()}
