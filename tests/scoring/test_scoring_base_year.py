"""A base year: each group of regions learns from its own rows of that year, and from no others."""

from __future__ import annotations

import attrs
import numpy as np
import pytest
from plans import table, track

from dei_core import Plan, compose, score
from dei_core.scoring.learner import Learner

YEARS = (2020, 2020, 2024, 2020, 2020, 2024)
SIDES = ("east", "east", "east", "west", "west", "west")
VALUES = (0.0, 30.0, 20.0, 100.0, 400.0, 200.0)


def by_side(normalizer: str = "minmax") -> Plan:
    """One indicator whose rule branches on a trait, learned from 2020."""
    plan = compose({"index": ["a"]}, normalizer=normalizer)
    item = plan.tracks[0].indicators[0]
    params = item.variants[""]
    grouped = attrs.evolve(item, trait="side", variants={"east": params, "west": params})
    return track(plan, base=2020, indicators=(grouped,))


def test_a_trait_group_learns_from_its_own_rows_of_the_base_year() -> None:
    """East is 0 to 30 in 2020 and west 100 to 400: 20 in the east of 2024 is two thirds, 200 in the west one third."""
    data = table({"a": VALUES}, years=YEARS, traits={"side": SIDES})
    scores = score(by_side(), data).only

    np.testing.assert_allclose(scores.total, [0.0, 100.0, 200 / 3, 0.0, 100.0, 100 / 3], rtol=1e-14)
    assert {key: dict(known) for key, known in scores.references[Learner("normalise", "a")].items()} == {
        "east": {"minimum": 0.0, "maximum": 30.0},
        "west": {"minimum": 100.0, "maximum": 400.0},
    }


@pytest.mark.parametrize("normalizer", ["zscore", "rank", "percentile_rank", "learned_goalposts"])
def test_a_group_with_a_base_year_scores_as_it_would_alone(normalizer: str) -> None:
    """The rows of a group have the bits that they have in a table without the other group."""
    data = table({"a": VALUES}, years=YEARS, traits={"side": SIDES})
    whole = score(by_side(normalizer), data).only.total
    for side in ("east", "west"):
        rows = [row for row, word in enumerate(SIDES) if word == side]
        alone = table(
            {"a": [VALUES[row] for row in rows]},
            years=tuple(YEARS[row] for row in rows),
            traits={"side": (side,) * len(rows)},
        )

        assert whole[rows].tolist() == score(by_side(normalizer), alone).only.total.tolist()
