"""Every method there is, the core's and this pack's, is reached by its id from an edition's TOML."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
import tomli_w
from needing import needs

from dei_core import DeiError, evaluate
from dei_core.host import BUILTIN
from dei_core.plugin import Method
from dei_methods.catalogue import METHODS

ALL = (*BUILTIN, *METHODS)
TEXT = {"en": "Demo", "zh": "示例"}
CITE = {"cite": {"source": "note"}, "evidence": "read", "checked": 2024}
ENDS = {"low": 10.0, "high": 90.0}
NEEDED: dict[str, dict[str, Any]] = {
    "goalposts": ENDS,
    "interval": {"lowest": 0.0, "best_low": 40.0, "best_high": 60.0, "highest": 100.0},
    "distance_to_target": {"target": 50.0},
    "share_of_target": {"target": 50.0},
    "steps": {"at": [30.0, 60.0], "scores": [0.0, 50.0, 100.0]},
    "min": {"target": 50.0},
    "max": {"target": 50.0},
    "within": ENDS,
    "improvement": {"rate": 5.0},
    "anchor": {"mean": 50.0},
    "relative_min": {"reference": 40.0, "factor": 0.8},
    "relative_max": {"reference": 60.0, "factor": 1.2},
    "power": {"degree": 2.0},
    "kofn": {"k": 2},
    "precondition": {"threshold": 50.0, "share": 0.5},
    "bonus": {"points": [5.0, 5.0]},
    "deduct": {"points": [5.0, 5.0]},
}
"""Parameters of the methods that have neither examples nor defaults."""
CHILDREN = dict.fromkeys(("share", "difference", "growth", "ratio", "shortfall", "precondition"), 2)
"""How many children, or operands, a method takes that does not take three."""
FALLING = {"max", "relative_max"}
"""Demands on indicators of which less is better."""


def written(params: Any) -> dict[str, Any]:
    """Parameters as TOML has them: what is not given is left out."""
    given = attrs.asdict(params, filter=lambda _, value: value is not None)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}


def given_to(method: Method) -> list[dict[str, Any]]:
    """Its own examples, what this file says that it needs, or its defaults."""
    return [written(params) for params in method.examples] or [NEEDED.get(method.id, {})]


RUNS = [(method, params) for method in ALL for params in given_to(method)]


def width(method: Method, params: dict[str, Any]) -> int:
    """How many children, or operands, the method is given."""
    if "coefficients" in params:
        return len(params["coefficients"])
    if "judgements" in params:
        return 2 if len(params["judgements"]) == 1 else 3
    return CHILDREN.get(method.id, 3)


def pack_with(method: Method, params: dict[str, Any]) -> dict[str, Any]:
    """A pack whose one pillar has as many children as the method takes, and the method where packs name it."""
    count = width(method, params)
    names = [f"i{place}" for place in range(count)]
    chosen = {"method": method.id, "params": params}
    indicators: dict[str, Any] = {name: {"name": TEXT, "unit": "1"} for name in names}
    if method.id in FALLING:
        indicators = {name: {**item, "direction": "lower"} for name, item in indicators.items()}
    pillar: dict[str, Any] = {"children": names}
    weights: dict[str, Any] = {"equal": ["index", "pillar"]}
    if method.kind == "derivation":
        for name in names:
            indicators[name]["role"] = "auxiliary"
        indicators["derived"] = {"name": TEXT, "unit": "1", "derivation": {**chosen, "of": names}}
        pillar["children"] = ["derived"]
    elif method.kind == "transform":
        pillar["transform"] = chosen
    elif method.kind == "aggregator":
        pillar |= chosen
    elif method.kind == "weigher":
        weights = {"equal": ["index"], "computed": {"pillar": chosen}}
    return {
        "pack": {"namespace": "demo", "name": TEXT, "version": "0.1.0", "protocol": 1},
        "source": {"note": {"title": TEXT, "year": 2024}},
        "framework": {"frame": {"name": TEXT, "pillar": {"pillar": {"name": TEXT}}}},
        "indicator": indicators,
        "region_type": {
            "city": {
                "name": TEXT,
                "framework": "frame",
                "root": "index",
                "node": {"index": {"children": ["pillar"]}, "pillar": pillar},
            }
        },
        "weighting": {
            "plain": {"name": TEXT, "region_type": "city", "dated": [{"since": 2000, **weights, **CITE}]}
        },
    }


def edition_with(folder: Path, method: Method, params: dict[str, Any]) -> Any:
    """Eight regions in three years, with gaps in the second, scored."""
    names = [f"i{place}" for place in range(width(method, params))]
    chosen = {"method": method.id, "params": params}
    stages: dict[str, Any] = {
        "impute": {"method": "mean"},
        "normalise": {"method": "minmax", "params": {"worst": 1.0}},
    }
    stage = {"imputer": "impute", "treatment": "treat", "normalizer": "normalise"}.get(method.kind)
    if stage is not None:
        stages[stage] = chosen
    content = {
        "name": TEXT,
        "year": 2024,
        "packs": ["./pack", "methods"],
        "track": {
            "cities": {"name": TEXT, "region_type": "demo.city", "dataset": "data", "weighting": "demo.plain"}
        },
        "dataset": {"data": {"path": "data.csv", "region": "region", "year": "year"}},
        "stages": stages,
    }
    (folder / "pack").mkdir()
    (folder / "pack" / "pack.toml").write_text(tomli_w.dumps(pack_with(method, params)), encoding="utf-8")
    (folder / "edition.toml").write_text(tomli_w.dumps(content), encoding="utf-8")
    values = np.random.default_rng(7).uniform(1.0, 100.0, (24, len(names)))
    if method.id == "gate":
        values = np.round(values / 100.0)
    with open(folder / "data.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["region", "year", *names])
        for row, cells in enumerate(values.tolist()):
            shown = ["" if method.kind == "imputer" and 8 + 3 * k == row else x for k, x in enumerate(cells)]
            rows.writerow([f"r{row % 8}", 2022 + row // 8, *shown])
    return evaluate(folder)


@pytest.mark.parametrize(
    ("method", "params"), RUNS, ids=[f"{method.kind}-{method.id.replace('.', '-')}" for method, _ in RUNS]
)
def test_every_method_is_reached_from_toml(tmp_path: Path, method: Method, params: dict[str, Any]) -> None:
    """With its examples as parameters, each scores every region of every year."""
    needs("dei-tables")
    total = edition_with(tmp_path, method, params).card["cities"].total

    assert total.shape == (24,)
    assert np.isfinite(total).all()


@pytest.mark.parametrize("kind", sorted({method.kind for method in ALL}))
def test_an_id_that_is_no_methods_is_refused(tmp_path: Path, kind: str) -> None:
    """So the tests above cannot have passed the place over in which the method is named."""
    method = next(method for method in ALL if method.kind == kind)

    with pytest.raises(DeiError) as caught:
        edition_with(tmp_path, attrs.evolve(method, id="absent"), {})

    assert any("absent" in finding.says("en") for finding in caught.value.findings)


def test_none_is_forgotten_and_none_is_spoken_for() -> None:
    """What is run is all there is; parameters are given here to those methods alone that bring none."""
    bare = {method.id for method in ALL if not method.examples}

    assert {(method.kind, method.id) for method in ALL} == {(method.kind, method.id) for method, _ in RUNS}
    assert len({(method.kind, method.id) for method in ALL}) == len(ALL)
    assert set(NEEDED) | FALLING <= bare
    assert set(CHILDREN) <= bare
