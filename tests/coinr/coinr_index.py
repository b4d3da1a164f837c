"""Results, profiles, comparisons, removals and effective weights, held to the reference."""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np
from coinr_matching import Match, Pairs
from coinr_reference import Column, meta, read_csv, table
from coinr_samples import lower, run, sample, standard, tree

from dei_analysis import (
    agreement,
    aligned,
    cells_that_differ,
    effective_weights,
    indicator_ranks,
    profile,
    ranks_within,
    removals,
    significant,
)
from dei_core import TrackScores, compose
from dei_core.plugin import competition_ranks

LAST = "the reference hides from the weaknesses, too, where the region is the very last; ours names these first of all"
DROPPED = frozenset({"LPI", "Forest", "Visa"})


@functools.cache
def coin(name: str) -> TrackScores:
    """The standard pipeline and its three alternatives."""
    data = sample("treat_default")
    if name == "B":
        return run(compose(tree(), lower(), "zscore", {"centre": 10.0, "spread": 2.0}), *data)
    if name == "G":
        return run(compose(tree(), lower(), "minmax", {"worst": 1.0, "best": 100.0}, "geometric"), *data)
    if name == "D":
        return run(compose(tree(DROPPED), [code for code in lower() if code not in DROPPED]), *data)
    return standard()


_BITS = "ranks of tolerance 0: COINr tells doubles apart bit by bit, and some of its data differ by one"


def column_of(track: TrackScores, regions: tuple[str, ...], values: Column) -> Column:
    """A track's values in the order of some regions."""
    return values[[track.table.regions.index(region) for region in regions]]


def results(
    entry: str, use: str = "scores", raw: bool = False, group: str = "", order_by: str = "Index"
) -> Match:
    """A result table: its order, scores or ranks."""

    def compare() -> Pairs:
        expected, track = table(entry), standard()
        regions = expected.text("uCode")
        falling = column_of(track, regions, track.score(order_by))
        groups = groups_of(group, track.table.regions) if group else ("",) * len(regions)
        if group:
            yield group, " ".join(column_of(track, regions, np.array(groups))), " ".join(expected.text(group))
            falling = falling - 1e6 * np.unique(np.array(expected.text(group)), return_inverse=True)[1]
        yield "best first", bool((np.diff(falling) <= 0.0).all()), 1.0
        for name in expected.names:
            if name == "Rank":
                yield name, column_of(track, regions, track.ranks(order_by)), expected.number(name)
            elif name in meta().level:
                scores = sample("raw")[1][name] if raw and meta().level[name] == 1 else track.score(name)
                whole = {"scores": lambda s=scores: s, "ranks": lambda s=scores: competition_ranks(s, 0.0)}
                found = ranks_within(scores, groups) if use == "groupranks" else whole[use]()
                yield name, column_of(track, regions, found), expected.number(name)

    return Match(compare=compare, convention=_BITS if use == "ranks" else "")


def groups_of(name: str, regions: tuple[str, ...]) -> tuple[str, ...]:
    """The group of each region."""
    given = read_csv("inputs/ASEM_iData.csv").by("uCode")
    return tuple(str(given[(region,)][name]) for region in regions)


def summary_of(region: str) -> Match:
    """One region's scores and ranks in every part."""

    def compare() -> Pairs:
        track = standard()
        row = track.table.regions.index(region)
        for (code,), expected in table(f"unit_summary_{region}").by("Code").items():
            yield f"{code} score", track.score(code)[row], float(expected["Score"] or "nan")
            yield f"{code} rank", track.ranks(code)[row], float(expected["Rank"] or "nan")

    return Match(compare=compare)


def profile_of(
    entry: str, data: str, digits: int | None = 3, directed: bool = True, unique: float = 0.0, **options: int
) -> Match:
    """What a region is best and worst at, in order."""

    def compare() -> Pairs:
        regions, columns = sample(data)
        row = regions.index(entry.split("_")[1])
        codes = [code for code in table("imeta_sorted").text("iCode") if code in columns]
        signed = {code: columns[code] * (meta().direction[code] if directed else 1) for code in codes}
        hidden = set() if options.get("last_too") else {code for code in codes if is_last(signed[code], row)}
        shown_of = {code: column for code, column in signed.items() if code not in hidden}
        found = profile(indicator_ranks(shown_of, unique), row, **options)  # type: ignore[arg-type]
        rows = table(entry).by("kind", "Code")
        for kind, places in (("strength", found.strengths), ("weakness", found.weaknesses)):
            theirs = [code for which, code in rows if which == kind]
            yield kind, " ".join(place.indicator for place in places), " ".join(theirs)
            for place in places:
                expected = rows[kind, place.indicator]
                value = columns[place.indicator][row]
                yield f"{place.indicator} rank", place.rank, float(expected["Rank"] or "nan")
                shown = value if digits is None else significant(np.array([value]), digits)[0]
                yield f"{place.indicator} value", shown, float(expected["Value"] or "nan")
                yield f"{place.indicator} pillar", meta().parent[place.indicator], expected["Pillar"]

    return Match(compare=compare, convention="" if options.get("last_too") else LAST)


def is_last(column: Column, row: int) -> bool:
    """Whether no region is behind one."""
    ranks = competition_ranks(column)
    return bool(ranks[row] == np.nanmax(ranks))


