"""What a method means under its parameters and direction is told alike in check, explain, docs and report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from house import House
from needing import needs

from dei_core import evaluate, explain
from dei_report.documentation.edition import edition_sheet
from dei_report.files import PAGE, write_files
from dei_report.story.telling import story
from dei_words import ways

needs("dei")

DATA = """region,name,fibre,firms,schools,waits,trees,people,area
a,Ah,40,10,50,1,30,100,1
b,Beh,80,100,25,16,40,900,3
c,Ceh,60,1000,100,31,50,500,2
d,Deh,20,50,10,7,60,250,2.5
"""
RULES: dict[str, tuple[dict[str, Any], str, str]] = {
    "waits": ({"method": "as_is", "params": {}}, "As it is, turned round", "直接采用并反向"),
    "firms": (
        {"method": "minmax", "params": {"worst": 1, "best": 7}},
        "Min-max: 1 for the worst region, 7 for the best, in proportion between them",
        "极差标准化：最差区域得 1 分，最优区域得 7 分",
    ),
    "schools": (
        {"method": "learned_goalposts", "params": {"low": {"quantile": 10}, "high": {"mean_of": 2}}},
        "Learned goalposts: 0 at percentile 10, 100 at the mean of the 2 highest values",
        "第 10 百分位数为 0 分，最高的 2 个数值的均值为 100 分",
    ),
}
"""Indicator -> its rule, and what has to be said of it."""


@pytest.fixture
def result(tmp_path: Path) -> Any:
    """An edition whose rules mean something else than their methods do by default."""
    house = House(tmp_path)
    for name, (rule, *_) in RULES.items():
        entry = house.town["rule"][name][0]
        for key in ("transform", "by", "when", "params"):
            entry.pop(key, None)
        entry |= rule
    house.edition["dataset"]["towns"]["ignore"] = ["name"]
    (tmp_path / "towns.csv").write_text(DATA, encoding="utf-8")
    return evaluate(house.write().parent)


def test_the_same_sentence_everywhere(result: Any) -> None:
    """No output says "0 for the worst" of a scale from 1 to 7, nor "as it is" of what is turned round."""
    (track,) = result.evaluation.plan.tracks
    told = {item.id: item.told for item in track.indicators}
    checked = {
        name: what for what, names in ways(track, result.evaluation.registry).items() for name in names
    }
    lines = {line.id: line for line in explain(result.card.only, "b").top.walk()}
    docs = {lang: edition_sheet(result.evaluation, lang).text() for lang in ("en", "zh")}
    rules = {rule["id"]: rule for rule in story(result)["tracks"][0]["method"]["rules"]}

    for name, (_, en, zh) in RULES.items():
        item = f"town.{name}"
        assert en in told[item].en
        assert zh in told[item].zh
        assert checked[item] == told[item]
        assert lines[item].about == told[item]
        assert rules[item]["about"] == {"en": told[item].en, "zh": told[item].zh}
        for lang, text in docs.items():
            (row,) = [
                line for line in text.splitlines() if f"`{item}`" in line and told[item].of(lang) in line
            ]
            assert f"`{item}`" in row
    assert "0 for the worst region" not in docs["en"]


@pytest.fixture
def summed(tmp_path: Path) -> Any:
    """An index that is a sum with weights of 0.999, one pillar of which is a linear combination."""
    house = House(tmp_path)
    house.nodes["index"]["method"] = "weighted_sum"
    house.dated[0]["shares"]["index"]["ecology"] = 0.199
    house.nodes["infrastructure"] |= {
        "method": "linear",
        "params": {"coefficients": {"density": -0.5, "fibre": 1.5}},
    }
    del house.dated[0]["shares"]["infrastructure"]
    house.edition["dataset"]["towns"] |= {"ignore": ["name"], "traits": {"side": "side"}}
    rows = [line + f",{side}" for line, side in zip(DATA.splitlines(), SIDES, strict=True)]
    (tmp_path / "towns.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return evaluate(house.write().parent)


SIDES = ("side", "east", "west", "east", "west")


def test_true_weights_and_coefficients_stand_everywhere(summed: Any, tmp_path: Path) -> None:
    """In docs with their true sum, in the report and its page, in the workbook; never as equal or as rescaled."""
    docs = edition_sheet(summed.evaluation, "en").text()
    (track,) = story(summed)["tracks"]
    weights = {node["id"]: [weight for _, weight in node["children"]] for node in track["method"]["weights"]}
    from dei_tables.book.weights import weight_columns

    book = {column.code: list(column.cells) for column in weight_columns([summed.card.only])}
    shown = dict(zip(zip(book["node"], book["child"], strict=True), book["weight"], strict=True))

    assert weights["infrastructure"] == [1.5, -0.5]
    assert weights["index"] == [0.3, 0.1, 0.2, 0.2, 0.199]
    assert "**99.90%**" in docs
    assert "(`weighted_sum`) |" in docs
    assert "`linear` `coefficients =" in docs
    assert "Weights below these nodes" not in docs
    assert shown["infrastructure", "base.density"] == -0.5
    assert shown["index", "ecology"] == 0.199
    words = {stage["id"]: stage["words"]["en"] for stage in track["method"]["stages"]}
    assert "Equal weights" not in words["weight"]
    write_files(story(summed), tmp_path / "page")
    assert (tmp_path / "page" / PAGE).exists()
