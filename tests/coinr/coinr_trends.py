"""Growth and trends over the panel, and the panel's results, held to the reference."""

from __future__ import annotations

import functools
from collections.abc import Callable

import attrs
import numpy as np
from coinr_matching import Match, Pairs
from coinr_reference import Column, array, cases, meta, read_csv, table
from coinr_samples import lower, run, tree

from dei_analysis import Series, growth_rate, percent_change, series_of
from dei_analysis.statistics.trend import Trend
from dei_core import compose
from dei_core.host import NodePlan

PANEL = "inputs/ASEM_iData_p.csv"
BUG = "with years chosen, the reference dates the first rows as those years; ours is true to the years asked for"
SINGLE = "of a single value the reference gives neither its year nor a share of years; ours gives both"
FROM_ZERO = "growth from 0 is missing with us, infinite in the reference"
NO_RATE = "from 4 to -7 there is no growth rate: ours is missing, the reference's arithmetic gives -275 %"
START_AT_ZERO = (
    "the fitted line starts at 0, of which there is no percentage: ours is missing, the reference's is noise"
)


def panel(path: str, code: str) -> tuple[tuple[str, ...], Series]:
    """One indicator over regions and years."""
    found = read_csv(path)
    return series_of(found.text("uCode"), found.number("Time").astype(np.int64), found.number(code))


def trends_of(
    entry: str, column: str, trend: Trend, path: str = PANEL, latest: int = 0, directed: bool = False
) -> Match:
    """A list of trends with their years."""

    def compare() -> Pairs:
        rows = table(entry).by("uCode", "iCode")
        for code in dict.fromkeys(code for _, code in rows):
            regions, series = panel(path, code)
            kept = series.last(latest) if latest else series
            sign = meta().direction[code] if directed else 1
            several = np.where(series.available * len(series.years) > 1, 1.0, np.nan)
            found = {column: trend(kept) * sign, "Avail": series.available}
            found |= {"t_first": series.first * several, "t_latest": series.latest * several}
            if latest:
                found["Avail_use_latest"] = kept.available * several
                found["t_first_use_latest"] = kept.first * several
            for name, got in found.items():
                theirs = [float(rows[region, code][name] or "nan") for region in regions]
                known = np.array(theirs)
                yield f"{code} {name}", got, np.where(np.isinf(known), np.nan, known)

    conventions = ([SINGLE] if "gaps" in entry or latest else []) + ([FROM_ZERO] if "gaps" in entry else [])
    return Match(compare=compare, convention="; ".join(conventions))


def chosen_years() -> Pairs:
    """Where the reference takes the values from, and what is true instead."""
    rows = table("trend_time_subset_BUG").by("uCode", "iCode")
    for code in ("LPI", "CO2"):
        regions, series = panel(PANEL, code)
        wrong = Series(values=series.values[:2], years=np.array([2020, 2022]))
        theirs = [float(rows[region, code]["CAGR"] or "nan") for region in regions]
        yield f"{code} of other years", growth_rate(wrong), np.array(theirs)
        true = growth_rate(series.during((2020, 2022)))
        ends = series.values[[2, 4]]
        yield f"{code} by hand", true, np.sqrt(ends[1] / ends[0]) - 1.0
        if code == "LPI":
            yield (
                "the value that the manifest states",
                f"{true[regions.index('AUT')]:.10f}"[:10],
                "-0.0057922",
            )


def vectors(function: str, trend: Callable[..., Column], differing: str) -> Callable[[], Pairs]:
    """Small series, in any order of the years. differing: the case in which we have no number."""

    def compare() -> Pairs:
        for case in cases(function):
            given = case["args"]
            years = array(given["x"]).astype(np.int64)
            _, series = series_of(("a",) * len(years), years, array(given["y"]))
            more = {"period": float(given["per"])} if "per" in given else {}
            theirs = np.nan if case["id"] == differing else array(case["output"])[0]
            got = trend(series, **more)[0]
            noise = abs(theirs) < 1e-9
            yield case["id"], got + noise, theirs + noise

    return compare


@functools.cache
def treated() -> tuple[tuple[str, ...], Column, dict[str, Column]]:
    """The panel's treated data: regions, years, columns."""
    found = table("panel_treated")
    return found.text("uCode"), found.number("Time"), found.numbers(meta().indicators)


def panel_of(entry: str, fit: str, coverage: float | None = None) -> Match:
    """The panel normalised over all years or year by year, and aggregated."""

    def compare() -> Pairs:
        regions, years, columns = treated()
        plan = compose(tree(), lower())
        nodes: tuple[NodePlan, ...] = tuple(
            attrs.evolve(node, missing="reweight", coverage=coverage or 0.0) for node in plan.tracks[0].nodes
        )
        track = run(plan, regions, columns, years, fit=fit, nodes=nodes)
        expected = table(entry)
        yield "rows", " ".join(regions), " ".join(expected.text("uCode"))
        for code in expected.names[2:]:
            yield code, track.score(code), expected.number(code)

    return Match(compare=compare)


TRENDS = {
    "trend_cagr_all": trends_of("trend_cagr_all", "CAGR", growth_rate),
    "trend_cagr_latest3": trends_of("trend_cagr_latest3", "CAGR", growth_rate, latest=3),
    "trend_gaps_cagr": trends_of("trend_gaps_cagr", "CAGR", growth_rate, path="inputs/ASEM_panel_gaps.csv"),
    "trend_prc_dir": trends_of("trend_prc_dir", "prc_change", percent_change, directed=True),
    "trend_time_subset_BUG": Match(compare=chosen_years, convention=BUG),
    "vectors/CAGR": Match(compare=vectors("CAGR", growth_rate, "sign_change"), convention=NO_RATE),
    "vectors/prc_change": Match(
        compare=vectors("prc_change", percent_change, "from_zero_per10"), convention=START_AT_ZERO
    ),
    "panel_norm_global": panel_of("panel_norm_global", "pooled"),
    "panel_norm_local": panel_of("panel_norm_local", "yearly"),
    "panel_agg_global": panel_of("panel_agg_global", "pooled"),
    "panel_agg_local_thr08": panel_of("panel_agg_local_thr08", "yearly", 0.8),
}
"""By entry of the manifest."""
