"""Denomination, imputation and outlier treatment, held to the reference."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
from coinr_matching import Match, Pairs
from coinr_methods import filled, method
from coinr_reference import Column, array, document, entries, meta, read_csv, table

from dei_core.plugin import Panel, ScreenLimits, data_availability, screened_out
from dei_methods.imputers.em import ExpectationMaximisation, fitted
from dei_methods.imputers.years import Years, latest_years

Columns = dict[str, Column]
_QUIRK = (
    "partial settings for single indicators make COINr forget to skip missing values, so that it returns the two "
    "indicators concerned untreated; ours keeps the other settings and treats them; all other indicators are matched"
)
KINDS = {"log_CT": "log_ct", "log_CT_orig": "log_ct_orig", "log_CT_plus": "log_ct_plus", "boxcox": "box_cox"}


@functools.cache
def raw() -> Columns:
    """The raw data, regions by code: the file itself is matched with the structure."""
    found = table("raw")
    return found.numbers(found.names[1:])


@functools.cache
def _inputs() -> dict[str, tuple[str | None, ...]]:
    """The input table, regions by code."""
    found = read_csv("inputs/ASEM_iData.csv")
    order = np.argsort(np.array(found.text("uCode")))
    return {name: tuple(cells[row] for row in order) for name, cells in found.columns.items()}


def group(name: str) -> tuple[str, ...]:
    """The group of each region."""
    return tuple(cell or "" for cell in _inputs()[name])


@functools.cache
def denominated() -> Columns:
    """The standard denomination, by the derivation `ratio`."""
    by = {row["iCode"]: row["Denominator"] for row in read_csv("inputs/ASEM_iMeta.csv").by("iCode").values()}
    parts = {name: array([_number(cell) for cell in _inputs()[name]]) for name in set(by.values()) if name}
    return {name: _derived("ratio", x, parts[str(by[name])]) if by[name] else x for name, x in raw().items()}


def _number(cell: str | None) -> float:
    return float(cell or "nan")


def _derived(kind: str, x: Column, by: Column, **given: float) -> Column:
    found = method("derivation", kind)
    result: Column = found.apply((x, by), found.params(**given))
    return result


def multiplied() -> Columns:
    """Two indicators times their denominators."""
    times = {"Goods": "GDP", "Flights": "Population"}
    parts = {name: array([_number(cell) for cell in _inputs()[by]]) for name, by in times.items()}
    return {name: _derived("product", x, parts[name]) if name in times else x for name, x in raw().items()}


def by_world() -> Columns:
    """Three indicators over denominators of another table, in another unit."""
    world = read_csv("inputs/WorldDenoms.csv").by("uCode")
    units = {"Goods": ("GDP", 1e9), "FDI": ("GDP", 1e9), "StMob": ("Population", 1e6)}
    made = dict(raw())
    for name, (by, factor) in units.items():
        part = array([float(world[code,][by] or "nan") for code in table("raw").text("uCode")])
        made[name] = _derived("ratio", made[name], part, factor=factor)
    return made


def panel_of(columns: Mapping[str, Column]) -> Panel:
    """Columns of one year as what an imputer of the table sees."""
    count = len(next(iter(columns.values())))
    return Panel(
        columns=tuple(columns.values()),
        directions=tuple(meta().direction[name] for name in columns),
        branches=tuple(meta().above(name) for name in columns),
        regions=np.arange(count),
        years=np.zeros(count, np.int64),
    )


def imputed(columns: Mapping[str, Column], name: str, by: str | None = None) -> Columns:
    """Each column by itself, within groups of regions where there are any."""
    made: Columns = {}
    words = np.array(group(by)) if by else np.zeros(len(next(iter(columns.values()))))
    for indicator, x in columns.items():
        made[indicator] = x.copy()
        for word in np.unique(words):
            rows = words == word
            made[indicator][rows] = filled("imputer", name, x[rows])[0]
    return made


def imputed_rows(columns: Mapping[str, Column], name: str, **given: Any) -> Columns:
    """From the region's other indicators of the branch."""
    found = method("imputer", name)
    made = found.apply(panel_of(columns), found.params(**given))
    return dict(zip(columns, made, strict=True))


