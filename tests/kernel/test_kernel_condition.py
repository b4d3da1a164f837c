"""Clauses combined under conditions, and points added or taken off, by the rules of national standards."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from every import EVERY

from dei_core.kernel import messages as say
from dei_core.kernel.method import Refusal
from dei_core.sentence import Message

NAN = float("nan")
AGGREGATORS = {method.id: method for method in EVERY if method.kind == "aggregator"}
Rows = list[list[float]]


def run(name: str, children: Rows, **given: Any) -> list[float]:
    """The scores of regions: one list for each child."""
    method = AGGREGATORS[name]
    result: list[float] = method.apply(arrays(children), even(children), method.params(**given)).tolist()
    return result


def parts(name: str, children: Rows, **given: Any) -> Rows:
    """The contributions: one list for each child."""
    method = AGGREGATORS[name]
    params = method.params(**given)
    score = method.apply(arrays(children), even(children), params)
    contributions = method.attribute(arrays(children), even(children), params, score)  # type: ignore[misc]
    return [part.tolist() for part in contributions]


def arrays(children: Rows) -> list[Any]:
    return [np.array(child) for child in children]


def even(children: Rows) -> Any:
    return np.full((len(children), 1), 1 / len(children))


def same(expected: Any, found: Any) -> bool:
    return np.array_equal(expected, found, equal_nan=True)


BROADBAND = {
    "urban_20m": (85.0, [90.0, 90.0, 90.0, 70.0, 70.0]),
    "rural_4m": (90.0, [95.0, 95.0, 95.0, 80.0, 80.0]),
    "fixed_broadband": (55.0, [60.0, 60.0, 50.0, 40.0, NAN]),
    "mobile": (40.0, [45.0, 40.0, 30.0, 30.0, 30.0]),
    "share_4m": (80.0, [85.0, 60.0, NAN, 60.0, 85.0]),
    "share_8m": (35.0, [40.0, NAN, 36.0, 30.0, NAN]),
}
"""Threshold, and five regions: all six, four and one unknown, three and one unknown, none, undecidable not."""


def test_kofn_of_a_broadband_city() -> None:
    """Broadband China (2014), conditions of application: at least four of six thresholds.

    Three and one unknown is undecided; one and two unknown cannot become four, so that the one counts.
    """
    floor = next(method for method in EVERY if (method.kind, method.id) == ("normalizer", "min"))
    clauses = [
        floor.apply(np.array(x), floor.params(target=target), {}, 1).tolist()
        for target, x in BROADBAND.values()
    ]

    assert same([100.0, 100.0, NAN, 0.0, 25.0], run("kofn", clauses, k=4))
    shares = np.array(parts("kofn", clauses, k=4))
    assert same([100 / 6, 25.0, NAN, 0.0, 0.0], shares[0])
    assert same([100 / 6, 0.0, NAN, 0.0, 25.0], shares[4])


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("kofn", {"k": 0}, say.PARAMETER_BELOW),
        ("precondition", {"threshold": 100.5, "share": 0.2}, say.PARAMETER_OUTSIDE),
        ("precondition", {"threshold": 85.0, "share": 20.0}, say.PARAMETER_OUTSIDE),
        ("bonus", {"points": (20.0, -1.0)}, say.PARAMETER_BELOW),
        ("bonus", {"points": (20.0,), "ceiling": 0.0}, say.PARAMETER_TOO_LOW),
        ("deduct", {"points": (-10.0,)}, say.PARAMETER_BELOW),
        ("balance", {"strength": -1.0}, say.PARAMETER_BELOW),
    ],
)
def test_parameters_without_sense(name: str, given: dict[str, Any], message: Message) -> None:
    """Parameters that turn a rule into another or into none are refused as such."""
    with pytest.raises(Refusal) as caught:
        AGGREGATORS[name].params(**given)

    assert message is caught.value.message


def test_rounding_neither_fails_nor_trips() -> None:
    """A clause that misses full marks by rounding is passed, and leaves the rest to decide."""
    nearly = 99.99999999999999

    assert same([NAN, 100.0], run("kofn", [[nearly, nearly], [NAN, 100.0]], k=2))
    assert [80.0] == run("veto", [[80.0], [nearly]])
    assert [89.0] == pytest.approx(
        run("precondition", [[90.0], [84.99999999999999]], threshold=85.0, share=0.2)
    )


def test_kofn_counts_full_marks_only() -> None:
    """A clause of 99 is not passed, one beyond 100 is, and one that misses 100 by rounding is."""
    assert [0.0, 50.0, 50.0] == run("kofn", [[99.0, 130.0, 99.99999999999999], [0.0, 0.0, 0.0]], k=2)


def test_precondition_of_a_civilised_city() -> None:
    """National Civilised City: minors' assessment below 85 bars application, and it enters at 20 %."""
    main, minors = [90.0, 90.0, 90.0, NAN, NAN, 90.0], [85.0, 84.9, 100.0, 84.0, 90.0, NAN]
    rule: dict[str, float] = {"threshold": 85.0, "share": 0.2}

    assert same([89.0, 0.0, 92.0, 0.0, NAN, NAN], run("precondition", [main, minors], **rule))
    first, second = parts("precondition", [main, minors], **rule)
    assert same([72.0, 0.0, 72.0, 0.0, NAN, 72.0], first)
    assert same([17.0, 0.0, 20.0, 0.0, 18.0, NAN], second)


