"""Indices of competitiveness, innovation and trade."""

from __future__ import annotations

import numpy as np
from forming import (
    NAN,
    SHARE,
    TRACK,
    Form,
    arrays,
    auxiliaries,
    form,
    half_up,
    indicators,
    minmax,
    tiers,
    trait,
    tree,
)

SURVEY = 'method = "goalposts", params = {low = 1.0, high = 7.0}'
MINMAX = 'method = "minmax"'
ONE_TO_SEVEN = "scale = 7.0, zero = 1.0, decimals = 2"


@form
def competitiveness_by_stage_of_development() -> Form:
    """WEF, Global Competitiveness Report 2017-2018, appendix A: scores of 1-7, sub-index weights by stage.

    An indicator in two pillars counts half in each.
    """
    nodes = {
        "gci": 'children = ["basic", "efficiency", "innovation"]',
        "basic": 'children = ["roads", "trust"]',
        "efficiency": 'children = ["skills", "internet"]',
        "innovation": 'children = ["research", "internet"]',
    }
    weights = [
        'equal = ["basic"], shares.gci = {basic = 0.2, efficiency = 0.5, innovation = 0.3}, '
        "relative.efficiency = {skills = 1.0, internet = 0.5}, relative.innovation = {research = 1.0, internet = 0.5}, "
        'by = "stage", when.factor.gci = {basic = 0.6, efficiency = 0.35, innovation = 0.05}, '
        "when.mixed.gci = {basic = 0.4, innovation = 0.1}"
    ]
    data = {
        "stage": ["factor", "mixed", "advanced", "factor"],
        "roads": [2.5, 4.0, 6.1, 3.3],
        "trust": [3.0, 4.4, 5.5, 2.1],
        "skills": [2.2, 4.7, 6.0, 3.1],
        "internet": [12.0, 55.0, 91.0, 30.0],
        "research": [1.9, 3.3, 5.8, 2.4],
    }
    rules = {**dict.fromkeys(("roads", "trust", "skills", "research"), SURVEY), "internet": MINMAX}
    x = arrays(data)
    online = 1.0 + 6.0 * minmax(x["internet"])
    parts = np.array(
        [
            (x["roads"] + x["trust"]) / 2,
            (x["skills"] + 0.5 * online) / 1.5,
            (x["research"] + 0.5 * online) / 1.5,
        ]
    )
    stage = {"factor": (0.6, 0.35, 0.05), "mixed": (0.4, 0.5, 0.1), "advanced": (0.2, 0.5, 0.3)}
    by_region = np.array([stage[word] for word in data["stage"]]).T
    return Form(
        lines=[
            trait("stage", *stage),
            *indicators(rules),
            *tree("gci", nodes, weights, ONE_TO_SEVEN),
        ],
        columns=data,
        expected={"gci": (parts * by_region).sum(axis=0), "efficiency": parts[1]},
        printed=True,
    )


@form
def competitiveness_between_two_stages() -> Form:
    """WEF, the same: a country between two stages has weights of its own, which move with its income."""
    nodes = {"gci": 'children = ["basic", "efficiency"]'}
    weights = ['measured.gci = {basic = "weight_basic", efficiency = "weight_efficiency"}']
    data = {
        "basic": [4.2, 5.0, 3.1],
        "efficiency": [3.9, 4.4, 2.8],
        "weight_basic": [0.6, 46.6, 20.0],
        "weight_efficiency": [0.4, 53.4, 80.0],
    }
    x = arrays(data)
    total = x["weight_basic"] + x["weight_efficiency"]
    index = (x["basic"] * x["weight_basic"] + x["efficiency"] * x["weight_efficiency"]) / total
    return Form(
        lines=[
            *indicators(dict.fromkeys(("basic", "efficiency"), SURVEY)),
            *auxiliaries(dict.fromkeys(("weight_basic", "weight_efficiency"), "")),
            *tree("gci", nodes, weights, ONE_TO_SEVEN),
        ],
        columns=data,
        expected={"gci": index},
        printed=True,
    )


