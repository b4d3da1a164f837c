"""Structure, statistics, availability and screening, held to the reference."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from coinr_matching import Match, Pairs
from coinr_reference import Column, array, cases, document, meta, read_csv, table
from coinr_samples import below, sample

from dei_analysis import Limits, Statistics, column_statistics, flags, group_availability, significant
from dei_core.plugin import Availability, ScreenLimits, competition_ranks, data_availability, screened_out

FIELDS = {
    "Min": "minimum",
    "Max": "maximum",
    "Mean": "mean",
    "Median": "median",
    "Std": "deviation",
    "Skew": "skewness",
    "Kurt": "kurtosis",
    "N.Avail": "available",
    "N.NonZero": "nonzero",
    "N.Unique": "unique",
    "N.Same": "same",
}
SHARES = {"Frc.Avail": "available", "Frc.NonZero": "nonzero", "Frc.Unique": "unique", "Frc.Same": "same"}
RAISED = {
    "Flag.Avail": ("few", "LOW"),
    "Flag.NonZero": ("zeros", "LOW"),
    "Flag.Unique": ("alike", "LOW"),
    "Flag.SkewKurt": ("outliers", "OUT"),
}
MODES = {"byNA": ("least",), "byzeros": ("nonzero",), "byNAandzeros": ("least", "nonzero")}


def numbers_of(found: Statistics) -> dict[str, float]:
    """Every number of the reference's table, by its name there."""
    return {name: getattr(found, ours) for name, ours in FIELDS.items()} | {
        name: found.share(ours) for name, ours in SHARES.items()
    }


def statistics_of(entry: str, data: str, digits: int | None = None) -> Match:
    """A table of statistics."""

    def compare() -> Pairs:
        columns = sample(data)[1]
        for (code,), row in table(entry).by("iCode").items():
            found = column_statistics(columns[code])
            for name, number in numbers_of(found).items():
                theirs = float(row[name] or "nan")
                yield f"{code} {name}", number if digits is None else _rounded(number, theirs, digits), theirs
            raised = flags(found, Limits())
            for name, (flag, word) in RAISED.items():
                yield f"{code} {name}", word if flag in raised else "ok", row[name]

    halves = "a number in the middle of two rounded ones, 9.205: ours rounds the double, R its decimal text"
    return Match(compare=compare, convention="" if digits is None else halves)


def _rounded(number: float, theirs: float, digits: int) -> float:
    """Ours rounded; theirs where a number lies in the middle of both but for what a double cannot hold."""
    ours = float(significant(np.array([number]), digits)[0])
    halfway = abs(abs(number - ours) - abs(number - theirs)) < 1e-12 * abs(number)
    return theirs if halfway else ours


def statistics_vectors() -> Pairs:
    """Small columns, constant ones included."""
    for case in cases("get_stats"):
        columns, expected = case["args"]["x"], case["output"]
        for place, code in enumerate(expected["iCode"]):
            found = column_statistics(array(columns[code]))
            for name, number in numbers_of(found).items():
                yield f"{case['id']} {code} {name}", number, expected[name][place]
            for name, (flag, word) in RAISED.items():
                theirs = expected[name][place] or "ok"  # no flag where skewness is not defined
                yield f"{case['id']} {code} {name}", word if flag in flags(found, Limits()) else "ok", theirs


def summary_of(found: Availability) -> Iterator[tuple[str, Column]]:
    """The columns of the reference's summary of availability."""
    yield "N_missing", found.missing.astype(float)
    yield "N_zero", found.zero.astype(float)
    yield "N_miss_or_zero", (found.missing + found.zero).astype(float)
    yield "Dat_Avail", found.share
    yield "Non_Zero", found.nonzero


def availability_summary() -> Pairs:
    """Every region of the raw data."""
    regions, columns = sample("raw")
    expected = table("avail_summary_raw")
    yield "regions", " ".join(regions), " ".join(expected.text("uCode"))
    for name, got in summary_of(data_availability(list(columns.values()))):
        yield name, got, expected.number(name)


def availability_by_group() -> Pairs:
    """Every region inside every node."""
    columns = sample("raw")[1]
    expected = table("avail_bygroup_raw")
    found = group_availability(columns, {node: below(node) for node in expected.names[1:]})
    for node, share in found.items():
        yield node, share, expected.number(node)


def availability_vectors() -> Pairs:
    """A small table."""
    for case in cases("get_data_avail"):
        columns = [array(values) for name, values in case["args"]["x"].items() if name != "id"]
        for name, got in summary_of(data_availability(columns)):
            yield name, got, array(case["output"][name])


def screening_of(
    unit: str, by: str, least: float, nonzero: float, forced: dict[str, bool]
) -> dict[str, Match]:
    """A summary and the regions removed."""
    limits = ScreenLimits(least=least, nonzero=nonzero)
    used = ScreenLimits(**{name: getattr(limits, name) for name in MODES[by]})

    def out() -> Column:
        regions, columns = sample("den_default")
        include, exclude = (
            np.array([forced.get(region) is keep for region in regions]) for keep in (True, False)
        )
        return screened_out(list(columns.values()), used, include, exclude).astype(float)

    def summary() -> Pairs:
        expected, columns = table(f"{unit}_summary"), list(sample("den_default")[1].values())
        for name, got in summary_of(data_availability(columns)):
            yield name, got, expected.number(name)
        low = screened_out(columns, ScreenLimits(least=least))
        naught = screened_out(columns, ScreenLimits(nonzero=nonzero))
        for name, mask in (("LowData", low), ("LowNonZero", naught), ("LowDatOrZeroFlag", low | naught)):
            yield name, mask, expected.number(name)
        yield "Included", 1.0 - out(), expected.number("Included")

    def removed() -> Pairs:
        expected, gone = document(f"{unit}_removed"), out()
        regions = sample("den_default")[0]
        for key, there in (("removed", 1.0), ("remaining", 0.0)):
            yield (
                key,
                " ".join(name for name, is_out in zip(regions, gone, strict=True) if is_out == there),
                " ".join(expected[key]),
            )

    return {f"{unit}_summary": Match(compare=summary), f"{unit}_removed": Match(compare=removed)}


