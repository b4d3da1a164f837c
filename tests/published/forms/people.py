"""Indices of development, equality and well-being."""

from __future__ import annotations

import numpy as np
from forming import NAN, SHARE, Form, arrays, auxiliaries, form, half_up, indicators, minmax, tiers, tree

PLAIN = 'method = "as_is"'


@form
def sustainable_development_goals() -> Form:
    """SDSN, Sustainable Development Report, methods: the worst is the 2.5th percentile, the best a target.

    Where there is no target, the best is the mean of the five best countries; all of it is held to 0-100.
    """
    rules = {
        "poverty": 'method = "learned_goalposts", params = '
        '{low = {value = 0.0}, high = {quantile = 2.5}, clip = "both"}',
        "papers": 'method = "learned_goalposts", params = '
        '{low = {quantile = 2.5}, high = {mean_of = 5}, clip = "both"}',
        "schooling": SHARE,
    }
    nodes = {"sdg": 'children = ["goal1", "goal9"]', "goal1": 'children = ["poverty"]'}
    nodes["goal9"] = 'children = ["papers", "schooling"]'
    draw = np.random.default_rng(1)
    data = {
        "poverty": draw.uniform(0.0, 60.0, 12).round(2).tolist(),
        "papers": draw.uniform(0.0, 3.0, 12).round(3).tolist(),
        "schooling": draw.uniform(0.3, 1.0, 12).round(3).tolist(),
    }
    x = arrays(data)
    worst, best = np.quantile(x["papers"], 0.025), np.sort(x["papers"])[-5:].mean()
    papers = np.clip((x["papers"] - worst) / (best - worst), 0.0, 1.0)
    goal1 = 1.0 - np.clip(x["poverty"] / np.quantile(x["poverty"], 0.975), 0.0, 1.0)
    goal9 = (papers + x["schooling"]) / 2.0
    return Form(
        lines=[*indicators(rules, ("poverty",)), *tree("sdg", nodes)],
        columns=data,
        expected={"sdg": 50.0 * (goal1 + goal9), "goal9": 100.0 * goal9},
    )


@form
def equally_distributed_index() -> Form:
    """UNDP, Human Development Report 1995-2009, technical note 1: a harmonic mean of women and men by their numbers.

    The Gender-related Development Index averages such equally distributed indices.
    """
    nodes = {
        "gdi": 'children = ["health", "learning"]',
        "health": 'children = ["life_f", "life_m"], method = "harmonic"',
        "learning": 'children = ["school_f", "school_m"], method = "harmonic"',
    }
    of = '{life_f = "women", life_m = "men"}, measured.learning = {school_f = "women", school_m = "men"}'
    rules = {
        "life_f": 'method = "goalposts", params = {low = 27.5, high = 87.5}',
        "life_m": 'method = "goalposts", params = {low = 22.5, high = 82.5}',
        "school_f": SHARE,
        "school_m": SHARE,
    }
    data = {
        "life_f": [80.0, 70.0, 64.0],
        "life_m": [75.0, 60.0, 63.0],
        "school_f": [0.8, 0.3, 0.7],
        "school_m": [0.8, 0.6, 0.9],
        "women": [51.0, 480.0, 0.2],
        "men": [49.0, 520.0, 0.8],
    }
    x = arrays(data)
    share = x["women"] / (x["women"] + x["men"])
    life_f, life_m = (x["life_f"] - 27.5) / 60.0, (x["life_m"] - 22.5) / 60.0
    health = 1.0 / (share / life_f + (1.0 - share) / life_m)
    learning = 1.0 / (share / x["school_f"] + (1.0 - share) / x["school_m"])
    return Form(
        lines=[
            *indicators(rules),
            *auxiliaries(dict.fromkeys(("women", "men"), "")),
            *tree("gdi", nodes, [f'equal = ["gdi"], measured.health = {of}'], "scale = 1.0"),
        ],
        columns=data,
        expected={"gdi": (health + learning) / 2.0},
        printed=True,
    )


