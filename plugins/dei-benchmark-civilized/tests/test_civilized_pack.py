"""The national civilised city: the precondition of 85 and its 20 %, and the old 100 + 20."""

from __future__ import annotations

from pathlib import Path

import pytest
from standard_tracks import evidence_of, score_standard, total_of

from dei_core.plugin import read_pack

PACK = read_pack(Path(__file__).resolve().parents[1] / "dei_benchmark_civilized", "0")


def test_evidence() -> None:
    """The precondition and both old scores were read; the share of the assessment is what is left."""
    assert evidence_of(PACK) == {"read": 4, "derived": 1}


def test_precondition(tmp_path: Path) -> None:
    """Below 85 in minors' moral education nothing counts; from 85 up it makes up 20 % of the total."""
    regions = {
        "just": {"assessment_score": 90.0, "minors_moral_education": 85.0},
        "short": {"assessment_score": 90.0, "minors_moral_education": 84.9},
        "full": {"assessment_score": 100.0, "minors_moral_education": 100.0},
    }
    scores = score_standard(tmp_path, "civilized.civilized_city", 2021, "city", regions)

    assert total_of(scores) == pytest.approx(
        {"just": 0.8 * 90 + 0.2 * 85, "short": 0.0, "full": 100.0}, rel=1e-15
    )


def test_old_editions(tmp_path: Path) -> None:
    """100 points of basic indicators, and 20 for features on top of them."""
    regions = {
        "full": {"basic_indicators_score": 100.0, "feature_indicators_score": 20.0},
        "half": {"basic_indicators_score": 80.0, "feature_indicators_score": 10.0},
    }
    scores = score_standard(tmp_path, "civilized.civilized_city_old", 2011, "city", regions)

    assert total_of(scores) == {"full": 120.0, "half": 90.0}


def test_versions_follow_one_another() -> None:
    """The newer version takes over in the year after the old one ends."""
    newer, older = PACK.benchmark["civilized_city"], PACK.benchmark["civilized_city_old"]

    assert newer.supersedes == "civilized_city_old"
    assert newer.since == (older.until or 0) + 1