def ranks_beside(other: str) -> Callable[[], Pairs]:
    """Ranks of two coins, and how far they lie apart."""

    def compare() -> Pairs:
        expected = table(f"compare_A_{other}_ranks")
        both = aligned(coin("A").table.regions, coin(other).table.regions)
        first, second = coin("A").ranks()[both.first], coin(other).ranks()[both.second]
        yield "regions", " ".join(map(str, both.keys)), " ".join(expected.text("uCode"))
        for name, got in {"coin.1": first, "coin.2": second, "Diff": first - second}.items():
            yield name, got, expected.number(name)
        yield "Abs.diff", np.abs(first - second), expected.number("Abs.diff")
        found = agreement(first, second)
        yield "mean", found.mean, expected.number("Abs.diff").mean()
        yield "most", found.most, expected.number("Abs.diff").max()

    return compare


def several_beside() -> Pairs:
    """Absolute differences of three coins from the first."""
    expected = table("compare_multi_AbsDiffs")
    for name in expected.names[1:]:
        apart = np.abs(coin(name).ranks() - coin("A").ranks())
        yield name, column_of(coin("A"), expected.text("uCode"), apart), expected.number(name)


def agreements() -> Pairs:
    """Correlations of two coins' scores, node by node."""
    for (code,), row in table("compare_corr_A_G").by("iCode").items():
        yield (
            code,
            agreement(coin("A").score(code), coin("G").score(code)).pearson,
            float(row["Correlation"] or "nan"),
        )


def tables_beside() -> Pairs:
    """How many cells of two tables differ, at one decimal and three digits."""
    expected = table("compare_df_A_B").by("Column")
    codes = [code for (code,) in expected if code != "uCode"]
    rounded = [{code: np.round(coin(name).score(code), 1) for code in codes} for name in "AB"]
    found = cells_that_differ(rounded[0], rounded[1], 3)
    for code in codes:
        yield code, found[code], float(expected[(code,)]["NDifferent"] or "nan")
        yield f"{code} same", "TRUE" if found[code] == 0 else "FALSE", expected[(code,)]["TheSame"]


def aggregates_of(name: str) -> Match:
    """Every node of a coin."""

    def compare() -> Pairs:
        expected = table(f"coin_{name}_aggregated")
        for code in expected.names[1:]:
            yield (
                code,
                column_of(coin(name), expected.text("uCode"), coin(name).score(code)),
                expected.number(code),
            )

    return Match(compare=compare)


def removals_of(unit: str, watched: str) -> dict[str, Match]:
    """Scores, ranks and mean shifts without each element of a level."""

    def found(names: tuple[str, ...]) -> dict[str, tuple[Column, Column, float]]:
        track = standard()
        made = {"Nominal": (track.score(watched), track.ranks(watched), 0.0)}
        for item in removals(track, [name for name in names if name != "Nominal"], watched):
            made[item.removed] = (item.scores, item.ranks, item.mean_shift)
        return made

    def columns(which: int, kind: str) -> Callable[[], Pairs]:
        def compare() -> Pairs:
            expected = table(f"{unit}_{kind}")
            regions = expected.text("uCode")
            for name, outcome in found(expected.names[1:]).items():
                values = outcome[which]
                assert isinstance(values, np.ndarray)
                yield name, column_of(standard(), regions, values), expected.number(name)

        return compare

    def shifts() -> Pairs:
        expected = table(f"{unit}_meanabs")
        got = found(expected.text("element"))
        for name, theirs in zip(expected.text("element"), expected.number("mean_abs_rank_diff"), strict=True):
            yield name, got[name][2], theirs

    return {
        f"{unit}_scores": Match(compare=columns(0, "scores")),
        f"{unit}_ranks": Match(compare=columns(1, "ranks")),
        f"{unit}_meanabs": Match(compare=shifts),
    }


def effective() -> Pairs:
    """Weights brought to a sum of 1 and multiplied down."""
    below = {node: {code: meta().weight[code] for code in children} for node, children in tree().items()}
    found = effective_weights(below, "Index")
    for (code,), row in table("effweights_original").by("iCode").items():
        yield code, found[code], float(row["EffWeight"] or "nan")


INDEX = {
    "results_Summ_scores": results("results_Summ_scores"),
    "results_Summ_ranks": results("results_Summ_ranks", use="ranks"),
    "results_Aggs_scores": results("results_Aggs_scores"),
    "results_Full_scores": results("results_Full_scores"),
    "results_Full_ranks": results("results_Full_ranks", use="ranks"),
    "results_Aggs_groupranks_GDP": results(
        "results_Aggs_groupranks_GDP", use="groupranks", group="GDP_group"
    ),
    "results_Aggs_by_Sust": results("results_Aggs_by_Sust", order_by="Sust"),
    "results_Full_rawinds": results("results_Full_rawinds", raw=True),
    "unit_summary_CHE": summary_of("CHE"),
    "unit_summary_LAO": summary_of("LAO"),
    "sw_ESP_raw": profile_of("sw_ESP_raw", "raw"),
    "sw_JPN_raw_top10": profile_of("sw_JPN_raw_top10", "raw", digits=None, strengths=10, weaknesses=8),
    "sw_DEU_norm_unq": profile_of("sw_DEU_norm_unq", "norm", directed=False, unique=0.5, last_too=True),
    "compare_A_B_ranks": Match(compare=ranks_beside("B")),
    "compare_A_D_ranks": Match(compare=ranks_beside("D")),
    "compare_multi_AbsDiffs": Match(compare=several_beside),
    "compare_corr_A_G": Match(compare=agreements),
    "compare_df_A_B": Match(compare=tables_beside),
    "coin_B_aggregated": aggregates_of("B"),
    "coin_G_aggregated": aggregates_of("G"),
    "coin_D_aggregated": aggregates_of("D"),
    **removals_of("remove_L1", "Index"),
    **removals_of("remove_L2_Sust", "Sust"),
    **removals_of("remove_L3", "Index"),
    "effweights_original": Match(compare=effective),
}
"""By entry of the manifest."""
