"""The classic bad inputs of tools that weigh and add, one thing wrong at a time, by the letter of what comes of each.

E: refused with a finding that names the cause. H: handled right. W: an answer, and a warning that names the cause.
Nothing is refused obscurely, scored as NaN without a finding, or scored wrong without one. Eight units, through Python.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import attrs
import numpy as np
import pytest
from plans import bits

from dei_core import DeiError, Scorecard, Table, compose, score

UNITS = tuple(f"u{row}" for row in range(8))
NAN = float("nan")
FIXED: dict[str, Any] = {"normalizer": "goalposts", "normalizer_params": {"low": 0, "high": 100}}
AS_IT_IS: dict[str, Any] = {"normalizer": "as_is"}


def columns(count: int = 3, seed: int = 7) -> dict[str, list[float]]:
    """Indicators from 5 to 95."""
    random = np.random.default_rng(seed)
    return {f"i{place}": (5.0 + 90.0 * random.random(8)).round(1).tolist() for place in range(1, count + 1)}


def put(value: Any, row: int = 2, *names: str) -> dict[str, list[Any]]:
    """The indicators with one cell of the first, or of the named ones, replaced."""
    made: dict[str, list[Any]] = dict(columns())
    for name in names or ("i1",):
        made[name] = [value if at == row else cell for at, cell in enumerate(made[name])]
    return made


def run(data: Any, units: Any = UNITS, tree: Any = None, **how: Any) -> Scorecard:
    """Scores of one node over all columns."""
    plan = compose(tree or {"index": list(data)}, **how)
    return score(plan, Table(regions=units, columns=data))


def same(data: Any, other: Any, **how: Any) -> bool:
    """Whether two sets of columns have the same scores to the bit."""
    first, second = run(data, **how).only.total, run(other, **how).only.total
    return bits(first) == bits(second) and not np.isnan(first).any()


@attrs.frozen
class Refused:
    """The codes of the findings, and a word of the text that names the cause."""

    call: Callable[[], Any]
    codes: str
    cause: str


@attrs.frozen
class Warned:
    """The codes of the warnings, the unit that has no score, and a word that names the cause."""

    call: Callable[[], Scorecard]
    codes: str
    lost: str
    cause: str


@attrs.frozen
class Handled:
    """What is to hold."""

    holds: Callable[[], bool]


def full(made: Scorecard) -> bool:
    """Whether every unit has a finite score and nothing is told."""
    return bool(np.isfinite(made.only.total).all()) and not made.findings


CONSTANT = {**columns(), "i1": [5.0] * 8}
EQUAL = {name: [5.0] * 8 for name in columns()}
PARALLEL = {
    "i1": columns(1)["i1"],
    "i2": [2 * x + 1 for x in columns(1)["i1"]],
    "i3": [3 * x for x in columns(1)["i1"]],
}
TWINS = {name: [*cells, cells[0]] for name, cells in columns().items()}
LARGE = {name: [int(3e9 + 1e9 * cell) for cell in cells] for name, cells in columns().items()}
TWO = {"i1": columns()["i1"], "i2": columns()["i2"]}
STEPS = {"i1": [1e15 + 0.125 * row for row in range(8)]}
ONE = {"i1": [1.0], "i2": [2.0]}
WEIGHED = "learned-from-some unscored"


def by_rank(made: Scorecard) -> list[float]:
    """The ranks of the units."""
    return made.only.ranks().tolist()


CASES: dict[str, Refused | Warned | Handled] = {
    "NaN in one cell, weighted sum": Warned(lambda: run(put(NAN)), "unscored", "u2", "u2 (i1)"),
    "NaN in one cell, TOPSIS": Warned(lambda: run(put(NAN), aggregator="topsis"), WEIGHED, "u2", "7 of 8"),
    "NaN in one cell, entropy weights": Warned(
        lambda: run(put(NAN), weigher="entropy"), WEIGHED, "u2", "7 of 8"
    ),
    "NaN in one cell, CRITIC weights": Warned(
        lambda: run(put(NAN), weigher="critic"), WEIGHED, "u2", "7 of 8"
    ),
    "a column all NaN": Refused(lambda: run({**columns(), "i1": [NAN] * 8}), "no-values", "i1"),
    "a unit all NaN": Warned(lambda: run(put(NAN, 3, "i1", "i2", "i3")), "unscored", "u3", "u3"),
    "+inf in one cell": Refused(lambda: run(put(math.inf)), "infinite-cell", "u2"),
    "a constant column, weighted sum": Refused(lambda: run(CONSTANT), "constant-column", "i1"),
    "a constant column, z-score": Refused(
        lambda: run(CONSTANT, normalizer="zscore"), "constant-column", "i1"
    ),
    "a constant column, CRITIC": Refused(
        lambda: run(CONSTANT, weigher="critic", **FIXED), "child-constant", "i1"
    ),
    "a constant column, entropy": Handled(
        lambda: run(CONSTANT, weigher="entropy", **FIXED).only.weights("index")[:, 0].tolist()[0] == 0.0
    ),
    "a constant column, VIKOR": Handled(
        lambda: (
            by_rank(run(CONSTANT, aggregator="vikor", **FIXED))
            == by_rank(run({name: CONSTANT[name] for name in ("i2", "i3")}, aggregator="vikor", **FIXED))
        )
    ),
    "every cell equal, weighted sum": Refused(lambda: run(EQUAL), "constant-column", "i3"),
    "every cell equal, TOPSIS": Refused(
        lambda: run(EQUAL, aggregator="topsis", **FIXED), "nothing-apart", "do not differ"
    ),
    "every cell equal, entropy": Refused(
        lambda: run(EQUAL, weigher="entropy", **FIXED), "nothing-to-weigh", "differ"
    ),
    "a zero, entropy weights": Handled(lambda: full(run(put(0.0), weigher="entropy", **FIXED))),
    "a zero, weighted product / geometric": Refused(
        lambda: run(put(0.0), aggregator="geometric", **FIXED), "score-zero", "u2"
    ),
    "a zero, MEREC weights": Refused(lambda: run(put(0.0), weigher="merec", **FIXED), "child-too-low", "i1"),
    "a negative value, entropy weights": Refused(
        lambda: run(put(-3.0), weigher="entropy", **AS_IT_IS), "child-too-low", "i1"
    ),
    "a negative value, geometric": Refused(
        lambda: run(put(-3.0), aggregator="geometric", **AS_IT_IS), "score-negative", "u2"
    ),
    "a negative value, MEREC": Refused(
        lambda: run(put(-3.0), weigher="merec", **AS_IT_IS), "child-too-low", "i1"
    ),
    "a zero in a cost column, TOPSIS by its default": Handled(
        lambda: full(run(put(0.0), lower="i1", aggregator="topsis"))
    ),
    "a negative weight": Refused(
        lambda: run(TWO, tree={"index": {"i1": -0.5, "i2": 1.5}}), "composed-weight", "'i1'"
    ),
    "weights that sum to 2": Refused(
        lambda: run(TWO, tree={"index": {"i1": 1, "i2": 1}}), "composed-weights", "sum to 2"
    ),
    "all weights zero": Refused(
        lambda: run(TWO, tree={"index": {"i1": 0, "i2": 0}}), "composed-no-weight", "all 0"
    ),
    "a NaN weight": Refused(lambda: run(TWO, tree={"index": {"i1": NAN, "i2": 1}}), "composed-weight", "nan"),
    "duplicate unit names": Refused(
        lambda: run(columns(), units=("u0", *UNITS[:7])), "duplicate-region", "u0"
    ),
    "duplicate indicator names": Refused(lambda: compose({"index": ["i1", "i1"]}), "child-twice", "'i1'"),
    "two identical units": Handled(
        lambda: (
            by_rank(run(TWINS, units=(*UNITS, "twin")))[0] == by_rank(run(TWINS, units=(*UNITS, "twin")))[8]
        )
    ),
    "one unit only": Refused(lambda: run(ONE, units=("u0",)), "too-few-values", "i1"),
    "one unit only, entropy": Refused(
        lambda: run(ONE, units=("u0",), weigher="entropy", **FIXED), "too-few-regions", "at least 2"
    ),
    "one indicator only, CRITIC": Handled(lambda: same(columns(1), columns(1), weigher="critic")),
    "no units": Refused(lambda: run({"i1": [], "i2": []}, units=(), **FIXED), "score-no-rows", "no rows"),
    "text in one cell": Refused(lambda: run(put("many")), "text-cell", "u2"),
    "numbers held as text": Handled(
        lambda: same({name: list(map(str, cells)) for name, cells in columns().items()}, columns())
    ),
    "int64 values over 3e9, TOPSIS (squares overflow)": Handled(
        lambda: (
            by_rank(run({name: np.array(cells) for name, cells in LARGE.items()}, aggregator="topsis"))
            == by_rank(run(columns(), aggregator="topsis"))
        )
    ),
    "all columns perfectly correlated, CRITIC (0/0)": Refused(
        lambda: run(PARALLEL, weigher="critic"), "children-parallel", "i1, i2, i3"
    ),
    "a range over the largest double (1.7e308)": Refused(
        lambda: run({**columns(), "i1": [-1.7e308, 1.7e308, *[0.0] * 6]}), "span-too-large", "i1"
    ),
    "values 1e15 + small steps": Handled(
        lambda: (
            run(STEPS).only.total.tolist() == pytest.approx([100.0 * row / 7 for row in range(8)], rel=1e-14)
        )
    ),
    "12 indicators named i1..i12": Handled(
        lambda: (
            compose({"index": list(columns(12))}).tracks[0].slots == (*columns(12), "index")
            and full(run(columns(12)))
        )
    ),
    "an indicator name with an underscore": Handled(lambda: same({"a_b": TWO["i1"], "i2": TWO["i2"]}, TWO)),
    "every indicator name with an underscore": Handled(
        lambda: same({"_a_": TWO["i1"], "_b_": TWO["i2"]}, TWO)
    ),
    "an indicator name in Arabic and Chinese": Handled(
        lambda: same({"مؤشر": TWO["i1"], "指标": TWO["i2"]}, TWO)
    ),
}
NOT_SAID = ("one weight too few", "one direction too few", "a direction of 2")
"""A tree of names has a weight for every child, and directions are names too: they cannot be written."""


@pytest.mark.parametrize("name", CASES)
def test_a_bad_input_comes_to_no_bad_end(name: str) -> None:
    """By its letter, with the cause named in both languages."""
    case = CASES[name]
    if isinstance(case, Handled):
        assert case.holds()
    elif isinstance(case, Refused):
        with pytest.raises(DeiError) as caught:
            case.call()
        errors = [finding for finding in caught.value.findings if finding.severity == "error"]
        assert {finding.code for finding in errors} == {case.codes}
        assert case.cause in caught.value.text("en")
        assert caught.value.text("zh") != caught.value.text("en")
    else:
        made = case.call()
        lost = [
            unit for unit, total in zip(UNITS, made.only.total.tolist(), strict=True) if math.isnan(total)
        ]
        assert lost == [case.lost]
        assert {finding.code for finding in made.findings} == set(case.codes.split())
        assert any(case.cause in finding.text("en") for finding in made.findings)
        assert all(finding.severity == "warning" for finding in made.findings)


def test_the_letters_are_counted() -> None:
    """Of 46: refused, handled, warned of, and what cannot be said; no other letter."""
    letters = [type(case).__name__[0] for case in CASES.values()]

    assert {letter: letters.count(letter) for letter in "RHW"} == {"R": 25, "H": 13, "W": 5}
    assert len(CASES) + len(NOT_SAID) == 46
