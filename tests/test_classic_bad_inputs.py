"""The 46 classic bad inputs of multi-criteria tools, in an edition with a CSV file: each has its letter.

E: a clear error that names the cause. W: scores, and a warning that names it. H: the right scores, without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from eight import COLUMNS, NAN, Eight, outcome

CONSTANT = (5.0,) * 8
FLAT = dict.fromkeys(COLUMNS, CONSTANT)
RAW = {"method": "as_is"}


def with_column(**changed: Any) -> dict[str, Any]:
    """The sound columns with others in the place of some."""
    return {**COLUMNS, **changed}


def with_cell(value: Any) -> dict[str, Any]:
    """One cell of i1, that of C, changed."""
    return with_column(i1=(*COLUMNS["i1"][:2], value, *COLUMNS["i1"][3:]))


def computed(method: str) -> dict[str, Any]:
    """Weights by a weigher."""
    return {"computed": {"method": method}}


def node(method: str) -> dict[str, Any]:
    """The index by an aggregator."""
    return {"method": method}


def shares(*weights: float) -> dict[str, Any]:
    """Stated weights of the first indicators."""
    return {"shares": dict(zip(COLUMNS, weights, strict=False))}


def scores(columns: Mapping[str, Any], lower: tuple[str, ...] = ()) -> dict[str, float]:
    """Min-max and equal weights, in plain numpy."""
    made = np.zeros(len(next(iter(columns.values()))))
    for name, cells in columns.items():
        x = np.array(cells, float)
        part = (x - x.min()) / (x.max() - x.min())
        made += (1 - part if name in lower else part) / len(columns)
    return dict(zip("ABCDEFGH", (100 * made).tolist(), strict=False))


@attrs.frozen(kw_only=True)
class Bad:
    """One bad input. codes: those that its finding must have. says: words of it. right: the scores of H."""

    letter: str
    given: Eight
    codes: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    right: Mapping[str, float] | None = None


def error(given: Eight, code: str, *says: str) -> Bad:
    return Bad(letter="E", given=given, codes=(code,), says=says)


def warned(given: Eight, code: str, *says: str) -> Bad:
    return Bad(letter="W", given=given, codes=(code,), says=says)


def handled(given: Eight, right: Mapping[str, float] | None = None) -> Bad:
    return Bad(letter="H", given=given, right=right)


TWINS = {name: (cells[0], cells[0], *cells[2:]) for name, cells in COLUMNS.items()}
BIG = {name: tuple(int(4e9 * cell) for cell in cells) for name, cells in COLUMNS.items()}
SMALL_STEPS = {name: tuple(int(1e15 + 10 * cell) for cell in cells) for name, cells in COLUMNS.items()}
PARALLEL = {
    "i1": COLUMNS["i1"],
    "i2": tuple(2 * v for v in COLUMNS["i1"]),
    "i3": tuple(3 * v + 1 for v in COLUMNS["i1"]),
}
MANY = {f"i{n}": tuple(cell**2 * n % 17 + cell / 10 for cell in COLUMNS["i1"]) for n in range(1, 13)}
LOWER = {"i1": "lower", "i2": "higher", "i3": "higher"}
C_LACKS_I1 = ("C", "i1")

INPUTS: dict[str, Bad] = {
    "NaN in one cell, weighted sum": warned(Eight(columns=with_cell("")), "unscored", *C_LACKS_I1),
    "NaN in one cell, TOPSIS": warned(
        Eight(columns=with_cell(""), node=node("topsis")), "unscored", *C_LACKS_I1
    ),
    "NaN in one cell, entropy weights": warned(
        Eight(columns=with_cell(""), weights=computed("entropy")), "unscored", *C_LACKS_I1
    ),
    "NaN in one cell, CRITIC weights": warned(
        Eight(columns=with_cell(""), weights=computed("critic")), "unscored", *C_LACKS_I1
    ),
    "a column all NaN": error(Eight(columns=with_column(i1=("",) * 8)), "no-values", "i1"),
    "a unit all NaN": warned(
        Eight(columns={name: (*cells[:2], "", *cells[3:]) for name, cells in COLUMNS.items()}),
        "unscored",
        "C (no value of any indicator)",
    ),
    "+inf in one cell": error(Eight(columns=with_cell("inf")), "not-finite-cell", "row 4", "i1"),
    "a constant column, weighted sum": error(
        Eight(columns=with_column(i1=CONSTANT)), "constant-column", "i1"
    ),
    "a constant column, z-score": error(
        Eight(columns=with_column(i1=CONSTANT), rule={"method": "zscore"}), "constant-column", "i1", "is 5"
    ),
    "a constant column, CRITIC": error(
        Eight(columns=with_column(i1=CONSTANT), rule=RAW, weights=computed("critic")), "child-constant", "i1"
    ),
    "a constant column, entropy": handled(
        Eight(columns=with_column(i1=CONSTANT), rule=RAW, weights=computed("entropy"))
    ),
    "a constant column, VIKOR": handled(
        Eight(columns=with_column(i1=CONSTANT), rule=RAW, node=node("vikor"))
    ),
    "every cell equal, weighted sum": error(Eight(columns=FLAT), "constant-column", "i1", "i2", "i3"),
    "every cell equal, TOPSIS": error(
        Eight(columns=FLAT, rule=RAW, node=node("topsis")), "nothing-apart", "all"
    ),
    "every cell equal, entropy": error(
        Eight(columns=FLAT, rule=RAW, weights=computed("entropy")), "nothing-to-weigh", "all"
    ),
    "a zero, entropy weights": handled(Eight(columns=with_cell(0), rule=RAW, weights=computed("entropy"))),
    "a zero, weighted product / geometric": error(
        Eight(columns=with_cell(0), rule=RAW, node=node("geometric")), "score-zero", "C"
    ),
    "a zero, MEREC weights": error(
        Eight(columns=with_cell(0), rule=RAW, weights=computed("merec")), "child-too-low", "i1"
    ),
    "a negative value, entropy weights": error(
        Eight(columns=with_cell(-3), rule=RAW, weights=computed("entropy")), "child-too-low", "i1", "-3"
    ),
    "a negative value, geometric": error(
        Eight(columns=with_cell(-3), rule=RAW, node=node("geometric")), "score-negative", "C"
    ),
    "a negative value, MEREC": error(
        Eight(columns=with_cell(-3), rule=RAW, weights=computed("merec")), "child-too-low", "i1", "-3"
    ),
    "a zero in a cost column, TOPSIS by its default": handled(
        Eight(columns=with_cell(0), rule=RAW, node=node("topsis"), direction=LOWER)
    ),
    "a negative weight": error(Eight(weights=shares(-0.2, 0.6, 0.6)), "weight-negative", "i1 = -0.2"),
    "weights that sum to 2": error(Eight(weights=shares(1.0, 0.5, 0.5)), "weights-sum", "sum to 2"),
    "all weights zero": error(Eight(weights=shares(0.0, 0.0, 0.0)), "weight-negative", "not all zero"),
    "a NaN weight": error(Eight(weights=shares(NAN, 0.5, 0.5)), "wrong-type", "i1", "nan"),
    "one weight too few": error(Eight(weights=shares(0.5, 0.5)), "weights-miss-children", "i3"),
    "one direction too few": warned(
        Eight(direction={"i1": "higher", "i2": "higher"}), "direction-unsaid", "i3", 'direction = "lower"'
    ),
    "a direction of 2": error(Eight(direction={**LOWER, "i1": "2"}), "not-a-choice", "i1", "higher, lower"),
    "duplicate unit names": error(Eight(units="AACDEFGH"), "duplicate-row", "A", "2 and 3"),
    "duplicate indicator names": error(Eight(header=("region", "i1", "i1", "i3")), "duplicate-column", "i1"),
    "two identical units": handled(Eight(columns=TWINS), scores(TWINS)),
    "one unit only": error(
        Eight(columns={name: cells[:1] for name, cells in COLUMNS.items()}, units="A"), "too-few-values", "i1"
    ),
    "one unit only, entropy": error(
        Eight(
            columns={name: cells[:1] for name, cells in COLUMNS.items()},
            units="A",
            rule=RAW,
            weights=computed("entropy"),
        ),
        "too-few-regions",
        "all",
    ),
    "one indicator only, CRITIC": handled(
        Eight(columns={"i1": COLUMNS["i1"]}, weights=computed("critic")), scores({"i1": COLUMNS["i1"]})
    ),
    "no units": error(Eight(columns={name: () for name in COLUMNS}, units=()), "header-only", "units.csv"),
    "text in one cell": error(Eight(columns=with_cell("many")), "text-cell", "row 4", "i1", "many"),
    "numbers held as text": handled(
        Eight(columns={name: tuple(f" {cell} " for cell in cells) for name, cells in COLUMNS.items()}),
        scores(COLUMNS),
    ),
    "int64 values over 3e9, TOPSIS": handled(Eight(columns=BIG, node=node("topsis"))),
    "all columns perfectly correlated, CRITIC": error(
        Eight(columns=PARALLEL, weights=computed("critic")), "children-parallel", "i1", "i2", "i3"
    ),
    "a range over the largest double": error(
        Eight(columns=with_column(i1=(1.7e308, -1.7e308, *COLUMNS["i1"][2:]))), "span-too-large", "i1"
    ),
    "values 1e15 + small steps": handled(Eight(columns=SMALL_STEPS), scores(COLUMNS)),
    "12 indicators named i1..i12": handled(Eight(columns=MANY), scores(MANY)),
    "an indicator name with an underscore": handled(
        Eight(columns={"a_b": COLUMNS["i1"], "i2": COLUMNS["i2"]}),
        scores({"a": COLUMNS["i1"], "i2": COLUMNS["i2"]}),
    ),
    "every indicator name with an underscore": handled(
        Eight(columns={"a_b": COLUMNS["i1"], "c_d": COLUMNS["i2"]}),
        scores({"a": COLUMNS["i1"], "c": COLUMNS["i2"]}),
    ),
    "an indicator name in Arabic and Chinese": handled(
        Eight(names={"i1": "مؤشر", "i2": "光纤覆盖率"}, header=("region", "مؤشر", "光纤覆盖率", "i3")),
        scores(COLUMNS),
    ),
}
"""Input -> its letter; each says E where an error, W where a warning and H where neither is right."""


def test_there_are_46() -> None:
    """None is left out, and every letter has its part."""
    letters = [bad.letter for bad in INPUTS.values()]

    assert len(letters) == 46
    assert {letter: letters.count(letter) for letter in sorted(set(letters))} == {"E": 27, "H": 13, "W": 6}


@pytest.mark.parametrize("name", INPUTS)
def test_a_bad_input_has_its_letter(tmp_path: Path, name: str) -> None:
    """The cause is named with the unit, indicator or weight that it is about, in both languages."""
    bad = INPUTS[name]
    letter, made, findings = outcome(bad.given.write(tmp_path))
    texts = [finding.text("en") for finding in findings if finding.code in bad.codes]

    assert (letter, {finding.code for finding in findings} & set(bad.codes)) == (bad.letter, set(bad.codes))
    for words in bad.says:
        assert any(words in text for text in texts)
    if bad.letter == "H":
        assert len(made) == 8
        assert not np.isnan(list(made.values())).any()
    if bad.right is not None:
        assert made == pytest.approx(bad.right, abs=1e-9)


def test_the_sound_edition_is_handled(tmp_path: Path) -> None:
    """What every input above changes one thing of."""
    assert outcome(Eight().write(tmp_path))[:2] == ("H", pytest.approx(scores(COLUMNS), abs=1e-9))
