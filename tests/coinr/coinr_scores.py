"""Normalisation and aggregation, held to the reference."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs
import numpy as np
from coinr_fill import columns_of, denominated, panel_treated, raw, same, treated
from coinr_matching import Match, Pairs
from coinr_methods import IDENTITY, aggregated, normalised
from coinr_reference import Column, array, document, meta, read_csv, table

from dei_core import Plan, Table, compose, score
from dei_core.plugin import Refusal
from dei_methods.aggregators.copeland import outranking

Columns = Mapping[str, Column]
Normaliser = Callable[[str, Column, int], Column]
SIGNED = (
    "where lower is better COINr divides by the maximum of the negated column, so that worse values score higher; ours "
    "divides the best value by each, and the two are reciprocals of one another. A best value of 0 or below is refused"
)
NA_POWER = (
    "COINr gives no generalised mean wherever a value is missing, against its documentation; ours does the same under "
    '`missing = "refuse"`, which is what is compared, and reweights under `"reweight"`'
)
ORDER = (
    "COINr counts a missing comparison for whichever region stands later in the table, so that its result depends "
    'on the order of the rows; ours compares two regions in what both have (`missing = "pairwise"`). The file is '
    "reproduced from our shares of wins and draws under that convention"
)


@functools.cache
def standard_treated() -> Columns:
    """The pipeline's treated data."""
    return {name: x for name, (x, _) in treated("treat_default").items()}


def scored(start: Columns, how: Normaliser) -> dict[str, Column]:
    """Every indicator normalised, in its direction."""
    return {name: how(name, x, meta().direction[name]) for name, x in start.items()}


def by(method: str, divisor: float = 1.0, **given: Any) -> Normaliser:
    """One normalizer for all indicators; the reference scores some of them from 0 to 1."""
    return lambda name, x, direction: normalised(method, x, direction, **given) / divisor


def _scaled(name: str, x: Column, direction: int) -> Column:
    low, high = (-5.0, 250.0) if direction > 0 else (-250.0, 5.0)
    return normalised("goalposts", x, direction, low=low, high=high, worst=0.0, best=10.0)


def _to_region(cap: bool) -> Normaliser:
    return lambda name, x, direction: (
        normalised("distance_to_target", x, direction, target=float(x[4]), cap=cap) / 100.0
    )


def fracmax() -> Pairs:
    """Shares of the best value, and reciprocals of them where lower is better."""
    expected = table("norm_fracmax")
    for name, x in standard_treated().items():
        direction = meta().direction[name]
        try:
            ours = normalised("share_of_maximum", x, direction) / 100.0
        except Refusal:
            best = np.nanmax(x) if direction > 0 else np.nanmin(x)
            yield f"{name}: ours refuses a best value of {best}", str(bool(best <= 0.0)), "True"
            continue
        yield name, ours if direction > 0 else 1.0 / ours, expected.number(name)


def _signed(kind: Normaliser) -> Callable[[], Columns]:
    """The reference multiplies by the direction first and lets the method run upwards."""
    return lambda: {name: kind(name, x * meta().direction[name], 1) for name, x in standard_treated().items()}


def _downwards(name: str, x: Column, direction: int) -> Column:
    return normalised("goalposts", x, -1, low=0.0, high=50.0)


def _to_forty() -> Columns:
    start = standard_normalised(0.0, 100.0)
    return {
        name: normalised("distance_to_target", x * meta().direction[name], 1, target=40.0, cap=True) / 100.0
        for name, x in start.items()
    }


@functools.cache
def _stated() -> Mapping[tuple[str, ...], Mapping[str, str | None]]:
    return read_csv("inputs/ASEM_iMeta_normpars.csv").by("iCode")


def _stated_goalposts(name: str, x: Column, direction: int) -> Column:
    row = _stated()[name,]
    low, high, best = (float(str(row[f"goalpost_{part}"])) for part in ("lower", "upper", "scale"))
    clip = "both" if row["goalpost_trunc2posts"] == "TRUE" else "none"
    return normalised("goalposts", x, direction, low=low, high=high, best=best, clip=clip)