@form
def tourism_scores_rounded_at_each_tier() -> Form:
    """WEF, Travel and Tourism Development Index: scores of 1-7 printed, and averaged as printed, with one decimal."""
    printed = '{method = "round", params = {decimals = 1, low = 1.0, high = 7.0, rounding = "half_up"}}'
    nodes = {
        "ttdi": f'children = ["air", "safety"], transform = {printed}',
        "air": f'children = ["seats", "airlines"], transform = {printed}',
        "safety": f'children = ["crime", "police"], transform = {printed}',
    }
    names = ("seats", "airlines", "crime", "police")
    data = {name: np.round(np.random.default_rng(at).uniform(1, 7, 5), 3) for at, name in enumerate(names)}
    data = {name: column.tolist() for name, column in data.items()}
    tier = {name: half_up(column, 1) for name, column in arrays(data).items()}
    air = half_up((tier["seats"] + tier["airlines"]) / 2, 1)
    safety = half_up((tier["crime"] + tier["police"]) / 2, 1)
    return Form(
        lines=[
            *indicators(dict.fromkeys(names, f"{SURVEY}, then = {printed}")),
            *tree("ttdi", nodes, (), ONE_TO_SEVEN),
        ],
        columns=data,
        expected={"ttdi": half_up((air + safety) / 2, 1), "air": air},
        printed=True,
    )


@form
def distance_to_the_frontier() -> Form:
    """World Bank, Doing Business, distance to frontier: the 95th percentile is the worst, the best is observed.

    The tax rate's score is raised to the power of 0.8, with a stated lowest rate.
    """
    worst = "high = {quantile = 5.0}"
    rules = {
        "days": f'method = "learned_goalposts", params = {{{worst}, clip = "both"}}',
        "tax": f'method = "learned_goalposts", params = {{low = {{value = 26.1}}, {worst}, clip = "both"}}, '
        'then = {method = "power", params = {exponent = 0.8}}',
    }
    data = {"days": [3.0, 12.0, 25.0, 60.0, 200.0, 7.0], "tax": [20.0, 35.0, 42.0, 60.0, 90.0, 26.1]}
    x = arrays(data)
    ends = {name: np.quantile(column, 0.95) for name, column in x.items()}
    days = np.clip((ends["days"] - x["days"]) / (ends["days"] - 3.0), 0.0, 1.0)
    tax = np.clip((ends["tax"] - x["tax"]) / (ends["tax"] - 26.1), 0.0, 1.0) ** 0.8
    return Form(
        lines=[*indicators(rules, ("days", "tax")), *tree("db", {"db": 'children = ["days", "tax"]'})],
        columns=data,
        expected={"db": 50.0 * (days + tax)},
    )


@form
def innovation_with_its_coverage_rule() -> Form:
    """Global Innovation Index, appendix: two thirds of the data in inputs and outputs each, two sub-pillars a pillar.

    A ratio of the two sub-indices stands beside the index.
    """
    nodes = {
        "gii": 'children = ["inputs", "outputs"]',
        "inputs": 'children = ["a", "b", "c"], missing = "reweight", least = 2',
        "outputs": 'children = ["d", "e"], missing = "reweight"',
        "efficiency": 'children = ["outputs", "inputs"], method = "ratio"',
    }
    data = {
        "a": [0.2, 0.5, NAN, 0.9, 0.4],
        "b": [0.4, NAN, NAN, 0.7, 0.6],
        "c": [0.6, 0.9, 0.3, 0.8, 0.5],
        "d": [0.1, 0.4, 0.5, NAN, 0.2],
        "e": [0.3, 0.8, 0.7, 0.6, 0.4],
    }
    inputs, outputs = np.array([0.4, 0.7, NAN, NAN, 0.5]), np.array([0.2, 0.6, NAN, NAN, 0.3])
    return Form(
        lines=[*indicators(dict.fromkeys(data, SHARE)), *tree("gii", nodes)],
        columns=data,
        edition='[stages.screen]\nmethod = "coverage"\nwithin = ["inputs", "outputs"]\nparams = {least = 0.6}\n',
        expected={"gii": 50.0 * (inputs + outputs), "efficiency": 100.0 * outputs / inputs},
    )


