"""Small vectors of imputation and outlier treatment, held to the reference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from coinr_fill import KINDS as _KINDS
from coinr_matching import Match
from coinr_methods import filled, method, vectors
from coinr_reference import PRESENT, Column, array, cases

from dei_core.plugin import Panel, kurtosis_of, skewness_of


def _treat_case(given: Mapping[str, Any]) -> Column:
    more = {"winmax": "most"}
    fallback = _KINDS[given.get("f2", "log_CT")]
    settings = {more[name]: given[name] for name in more if name in given}
    degree = (given.get("f2_para") or {}).get("lambda", 0.0)
    found = filled(
        "treatment",
        "skew_kurtosis",
        array(given["x"]),
        fallback=fallback,
        degree=degree,
        combine=given.get("combine", False),
        **settings,
    )
    return found[0]


def _winsorise_case(given: Mapping[str, Any]) -> Column:
    most = 10**6 if given["winmax"] is None else given["winmax"]
    thresholds = {"skewness": float(given["skew_thresh"]), "kurtosis": float(given["kurt_thresh"])}
    forced = bool(given["force_win"])
    x = array(given["x"])
    return filled("treatment", "skew_kurtosis", x, most=most, forced=forced, fallback="none", **thresholds)[0]


def _shape(measure: Callable[[Column], float]) -> Callable[[Mapping[str, Any]], Column]:
    def compute(given: Mapping[str, Any]) -> Column:
        x = array(given["x"])
        known = np.sort(x[~np.isnan(x)])
        if known.size < (3 if measure is skewness_of else 4) or known[0] == known[-1] or not given["na.rm"]:
            return np.array([np.nan])
        return np.array([measure(known)])

    return compute


def _checked(given: Mapping[str, Any]) -> Column:
    found = filled("treatment", "skew_kurtosis", array(given["x"]), most=0, fallback="none")[1]
    skew, kurt = found["skewness_before"], found["kurtosis_before"]
    return np.array([float(abs(skew) < given["skew_thresh"] or kurt < given["kurt_thresh"]), skew, kurt])


def _imputed_case(name: str, groups: str | None = None) -> Callable[[Mapping[str, Any]], Column]:
    def compute(given: Mapping[str, Any]) -> Column:
        x = array(given["x"])
        words = np.array(given[groups]).astype(str) if groups else np.zeros(x.size)
        made = x.copy()
        for word in np.unique(words):
            made[words == word] = filled("imputer", name, x[words == word])[0]
        return made

    return compute


def _table_case(given: Mapping[str, Any]) -> Column:
    columns = {name: array(x) for name, x in given["x"].items()}
    which = given["f_i"].removeprefix("i_")
    if given["impute_by"] == "column":
        return np.concatenate([filled("imputer", which, x)[0] for x in columns.values()])
    found = method("imputer", f"row_{which}")
    rows = np.arange(len(next(iter(columns.values()))))
    panel = Panel(
        columns=tuple(columns.values()),
        directions=tuple(given["directions"]),
        branches=(("index",),) * len(columns),
        regions=rows,
        years=rows * 0,
    )
    return np.concatenate(found.apply(panel, found.params()))


def _linear_case(given: Mapping[str, Any]) -> Column:
    columns = tuple(array(y) for name, y in given["Y"].items() if name != "r")  # the series with one value
    years = np.array(given["tt"], np.int64)
    signs, branches = (1,) * len(columns), (("index",),) * len(columns)
    panel = Panel(columns=columns, directions=signs, branches=branches, regions=years * 0, years=years)
    found = method("imputer", "linear_in_time")
    return np.concatenate(found.apply(panel, found.params(ends="none")))


def _flat(columns: Mapping[str, Any]) -> list[Any]:
    return [cell for column in columns.values() for cell in column]


def _reshaped(name: str) -> Callable[[Mapping[str, Any]], Column]:
    def compute(given: Mapping[str, Any]) -> Column:
        more = {"degree": float(given["lambda"])} if "lambda" in given else {}
        return filled("treatment", name, array(given["x"]), **more)[0]

    return compute


_SHAPELESS = "fewer than four values, or values all alike, have no shape to treat: ours refuses them"
_TREAT_DIFFERS = {
    **dict.fromkeys(("const_w5", "const_w1_boxcox", "two_w1", "two_w1_combine"), _SHAPELESS),
    **dict.fromkeys(("one_hot_w1", "one_hot_w1_boxcox"), "holding leaves one value: ours refuses"),
}
_GII = (
    "the transformation of COINr gives its input back unchanged, by a slip; ours is the published one of the Global "
    "Innovation Index, ln((f max - 1)(x - min)/(max - min) + 1)"
)
_INFINITE = "infinite cells are refused where data are taken in, so no method is given any"
_ROUNDED = (
    "values near 1e9 (case `large`): R takes the mean in doubles and loses digits of the third moment; exact rational "
    "arithmetic gives -0.0016718370934, and so do we"
)
_KEPT = "without `na.rm` R stops at missing values; ours leaves them missing"
_CONSTANT = "a constant column has no shape to change: ours refuses it, R gives zeros"
_SHIFTED = "ours always measures from the minimum, as COINr does by default; `makepos = FALSE` is not offered"
_EMPTY = "a group without any value: ours refuses the group by name, R leaves it missing"
_SINGLE = (
    "a series with one value, and years that are not asked for (`tt_est`): R removes the value, or leaves the year "
    "out; ours keeps what is given and fills every year"
)


def _match(function: str, compute: Callable[[Mapping[str, Any]], Any], **more: Any) -> Match:
    convention = more.pop("convention", "")
    output = more.pop("output", lambda made: made)
    differs = more.pop("differs", {})
    return Match(
        compare=lambda: vectors(cases(function), compute, output, differs), convention=convention, **more
    )


def _constant_cases(function: str) -> list[str]:
    """The cases of a constant column, where the vectors are here."""
    return [case["id"] for case in cases(function) if case["id"].startswith("const")] if PRESENT else []


def _values(made: Any) -> Any:
    return made["x"] if isinstance(made, dict) else made


FILL_VECTORS: dict[str, Match] = {
    "vectors/skew": _match(
        "skew",
        _shape(skewness_of),
        differs={"large": _ROUNDED},
        convention=_ROUNDED,
    ),
    "vectors/kurt": _match("kurt", _shape(kurtosis_of)),
    "vectors/check_SkewKurt": _match(
        "check_SkewKurt",
        _checked,
        output=lambda made: [made["Pass"], made["Skew"], made["Kurt"]],
        differs={"large": _ROUNDED, "three": _SHAPELESS, "three_na": _SHAPELESS},
        convention=_ROUNDED,
    ),
    "vectors/winsorise": _match(
        "winsorise", _winsorise_case, output=_values, differs={"na_keep": _KEPT}, convention=_KEPT
    ),
    "vectors/treat_numeric": _match(
        "treat_numeric", _treat_case, output=_values, differs=_TREAT_DIFFERS, convention=_SHAPELESS
    ),
    "vectors/log_CT": _match("log_CT", _reshaped("log_ct"), output=_values),
    "vectors/log_CT_orig": _match(
        "log_CT_orig",
        _reshaped("log_ct_orig"),
        output=_values,
        differs={"const": _CONSTANT},
        convention=_CONSTANT,
    ),
    "vectors/log_CT_plus": _match("log_CT_plus", _reshaped("log_ct_plus"), output=_values),
    "vectors/boxcox": _match(
        "boxcox",
        _reshaped("box_cox"),
        differs=dict.fromkeys(_constant_cases("boxcox"), _CONSTANT) | {"nomakepos": _SHIFTED},
        convention=f"{_CONSTANT}; {_SHIFTED}",
    ),
    "vectors/log_GII": _match(
        "log_GII", _reshaped("log_gii"), output=_values, differs={"basic": _GII}, convention=_GII
    ),
    "vectors/i_mean": _match(
        "i_mean", _imputed_case("mean"), differs={"with_inf": _INFINITE}, convention=_INFINITE
    ),
    "vectors/i_median": _match("i_median", _imputed_case("median")),
    "vectors/i_mean_grp": _match(
        "i_mean_grp", _imputed_case("mean", "f"), differs={"whole_group_missing": _EMPTY}, convention=_EMPTY
    ),
    "vectors/i_median_grp": _match(
        "i_median_grp",
        _imputed_case("median", "f"),
        differs={"whole_group_missing": _EMPTY},
        convention=_EMPTY,
    ),
    "vectors/impute_df": _match("impute_df", _table_case, output=_flat),
    "vectors/approx_df": _match(
        "approx_df",
        _linear_case,
        output=lambda made: _flat({name: y for name, y in made["Y"].items() if name != "r"}),
        differs={"some": _SINGLE},
        convention=_SINGLE,
    ),
}
"""By entry of the manifest."""
