"""dei explain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SECOND = """
[track.towns]
name = {en = "Towns", zh = "镇"}
region_type = "demo.city"
dataset = "towns"
[dataset.towns]
path = "towns.csv"
name = "name"
"""


def test_every_number_of_the_way(dei: Any, edition: Path) -> None:
    """Value, method, parameters, formula, score, weight and points stand in one line; below, who says so."""
    done = dei("explain", edition, "--region", "A1")
    lines = [line.lstrip("│├└─ ") for line in done.out.splitlines()]

    assert (0, "") == (done.code, done.err)
    method = "Fixed goalposts (low 0%, high 100%): 100 × (61.2 − 0) ÷ (100 − 0)"
    assert f"61.2% → {method} → 61.20 · weight 60% → 36.72 points" in lines
    assert "A note, p. 1 · evidence: read · checked 2024 · demo 0.1.0 rule.fibre[0]" in lines
    assert "A note · evidence: recalled · confidence low · checked 2025 · demo 0.1.0 rule.price[0]" in lines
    assert "Demo index index  76.72 · rank 1 of 3" in lines


def test_in_chinese(dei: Any, edition: Path) -> None:
    """The same line, in Chinese; regions are found by name as well."""
    done = dei("explain", edition, "--region", "一市", "--lang", "zh")

    method = "极差标准化（最小值 40 元、最大值 60 元）：100 × (60 − 40) ÷ (60 − 40)"
    assert f"40 元 → {method} → 100.00 · 权重 40% → 贡献 40.00 分" in done.out
    assert "说明，第 1 页 · 依据等级：原文核对 · 2024 年核对 · demo 0.1.0 rule.fibre[0]" in done.out
    assert "说明 · 依据等级：待核实 · 可信度低 · 2025 年核对 · demo 0.1.0 rule.price[0]" in done.out


def test_contributions_add_up(dei: Any, edition: Path) -> None:
    """In the document the points of the indicators sum to the score, unrounded."""
    top = dei("explain", edition, "--region", "A3", "--json").document["explanation"]["top"]
    leaves = top["children"][0]["children"]

    assert sum(leaf["contribution"] for leaf in leaves) == pytest.approx(top["score"], rel=1e-12)
    assert [leaf["raw"] for leaf in leaves] == [30.0, 50.0]
    assert leaves[0]["origin"]["clause"] == {"en": "p. 1", "zh": "第 1 页"}
    assert leaves[1]["unit"] == {"en": "CNY", "zh": "元"}


def test_nothing_is_written(dei: Any, edition: Path, tmp_path: Path) -> None:
    dei("explain", edition, "--region", "A1")

    assert list((tmp_path / "here").iterdir()) == []


@pytest.mark.parametrize("node", ["demo.fibre", "fibre"])
def test_one_indicator(dei: Any, edition: Path, node: str) -> None:
    """An indicator can be explained by its full or its bare id; it has no weight then."""
    done = dei("explain", edition, "--region", "A1", "--node", node)

    assert "→ 61.20\n" in done.out
    assert "Access" not in done.out


def test_scale_of_the_framework(dei: Any, tmp_path: Path, sample: Any) -> None:
    """The index is shown as it is published, with its place on 0-100; the tree below is on 0-100."""
    pack = sample.pack.replace('zh = "示例指数"}', 'zh = "示例指数"}\nscale = 1\ndecimals = 3')
    done = dei("explain", sample.make(tmp_path / "scaled", pack=pack), "--region", "A1")

    assert "0.767 (76.72 of 100)" in done.out
    assert "access  76.72 ·" in done.out


def test_state_and_missing_values(dei: Any, tmp_path: Path, sample: Any) -> None:
    """A missing value is said, and so is what is without a score for it."""
    data = "region,name,fibre,price\nA1,一市,61.2,40\nA2,二市,90,60\nA3,三市,,50\n"
    done = dei("explain", sample.make(tmp_path / "gap", data=data), "--region", "A3")

    assert "no value (missing) → Fixed goalposts (low 0%, high 100%) → no score · weight 60%" in done.out
    assert "data for 40% of the weight" in done.out


def test_reasons_of_the_edition(dei: Any, tmp_path: Path, sample: Any) -> None:
    """What the edition overrides says why."""
    override = """
