"""Indices of freedom, government, media and statistics."""

from __future__ import annotations

import numpy as np
from forming import NAN, SHARE, TRACK, Form, arrays, auxiliaries, form, indicators, minmax, tiers, tree

PLAIN = 'method = "as_is"'
TEN = 'method = "goalposts", params = {low = 0.0, high = 10.0}'


@form
def freedom_as_points() -> Form:
    """Freedom House, Freedom in the World, methodology: points of 0-4 add up to 40 and 60, and to a status.

    Less than nothing can be scored where an occupier changes the population.
    """
    nodes = {
        "total": 'children = ["political", "civil"], method = "sum"',
        "political": 'children = ["elections", "parties", "occupied"], method = "sum"',
        "civil": 'children = ["press", "courts"], method = "sum"',
    }
    data = {
        "elections": [16.0, 0.0, 7.0],
        "parties": [24.0, 1.0, 12.0],
        "occupied": [0.0, -4.0, 0.0],
        "press": [30.0, 2.0, 14.0],
        "courts": [28.0, 3.0, 11.0],
    }
    total = np.array(list(data.values())).sum(axis=0)
    statuses = {"free": 70.0, "partly free": 35.0, "not free": -4.0}
    return Form(
        lines=[
            *indicators(dict.fromkeys(data, PLAIN)),
            *tree("total", nodes, ["equal = []"]),
            tiers("status", "score", statuses),
        ],
        columns=data,
        edition='[stages.tier]\nbeside = [{method = "form.status"}]\n',
        expected={"total": total},
        tiers={("total", "form.status"): ["free", "not free", "partly free"]},
    )


@form
def democracy_with_critical_questions() -> Form:
    """EIU, Democracy Index, methodology: categories of 0-10, less a point where a critical question scores 0.

    Types of regime by the index as printed.
    """
    deduct = 'method = "deduct", params = {points = [10.0]}'
    nodes = {
        "index": 'children = ["process", "liberties"]',
        "process": f'children = ["answers", "fair"], {deduct}',
    }
    data = {"answers": [9.5, 6.2, 3.1, 8.0], "fair": [1.0, 0.0, 0.5, 1.0], "liberties": [9.1, 5.5, 2.0, 8.0]}
    x = arrays(data)
    index = (x["answers"] - (1.0 - x["fair"]) + x["liberties"]) / 2.0
    regimes = {"full": 8.01, "flawed": 6.01, "hybrid": 4.01, "authoritarian": 0.0}
    return Form(
        lines=[
            *indicators({"answers": TEN, "fair": SHARE, "liberties": TEN}),
            *tree("index", nodes, ['equal = ["index"]'], "scale = 10.0"),
            tiers("regimes", "printed", regimes),
        ],
        columns=data,
        edition='[stages.tier]\nbeside = [{method = "form.regimes"}]\n',
        expected={"index": index},
        printed=True,
        tiers={("index", "form.regimes"): ["full", "hybrid", "authoritarian", "flawed"]},
    )


@form
def press_freedom_by_the_worse_of_two_scores() -> Form:
    """RSF, World Press Freedom Index 2013-2021, methodology: the greater of a survey score and one with abuses."""
    nodes = {
        "index": 'children = ["survey", "abused"], method = "maximum"',
        "abused": 'children = ["survey", "abuses"]',
    }
    data = {"survey": [20.0, 60.0, 45.0], "abuses": [10.0, 90.0, 44.0]}
    x = arrays(data)
    abused = 0.8 * x["survey"] + 0.2 * x["abuses"]
    return Form(
        lines=[
            *indicators(dict.fromkeys(data, PLAIN)),
            *tree("index", nodes, ["shares.abused = {survey = 0.8, abuses = 0.2}"]),
        ],
        columns=data,
        expected={"index": np.maximum(x["survey"], abused)},
    )