def test_points_of_a_tourism_county() -> None:
    """All-for-one Tourism (2019/2020): 1000 points, 200 for innovation, 100 to lose, and a veto.

    On the scale of 100: 860 of 1000, 100 of 200 and a loss of 30 of 100 make 930 points; the veto leaves none.
    """
    inspected = run("bonus", [[86.0, 86.0], [50.0, 50.0]], points=(20.0,))
    lessened = run("deduct", [inspected, [70.0, 70.0]], points=(10.0,))
    final = run("veto", [lessened, [100.0, 0.0]])

    assert [96.0, 96.0] == inspected
    assert [93.0, 93.0] == lessened
    assert [93.0, 0.0] == final


def test_bonus_may_pass_100_unless_held() -> None:
    """Full marks and all bonus points make 120; a ceiling takes the excess from all parts alike."""
    children = [[100.0, 60.0, NAN], [100.0, 0.0, 50.0]]

    assert same([120.0, 60.0, NAN], run("bonus", children, points=(20.0,)))
    assert same([100.0, 60.0, NAN], run("bonus", children, points=(20.0,), ceiling=100.0))
    assert same([[100.0, 60.0, NAN], [20.0, 0.0, 10.0]], parts("bonus", children, points=(20.0,)))
    held = parts("bonus", children, points=(20.0,), ceiling=90.0)
    assert [[75.0, 60.0], [15.0, 0.0]] == pytest.approx(np.array(held)[:, :2], rel=1e-14)


def test_deduct_stops_at_its_floor() -> None:
    """A missing deduction leaves the score unknown; below the floor, all of the score is the base's."""
    children = [[86.0, 5.0, 25.0, 50.0], [70.0, 0.0, 0.0, NAN]]
    held = parts("deduct", children, points=(10.0,), floor=20.0)

    assert same([83.0, 0.0, 15.0, NAN], run("deduct", children, points=(10.0,)))
    assert same([83.0, 20.0, 20.0, NAN], run("deduct", children, points=(10.0,), floor=20.0))
    assert same([83.0, -5.0, 15.0, NAN], run("deduct", children, points=(10.0,), floor=-100.0))
    assert same([[86.0, 20.0, 20.0, 50.0], [-3.0, 0.0, 0.0, NAN]], held)


def test_veto_of_a_historic_city() -> None:
    """Historic Cities (2020): one serious offence of the last three years bars, whatever else is unknown."""
    base = [80.0, 80.0, 80.0, NAN, 80.0, NAN]
    gates = [[100.0, 100.0, 0.0, 0.0, NAN, 100.0], [100.0, 40.0, NAN, 100.0, 100.0, 100.0]]

    assert same([80.0, 0.0, 0.0, 0.0, NAN, NAN], run("veto", [base, *gates]))
    first, second, _ = parts("veto", [base, *gates])
    assert same([80.0, 0.0, 0.0, 0.0, NAN, NAN], first)
    assert same([0.0, 0.0, 0.0, 0.0, NAN, NAN], second)


def test_any_of_is_the_maximum() -> None:
    """Any of several clauses: the best of them, and partial scores stay."""
    assert [100.0, 60.0, 0.0] == run("maximum", [[0.0, 60.0, 0.0], [100.0, 30.0, 0.0]])
