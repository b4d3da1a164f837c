"""Indices of risk, environment and conflict, of which many are highest where things are worst."""

from __future__ import annotations

import numpy as np
from forming import SHARE, Form, arrays, auxiliaries, form, half_up, indicators, tiers, trait, tree

PLAIN = 'method = "as_is"'
TEN = 'method = "goalposts", params = {low = 0.0, high = 10.0}'


@form
def environment_between_percentiles() -> Form:
    """Yale and Columbia, Environmental Performance Index, technical appendix: logarithms, 5th and 95th percentiles.

    What is not material to a country weighs nothing there: no fisheries for those without a coast.
    """
    ends = 'method = "learned_goalposts", params = {low = {quantile = 5.0}, high = {quantile = 5.0}, clip = "both"}'
    rules = {"emissions": f'transform = "log", {ends}', "parks": ends, "fishing": ends}
    weights = [
        "shares.epi = {emissions = 0.4, parks = 0.35, fishing = 0.25}, "
        'by = "coast", when.landlocked.epi = {emissions = 0.55, parks = 0.45, fishing = 0.0}'
    ]
    draw = np.random.default_rng(7)
    data = {
        "coast": ["coastal", "landlocked", "coastal", "coastal", "landlocked", "coastal"],
        "emissions": draw.lognormal(2.0, 1.0, 6).round(3).tolist(),
        "parks": draw.uniform(0.0, 30.0, 6).round(3).tolist(),
        "fishing": draw.uniform(0.0, 9.0, 6).round(3).tolist(),
    }
    x = arrays(data)
    x["emissions"] = np.log(x["emissions"])
    scores = []
    for name, column in x.items():
        low, high = np.quantile(column, [0.05, 0.95])
        place = np.clip((column - low) / (high - low), 0.0, 1.0)
        scores.append(place if name == "parks" else 1.0 - place)
    coastal = np.array([word == "coastal" for word in data["coast"]])
    weighed = np.where(coastal, [[0.4], [0.35], [0.25]], [[0.55], [0.45], [0.0]])
    return Form(
        lines=[
            trait("coast", "coastal", "landlocked"),
            *indicators(rules, ("emissions", "fishing")),
            *tree("epi", {"epi": 'children = ["emissions", "parks", "fishing"]'}, weights),
        ],
        columns=data,
        expected={"epi": 100.0 * (weighed * np.array(scores)).sum(axis=0)},
    )


@form
def risk_as_exposure_times_vulnerability() -> Form:
    """Bündnis Entwicklung Hilft and IFHV, WorldRiskReport 2022: square and cube roots of products."""
    nodes = {
        "risk": 'children = ["exposure", "vulnerability"], method = "geometric"',
        "vulnerability": 'children = ["fragility", "coping", "adapting"], method = "geometric"',
    }
    data = {
        "exposure": [39.0, 1.2],
        "fragility": [20.0, 7.0],
        "coping": [50.0, 11.0],
        "adapting": [45.0, 20.0],
    }
    x = arrays(data)
    vulnerability = np.cbrt(x["fragility"] * x["coping"] * x["adapting"])
    return Form(
        lines=[*indicators(dict.fromkeys(data, PLAIN)), *tree("risk", nodes)],
        columns=data,
        expected={"risk": np.sqrt(x["exposure"] * vulnerability), "vulnerability": vulnerability},
    )


@form
def risk_by_an_inverted_geometric_mean() -> Form:
    """European Commission, INFORM Risk, methodology: 10 less the geometric mean of 10 less each, the worst counts most.

    Every component is rounded to one decimal of 0-10, as it is printed.
    """
    tier = 'round = 0, rounding = "half_up"'
    nodes = {
        "hazard": f'children = ["flood", "quake", "drought"], method = "geometric", inverted = true, {tier}'
    }
    data = {"flood": [2.0, 9.0], "quake": [8.0, 1.0], "drought": [3.3, 5.5]}
    rest = 10.0 - np.array(list(arrays(data).values()))
    return Form(
        lines=[
            *indicators(dict.fromkeys(data, TEN)),
            *tree("hazard", nodes, (), "scale = 10.0, decimals = 1"),
        ],
        columns=data,
        expected={"hazard": half_up(10.0 - np.cbrt(rest.prod(axis=0)), 1)},
        printed=True,
    )


@form
def peace_where_one_is_best() -> Form:
    """IEP, Global Peace Index, methodology: bands of 1 to 5, the lowest the best; 60 percent internal peace.

    Countries are ranked by what is printed, three decimals.
    """
    bands = 'method = "goalposts", params = {low = 1.0, high = 5.0}'
    nodes = {
        "gpi": 'children = ["internal", "external"]',
        "internal": 'children = ["homicide", "terror"]',
        "external": 'children = ["arms"]',
    }
    weights = [
        "shares.gpi = {internal = 0.6, external = 0.4}, relative.internal = {homicide = 4.0, terror = 2.0}, "
        'equal = ["external"]'
    ]
    data = {
        "homicide": [1.0, 2.5, 2.5004, 4.2],
        "terror": [1.5, 2.0, 2.0, 3.9],
        "arms": [1.1, 1.9, 1.9, 2.7],
    }
    x = arrays(data)
    index = 0.6 * (4.0 * x["homicide"] + 2.0 * x["terror"]) / 6.0 + 0.4 * x["arms"]
    return Form(
        lines=[
            *indicators(dict.fromkeys(data, bands), tuple(data)),
            *tree("gpi", nodes, weights, "scale = 1.0, zero = 5.0, decimals = 3"),
            tiers("states", "printed", {"high": 1.45, "medium": 2.35, "low": 5.0}),
        ],
        columns=data,
        edition='[stages.rank]\ndecimals = 3\n[stages.tier]\nmethod = "form.states"\n',
        expected={"gpi": index},
        printed=True,
        ranks={"gpi": [1.0, 2.0, 2.0, 4.0]},
    )