@functools.cache
def standard_imputed() -> Columns:
    """The pipeline's imputation: the mean of Europe, or of Asia."""
    return imputed(denominated(), "mean", "EurAsia_group")


def given_of(specs: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of the reference as ours."""
    first, second = specs["f1_para"], specs.get("f2_para") or {}
    return {
        "most": first["winmax"],
        "skewness": float(first["skew_thresh"]),
        "kurtosis": float(first["kurt_thresh"]),
        "fallback": KINDS[specs["f2"]],
        "degree": float(second.get("lambda", 0.0)),
    }


@functools.cache
def treated(entry: str) -> dict[str, tuple[Column, Mapping[str, Any]]]:
    """The columns of a treatment of the reference, with what was learned."""
    chain = entries()[entry]["chain"]
    start = denominated() if chain[-1]["dset"] == "den_default" else standard_imputed()
    given = given_of(chain[-1]["params"]["global_specs"])
    return {name: filled("treatment", "skew_kurtosis", x, **given) for name, x in start.items()}


def columns_of(entry: str, make: Callable[[], Mapping[str, Column]]) -> Match:
    """A table of regions by indicators."""

    def compare() -> Pairs:
        yield from same(entry, make())

    return Match(compare=compare)


def same(entry: str, columns: Mapping[str, Column], key: str = "uCode") -> Pairs:
    """Every column of a file beside ours."""
    expected = table(entry)
    yield "columns", " ".join(sorted(columns)), " ".join(sorted(set(expected.names) - {key, "Time"}))
    for name, x in columns.items():
        yield name, x, expected.number(name)


def treatment(entry: str) -> dict[str, Match]:
    """The values, the table of details and the labels of a treatment."""

    def values() -> Pairs:
        yield from same(entry, {name: x for name, (x, _) in treated(entry).items()})

    def details() -> Pairs:
        for (name,), row in table(f"{entry}_details").by("iCode").items():
            yield from _details(name, row, treated(entry)[name][1], entry)

    def points() -> Pairs:
        expected = table(f"{entry}_points")
        for name, (x, found) in treated(entry).items():
            yield name, " ".join(_labels(x, found, entry)), " ".join(expected.text(name))

    return {
        entry: Match(compare=values),
        f"{entry}_details": Match(compare=details),
        f"{entry}_points": Match(compare=points),
    }


def _details(name: str, row: Mapping[str, str | None], found: Mapping[str, Any], entry: str) -> Pairs:
    given = given_of(entries()[entry]["chain"][-1]["params"]["global_specs"])
    reached = {"0": "before", "1": "winsorised" if found["transformation"] else "after", "2": "after"}
    for stage, when in reached.items():
        if row.get(f"check_SkewKurt{stage}.Skew") is None:
            continue
        skew, kurt = found[f"skewness_{when}"], found[f"kurtosis_{when}"]
        passed = abs(skew) < given["skewness"] or kurt < given["kurtosis"]
        yield f"{name} passed {stage}", str(passed).upper(), str(row[f"check_SkewKurt{stage}.Pass"])
        yield f"{name} skewness {stage}", skew, float(str(row[f"check_SkewKurt{stage}.Skew"]))
        yield f"{name} kurtosis {stage}", kurt, float(str(row[f"check_SkewKurt{stage}.Kurt"]))
    count = row.get("winsorise.nwin")
    yield f"{name} count", found["winsorised"], float(count or 0.0)


def _labels(x: Column, found: Mapping[str, Any], entry: str) -> Iterator[str]:
    """The words that the reference gives the cells."""
    second = entries()[entry]["chain"][-1]["params"]["global_specs"]["f2"]
    words = {1: "log_CT", 2: "log_CT_orig", 3: "log_CT_neg", 5: ""}
    transformed = words.get(int(found["transformation"]), "")
    low, high = int(found["winsorised_low"]), int(found["winsorised_high"])
    order = np.argsort(_before(entry, x), kind="stable")
    order = order[: np.count_nonzero(~np.isnan(x))]
    ends = dict.fromkeys(order[:low].tolist(), "winlo") | dict.fromkeys(
        order[order.size - high :].tolist(), "winhi"
    )
    for row in range(x.size):
        end = ends.get(row, "")
        yield end + (f"+{transformed}" if transformed and second != "boxcox" else "")


def _before(entry: str, x: Column) -> Column:
    """The column as it was before a treatment."""
    start = denominated() if entries()[entry]["chain"][-1]["dset"] == "den_default" else standard_imputed()
    return next(start[name] for name, (made, _) in treated(entry).items() if made is x)


def quirk(part: str) -> Match:
    """The indicators that the settings did not touch, and that those which they touched were left as they were."""
    entry, touched = "treat_partial_indiv_quirk", ("ForPort", "CultServ")

    def compare() -> Pairs:
        expected = table(entry + part)
        for name, (x, found) in treated("treat_with_na").items():
            if part == "_details":
                row = expected.by("iCode").get((name,))
                yield f"{name} is listed", str(row is not None), str(name not in touched)
                if row is not None:
                    yield from _details(name, row, found, entry)
            elif name in touched:
                if part == "":
                    yield f"{name} as it was", denominated()[name], expected.number(name)
                yield f"{name} has labels", str(part == "" or name in expected.names), str(part == "")
            elif part == "":
                yield name, x, expected.number(name)
            else:
                yield name, " ".join(_labels(x, found, "treat_with_na")), " ".join(expected.text(name))

    return Match(compare=compare, convention=_QUIRK)


@functools.cache
def gaps() -> tuple[Panel, tuple[str, ...], dict[tuple[str, ...], int]]:
    """The panel with gaps, its indicators, and the row of each year and region."""
    found = read_csv("inputs/ASEM_panel_gaps.csv")
    names = tuple(name for name in found.names if name not in ("uCode", "Time"))
    _, codes = np.unique(np.array(found.text("uCode")), return_inverse=True)
    panel = Panel(
        columns=tuple(found.number(name) for name in names),
        directions=tuple(meta().direction[name] for name in names),
        branches=tuple(meta().above(name) for name in names),
        regions=codes.astype(np.int64),
        years=found.number("Time").astype(np.int64),
    )
    rows = {key: row for row, key in enumerate(found.by("Time", "uCode"))}
    return panel, names, rows


def in_time(entry: str, make: Callable[[Panel], tuple[Column, ...]]) -> Match:
    """A panel imputed from other years, matched by year and region."""

    def compare() -> Pairs:
        panel, names, rows = gaps()
        expected = table(entry)
        order = [rows[key] for key in expected.by("Time", "uCode")]
        for name, x in zip(names, make(panel), strict=True):
            yield name, x[order], expected.number(name)

    return Match(compare=compare)


def _imputer(name: str, **given: Any) -> Callable[[Panel], tuple[Column, ...]]:
    found = method("imputer", name)
    return lambda panel: tuple(found.apply(panel, found.params(**given)))


def em() -> Pairs:
    """Means and covariances of each branch, and the gaps filled from them."""
    codes = tuple(name for name in denominated())
    made = imputed_rows(denominated(), "methods.em", tolerance=1e-12)
    for node, expected in document("em_amelia").items():
        members = [codes.index(name) for name in expected["iCodes"]]
        theirs = np.array([array(row) for row in expected["standardised_x"]])
        normal = fitted(theirs, members, ExpectationMaximisation(tolerance=1e-12))
        yield f"{node} means", normal.mean, array(expected["mu"])
        yield f"{node} covariances", normal.covariance, np.array(expected["sigma"])
        filled_in = np.array([array(row) for row in expected["conditional_mean_imputed"]]).T
        for name, column in zip(expected["iCodes"], filled_in, strict=True):
            x = denominated()[name]
            yield name, (made[name] - np.nanmean(x)) / np.nanstd(x, ddof=1), column


@functools.cache
def panel_treated() -> tuple[tuple[tuple[str, ...], ...], Columns]:
    """The panel screened row by row and treated year by year: keys (year, region), columns."""
    found = read_csv("inputs/ASEM_iData_p.csv")
    names = tuple(raw())
    columns = [found.number(name) for name in names]
    kept = ~screened_out(columns, ScreenLimits(least=0.9))
    assert kept.size == data_availability(columns).share.size
    years = found.number("Time")
    made = {name: np.full(kept.size, np.nan) for name in names}
    for year in np.unique(years):
        rows = np.flatnonzero(kept & (years == year))
        for name, x in zip(names, columns, strict=True):
            made[name][rows] = filled("treatment", "skew_kurtosis", x[rows])[0]
    keys = tuple(key for key, there in zip(found.by("Time", "uCode"), kept, strict=True) if there)
    return keys, {name: x[kept] for name, x in made.items()}


FILL: dict[str, Match] = {
    "den_default": columns_of("den_default", denominated),
    "den_multiply": columns_of("den_multiply", multiplied),
    "den_worlddenoms": columns_of("den_worlddenoms", by_world),
    "imp_mean": columns_of("imp_mean", lambda: imputed(denominated(), "mean")),
    "imp_mean_grp_eurasia": columns_of("imp_mean_grp_eurasia", standard_imputed),
    "imp_median_grp_gdp": columns_of(
        "imp_median_grp_gdp", lambda: imputed(denominated(), "median", "GDP_group")
    ),
    "imp_col_mean_lev2_normfirst": columns_of(
        "imp_col_mean_lev2_normfirst", lambda: imputed(denominated(), "mean")
    ),
    "imp_row_mean_lev2": columns_of("imp_row_mean_lev2", lambda: imputed_rows(denominated(), "row_mean")),
    "imp_row_median_lev3": columns_of(
        "imp_row_median_lev3", lambda: imputed_rows(denominated(), "row_median", levels=2)
    ),
    "imp_row_mean_lev2_nonorm": columns_of(
        "imp_row_mean_lev2_nonorm", lambda: imputed_rows(denominated(), "row_mean", normalise=False)
    ),
    **treatment("treat_default"),
    **treatment("treat_winmax2_boxcox"),
    **treatment("treat_q_w1_logctplus"),
    **treatment("treat_w1_logctorig"),
    **treatment("treat_nolimit"),
    **treatment("treat_with_na"),
    **treatment("treat_with_na_winmax1"),
    "treat_partial_indiv_quirk": quirk(""),
    "treat_partial_indiv_quirk_details": quirk("_details"),
    "treat_partial_indiv_quirk_points": quirk("_points"),
    "imp_panel_latest": in_time("imp_panel_latest", _imputer("latest")),
    "imp_panel_latest_max2": in_time("imp_panel_latest_max2", _imputer("latest", limit=2)),
    "imp_panel_latest_times": in_time("imp_panel_latest_times", lambda panel: latest_years(panel, Years())),
    "imp_panel_latest_max2_times": in_time(
        "imp_panel_latest_max2_times", lambda panel: latest_years(panel, Years(limit=2))
    ),
    "imp_panel_linear": in_time("imp_panel_linear", _imputer("linear_in_time")),
    "em_amelia": Match(
        compare=em,
        within=1e-5,
        convention="not COINr's own: Amelia stops at a tolerance of 1e-10 of its own; the reference states 1e-5",
    ),
}
"""By entry of the manifest."""