@form
def management_times_its_difficulty() -> Form:
    """Bertelsmann Stiftung, Transformation Index, methodology: management weighed by the level of difficulty.

    Management times 1 + (difficulty - 1) 0.25 / 9, brought back to 0-10.
    """
    factor = 'method = "goalposts", params = {low = 1.0, high = 10.0, worst = 100.0, best = 125.0}'
    back = 'normalise = {method = "goalposts", params = {low = 0.0, high = 125.0}}'
    nodes = {"gi": f'children = ["management", "difficulty"], method = "product", {back}'}
    data = {"management": [7.2, 3.1, 9.0], "difficulty": [2.0, 8.7, 10.0]}
    x = arrays(data)
    index = x["management"] * (1.0 + (x["difficulty"] - 1.0) * 0.25 / 9.0) * 10.0 / 12.5
    return Form(
        lines=[
            *indicators({"management": TEN, "difficulty": factor}),
            *tree("gi", nodes, ["equal = []"], "scale = 10.0"),
        ],
        columns=data,
        expected={"gi": index},
        printed=True,
    )


@form
def grade_of_data_coverage() -> Form:
    """Open Data Watch, Open Data Inventory, methodology: a grade of coverage beside the index."""
    inside = 'children = ["births", "prices", "land", "trade"]'
    nodes = {
        "index": f'{inside}, missing = "reweight", least = 2',
        "there": f'{inside}, method = "availability"',
    }
    data = {
        "births": [0.9, NAN, 0.5, NAN],
        "prices": [0.7, 0.5, NAN, 0.4],
        "land": [0.8, 0.3, NAN, NAN],
        "trade": [0.6, 0.1, 0.9, NAN],
    }
    there = np.array([100.0, 75.0, 50.0, 25.0])
    return Form(
        lines=[
            *indicators(dict.fromkeys(data, SHARE)),
            *tree("index", nodes),
            tiers("grades", "score", {"A": 90.0, "B": 75.0, "C": 50.0}),
            tiers("halves", "share", {"upper": 50.0, "lower": 100.0}),
        ],
        columns=data,
        edition='[stages.tier]\nmethod = "form.halves"\nbeside = [{node = "there", method = "form.grades"}, '
        '{method = "form.grades"}]\n',
        expected={"index": [75.0, 30.0, 70.0, NAN], "there": there},
        tiers={
            ("there", "form.grades"): ["A", "B", "C", None],
            ("index", "form.grades"): ["B", None, "C", None],
        },
    )


@form
def governance_over_all_years_at_once() -> Form:
    """Mo Ibrahim Foundation, Ibrahim Index of African Governance, methodology: min-max over the whole panel."""
    nodes = {"iiag": 'children = ["safety", "rights"]'}
    data = {
        "year": [2014.0, 2014.0, 2023.0, 2023.0],
        "safety": [1.0, 3.0, 2.0, 5.0],
        "rights": [0.2, 0.9, 0.4, 0.7],
    }
    x = arrays(data)
    return Form(
        lines=[*indicators(dict.fromkeys(("safety", "rights"), 'method = "minmax"')), *tree("iiag", nodes)],
        columns=data,
        dataset=', year = "year"',
        expected={"iiag": 50.0 * (minmax(x["safety"]) + minmax(x["rights"]))},
        ranks={"iiag": [2.0, 1.0, 2.0, 1.0]},
    )


@form
def groups_weighed_by_their_people() -> Form:
    """UNDP and OECD, aggregates of population groups: each group counts by its people in the country.

    A number that is unknown leaves the country without a score; a group of nobody counts for nothing.
    """
    weights = ['measured.index = {a = "n_a", b = "n_b", c = "n_c"}']
    nodes = {"index": 'children = ["a", "b", "c"]'}
    data = {
        "a": [0.2, 0.6, 0.9],
        "b": [0.4, 0.7, 0.1],
        "c": [0.9, 0.2, 0.3],
        "n_a": [10.0, 500.0, 20.0],
        "n_b": [30.0, 0.0, NAN],
        "n_c": [60.0, 500.0, 10.0],
    }
    return Form(
        lines=[
            *indicators(dict.fromkeys(("a", "b", "c"), SHARE)),
            *auxiliaries(dict.fromkeys(("n_a", "n_b", "n_c"), "")),
            *tree("index", nodes, weights),
        ],
        columns=data,
        track=TRACK,
        expected={"index": [68.0, 40.0, NAN]},
    )
