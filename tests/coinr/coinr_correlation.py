"""Correlations, p-values, alpha and components, held to the reference."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from coinr_matching import Match, Pairs
from coinr_reference import Column, array, cases, document, meta, read_csv, table
from coinr_samples import below, columns_of

from dei_analysis import (
    Components,
    beyond,
    correlations,
    cronbach_alpha,
    principal_components,
    shared_rows,
    significance,
    strongest,
    within,
)
from dei_analysis.statistics.correlation import Kind, Matrix


def correlations_of(
    entry: str,
    data: str,
    kind: Kind = "pearson",
    most: float = math.inf,
    parent_only: bool = False,
    group: int = 0,
) -> Match:
    """A list of correlations. most: the p-value above which the reference leaves a cell empty."""

    def compare() -> Pairs:
        rows = table(entry).by("Var1", "Var2")
        first, second = (tuple(dict.fromkeys(pair[at] for pair in rows)) for at in (0, 1))
        ours, theirs = columns_of(data, first), columns_of(data, second)
        found = correlations(ours, kind, theirs)
        p = significance(ours, kind, theirs).p if math.isfinite(most) else np.zeros(found.shape)
        places = {code: at for at, code in enumerate(first)}, {code: at for at, code in enumerate(second)}
        for (one, two), row in rows.items():
            if parent_only:
                yield f"parent of {two}", meta().parent[two], one
            if group:
                same = meta().above(one)[-group + 1 :] == meta().above(two)[-group + 1 :]
                yield f"{one} {two} in one group", "yes" if same else "no", "yes"
            at = places[0][one], places[1][two]
            got = found[at] if p[at] <= most or one == two else math.nan
            yield f"{one} {two}", got, float(row["Correlation"] or "nan")

    return Match(compare=compare)


def p_values_of(kind: Kind) -> Callable[[], Pairs]:
    """A square of p-values."""

    def compare() -> Pairs:
        expected = table(f"pvals_raw_{kind}")
        codes = expected.text("Var")
        found = significance(columns_of("raw", codes), kind).p
        for place, code in enumerate(codes):
            yield code, found[:, place], expected.number(code)

    return compare


def pair_vectors(function: str, compute: Callable[..., Matrix]) -> Callable[[], Pairs]:
    """Two small columns at a time."""

    def compare() -> Pairs:
        for case in cases(function):
            given = case["args"]
            found = compute([array(given["x"])], given["method"], [array(given["y"])])
            yield case["id"], found[0, 0], array(case["output"])[0]

    return compare


def negative_pairs() -> Pairs:
    """Pairs inside a sub-index that run against each other."""
    codes = meta().indicators
    columns = columns_of("norm", codes)
    r = correlations(columns, "spearman")
    groups = {node: below(node) for node in meta().nodes(3)}
    found = beyond(within(groups, codes, r, r, shared_rows(columns)), below=-0.2)
    expected = table("corrflags_low").by("Ind1", "Ind2")
    yield "pairs", len(found), len(expected)
    for pair in found:
        row = expected.get((pair.first, pair.second)) or expected[pair.second, pair.first]
        yield f"{pair.first} {pair.second} group", pair.group, row["Group"]
        yield f"{pair.first} {pair.second}", pair.r, float(row["Corr"] or "nan")


def denominators() -> Pairs:
    """Indicators that move with a denominator."""
    codes, names = meta().indicators, ("Area", "Energy", "GDP", "Population")
    given = read_csv("inputs/ASEM_iData.csv")
    order = np.argsort(np.array(given.text("uCode")))
    found = correlations(columns_of("raw", codes), "pearson", [given.number(name)[order] for name in names])
    expected = table("denomcorr_raw").by("Ind", "Denom")
    listed = {(one, two): r for one, two, r in strongest(codes, names, found, 0.6)}
    yield "pairs", " ".join(sorted(map("-".join, listed))), " ".join(sorted(map("-".join, expected)))
    for pair, r in listed.items():
        yield " ".join(pair), r, float(expected[pair]["Corr"] or "nan")


def alphas(entry: str, data: str) -> Match:
    """Every node over its indicators."""

    def compare() -> Pairs:
        for (group,), row in table(entry).by("group").items():
            yield group, cronbach_alpha(columns_of(data, below(group))), float(row["alpha"] or "nan")

    return Match(compare=compare)


def alpha_vectors() -> Pairs:
    """Small tables."""
    for case in cases("cronbach_df"):
        yield (
            case["id"],
            cronbach_alpha([array(values) for values in case["args"]["x"].values()]),
            case["output"],
        )


def up_to_sign(ours: Column, theirs: Column) -> Column:
    """Ours, turned to the side of theirs."""
    return ours if float(ours @ theirs) > 0.0 else -ours


def components_of(entry: str, data: str) -> dict[str, Match]:
    """Loadings and variances per group, and the first loadings as weights."""

    def found(codes: list[str]) -> Components:
        return principal_components(columns_of(data, tuple(codes)))

    def details() -> Pairs:
        for group, expected in document(f"{entry}_details").items():
            got, rotation = found(expected["iCodes"]), np.array(expected["rotation"])
            kept = rotation.shape[1]
            yield f"{group} deviations", np.sqrt(got.variances[:kept]), array(expected["sdev"])
            yield f"{group} explained", got.explained[:kept], array(expected["explained"])
            means = got.means + got.deviations, array(expected["center"]) + array(expected["scale"])
            yield f"{group} means, seen from a deviation above", *means
            yield f"{group} scale", got.deviations, array(expected["scale"])
            yield f"{group} rows", got.rows, expected["n_obs"]
            for place in range(kept):
                yield (
                    f"{group} {place}",
                    up_to_sign(got.loadings[:, place], rotation[:, place]),
                    rotation[:, place],
                )

    def first() -> Pairs:
        weights = {
            code: float(row["Weight"] or "nan")
            for (code,), row in table(f"{entry}_weights").by("iCode").items()
        }
        loaded: set[str] = set()
        for group, expected in document(f"{entry}_details").items():
            theirs = np.array([weights[code] for code in expected["iCodes"]])
            yield group, up_to_sign(found(expected["iCodes"]).loadings[:, 0], theirs), theirs
            loaded.update(expected["iCodes"])
        for code in set(weights) - loaded:
            yield code, meta().weight[code], weights[code]

    return {
        f"{entry}_details": Match(compare=details),
        f"{entry}_weights": Match(compare=first),
    }


CORRELATION = {
    "corr_raw_pearson_L1": correlations_of("corr_raw_pearson_L1", "raw"),
    "corr_raw_spearman_L1": correlations_of("corr_raw_spearman_L1", "raw", "spearman"),
    "corr_raw_pearson_L1_p05": correlations_of("corr_raw_pearson_L1_p05", "raw", most=0.05),
    "corr_raw_group2": correlations_of("corr_raw_group2", "raw", group=2),
    "corr_agg_L1L2_parent": correlations_of("corr_agg_L1L2_parent", "all", parent_only=True),
    "corr_agg_L2L3_spearman": correlations_of("corr_agg_L2L3_spearman", "agg", "spearman"),
    "corr_agg_L2L2": correlations_of("corr_agg_L2L2", "agg"),
    "corr_agg_L3L4_kendall": correlations_of("corr_agg_L3L4_kendall", "agg", "kendall"),
    "corr_agg_L1L4_p05": correlations_of("corr_agg_L1L4_p05", "all", most=0.05),
    "pvals_raw_spearman": Match(compare=p_values_of("spearman")),
    "pvals_raw_kendall": Match(compare=p_values_of("kendall")),
    "vectors/cor_pairwise": Match(compare=pair_vectors("cor_pairwise", correlations)),
    "vectors/cor_pvalue": Match(compare=pair_vectors("cor_pvalue", lambda *given: significance(*given).p)),
    "corrflags_low": Match(compare=negative_pairs),
    "denomcorr_raw": Match(compare=denominators),
    "cronbach_raw": alphas("cronbach_raw", "raw"),
    "cronbach_den_default": alphas("cronbach_den_default", "den_default"),
    "cronbach_norm_default": alphas("cronbach_norm_default", "norm"),
    "cronbach_normna_zscore": alphas("cronbach_normna_zscore", "normna_zscore"),
    "vectors/cronbach_df": Match(compare=alpha_vectors),
    **components_of("pca_norm_L1_groups", "norm"),
    **components_of("pca_normna_L1_groups", "normna_zscore"),
    **components_of("pca_agg_L2_all", "agg"),
    **components_of("pca_agg_L3", "agg"),
}
"""By entry of the manifest."""