def _stated_zscore(name: str, x: Column, direction: int) -> Column:
    row = _stated()[name,]
    centre, spread = (float(str(row[f"zscore_{part}"])) for part in ("mean", "sd"))
    return normalised("zscore", x, direction, centre=centre, spread=spread)


def _single(name: str, x: Column, direction: int) -> Column:
    if name == "LPI":
        return normalised("percentile_rank", x, direction) / 100.0
    if name == "CO2":
        return normalised("zscore", x, direction, centre=5.0, spread=1.0)
    return x * direction if name == "Goods" else normalised("minmax", x, direction, best=10.0)


@functools.cache
def standard_normalised(worst: float, best: float) -> dict[str, Column]:
    """Min-max of the treated data."""
    return scored(standard_treated(), by("minmax", worst=worst, best=best))


@functools.cache
def gappy() -> dict[str, Column]:
    """Min-max from 1 to 100 of the denominated data, gaps and all."""
    return scored(denominated(), by("minmax", worst=1.0))


@functools.cache
def custom_weights() -> dict[str, float]:
    """The made-up weights."""
    found = read_csv("inputs/weights_custom.csv")
    return dict(zip(found.text("iCode"), found.number("Weight").tolist(), strict=True))


def plan_of(
    methods: Sequence[tuple[str, Mapping[str, Any]]],
    weights: Mapping[str, float],
    missing: str = "refuse",
    least: Sequence[float] = (0.0, 0.0, 0.0),
) -> Plan:
    """The index over scores: a method and a least coverage for each level, from pillars to the top."""
    tree = {node: list(meta().children(node)) for level in (2, 3, 4) for node in meta().nodes(level)}
    plans = {
        name: compose(tree, (), "goalposts", IDENTITY, name, given, missing=missing)
        for name, given in methods
    }
    track = plans[methods[-1][0]].tracks[0]
    nodes = []
    for place, node in enumerate(track.nodes):
        level = meta().level[node.id] - 2
        inner = [weights[child] for child in meta().children(node.id)]
        made = plans[methods[level][0]].tracks[0].nodes[place]
        shares = tuple(weight / sum(inner) for weight in inner)
        nodes.append(attrs.evolve(made, weights=shares, coverage=least[level]))
    return Plan(name=track.name, year=0, tracks=(attrs.evolve(track, nodes=tuple(nodes)),))


def index(plan: Plan, start: Columns) -> dict[str, Column]:
    """Every node of the index over columns of scores."""
    count = len(next(iter(start.values())))
    regions = [str(row) for row in range(count)]
    track = score(plan, Table(regions=regions, columns=start)).only
    return {node.id: track.score(node.id) for node in plan.tracks[0].nodes}


def aggregate(
    entry: str,
    start: Callable[[], Columns],
    *names: str,
    weights: Callable[[], Mapping[str, float]] = lambda: meta().weight,
    missing: str = "refuse",
    least: Sequence[float] = (0.0, 0.0, 0.0),
    convention: str = "",
    **given: Any,
) -> dict[str, Match]:
    """The nodes of every level beside the reference's."""
    levels = names * 3 if len(names) == 1 else names

    def compare() -> Pairs:
        methods = [(name, given if name not in ("arithmetic",) else {}) for name in levels]
        yield from same(entry, index(plan_of(methods, weights(), missing, least), start()))

    return {entry: Match(compare=compare, convention=convention)}


