"""Constructions of well-known indices as packs and editions alone, held to what their formulas come to."""

from __future__ import annotations

import inspect
from pathlib import Path

import numpy as np
import pytest
from forming import FORMS, scored
from forms import china, economy, people, risk, state

FAMILIES = (china, economy, people, risk, state)


def test_every_family_enters_its_constructions() -> None:
    """No module stands by unused."""
    assert {made.__module__ for made in FORMS.values()} == {family.__name__ for family in FAMILIES}
    assert len(FORMS) >= 30


@pytest.mark.parametrize("name", FORMS)
def test_an_index_can_be_said_without_code(name: str, tmp_path: Path) -> None:
    """Scores, ranks and tiers are those of the published formula, worked out beside the engine."""
    made = FORMS[name]()
    track = scored(tmp_path, made)

    for node, wanted in made.expected.items():
        score = track.score(node)
        got = track.plan.printed(score) if made.printed else score
        np.testing.assert_allclose(got, wanted, rtol=1e-11, atol=1e-9, err_msg=node)
    for node, places in made.ranks.items():
        np.testing.assert_array_equal(track.ranks(node), places, err_msg=node)
    schemes = {(node, scheme.id): scheme for node, scheme in track.plan.beside}
    for (node, scheme_id), classes in made.tiers.items():
        scheme = schemes[node, scheme_id]
        known = [scheme.names[at].en if at >= 0 else None for at in track.tiers(node, scheme).tolist()]
        assert known == classes


@pytest.mark.parametrize("name", FORMS)
def test_every_construction_says_where_it_is_from(name: str) -> None:
    """Each names what it builds and the document that says so."""
    doc = inspect.getdoc(FORMS[name]) or ""

    assert "," in doc.partition(":")[0]
    assert doc.partition(":")[2]


@pytest.mark.parametrize("name", ["tourism_scores_rounded_at_each_tier", "money_laundering_risk"])
def test_rounding_at_each_tier_keeps_contributions(name: str, tmp_path: Path) -> None:
    """What is rounded is still told indicator by indicator, and the parts add up to what is printed."""
    track = scored(tmp_path, FORMS[name]())
    points = track.contributions()

    assert set(points) == {item.id for item in track.plan.indicators}
    np.testing.assert_allclose(np.sum(list(points.values()), axis=0), track.total, rtol=1e-12)
