"""A linear programme that is solved again and again: one HiGHS model, kept warm."""

from __future__ import annotations

from typing import Any

import attrs
import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


@attrs.frozen(kw_only=True, eq=False)
class Programme:
    """Minimise cost @ x over x >= 0 with low <= matrix @ x <= high."""

    cost: npt.NDArray[np.float64]
    matrix: Matrix
    low: npt.NDArray[np.float64]
    high: npt.NDArray[np.float64]


def warm_model(programme: Programme) -> Any:
    """A HiGHS model of a programme, silent, on one thread, ready for `solved` and for changes of its bounds."""
    import highspy

    rows, columns = programme.matrix.shape
    problem = highspy.HighsLp()
    problem.num_col_, problem.num_row_ = columns, rows
    problem.col_cost_ = programme.cost
    problem.col_lower_, problem.col_upper_ = np.zeros(columns), np.full(columns, highspy.kHighsInf)
    problem.row_lower_, problem.row_upper_ = programme.low, programme.high
    problem.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    problem.a_matrix_.start_ = np.arange(columns + 1) * rows
    problem.a_matrix_.index_ = np.tile(np.arange(rows), columns)
    problem.a_matrix_.value_ = np.ascontiguousarray(programme.matrix.T).ravel()
    model = highspy.Highs.__base__()  # the class itself prints a banner before it can be silenced
    for option, value in (("output_flag", False), ("threads", 1), ("presolve", "off"), ("solver", "simplex")):
        model.setOptionValue(option, value)
    model.passModel(problem)
    return model


def solved(model: Any) -> npt.NDArray[np.float64] | None:
    """The solution of a model, or None where it has none."""
    import highspy

    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.asarray(model.getSolution().col_value, np.float64)


def least(model: Any) -> float:
    """The least cost of a model, infinite where it has no solution."""
    import highspy

    model.run()
    optimal = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return float(model.getObjectiveValue()) if optimal else float("inf")


def constrained(model: Any, low: npt.NDArray[np.float64]) -> None:
    """Change the lower bounds of all rows."""
    import highspy

    for row, bound in enumerate(low.tolist()):
        model.changeRowBounds(row, bound, highspy.kHighsInf)