def outranked(
    entry: str, start: Callable[[], Columns], codes: str, weights: Sequence[float] | None = None
) -> dict[str, Match]:
    """The matrix of shares that outrank, and the scores and dominances that follow from it."""
    names = codes.split()
    heavy = np.ones(len(names)) if weights is None else np.array(weights)
    heavy = (heavy / heavy.sum())[:, None]

    def shares() -> Column:
        wins, draws = outranking([start()[name] for name in names], heavy)
        matrix = wins + 0.5 * draws
        upper = np.triu_indices(len(matrix), 1)
        if np.isnan([start()[name] for name in names]).any():
            matrix.T[upper] = 1.0 - matrix[upper]
        np.fill_diagonal(matrix, 0.0)
        return matrix

    def matrix() -> Pairs:
        expected = table(f"{entry}_matrix")
        for place, name in enumerate(expected.text("uCode")):
            yield name, shares()[:, place], expected.number(name)

    def summary() -> Pairs:
        expected, found = document(f"{entry}_summary"), shares()
        whole = int(np.count_nonzero(np.isclose(found, 1.0, rtol=0.0, atol=1e-12)))
        yield "dominances", whole, expected["nDominant"]
        yield "share of them", whole / (len(found) * (len(found) - 1) / 2), expected["fracDominant"]
        if np.isnan([start()[name] for name in names]).any():
            off = found - 0.5
            np.fill_diagonal(off, 0.0)
            yield (
                "scores",
                np.sign(np.where(np.abs(off) < 1e-12, 0.0, off)).sum(axis=1),
                array(expected["copeland"]),
            )
        else:
            net = aggregated(
                [start()[name] for name in names], heavy[:, 0].tolist(), "copeland", "refuse", scale="net"
            )
            yield "scores", net, array(expected["copeland"])

    convention = ORDER if "_na" in entry else ""
    return {
        f"{entry}_matrix": Match(compare=matrix, convention=convention),
        f"{entry}_summary": Match(compare=summary, convention=convention),
    }


def _panel(entry: str, columns: Callable[[], tuple[tuple[tuple[str, ...], ...], Columns]]) -> Match:
    def compare() -> Pairs:
        keys, made = columns()
        expected = table(entry).by("Time", "uCode")
        yield "rows", " ".join(map("@".join, sorted(keys))), " ".join(map("@".join, sorted(expected)))
        for name, x in made.items():
            yield name, x, array([float(expected[key][name] or "nan") for key in keys])

    return Match(compare=compare)