@form
def world_competitiveness() -> Form:
    """IMD, World Competitiveness Yearbook: standardised values, hard data two thirds, survey one third.

    The overall values are brought to 0-100 by the best and the worst economy.
    """
    zscore = 'method = "zscore", params = {centre = 0.0, spread = 1.0}'
    nodes = {"wcy": 'children = ["hard", "survey"], normalise = {method = "minmax"}'}
    data = {"hard": [1.0, 5.0, 2.0, 9.0], "survey": [7.0, 4.0, 6.0, 5.0]}
    z = {name: (column - column.mean()) / column.std(ddof=1) for name, column in arrays(data).items()}
    overall = (2.0 * z["hard"] - z["survey"]) / 3.0
    return Form(
        lines=[
            *indicators(dict.fromkeys(data, zscore), ("survey",)),
            *tree("wcy", nodes, ["relative.wcy = {hard = 2.0, survey = 1.0}"]),
        ],
        columns=data,
        expected={"wcy": 100.0 * minmax(overall)},
    )


@form
def innovation_relative_to_the_mean() -> Form:
    """European Innovation Scoreboard, methodology: square roots of skewed data, min-max, performance groups in percent.

    Group bounds of 125, 100 and 70 percent of the mean of the countries.
    """
    root = 'transform = "power", transform_params = {exponent = 0.5, full = 1.0}, method = "minmax"'
    relative = 'normalise = {method = "distance_to_reference"}'
    nodes = {"eis": f'children = ["patents", "sales"], {relative}'}
    data = {"patents": [1.0, 4.0, 25.0, 100.0, 9.0], "sales": [3.0, 9.0, 8.0, 12.0, 7.0]}
    x = arrays(data)
    summary = (minmax(np.sqrt(x["patents"])) + minmax(x["sales"])) / 2.0
    groups = {"leader": 125.0, "strong": 100.0, "moderate": 70.0, "emerging": 0.0}
    return Form(
        lines=[
            *indicators({"patents": root, "sales": MINMAX}),
            *tree("eis", nodes),
            tiers("groups", "score", groups),
        ],
        columns=data,
        edition='[stages.tier]\nbeside = [{method = "form.groups"}]\n',
        expected={"eis": 100.0 * summary / summary.mean()},
        tiers={("eis", "form.groups"): ["emerging", "moderate", "strong", "leader", "moderate"]},
    )


@form
def economic_freedom_by_a_square() -> Form:
    """Heritage, Index of Economic Freedom: government spending scores 100 - 0.03 x squared, never below 0."""
    square = 'transform = "power", transform_params = {exponent = 2.0, full = 1.0}'
    spending = (
        f'{square}, method = "goalposts", params = {{low = 0.0, high = 57.735026918962575, clip = "low"}}'
    )
    data = {"spending": [0.0, 30.0, 45.0, 80.0], "trade": [0.8, 0.6, 0.9, 0.5]}
    x = arrays(data)
    spent = np.maximum(100.0 - 0.03 * x["spending"] ** 2, 0.0)
    return Form(
        lines=[
            *indicators({"spending": spending, "trade": SHARE}, ("spending",)),
            *tree("ief", {"ief": 'children = ["spending", "trade"]'}),
        ],
        columns=data,
        expected={"ief": (spent + 100.0 * x["trade"]) / 2.0},
    )


@form
def logistics_by_principal_components() -> Form:
    """World Bank, Logistics Performance Index: six components of 1-5, near-equal loadings as fixed proportions."""
    loadings = {"customs": 0.40, "infra": 0.42, "shipments": 0.39, "quality": 0.42}
    rule = 'method = "goalposts", params = {low = 1.0, high = 5.0}'
    said = ", ".join(f"{name} = {value}" for name, value in loadings.items())
    inside = ", ".join(f'"{name}"' for name in loadings)
    data = {name: [2.1 + at / 7, 3.3, 4.6 - at / 5] for at, name in enumerate(loadings)}
    x = np.array(list(arrays(data).values()))
    share = np.array(list(loadings.values()))
    index = share @ x / share.sum()
    return Form(
        lines=[
            *indicators(dict.fromkeys(loadings, rule)),
            *tree(
                "lpi",
                {"lpi": f"children = [{inside}]"},
                [f"relative.lpi = {{{said}}}"],
                "scale = 5.0, zero = 1.0",
            ),
        ],
        columns=data,
        track=TRACK,
        expected={"lpi": index},
        printed=True,
    )
