"""The formulas that explanations print."""

from __future__ import annotations

import math
from typing import Any

import pytest
import small
from needing import needs

from dei_core import evaluate, explain
from dei_core.host import BUILTIN, IndicatorPlan, Line, moved_methods
from dei_words import formula, in_symbols

needs("dei-methods", "dei-tables")

NAMED = (*BUILTIN, *moved_methods().values())
CASES: dict[str, tuple[str, str, dict[str, object], str | None]] = {
    "minmax_up": ("minmax", "higher", {}, None),
    "minmax_down": ("minmax", "lower", {}, None),
    "minmax_log": ("minmax", "higher", {}, "log"),
    "goalposts_up": ("goalposts", "higher", {"low": -4.5, "high": 80}, None),
    "goalposts_down": ("goalposts", "lower", {"low": 10, "high": 90.25}, None),
    "goalposts_log": ("goalposts", "higher", {"low": 1, "high": 75000}, "log"),
    "goalposts_log1p": ("goalposts", "lower", {"low": 0, "high": 120}, "log1p"),
    "interval_in": (
        "interval",
        "higher",
        {"lowest": 0, "best_low": 30, "best_high": 60, "highest": 99},
        None,
    ),
    "zscore_up": ("zscore", "higher", {}, None),
    "zscore_down": ("zscore", "lower", {"centre": 100, "spread": 15}, None),
    "zscore_log": ("zscore", "higher", {}, "log"),
    "reference_up": ("distance_to_reference", "higher", {"statistic": "median"}, None),
    "reference_down": ("distance_to_reference", "lower", {}, None),
    "maximum_up": ("share_of_maximum", "higher", {}, None),
    "maximum_down": ("share_of_maximum", "lower", {}, None),
    "target_up": ("distance_to_target", "higher", {"target": 150}, None),
    "target_down": ("distance_to_target", "lower", {"target": 0.5}, None),
    "share_up": ("share_of_target", "higher", {"target": 41}, None),
    "share_down": ("share_of_target", "lower", {"target": 41}, None),
    "efficacy_up": ("efficacy_linear", "higher", {"unallowed": 6, "satisfactory": 120}, None),
    "efficacy_down": ("efficacy_linear", "lower", {"unallowed": 120, "satisfactory": 6}, None),
    "efficacy_logs": (
        "efficacy_log",
        "higher",
        {"unallowed": 1, "satisfactory": 120, "base": 0, "span": 100},
        None,
    ),
    "efficacy_exp": ("efficacy_exponential", "higher", {"unallowed": 1, "satisfactory": 120}, None),
    "learned_up": ("learned_goalposts", "higher", {"worst": 1.0, "best": 7.0}, None),
    "learned_down": ("learned_goalposts", "lower", {}, None),
    "stated_up": ("standardised", "higher", {"mean": 41, "deviation": 20, "centre": -5}, None),
    "stated_down": ("standardised", "lower", {"mean": 41, "deviation": 20}, None),
    "anchor_up": ("anchor", "higher", {"mean": 41}, None),
    "anchor_down": ("anchor", "lower", {"mean": 41}, None),
    "mpi_up": ("adjusted_mpi", "higher", {}, None),
    "mpi_down": ("adjusted_mpi", "lower", {"reference": 41, "span": 50}, None),
    "given_up": ("as_is", "higher", {}, None),
    "given_down": ("as_is", "lower", {}, None),
}
"""Indicator -> method, direction, parameters, transform."""

VALUES = (12.5, 61.2, 97.0)


def pack() -> str:
    """A pack with one indicator for each case."""
    parts = [small.region_type({"all": list(CASES)})]
    for name, (method, direction, params, transform) in CASES.items():
        inside = ", ".join(f"{key} = {value!r}" for key, value in params.items())
        moved = f'transform = "{transform}"\n' if transform else ""
        parts.append(small.indicator(name, "u", f'direction = "{direction}"\n'))
        parts.append(small.rule(name, method, f"params = {{{inside}}}\n{moved}"))
    return small.pack(*parts)


@pytest.fixture(scope="module")
def explained(
    tmp_path_factory: pytest.TempPathFactory, sample: Any
) -> dict[str, list[tuple[IndicatorPlan, Line]]]:
    """Case -> the plan and the explanation of each region."""
    data = [f"region,name,{','.join(CASES)}"]
    data += [f"R{row},r{row},{','.join([str(value)] * len(CASES))}" for row, value in enumerate(VALUES)]
    text = sample.edition.replace("[dataset.cities]", '[stages.weight]\nmethod = "equal"\n[dataset.cities]')
    folder = sample.make(tmp_path_factory.mktemp("formulas"), text, "\n".join(data) + "\n", pack())
    track = evaluate(folder).card.only
    plans = {item.id: item for item in track.plan.indicators}
    lines = [line for row in range(len(VALUES)) for line in explain(track, f"R{row}").top.walk()]
    return {name: [(plans[line.id], line) for line in lines if line.id == f"demo.{name}"] for name in CASES}


def worked_out(text: str) -> float:
    """What a reader gets who works a formula out."""
    for sign, operator in (("×", "*"), ("÷", "/"), ("−", "-")):
        text = text.replace(sign, operator)
    return float(eval(text, {"ln": math.log, "exp": math.exp, "min": min, "max": max}))


def test_every_formula_has_a_case() -> None:
    written = {method.id for method in NAMED if method.kind == "normalizer" and "{x}" in method.written().en}

    assert written == {method for method, *_ in CASES.values()}


@pytest.mark.parametrize("name", CASES)
def test_formula_gives_the_score(name: str, explained: dict[str, list[tuple[IndicatorPlan, Line]]]) -> None:
    """Worked out with a calculator, the printed formula gives the printed score, for every region."""
    for item, line in explained[name]:
        text = formula(item, line)

        assert text is not None
        assert line.score is not None
        assert worked_out(text) == pytest.approx(line.score, rel=1e-4, abs=1e-3)


def test_logarithms_are_of_the_published_numbers(
    explained: dict[str, list[tuple[IndicatorPlan, Line]]],
) -> None:
    """A goalpost of 75,000 is shown as 75,000, not as its logarithm."""
    (item, line), *_ = explained["goalposts_log"]

    assert formula(item, line) == "100 × (ln(12.5) − ln(1)) ÷ (ln(75000) − ln(1))"


@pytest.mark.parametrize(
    ("method", "direction", "written"),
    [
        ("minmax", 1, "worst + (best − worst) × (x − min) ÷ (max − min)"),
        ("minmax", -1, "worst + (best − worst) × (max − x) ÷ (max − min)"),
        ("efficacy_linear", -1, "base + span × (x − unallowed) ÷ (satisfactory − unallowed)"),
        ("as_is", -1, "100 − x"),
    ],
)
def test_a_document_writes_a_formula_in_symbols(method: str, direction: int, written: str) -> None:
    """The symbol that a method declares for a parameter or for what it learns, or its name."""
    (found,) = (one for one in NAMED if (one.kind, one.id) == ("normalizer", method))

    assert in_symbols(found, direction).en == written