SCORES: dict[str, Match] = {
    "norm_default": columns_of("norm_default", lambda: standard_normalised(0.0, 100.0)),
    "norm_minmax_1_100": columns_of("norm_minmax_1_100", lambda: standard_normalised(1.0, 100.0)),
    "norm_minmax_0_1": columns_of("norm_minmax_0_1", lambda: standard_normalised(0.0, 1.0)),
    "norm_scaled": columns_of("norm_scaled", lambda: scored(standard_treated(), _scaled)),
    "norm_zscore_0_1": columns_of(
        "norm_zscore_0_1", lambda: scored(standard_treated(), by("zscore", centre=0.0, spread=1.0))
    ),
    "norm_rank_min": columns_of("norm_rank_min", lambda: scored(standard_treated(), by("place"))),
    "norm_rank_average": columns_of(
        "norm_rank_average", lambda: scored(standard_treated(), by("place", ties="average"))
    ),
    "norm_prank": columns_of("norm_prank", lambda: scored(standard_treated(), by("percentile_rank", 100.0))),
    "norm_prank_max": columns_of(
        "norm_prank_max", lambda: scored(standard_treated(), by("percentile_rank", 100.0, ties="maximum"))
    ),
    "norm_borda": columns_of("norm_borda", lambda: scored(standard_treated(), by("borda"))),
    "norm_dist2ref_5": columns_of("norm_dist2ref_5", lambda: scored(standard_treated(), _to_region(False))),
    "norm_dist2ref_5_cap": columns_of(
        "norm_dist2ref_5_cap", lambda: scored(standard_treated(), _to_region(True))
    ),
    "norm_fracmax": Match(compare=fracmax, convention=SIGNED),
    "norm_none": columns_of("norm_none", lambda: scored(standard_treated(), lambda name, x, sign: x * sign)),
    "norm_goalposts_global_notrunc_negdir": columns_of(
        "norm_goalposts_global_notrunc_negdir", _signed(_downwards)
    ),
    "norm_dist2targ_global": columns_of("norm_dist2targ_global", _to_forty),
    "norm_goalposts_imeta": columns_of("norm_goalposts_imeta", lambda: scored(raw(), _stated_goalposts)),
    "norm_zscore_imeta": columns_of("norm_zscore_imeta", lambda: scored(raw(), _stated_zscore)),
    "norm_indiv": columns_of("norm_indiv", lambda: scored(standard_treated(), _single)),
    "normna_minmax": columns_of("normna_minmax", lambda: scored(denominated(), by("minmax"))),
    "normna_prank": columns_of("normna_prank", lambda: scored(denominated(), by("percentile_rank", 100.0))),
    "normna_dist2max": columns_of("normna_dist2max", lambda: scored(denominated(), by("minmax", best=1.0))),
    "norm_raw_minmax": columns_of("norm_raw_minmax", lambda: scored(raw(), by("minmax"))),
    **aggregate("agg_default_0_100", lambda: standard_normalised(0.0, 100.0), "arithmetic"),
    **aggregate("agg_amean", lambda: standard_normalised(1.0, 100.0), "arithmetic"),
    **aggregate("agg_gmean", lambda: standard_normalised(1.0, 100.0), "geometric"),
    **aggregate("agg_genmean_p2", lambda: standard_normalised(1.0, 100.0), "power", degree=2.0),
    **aggregate("agg_genmean_p05", lambda: standard_normalised(1.0, 100.0), "power", degree=0.5),
    **aggregate(
        "agg_amean_customw", lambda: standard_normalised(1.0, 100.0), "arithmetic", weights=custom_weights
    ),
    **aggregate(
        "agg_gmean_customw", lambda: standard_normalised(1.0, 100.0), "geometric", weights=custom_weights
    ),
    **aggregate(
        "agg_zscore_amean",
        lambda: scored(standard_treated(), by("zscore", centre=0.0, spread=1.0)),
        "arithmetic",
    ),
    **aggregate("agg_borda_amean", lambda: scored(standard_treated(), by("borda")), "arithmetic"),
    **aggregate(
        "agg_prank_customw",
        lambda: scored(standard_treated(), by("percentile_rank", 100.0)),
        "arithmetic",
        weights=custom_weights,
    ),
    **aggregate("agg_copeland", lambda: standard_normalised(1.0, 100.0), "copeland", scale="net"),
    **aggregate(
        "agg_amean_then_copeland",
        lambda: standard_normalised(1.0, 100.0),
        *("arithmetic", "arithmetic", "copeland"),
        scale="net",
    ),
    **aggregate("aggna_amean_thr0", gappy, "arithmetic", missing="reweight"),
    **aggregate("aggna_amean_thr08", gappy, "arithmetic", missing="reweight", least=(0.8, 0.8, 0.8)),
    **aggregate("aggna_amean_thr1", gappy, "arithmetic", missing="reweight", least=(1.0, 1.0, 1.0)),
    **aggregate("aggna_amean_nothr", gappy, "arithmetic", missing="reweight"),
    **aggregate("aggna_gmean_nothr", gappy, "geometric", missing="reweight"),
    **aggregate("aggna_genmean_p2", gappy, "power", convention=NA_POWER, degree=2.0),
    **aggregate("aggna_amean_thrbylevel", gappy, "arithmetic", missing="reweight", least=(0.9, 0.7, 1.0)),
    **outranked(
        "outrank_physical",
        lambda: standard_normalised(0.0, 100.0),
        "LPI Flights Ship Bord Elec Gas ConSpeed Cov4G",
    ),
    **outranked(
        "outrank_social_w",
        lambda: standard_normalised(0.0, 100.0),
        "Poverty Palma TertGrad FreePress TolMin NGOs CPI FemLab WomParl",
        (1.0, 2.0, 1.0, 0.5, 0.5, 1.0, 3.0, 1.0, 1.0),
    ),
    **outranked("outrank_p2p_na", gappy, "StMob Research Pat CultServ CultGood Tourist MigStock Lang"),
    "panel_treated": _panel("panel_treated", panel_treated),
}
"""By entry of the manifest."""