[[track.cities.override]]
indicator = "fibre"
params = {high = 80}
reason = {en = "Agreed in May.", zh = "五月商定。"}
"""
    folder = sample.make(tmp_path / "changed", sample.edition + override)

    assert "reason: Agreed in May." in dei("explain", folder, "-r", "A1").out
    assert "理由：五月商定。" in dei("explain", folder, "-r", "A1", "--lang", "zh").out
    assert "÷ (80 − 0)" in dei("explain", folder, "-r", "A1").out


def test_equal_weights_of_the_edition(dei: Any, tmp_path: Path, sample: Any) -> None:
    text = sample.edition.replace("[dataset.cities]", '[stages.weight]\nmethod = "equal"\n[dataset.cities]')
    done = dei("explain", sample.make(tmp_path / "equal", text), "-r", "A1")

    assert "weights: equal, by the edition" in done.out


def test_computed_weights_are_told_from_equal_ones(dei: Any, tmp_path: Path, sample: Any) -> None:
    """The method that set them is named."""
    text = sample.edition.replace("[dataset.cities]", '[stages.weight]\nmethod = "entropy"\n[dataset.cities]')
    done = dei("explain", sample.make(tmp_path / "computed", text), "-r", "A1")

    assert "weights from the data (Entropy weights): " in done.out
    assert "weights: equal" not in done.out


def test_a_rounded_node_says_so(dei: Any, tmp_path: Path, sample: Any) -> None:
    """A score of whole points is no fault of the arithmetic."""
    folder = sample.make(tmp_path / "rounded")
    pack = next(folder.rglob("pack.toml"))
    lines = pack.read_text(encoding="utf-8").splitlines()
    place = next(place for place, line in enumerate(lines) if line.startswith("children"))
    pack.write_text("\n".join([*lines[: place + 1], "round = 1", *lines[place + 1 :]]), encoding="utf-8")

    assert "rounded to 1 decimal" in dei("explain", folder, "-r", "A1").out


def test_aggregation_that_is_no_mean_is_named(dei: Any, tmp_path: Path, sample: Any) -> None:
    text = sample.edition.replace(
        "[dataset.cities]",
        '[stages.aggregate]\nmethod = "geometric"\nparams = {zero = "zero"}\n[dataset.cities]',
    )
    folder = sample.make(
        tmp_path / "geometric", text, data="region,name,fibre,price\nA1,x,5,1\nA2,y,5,2\nA3,z,6,3\n"
    )
    done = dei("explain", folder, "-r", "A2")

    assert "Weighted geometric mean" in done.out


def test_track_of_the_region(dei: Any, tmp_path: Path, sample: Any) -> None:
    """The track that has the region is found; one that is in several has to be chosen."""
    folder = sample.make(tmp_path / "two", sample.edition + SECOND)
    (folder / "towns.csv").write_text(
        "region,name,fibre,price\nA1,一市,1,1\nT200,二镇,2,2\n", encoding="utf-8"
    )
    alone = dei("explain", folder, "-r", "T200", "--json")
    both = dei("explain", folder, "-r", "A1", "--json")
    chosen = dei("explain", folder, "-r", "A1", "--track", "towns", "--json")
    mistyped = dei("explain", folder, "-r", "A1", "--track", "town", "--json")
    nobody = dei("explain", folder, "-r", "T201", "--json")

    assert alone.document["explanation"]["track"] == "towns"
    assert (2, ["cli.track-needed"]) == (both.code, both.codes)
    assert chosen.document["explanation"]["track"] == "towns"
    assert (2, ["cli.unknown-track"]) == (mistyped.code, mistyped.codes)
    assert "towns" in mistyped.document["findings"][0]["en"]["says"]
    assert (2, ["unknown-region"]) == (nobody.code, nobody.codes)
    assert "'T200'" in nobody.document["findings"][0]["en"]["says"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (["-r", "A1", "--node", "acess"], "unknown-node"),
        (["-r", "A1", "--year", "1999"], "unknown-year"),
        (["-r", "A9"], "unknown-region"),
        ([], "cli.missing-argument"),
    ],
)
def test_what_is_not_there_is_wrong_usage(dei: Any, edition: Path, asked: list[str], code: str) -> None:
    done = dei("explain", edition, *asked, "--json")

    assert (2, [code]) == (done.code, done.codes)


FILLS = """
[stages.impute]
method = "mean"
by = "province"
[stages.treat]
method = "winsorise"
params = { upper = 0.5 }
[dataset.cities.parents]
province = "province"
"""


def test_what_filled_a_cell_is_told_with_its_group(dei: Any, sample: Any, tmp_path: Path) -> None:
    """A3 takes the mean 75.6 of its province, which is then held to the median of all four."""
    data = "region,name,province,fibre,price\nA1,一市,P,61.2,40\nA2,二市,P,90,60\nA3,三市,P,,50\nA4,四市,Q,10,45\n"
    edition = sample.make(tmp_path / "filled", edition=sample.edition + FILLS, data=data)
    told = dei("explain", edition, "--region", "A3")
    said = dei("explain", edition, "--region", "A3", "--lang", "zh")

    assert "(imputed within P: The mean of the other regions → treated: Winsorisation)" in told.out
    assert "（在 P 组内插补：均值插补 → 离群值处理：缩尾）" in said.out


def test_a_region_that_is_screened_out_says_so(dei: Any, sample: Any, tmp_path: Path) -> None:
    """Beside its values."""
    screen = '[stages.screen]\nmethod = "coverage"\nexclude.A2 = { en = "asked", zh = "要求" }\n'
    edition = sample.make(tmp_path / "out", edition=sample.edition + screen)
    told = dei("explain", edition, "--region", "A2")

    assert "90% (screened out: the region is not scored)" in told.out
    assert "已筛除，该区域不予评分" in dei("explain", edition, "--region", "A2", "--lang", "zh").out


def test_findings_of_other_tracks_are_not_told(dei: Any, tmp_path: Path, sample: Any) -> None:
    """In text, what was found in the track of the region and in what all share; a document has all of them."""
    folder = sample.make(tmp_path / "two", sample.edition + SECOND)
    rows = "region,name,fibre,price\nT1,一镇,,1\nT2,二镇,50,20\nT3,三镇,60,30\n"
    (folder / "towns.csv").write_text(rows, encoding="utf-8")
    town, city = (dei("explain", folder, "-r", region) for region in ("T2", "A1"))
    document = dei("explain", folder, "-r", "A1", "--json")

    assert "towns: no score, and no place in the ranking, for 1 of 3 regions: T1 一镇" in town.err
    assert "towns: " not in city.err
    assert "unscored" in document.codes
