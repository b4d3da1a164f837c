"""The new-type smart city: shares of 2016 and 2018, and the headings of 2022."""

from __future__ import annotations

from pathlib import Path

import pytest
from standard_tracks import evidence_of, score_standard, total_of, weights_of

from dei_core import DeiError
from dei_core.plugin import read_pack

PACK = read_pack(Path(__file__).resolve().parents[1] / "dei_benchmark_smartcity", "0")
PEOPLE = {
    "government_services": 8,
    "transport_services": 3,
    "social_security_services": 3,
    "medical_services": 3,
    "education_services": 3,
    "employment_services": 3,
    "mobile_city_services": 7,
    "assistance_services": 5,
    "ecommerce_services": 2,
}
"""Evaluation indicators of new-type smart cities (2016), heading 1: percent of the whole."""

OTHERS = {
    "precise_governance": 9,
    "liveable_ecology": 8,
    "smart_facilities": 7,
    "information_resources": 7,
    "cyber_security": 8,
    "reform_and_innovation": 4,
    "citizen_experience": 20,
}
"""The same, headings 2 to 8."""

HEADINGS_2018 = {
    "people_services": 26,
    "precise_governance": 11,
    "liveable_ecology": 6,
    "smart_facilities": 5,
    "information_resources": 8,
    "innovative_development": 4,
    "citizen_experience": 40,
}
"""Report on the evaluation of 2018: percent of the whole."""


def test_evidence() -> None:
    """2016: nine read, one derived, six recalled, three items read; 2018: eight read; 2022: nine recalled."""
    assert evidence_of(PACK) == {"read": 20, "derived": 1, "recalled high": 6, "recalled medium": 9}


def test_shares_of_2016() -> None:
    """The nine services sum to the 37 % of their heading, and all headings to 100 %."""
    weights = weights_of(PACK, "smart_city_2016")
    shares = {name: round(100 * weight) for name, weight in weights.items() if weight is not None}

    assert {name: shares[name] for name in PEOPLE} == PEOPLE
    assert sum(PEOPLE.values()) == shares["people_services"] == 37
    assert {name: shares[name] for name in OTHERS} == OTHERS
    assert shares["people_services"] + sum(OTHERS.values()) == 100


def test_shares_of_2018() -> None:
    """The seven headings sum to 100 %; information security has no share, it only takes off."""
    weights = weights_of(PACK, "smart_city_2018")
    shares = {name: round(100 * weight) for name, weight in weights.items() if weight is not None}

    assert shares == HEADINGS_2018
    assert sum(HEADINGS_2018.values()) == 100


def test_two_decimals_at_every_level(tmp_path: Path) -> None:
    """2016 keeps two decimals at each level: 8/37 of 33.333 is 7.21, and 37 % of that 2.67."""
    city = {**dict.fromkeys([*PEOPLE, *OTHERS], 0.0), "government_services": 33.333}
    full = dict.fromkeys([*PEOPLE, *OTHERS], 100.0)
    scores = score_standard(
        tmp_path, "smartcity.smart_city_2016", 2016, "city", {"a": city, "b": full}, ("base",)
    )

    assert scores.score("smartcity.smart_city_2016.people_services").tolist() == [7.21, 100.0]
    assert total_of(scores) == {"a": 2.67, "b": 100.0}


def test_items_of_government_services(tmp_path: Path) -> None:
    """An item scores the share of cases that are done; three items of equal weight."""
    rates = {"e_licence_use_rate": 60.0, "one_stop_handling_rate": 90.0, "unified_entrance_rate": 30.0}
    standard = "smartcity.smart_city_2016_government_services"
    scores = score_standard(tmp_path, standard, 2017, "city", {"a": rates}, ("base",))

    assert total_of(scores) == {"a": 60.0}


def test_deduction_of_2018(tmp_path: Path) -> None:
    """Points off for information security come off the weighted score as they are, down to 0."""
    city = {
        **dict.fromkeys(HEADINGS_2018, 70.0),
        "citizen_experience": 80.0,
        "information_security_deduction": 3.0,
    }
    worst = {**dict.fromkeys(HEADINGS_2018, 2.0), "information_security_deduction": 3.0}
    regions = {"a": city, "b": worst}
    scores = score_standard(tmp_path, "smartcity.smart_city_2018", 2018, "city", regions, ("base",))

    assert total_of(scores) == pytest.approx({"a": 0.6 * 70 + 0.4 * 80 - 3, "b": 0.0}, rel=1e-14)


def test_headings_of_2022_weigh_the_same(tmp_path: Path) -> None:
    """Without published weights one heading of nine is a ninth; recalled names need trust in them."""
    names = [item.indicator for item in PACK.benchmark["smart_city_2022"].target]
    city = {**dict.fromkeys(names, 0.0), "information_infrastructure": 90.0}
    standard = "smartcity.smart_city_2022"
    scores = score_standard(tmp_path, standard, 2023, "city", {"a": city}, ("base",), trust="medium")

    assert total_of(scores)["a"] == pytest.approx(10.0, rel=1e-14)
    with pytest.raises(DeiError, match="known well enough"):
        score_standard(tmp_path, standard, 2023, "city", {"a": city}, ("base",))


def test_each_version_supersedes_the_one_before() -> None:
    """2016, 2018, 2022 follow one another, and none leaves a year uncovered."""
    chain = [PACK.benchmark[f"smart_city_{year}"] for year in (2016, 2018, 2022)]

    assert [item.supersedes for item in chain] == [None, "smart_city_2016", "smart_city_2018"]
    assert [(item.since, item.until) for item in chain] == [(2016, 2017), (2018, 2023), (2023, None)]
