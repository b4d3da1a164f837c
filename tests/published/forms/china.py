"""Constructions common in Chinese evaluation practice: 功效系数法, 熵权法, TOPSIS, 变异系数法, 标杆法, 定基指数."""

from __future__ import annotations

import numpy as np
from forming import Form, arrays, form, indicators, minmax, tiers, trait, tree

MINMAX = 'method = "minmax"'
PLAIN = 'method = "as_is"'
DATA = {"fibre": [60.0, 85.0, 92.0, 71.0], "cloud": [12.0, 30.0, 55.0, 20.0], "carbon": [0.9, 0.4, 0.5, 0.7]}


def _shares(columns: np.ndarray) -> np.ndarray:
    return columns / columns.sum(axis=1, keepdims=True)


def _entropy_weights(columns: np.ndarray) -> np.ndarray:
    shares = _shares(columns)
    entropy = -(shares * np.log(shares)).sum(axis=1) / np.log(columns.shape[1])
    return (1.0 - entropy) / (1.0 - entropy).sum()


def _scores(worst: float) -> np.ndarray:
    """Min-max scores from `worst` to 100, carbon the lower the better."""
    places = [minmax(column, name == "carbon") for name, column in arrays(DATA).items()]
    return worst + (100.0 - worst) * np.array(places)


@form
def efficacy_coefficients_of_the_sample() -> Form:
    """功效系数法, textbooks of evaluation: 60 at the sample's worst, 100 at its best, geometric mean."""
    rule = 'method = "learned_goalposts", params = {worst = 60.0, best = 100.0}'
    inside = 'children = ["fibre", "cloud", "carbon"], method = "geometric"'
    return Form(
        lines=[*indicators(dict.fromkeys(DATA, rule), ("carbon",)), *tree("index", {"index": inside})],
        columns=DATA,
        expected={"index": np.exp(np.log(_scores(60.0)).mean(axis=0))},
    )


@form
def entropy_weights() -> Form:
    """熵权法, common practice after Shannon: weights by one less the entropy of shares, min-max moved off zero."""
    rule = 'method = "minmax", params = {worst = 1.0, best = 100.0}'
    scores = _scores(1.0)
    return Form(
        lines=[
            *indicators(dict.fromkeys(DATA, rule), ("carbon",)),
            *tree(
                "index",
                {"index": 'children = ["fibre", "cloud", "carbon"]'},
                ['computed.index = {method = "entropy"}'],
            ),
        ],
        columns=DATA,
        expected={"index": _entropy_weights(scores) @ scores},
    )


@form
def entropy_weights_and_topsis() -> Form:
    """熵权-TOPSIS, common practice after Hwang and Yoon: entropy weights, closeness to the best and the worst point."""
    rule = 'method = "minmax", params = {worst = 1.0, best = 100.0}'
    scores = _scores(1.0)
    weighed = _entropy_weights(scores)[:, None] * scores / np.linalg.norm(scores, axis=1, keepdims=True)
    near = np.linalg.norm(weighed - weighed.max(axis=1, keepdims=True), axis=0)
    far = np.linalg.norm(weighed - weighed.min(axis=1, keepdims=True), axis=0)
    return Form(
        lines=[
            *indicators(dict.fromkeys(DATA, rule), ("carbon",)),
            *tree(
                "index",
                {"index": 'children = ["fibre", "cloud", "carbon"], method = "topsis"'},
                ['computed.index = {method = "entropy"}'],
            ),
        ],
        columns=DATA,
        expected={"index": 100.0 * far / (near + far)},
    )


@form
def weights_by_the_coefficient_of_variation() -> Form:
    """变异系数法, common practice after Pearson: weights by standard deviation over mean."""
    scores = _scores(0.0)
    variation = scores.std(axis=1, ddof=1) / scores.mean(axis=1)
    return Form(
        lines=[
            *indicators(dict.fromkeys(DATA, MINMAX), ("carbon",)),
            *tree(
                "index",
                {"index": 'children = ["fibre", "cloud", "carbon"]'},
                ['computed.index = {method = "coefficient_of_variation"}'],
            ),
        ],
        columns=DATA,
        expected={"index": variation @ scores / variation.sum()},
    )


@form
def benchmark_of_the_best_city() -> Form:
    """标杆法, evaluations of digital cities: values as shares of the best city's, inverted where less is better."""
    x = arrays(DATA)
    shares = x["fibre"] / 92.0 + x["cloud"] / 55.0 + 0.4 / x["carbon"]
    rule = 'method = "share_of_maximum"'
    return Form(
        lines=[
            *indicators(dict.fromkeys(DATA, rule), ("carbon",)),
            *tree("index", {"index": 'children = ["fibre", "cloud", "carbon"]'}),
        ],
        columns=DATA,
        expected={"index": 100.0 * shares / 3.0},
    )