@form
def planetary_pressures_from_a_rounded_index() -> Form:
    """UNDP, Human Development Report 2020, technical note on the PHDI: the printed HDI times an adjustment factor.

    The factor is the mean of one less carbon and one less material footprint, each a share of its greatest value.
    """
    share = 'method = "goalposts", params = {low = 0.0, high = '
    tier = 'round = 1, rounding = "half_up"'
    nodes = {
        "phdi": f'children = ["hdi", "pressure"], method = "product", {tier}',
        "hdi": f'children = ["health", "school", "income"], method = "geometric", {tier}',
        "pressure": 'children = ["carbon", "material"]',
    }
    rules = {
        **dict.fromkeys(("health", "school", "income"), SHARE),
        "carbon": f"{share}76.6}}",
        "material": f"{share}152.6}}",
    }
    data = {
        "health": [0.98, 0.7, 0.85],
        "school": [0.9, 0.44, 0.7],
        "income": [0.95, 0.5, 0.81],
        "carbon": [8.2, 0.4, 15.2],
        "material": [44.4, 3.0, 29.7],
    }
    x = arrays(data)
    hdi = half_up(np.cbrt(x["health"] * x["school"] * x["income"]), 3)
    factor = (2.0 - x["carbon"] / 76.6 - x["material"] / 152.6) / 2.0
    groups = {"very high": 0.8, "high": 0.7, "medium": 0.55, "low": 0.0}
    return Form(
        lines=[
            *indicators(rules, ("carbon", "material")),
            *tree("phdi", nodes, ['equal = ["hdi", "pressure"]'], "scale = 1.0, decimals = 3"),
            tiers("groups", "printed", groups),
        ],
        columns=data,
        edition='[stages.tier]\nbeside = [{node = "hdi", method = "form.groups"}]\n',
        expected={"phdi": half_up(hdi * factor, 3), "hdi": hdi},
        printed=True,
        tiers={("hdi", "form.groups"): ["very high", "low", "high"]},
    )


@form
def poverty_as_headcount_times_intensity() -> Form:
    """UNDP and OPHI, Multidimensional Poverty Index, technical note 5: H times A, ranked as printed."""
    nodes = {"mpi": 'children = ["headcount", "intensity"], method = "product"'}
    data = {"headcount": [0.004, 0.912, 0.25, 0.2501, 0.1], "intensity": [0.41, 0.66, 0.4, 0.4, 0.35]}
    mpi = np.multiply(*arrays(data).values())
    return Form(
        lines=[
            *indicators(dict.fromkeys(data, SHARE)),
            *tree("mpi", nodes, ["equal = []"], "scale = 1.0, decimals = 3"),
        ],
        columns=data,
        edition='[stages.rank]\ndecimals = 3\nmethod = "dense"\n',
        expected={"mpi": mpi},
        printed=True,
        ranks={"mpi": [4.0, 1.0, 2.0, 2.0, 3.0]},
    )


@form
def human_poverty_by_a_cubic_mean() -> Form:
    """UNDP, Human Development Report 1997, technical note 1: the Human Poverty Index is a power mean of degree 3."""
    nodes = {
        "hpi": 'children = ["survival", "literacy", "living"], method = "power", params = {degree = 3.0}'
    }
    data = {"survival": [20.0, 5.0], "literacy": [60.0, 8.0], "living": [30.0, 12.0]}
    cubes = sum(column**3 for column in arrays(data).values()) / 3.0
    return Form(
        lines=[*indicators(dict.fromkeys(data, PLAIN)), *tree("hpi", nodes)],
        columns=data,
        expected={"hpi": np.cbrt(cubes)},
    )


@form
def vulnerability_by_a_quadratic_mean() -> Form:
    """United Nations, Multidimensional Vulnerability Index, final report 2023: quadratic means on both levels."""
    square = 'method = "power", params = {degree = 2.0}'
    nodes = {
        "mvi": f'children = ["structural", "lack"], {square}',
        "structural": f'children = ["trade", "storms"], {square}',
    }
    data = {"trade": [10.0, 80.0], "storms": [60.0, 90.0], "lack": [40.0, 70.0]}
    x = arrays(data)
    structural = np.sqrt((x["trade"] ** 2 + x["storms"] ** 2) / 2.0)
    return Form(
        lines=[*indicators(dict.fromkeys(data, PLAIN)), *tree("mvi", nodes)],
        columns=data,
        expected={"mvi": np.sqrt((structural**2 + x["lack"] ** 2) / 2.0)},
    )