@form
def terrorism_over_five_years() -> Form:
    """IEP, Global Terrorism Index, appendix: five years weighing 16 to 1, on a logarithmic band of 0-10."""
    years = ", ".join(f'"y{year}"' for year in range(5))
    weighed = f'method = "linear", of = [{years}], params = {{coefficients = [16.0, 8.0, 4.0, 2.0, 1.0]}}'
    rule = 'transform = "log1p", method = "learned_goalposts", params = {low = {value = 0.0}}'
    data = {f"y{year}": [0.0, 3.0 + year, 900.0 - 100.0 * year] for year in range(5)}
    raw = sum(2.0 ** (4 - year) * np.array(data[f"y{year}"]) for year in range(5))
    return Form(
        lines=[
            *indicators({"terror": rule}, derived={"terror": weighed}),
            *auxiliaries(dict.fromkeys(data, "")),
            *tree("gti", {"gti": 'children = ["terror"]'}, (), "scale = 10.0"),
        ],
        columns=data,
        expected={"gti": 10.0 * np.log1p(raw) / np.log1p(raw.max())},
        printed=True,
    )


@form
def fragility_as_a_sum() -> Form:
    """Fund for Peace, Fragile States Index, methodology: twelve indicators of 0-10 add up to 120."""
    names = [f"c{at}" for at in range(12)]
    inside = ", ".join(f'"{name}"' for name in names)
    data = {name: [(at * 7 % 11) * 0.9, 9.5 - at * 0.3] for at, name in enumerate(names)}
    back = 'normalise = {method = "goalposts", params = {low = 0.0, high = 1200.0}}'
    return Form(
        lines=[
            *indicators(dict.fromkeys(names, TEN)),
            *tree(
                "fsi",
                {"fsi": f'children = [{inside}], method = "sum", {back}'},
                ["equal = []"],
                "scale = 120.0",
            ),
        ],
        columns=data,
        expected={"fsi": np.array(list(data.values())).sum(axis=0)},
        printed=True,
    )


@form
def hunger_by_thresholds() -> Form:
    """Welthungerhilfe and Concern, Global Hunger Index, appendix: shares of thresholds, thirds and sixths."""
    thresholds = {"fed": 80.0, "stunted": 70.0, "wasted": 30.0, "deaths": 35.0}
    rules = {
        name: f'method = "goalposts", params = {{low = 0.0, high = {high}}}'
        for name, high in thresholds.items()
    }
    data = {"fed": [5.0, 40.0], "stunted": [9.0, 45.0], "wasted": [2.0, 15.0], "deaths": [1.5, 9.0]}
    x = arrays(data)
    share = {name: x[name] / high for name, high in thresholds.items()}
    index = (share["fed"] + share["deaths"] + (share["stunted"] + share["wasted"]) / 2.0) / 3.0
    return Form(
        lines=[
            *indicators(rules),
            *tree(
                "ghi",
                {"ghi": 'children = ["fed", "stunted", "wasted", "deaths"]'},
                ["relative.ghi = {fed = 2.0, stunted = 1.0, wasted = 1.0, deaths = 2.0}"],
            ),
        ],
        columns=data,
        expected={"ghi": 100.0 * index},
    )


@form
def money_laundering_risk() -> Form:
    """Basel Institute on Governance, Basel AML Index, methodology: risks of 0-10 by expert weights, printed with two
    decimals and rounded at each tier."""
    printed = '{method = "round", params = {decimals = 2, low = 0.0, high = 10.0, rounding = "half_up"}}'
    nodes = {"aml": f'children = ["framework", "bribery", "secrecy"], transform = {printed}'}
    rules = {
        "framework": f'method = "goalposts", params = {{low = 0.0, high = 100.0}}, then = {printed}',
        "bribery": f"{SHARE}, then = {printed}",
        "secrecy": f'method = "minmax", then = {printed}',
    }
    data = {
        "framework": [55.5, 71.23, 33.333],
        "bribery": [0.61, 0.125, 0.98765],
        "secrecy": [50.0, 61.0, 77.7],
    }
    x = arrays(data)
    tiers_of = {
        "framework": half_up(x["framework"] / 10.0, 2),
        "bribery": half_up(x["bribery"] * 10.0, 2),
        "secrecy": half_up(10.0 * (x["secrecy"] - 50.0) / 27.7, 2),
    }
    index = 0.65 * tiers_of["framework"] + 0.25 * tiers_of["bribery"] + 0.1 * tiers_of["secrecy"]
    return Form(
        lines=[
            *indicators(rules),
            *tree(
                "aml",
                nodes,
                ["shares.aml = {framework = 0.65, bribery = 0.25, secrecy = 0.1}"],
                "scale = 10.0",
            ),
        ],
        columns=data,
        expected={"aml": half_up(index, 2)},
        printed=True,
    )