@form
def index_to_a_fixed_base() -> Form:
    """定基指数, National Bureau of Statistics style: the base year's national value is 100, weights by experts."""
    bases = {"fibre": 50.0, "cloud": 10.0, "carbon": 1.0}
    rules = {name: f'method = "anchor", params = {{mean = {mean}}}' for name, mean in bases.items()}
    x = arrays(DATA)
    index = 0.5 * x["fibre"] / 50.0 + 0.3 * x["cloud"] / 10.0 + 0.2 * 1.0 / x["carbon"]
    return Form(
        lines=[
            *indicators(rules, ("carbon",)),
            *tree(
                "index",
                {"index": 'children = ["fibre", "cloud", "carbon"]'},
                ["shares.index = {fibre = 0.5, cloud = 0.3, carbon = 0.2}"],
            ),
        ],
        columns=DATA,
        expected={"index": 100.0 * index},
    )


@form
def thresholds_and_weights_by_zone() -> Form:
    """Assessments by zone (东部、中部、西部), ministries' practice: lower thresholds and other weights for the west."""
    by = 'by = "zone", when = {west = {high = 80.0}, central = {high = 90.0}}'
    rules = {
        "fibre": f'method = "goalposts", params = {{low = 0.0, high = 100.0, clip = "high"}}, {by}',
        "cloud": PLAIN,
    }
    weights = [
        'shares.index = {fibre = 0.5, cloud = 0.5}, by = "zone", when.west.index = {fibre = 0.7, cloud = 0.3}'
    ]
    data = {
        "zone": ["east", "central", "west", "west"],
        "fibre": [95.0, 95.0, 72.0, 60.0],
        "cloud": [40.0, 50.0, 20.0, 30.0],
    }
    return Form(
        lines=[
            trait("zone", "east", "central", "west"),
            *indicators(rules),
            *tree("index", {"index": 'children = ["fibre", "cloud"]'}, weights),
            tiers("bands", "share", {"一": 50.0, "二": 100.0}),
        ],
        columns=data,
        edition='[stages.tier]\nbeside = [{method = "form.bands"}]\n',
        expected={"index": [67.5, 75.0, 69.0, 61.5]},
        tiers={("index", "form.bands"): ["二", "一", "一", "二"]},
    )


@form
def reciprocals_of_what_is_better_low() -> Form:
    """逆指标取倒数, common practice: what is better low is inverted first; logarithms of x + 1/2."""
    x = arrays(DATA)
    rules = {
        "fibre": 'transform = "log_plus", transform_params = {constant = 0.5}, method = "minmax"',
        "cloud": MINMAX,
        "carbon": f'transform = "reciprocal", {MINMAX}',
    }
    total = minmax(np.log(x["fibre"] + 0.5)) + minmax(x["cloud"]) + minmax(1.0 / x["carbon"])
    return Form(
        lines=[
            *indicators(rules, ("carbon",)),
            *tree("index", {"index": 'children = ["fibre", "cloud", "carbon"]'}),
        ],
        columns=DATA,
        expected={"index": 100.0 * total / 3.0},
    )


@form
def inclusion_as_nearness_to_the_ideal() -> Form:
    """普惠金融指数 by 欧氏距离法, after Sarma (2008): one less the distance from the ideal point."""
    inside = 'children = ["fibre", "cloud", "carbon"], method = "power", params = {degree = 2.0}'
    index = 100.0 - np.sqrt(((100.0 - _scores(0.0)) ** 2).mean(axis=0))
    return Form(
        lines=[
            *indicators(dict.fromkeys(DATA, MINMAX), ("carbon",)),
            *tree("index", {"index": f"{inside}, inverted = true"}),
        ],
        columns=DATA,
        expected={"index": index},
    )


@form
def veto_and_bonus() -> Form:
    """Assessments with 加分项 and 一票否决, ministries' practice: up to 5 points more, nothing after an accident."""
    nodes = {
        "index": 'children = ["raised", "safe"], method = "veto"',
        "raised": 'children = ["basis", "pilot"], method = "bonus", params = {points = [5.0], ceiling = 100.0}',
        "basis": 'children = ["fibre", "cloud"]',
    }
    data = {
        "fibre": [80.0, 90.0, 99.0],
        "cloud": [60.0, 70.0, 98.0],
        "pilot": [0.0, 100.0, 100.0],
        "safe": [100.0, 0.0, 100.0],
    }
    return Form(
        lines=[*indicators(dict.fromkeys(data, PLAIN)), *tree("index", nodes, ['equal = ["basis"]'])],
        columns=data,
        expected={"index": [70.0, 0.0, 100.0], "raised": [70.0, 85.0, 100.0]},
    )
