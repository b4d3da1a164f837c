"""Small vectors of normalisation and aggregation, held to the reference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from coinr_matching import Match
from coinr_methods import NotOffered, aggregated, normalised, vectors
from coinr_reference import PRESENT, Column, array, cases
from coinr_scores import NA_POWER as _NA_POWER
from coinr_scores import ORDER as _ORDER
from coinr_scores import SIGNED as _SIGNED

from dei_core import compose
from dei_methods.aggregators.copeland import outranking


def _normaliser(
    name: str, more: Callable[[Mapping[str, Any]], Mapping[str, Any]], divisor: float = 1.0
) -> Callable[..., Column]:
    def compute(given: Mapping[str, Any]) -> Column:
        settings = dict(more(given))
        direction = settings.pop("direction", 1)
        return normalised(name, array(given["x"]), direction, **settings) / divisor

    return compute


def _mean(name: str, missing: str = "reweight") -> Callable[[Mapping[str, Any]], Column]:
    def compute(given: Mapping[str, Any]) -> Column:
        x = array(given["x"])
        weights = given.get("w") or [1.0] * x.size
        settings = {"degree": float(given["p"])} if "p" in given else {}
        if None in weights or len(weights) != x.size:
            compose({"index": {f"x{place}": weight or np.nan for place, weight in enumerate(weights)}})
        return aggregated([cell[None] for cell in x], weights, name, missing, **settings)

    return compute


def _thresholded(given: Mapping[str, Any]) -> Column:
    """Coverage by number of children: one node weighs them alike and says who has enough, another aggregates."""
    columns = [array(x) for x in given["x"].values()]
    weights = given["f_ag_para"]["w"]
    enough = ~np.isnan(
        aggregated(columns, [1.0] * len(columns), "arithmetic", "reweight", given["dat_thresh"])
    )
    return np.where(enough, aggregated(columns, weights, "arithmetic", "reweight"), np.nan)


def _net(given: Mapping[str, Any]) -> Column:
    columns = [array(x) for x in given["X"].values()]
    return aggregated(columns, given.get("w") or [1.0] * len(columns), "copeland", "refuse", scale="net")


def _shares(given: Mapping[str, Any]) -> Column:
    columns = [array(x) for x in given["X"].values()]
    weights = np.array(given.get("w") or [1.0] * len(columns))
    wins, draws = outranking(columns, (weights / weights.sum())[:, None])
    matrix = wins + 0.5 * draws
    upper = np.triu_indices(len(matrix), 1)
    matrix.T[upper] = 1.0 - matrix[upper]
    np.fill_diagonal(matrix, 0.0)
    return matrix.ravel()


def _match(
    function: str, compute: Callable[..., Any], convention: str = "", differs: str = "", **more: Any
) -> Match:
    listed = dict.fromkeys(differs.split(), convention)
    output = more.get("output", lambda made: made)
    return Match(compare=lambda: vectors(cases(function), compute, output, listed), convention=convention)


def _unordered(function: str) -> str:
    """The cases with ties that ours does not offer, where the vectors are here."""
    found = cases(function) if PRESENT else []
    return " ".join(case["id"] for case in found if case["args"]["ties.method"] in ("first", "last"))


def _ties(given: Mapping[str, Any]) -> dict[str, str]:
    words = {"min": "minimum", "max": "maximum", "average": "average"}
    if given["ties.method"] not in words:
        raise NotOffered(given["ties.method"])
    return {"ties": words[given["ties.method"]]}


def _goalposts(given: Mapping[str, Any]) -> dict[str, Any]:
    low, high, best = (float(post) for post in given["gposts"])
    clip = "both" if given.get("trunc2posts", True) else "none"
    return {"low": low, "high": high, "best": best, "clip": clip, "direction": int(given.get("direction", 1))}


def _target(given: Mapping[str, Any]) -> dict[str, Any]:
    cap = bool(given.get("cap_max", False))
    return {"target": float(given["targ"]), "cap": cap, "direction": int(given.get("direction", 1))}


def _reference(given: Mapping[str, Any]) -> dict[str, Any]:
    return {"target": float(array(given["x"])[given["iref"] - 1]), "cap": bool(given.get("cap_max", False))}


def _range(names: str, given: Mapping[str, Any], key: str) -> dict[str, float]:
    return dict(zip(names.split(), map(float, given[key]), strict=True))


def _scaling(given: Mapping[str, Any]) -> dict[str, float]:
    return _range("low high", given, "npara") | {"best": float(given["scale_factor"])}


_INFINITE = "infinite cells are refused where data are taken in, so no method is given any"
_FIRST = "ties broken by the order of the rows (`first`, `last`) make a result depend on that order; ours refuses them"
_TURNED = "a range from 100 down to 0, or from 10 to -10, would turn the direction round; ours refuses it"
_NO_BETTER = "a target that is no better than the worst value leaves no way to go; ours refuses it by name"
_NO_BETTER_CASES = (
    "large basic_below_min basic_above_max_neg with_na_below_min with_na_above_max_neg neg_zero_below_min "
    "neg_zero_above_max_neg"
)
_WEIGHTLESS = "a child of weight 0 counts for nothing in ours; COINr stops at its value of 0"
_BELOW_ZERO = (
    "ours refuses negative scores, of which these means have no meaning; COINr takes squares and reciprocals"
)

SCORE_VECTORS: dict[str, Match] = {
    "vectors/n_minmax": _match(
        "n_minmax",
        _normaliser("minmax", lambda given: _range("worst best", given, "l_u")),
        f"{_TURNED}; {_INFINITE}",
        "with_na_reversed with_inf",
    ),
    "vectors/n_scaled": _match(
        "n_scaled",
        _normaliser(
            "goalposts",
            lambda given: _range("low high", given, "npara") | {"best": float(given["scale_factor"])},
        ),
        _TURNED,
        "basic_b ties_na_b",
    ),
    "vectors/n_zscore": _match(
        "n_zscore", _normaliser("zscore", lambda given: _range("centre spread", given, "m_sd"))
    ),
    "vectors/n_rank": _match("n_rank", _normaliser("place", _ties), _FIRST, _unordered("n_rank")),
    "vectors/n_prank": _match(
        "n_prank", _normaliser("percentile_rank", _ties, 100.0), _FIRST, _unordered("n_prank")
    ),
    "vectors/n_borda": _match("n_borda", _normaliser("borda", _ties), _FIRST, _unordered("n_borda")),
    "vectors/n_dist2max": _match("n_dist2max", _normaliser("minmax", lambda given: {"best": 1.0})),
    "vectors/n_dist2ref": _match("n_dist2ref", _normaliser("distance_to_target", _reference, 100.0)),
    "vectors/n_dist2targ": _match(
        "n_dist2targ", _normaliser("distance_to_target", _target, 100.0), _NO_BETTER, _NO_BETTER_CASES
    ),
    "vectors/n_fracmax": _match(
        "n_fracmax", _normaliser("share_of_maximum", lambda given: {}, 100.0), _SIGNED, "all_neg"
    ),
    "vectors/n_goalposts": _match("n_goalposts", _normaliser("goalposts", _goalposts)),
    "vectors/a_amean": _match("a_amean", _mean("arithmetic")),
    "vectors/a_gmean": _match("a_gmean", _mean("geometric"), _WEIGHTLESS, "zero_zero"),
    "vectors/a_hmean": _match("a_hmean", _mean("harmonic"), _BELOW_ZERO, "neg_eq neg_zero neg_big"),
    "vectors/a_genmean": _match(
        "a_genmean", _mean("power", "refuse"), f"{_NA_POWER}; {_BELOW_ZERO}", "neg_eq_p2 neg_big_p2"
    ),
    "vectors/a_copeland": _match("a_copeland", _net, _ORDER, "X2_w"),
    "vectors/outrankMatrix": _match(
        "outrankMatrix",
        _shares,
        _ORDER,
        output=lambda made: [x for row in made["OutRankMatrix"] for x in row],
    ),
    "vectors/aggregate_df": _match("aggregate_df", _thresholded),
}
"""By entry of the manifest."""