def screening_vectors() -> Pairs:
    """A small table, by every rule and limit."""
    for case in cases("screen_df"):
        given = case["args"]
        columns = [array(values) for name, values in given["x"].items() if name != "id"]
        least = 2 / 3 if given.get("dat_thresh") is None else given["dat_thresh"]
        nonzero = 0.05 if given.get("nonzero_thresh") is None else given["nonzero_thresh"]
        limits = ScreenLimits(least=least, nonzero=nonzero)
        used = ScreenLimits(**{name: getattr(limits, name) for name in MODES[given["unit_screen"]]})
        summary = case["output"]["summary"]
        for name, got in summary_of(data_availability(columns)):
            yield f"{case['id']} {name}", got, array(summary[name])
        yield f"{case['id']} included", ~screened_out(columns, used), array(summary["Included"])


def rank_vectors() -> Pairs:
    """Falling ranks, ties at the best place."""
    for case in cases("rank_df"):
        for name, values in case["args"]["df"].items():
            if name != "id":
                yield f"{case['id']} {name}", competition_ranks(array(values)), array(case["output"][name])


def rounding_vectors(function: str) -> Match:
    """Decimal rounding: ours is that of the number that the double is; theirs is found by trial in doubles."""

    def compare() -> Pairs:
        for case in cases(function):
            digits = int(case["args"]["digits"])
            for value, theirs in zip(case["args"]["x"], case["output"], strict=True):
                ours = (
                    significant(array(value), digits)[0]
                    if function == "signif_half"
                    else round(value, digits)
                )
                if abs(ours - theirs) > 1e-12 * abs(theirs):
                    step = 10.0 ** (
                        -digits if function == "round_half" else math.floor(math.log10(abs(value))) - 2
                    )
                    yield f"{value} lies half a step from both", abs(value - theirs) / step, 0.5
                yield f"{value}", abs(ours - value) <= abs(theirs - value), 1.0

    return Match(
        compare=compare, convention="halves that no double is: ours rounds the double, R the decimal text"
    )


def lineage() -> Pairs:
    """Every indicator's way to the index."""
    for (code,), row in table("lineage").by("Indicator").items():
        yield (
            code,
            " ".join(reversed(meta().above(code))),
            " ".join(str(row[level]) for level in ("Pillar", "Sub-index", "Index")),
        )


def sorted_metadata() -> Pairs:
    """The metadata as given, by level and parent; what no node is above of keeps the last place."""
    given = list(read_csv("inputs/ASEM_iMeta_normpars.csv").by("iCode").values())
    rows = table("imeta_sorted").by("iCode")
    yield (
        "codes",
        " ".join(sorted(str(row["iCode"]) for row in given)),
        " ".join(sorted(code for (code,) in rows)),
    )
    for row in given:
        for name, cell in rows[(str(row["iCode"]),)].items():
            yield f"{row['iCode']} {name}", str(row[name]), str(cell)


def weights() -> Pairs:
    """The weights as given."""
    for (code,), row in table("weights_original").by("iCode").items():
        yield code, meta().weight[code], float(row["Weight"] or "nan")


def raw_data() -> Pairs:
    """The data as given, by region."""
    given = read_csv("inputs/ASEM_iData.csv")
    order = np.argsort(np.array(given.text("uCode")))
    expected = table("raw")
    yield "regions", " ".join(np.array(given.text("uCode"))[order]), " ".join(expected.text("uCode"))
    for code in expected.names[1:]:
        yield code, given.number(code)[order], expected.number(code)


DATA = {
    "lineage": Match(compare=lineage),
    "imeta_sorted": Match(compare=sorted_metadata),
    "weights_original": Match(compare=weights),
    "raw": Match(compare=raw_data),
    "stats_raw": statistics_of("stats_raw", "raw"),
    "stats_den_default": statistics_of("stats_den_default", "den_default"),
    "stats_treat_default": statistics_of("stats_treat_default", "treat_default"),
    "stats_raw_signif3": statistics_of("stats_raw_signif3", "raw", digits=3),
    "vectors/get_stats": Match(compare=statistics_vectors),
    "avail_summary_raw": Match(compare=availability_summary),
    "avail_bygroup_raw": Match(compare=availability_by_group),
    "vectors/get_data_avail": Match(compare=availability_vectors),
    **screening_of("screen_byNA_095", "byNA", 0.95, 0.05, {}),
    **screening_of("screen_byzeros_090", "byzeros", 2 / 3, 0.9, {}),
    **screening_of("screen_byNAandzeros", "byNAandzeros", 0.95, 0.92, {}),
    **screening_of("screen_force", "byNA", 0.95, 0.05, {"AUT": False, "BRN": True, "MMR": True}),
    "vectors/screen_df": Match(compare=screening_vectors),
    "vectors/rank_df": Match(compare=rank_vectors),
    "vectors/round_half": rounding_vectors("round_half"),
    "vectors/signif_half": rounding_vectors("signif_half"),
}
"""By entry of the manifest."""