@form
def access_against_an_ideal_of_two_deviations() -> Form:
    """ITU, ICT Development Index 2017, annex 1: some ideals lie two standard deviations above the mean; 0-10."""
    ideal = 'method = "learned_goalposts", params = {low = {value = 0.0}, high = {deviations = 2.0}, clip = "high"}'
    nodes = {"idi": 'children = ["access", "use", "skills"]'}
    data = {"access": [10.0, 90.0, 120.0, 60.0, 75.0], "use": [0.1, 0.9, 0.4, 0.7, 0.2]}
    data["skills"] = [0.4, 0.9, 0.6, 0.8, 0.5]
    x = arrays(data)
    access = np.minimum(x["access"] / (x["access"].mean() + 2.0 * x["access"].std(ddof=1)), 1.0)
    return Form(
        lines=[
            *indicators({"access": ideal, "use": SHARE, "skills": SHARE}),
            *tree("idi", nodes, ["shares.idi = {access = 0.4, use = 0.4, skills = 0.2}"], "scale = 10.0"),
        ],
        columns=data,
        expected={"idi": 4.0 * access + 4.0 * x["use"] + 2.0 * x["skills"]},
        printed=True,
    )


@form
def gender_gap_held_to_parity() -> Form:
    """WEF, Global Gender Gap Report, methodology: ratios of women to men held to parity, published weights."""
    held = 'method = "goalposts", params = {low = 0.0, high = 1.0, clip = "high"}'
    derived = {name: f'method = "ratio", of = ["{name}_f", "{name}_m"]' for name in ("work", "pay")}
    data = {"work_f": [50.0, 80.0], "work_m": [80.0, 75.0], "pay_f": [20.0, 30.0], "pay_m": [40.0, 33.0]}
    x = arrays(data)
    ratios = {name: np.minimum(x[f"{name}_f"] / x[f"{name}_m"], 1.0) for name in derived}
    return Form(
        lines=[
            *indicators(dict.fromkeys(derived, held), derived=derived),
            *auxiliaries(dict.fromkeys(data, "")),
            *tree(
                "gap", {"gap": 'children = ["work", "pay"]'}, ["relative.gap = {work = 0.199, pay = 0.221}"]
            ),
        ],
        columns=data,
        expected={"gap": 100.0 * (0.199 * ratios["work"] + 0.221 * ratios["pay"]) / 0.42},
    )


@form
def better_life_by_the_users_weights() -> Form:
    """OECD, Better Life Index, user's guide: min-max within topics, means of them, weights of 0 to 5 by the user."""
    rule = 'method = "minmax"'
    nodes = {"bli": 'children = ["housing", "jobs"]', "jobs": 'children = ["employed", "insecure"]'}
    data = {"housing": [1.0, 2.2, 1.7], "employed": [60.0, 75.0, 80.0], "insecure": [9.0, 3.0, 5.0]}
    x = arrays(data)
    jobs = (minmax(x["employed"]) + minmax(x["insecure"], lower=True)) / 2.0
    return Form(
        lines=[
            *indicators(dict.fromkeys(data, rule), ("insecure",)),
            *tree(
                "bli", nodes, ['relative.bli = {housing = 5.0, jobs = 2.0}, equal = ["jobs"]'], "scale = 10.0"
            ),
        ],
        columns=data,
        expected={"bli": 10.0 * (5.0 * minmax(x["housing"]) + 2.0 * jobs) / 7.0},
        printed=True,
    )


@form
def social_progress_by_component_scores() -> Form:
    """Social Progress Imperative, methodology report: components of standardised data, rescaled by stated bounds.

    The bounds are the component's values at the best and at the worst that is conceivable; two of three suffice.
    """
    rule = 'method = "standardised", params = {mean = 50.0, deviation = 20.0, centre = 0.0, spread = 1.0}'
    bounds = 'normalise = {method = "goalposts", params = {low = -2.5, high = 2.5}}'
    inside = 'children = ["water", "food", "power"], missing = "reweight", least = 2'
    data = {"water": [90.0, 40.0, NAN], "food": [70.0, NAN, NAN], "power": [85.0, 20.0, 50.0]}
    z = (np.array(list(arrays(data).values())) - 50.0) / 20.0
    weights = np.array([0.5, 0.25, 0.25])[:, None] * ~np.isnan(z)
    component = np.nansum(weights * np.nan_to_num(z), axis=0) / weights.sum(axis=0)
    return Form(
        lines=[
            *indicators(dict.fromkeys(data, rule)),
            *tree(
                "spi",
                {"spi": f"{inside}, {bounds}"},
                ["shares.spi = {water = 0.5, food = 0.25, power = 0.25}"],
            ),
        ],
        columns=data,
        expected={"spi": np.where([True, True, False], (component + 2.5) * 20.0, NAN)},
    )
