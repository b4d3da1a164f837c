"""What a method means under its parameters and direction is told alike in check, explain, docs and report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from house import House

from dei_cli.construction import ways
from dei_core import evaluate, explain
from dei_report.documentation.edition import edition_sheet
from dei_report.story.telling import story

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
    checked = {name: what for what, names in ways(track).items() for name in names}
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
