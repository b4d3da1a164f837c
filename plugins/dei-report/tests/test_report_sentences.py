"""What the story says in words: no difference is told that is none, and each language reads as itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from needing import needs

from dei_core import evaluate
from dei_report.charts import drawing
from dei_report.charts.distribution import _chart
from dei_report.keeping import keep, kept, read, recipe
from dei_report.story.numbers import bins
from dei_report.story.regions import medians
from dei_report.story.saying import listed, said
from dei_report.story.telling import story
from dei_words import percent

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def tied() -> dict[str, Any]:
    """A standard that 61 of 124 regions meet in full."""
    needs("dei")
    track: dict[str, Any] = story(evaluate(ROOT / "examples/benchmark-gigabit"))["tracks"][0]
    return track


def texts(track: dict[str, Any], topic: str) -> list[str]:
    return [item["text"]["zh"] for item in track["overview"]["sentences"] if item["topic"] == topic]


def test_a_shared_first_place_is_told_as_such(tied: dict[str, Any]) -> None:
    """No podium, no exemplars taken from a crowd, and the count of those who share it."""
    assert texts(tied, "first") == [
        "124 个区域中有 61 个以 100.00 分并列第一：北京市东城区、北京市西城区、北京市朝阳区等。"
    ]
    assert tied["overview"]["podium"] == []
    assert tied["exemplars"] == []


def test_equal_pillars_are_not_ranked(tied: dict[str, Any]) -> None:
    assert texts(tied, "pillars") == ["各一级指标中位数均为 100.0。"]


def test_pillars_within_a_hundredth_are_named_together(index: Any) -> None:
    """Society and government differ by 0.01: neither is called the strongest by itself."""
    assert texts(index.story["tracks"][0], "pillars") == [
        "从中位水平看，数字社会、数字政府最强（60.5），数字生态最弱（53.7）。"
    ]


def test_a_narrow_lead_is_said_to_be_narrow(index: Any) -> None:
    """By the difference of the scores as they are printed."""
    assert texts(index.story["tracks"][0], "first")[1] == "第一名仅领先第二名 0.21 分，差距不足满分的 1%。"
    assert len(texts(index.story["tracks"][2], "first")) == 1


def test_specimens_are_not_called_collected(index: Any) -> None:
    (data, rules) = index.story["tracks"][0]["overview"]["trust"]

    assert data["zh"].startswith("数据为样例数据，")
    assert "5 条待核实" in rules["zh"]


@pytest.mark.parametrize("whole", [3, 150, 47_130, 2_000_000])
def test_all_and_nothing_are_told_only_where_it_is_so(whole: int) -> None:
    """One missing of 47,130 is not 100% there, and one imputed is not 0%."""
    told = {count: percent(count / whole) for count in (0, 1, whole - 1, whole)}

    assert (told[0], told[whole]) == ("0%", "100%")
    assert 0.0 < float(told[1].rstrip("%")) < 100.0
    assert 0.0 < float(told[whole - 1].rstrip("%")) < 100.0


def test_who_lacks_a_score_is_counted_and_no_sentence_denies_it(tied: dict[str, Any]) -> None:
    """26 of 150 districts lack a clause's value, and no stage says that all are scored."""
    (data, _) = tied["overview"]["trust"]
    (screen,) = (item["words"] for item in tied["method"]["stages"] if item["id"] == "screen")

    assert "regions without a score: 26" in data["en"]
    assert "26 个区域无得分" in data["zh"]
    assert screen == said("No region is left out because of missing data.", "不按数据完整度筛除区域。")


def test_stages_are_told_in_words(index: Any) -> None:
    """Every stage has a sentence in both languages; the edition's own way of saying it stands beside."""
    stages = {item["id"]: item for item in index.story["tracks"][0]["method"]["stages"]}

    assert list(stages) == list(index.result.card["districts"].plan.stages)
    assert stages["aggregate"]["words"]["zh"] == (
        "加权算术平均。缺失项的权重按比例分摊给其余各项，有数据的权重不低于 60%。"
    )
    assert stages["screen"]["words"]["en"] == (
        "A region is scored if it has data for at least 50% of the indicators."
    )
    assert stages["aggregate"]["code"] == "arithmetic (missing = reweight, coverage = 0.6)"
    assert all(item["words"]["en"] and item["words"]["zh"] for item in stages.values())


class TestSaying:
    def test_latin_stands_apart_from_chinese(self) -> None:
        assert said("{a}", "在{a}中{b}居首", a="10", b="FI")["zh"] == "在 10 中 FI 居首"
        assert said("{a}", "在{a}中", a="江苏省")["zh"] == "在江苏省中"

    def test_names_are_listed(self) -> None:
        assert listed([{"en": "A", "zh": "甲"}]) == {"en": "A", "zh": "甲"}
        assert listed([{"en": "A", "zh": "甲"}, {"en": "B", "zh": "乙"}])["en"] == "A and B"


def test_medians_are_those_of_numpy() -> None:
    values = np.random.default_rng(1).normal(size=(20, 7))
    values[values > 1.0] = np.nan

    np.testing.assert_array_equal(medians(values), np.nanmedian(values, axis=1))


def test_a_value_at_the_upper_edge_makes_no_bin_of_its_own() -> None:
    """Scores of 100 stand in the bin that ends at 100."""
    made = bins(np.append(np.linspace(0.0, 100.0, 201), 100.0))

    assert made[-1]["to"] == 100


class TestKeeping:
    def test_what_is_kept_is_not_made_again(self, tmp_path: Path) -> None:
        made: list[str] = []
        for _ in range(2):
            assert kept(tmp_path / "a", lambda: made.append("x") or "text") == "text"  # type: ignore[func-returns-value]

        assert made == ["x"]

    def test_what_is_damaged_is_made_again(self, tmp_path: Path) -> None:
        keep(tmp_path / "a", "text")
        (tmp_path / "a").write_text("0\ntex", encoding="utf-8")

        assert read(tmp_path / "a") is None
        assert kept(tmp_path / "a", lambda: "text") == "text"

    def test_a_folder_that_cannot_be_written_stops_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()

        assert kept(tmp_path / "file" / "a", lambda: "text") == "text"

    def test_a_recipe_tells_its_parts_apart(self) -> None:
        assert recipe("ab", "c") != recipe("a", "bc")

    def test_a_kept_spec_is_the_one_that_is_drawn(self, tmp_path: Path) -> None:
        facts = (("high", "low"), 5.0, "5", "en")
        first = drawing.Specs(tmp_path)
        drawn = first.drawn(_chart, *facts)
        first.keep()
        again = drawing.Specs(tmp_path)

        assert json.loads(json.dumps(drawn)) == again.drawn(_chart, *facts) == drawing.draw(_chart, *facts)
        assert not again.grown
