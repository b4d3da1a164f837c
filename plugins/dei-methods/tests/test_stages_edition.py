"""The stages' methods are reached from an edition's TOML, and what they learned is in its results."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tomli_w
from needing import needs

from dei_core import DeiError, Result, evaluate, result_frames

NAMES = ("a", "b", "c", "d", "e", "f")
TEXT = {"en": "Demo", "zh": "示例"}
PACK: dict[str, Any] = {
    "pack": {"namespace": "demo", "name": TEXT, "version": "0.1.0", "protocol": 1},
    "source": {"note": {"title": TEXT, "year": 2024}},
    "framework": {"frame": {"name": TEXT, "pillar": {"one": {"name": TEXT}, "two": {"name": TEXT}}}},
    "indicator": {name: {"name": TEXT, "unit": "1"} for name in NAMES},
    "region_type": {
        "city": {
            "name": TEXT,
            "framework": "frame",
            "root": "index",
            "node": {
                "index": {"children": ["one", "two"]},
                "one": {"children": list(NAMES[:3])},
                "two": {"children": list(NAMES[3:])},
            },
        }
    },
    "weighting": {
        "plain": {
            "name": TEXT,
            "region_type": "city",
            "dated": [
                {
                    "since": 2000,
                    "equal": ["index", "one", "two"],
                    "cite": {"source": "note"},
                    "evidence": "read",
                    "checked": 2024,
                }
            ],
        }
    },
}
STAGES: list[dict[str, Any]] = [
    {"impute": {"method": "methods.em"}},
    {"impute": {"method": "methods.regression", "params": {"least": 0.0}}},
    {"impute": {"method": "methods.nearest_regions", "params": {"regions": 3, "weigh": "distance"}}},
    {"impute": {"method": "row_mean", "params": {"levels": 1}}},
    {"treat": {"method": "skew_kurtosis", "params": {"most": 2, "fallback": "log_ct_plus"}}},
    {"treat": {"method": "box_cox", "params": {"degree": 0.5}}},
    *(
        {"weight": {"method": method}}
        for method in (
            "entropy",
            "critic",
            "standard_deviation",
            "methods.infomax",
            "methods.correlation_balance",
        )
    ),
    {"weight": {"method": "principal_component", "params": {"squared": True}}},
    *(
        {"aggregate": {"method": method}}
        for method in ("topsis", "vikor", "borda", "copeland", "methods.benefit_of_the_doubt")
    ),
    {"aggregate": {"method": "mazziotta_pareto", "params": {"penalty": "positive"}}},
]


def edition(folder: Path, stages: dict[str, Any]) -> Result:
    """A small edition with gaps and a long tail, scored."""
    (folder / "pack").mkdir()
    (folder / "pack" / "pack.toml").write_text(tomli_w.dumps(PACK), encoding="utf-8")
    given = {"impute": {"method": "median"}, **stages}
    given["normalise"] = {"method": "minmax", "params": {"worst": 1.0}}
    content = {
        "name": TEXT,
        "year": 2024,
        "packs": ["./pack", "methods"],
        "track": {
            "cities": {"name": TEXT, "region_type": "demo.city", "dataset": "data", "weighting": "demo.plain"}
        },
        "dataset": {"data": {"path": "data.csv", "region": "region", "name": "name"}},
        "stages": given,
    }
    (folder / "edition.toml").write_text(tomli_w.dumps(content), encoding="utf-8")
    generator = np.random.default_rng(7)
    values = np.exp(generator.normal(size=(30, 6)) + generator.normal(size=(30, 1)))
    with open(folder / "data.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["region", "name", *NAMES])
        for row, cells in enumerate(values):
            rows.writerow(
                [f"r{row:02}", f"区{row}", *("" if (row + k) % 17 == 0 else x for k, x in enumerate(cells))]
            )
    return evaluate(folder)


@pytest.mark.parametrize(
    "stages", STAGES, ids=lambda stages: "-".join(next(iter(stages.values()))["method"].split("."))
)
def test_a_method_is_reached_from_toml(tmp_path: Path, stages: dict[str, Any]) -> None:
    """Every region has a score, and what the method learned or decided stands in the tables."""
    needs("dei-tables")
    result = edition(tmp_path, stages)
    frames = {frame.name: frame for frame in result_frames(result.card)}
    (kind,) = stages
    total = result.card["cities"].total

    assert np.isfinite(total).all()
    assert np.ptp(total) > 0.0
    if kind == "impute":
        states = list(frames["normalized"].columns["state"])
        assert states.count("imputed") == sum((row + k) % 17 == 0 for row in range(30) for k in range(6))
    elif kind == "treat":
        names = set(frames["references"].columns["name"])
        assert {"skewness_before", "skewness_after"} <= names
    elif kind == "weight":
        weights, nodes = (np.array(frames["weights"].columns[name]) for name in ("weight", "node"))
        for node in np.unique(nodes):
            assert weights[nodes == node].sum() == pytest.approx(1.0)
        assert np.ptp(weights[nodes == "one"]) > 1e-6


def test_indicators_are_refused_by_name(tmp_path: Path) -> None:
    """Methods know them by place; people do not."""
    needs("dei-tables")
    with pytest.raises(DeiError) as caught:
        edition(tmp_path, {"impute": {"method": "methods.regression", "params": {"least": 1.0}}})

    (finding,) = caught.value.findings
    assert finding.code == "methods.nothing-to-learn-from"
    assert "no other indicator correlates with Demo (demo.a) by 1 or more" in finding.says("en")
    assert "没有其他指标与 示例（demo.a） 的相关系数绝对值达到 1" in finding.says("zh")
