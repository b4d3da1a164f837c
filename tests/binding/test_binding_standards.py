"""Published standards in an edition: clauses, shares of pillars, trust, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
import small

import dei_core as dei
from dei_core.binding.covering import shares_of_sum

PACK = small.pack(
    f"[trait.zone]\nname = {small.text('zone')}\n",
    f"value = {{east = {small.text('east')}, west = {small.text('west')}}}\n",
    small.indicator("fibre", "%"),
    small.indicator("price", "CNY", 'direction = "lower"\n'),
    small.rule("fibre", "goalposts", "params = {low = 0, high = 100}\n"),
    small.rule("price", "goalposts", "params = {low = 0, high = 50}\n"),
    small.region_type({"access": ["fibre", "price"]}, "city"),
    small.weighting("shares.access = {fibre = 0.5, price = 0.5}\n"),
)
STANDARD = """
[benchmark.good]
name = {en = "Good city", zh = "优良城市"}
body = {en = "Ministry", zh = "部"}
since = 2020
units = ["city"]
[[benchmark.good.target]]
indicator = "fibre"
method = "min"
params = {target = 60}
pillar = "access"
cite = {source = "note", clause = "1"}
evidence = "read"
checked = 2024
[[benchmark.good.target]]
indicator = "price"
method = "max"
params = {target = 20}
pillar = "access"
cite = {source = "note", clause = "2"}
evidence = "recalled"
confidence = "medium"
checked = 2024
"""
EDITION = small.edition()
CHECKPOINT = '[[track.cities.checkpoint]]\nbenchmark = "demo.good"\nshare = {access = 0.2}\n'
DATA = "region,fibre,price\na,50,10\nb,80,30\nc,,20\n"


@pytest.fixture
def run(tmp_path):
    """Score a pack, a standard, an edition and data; texts replace the sound ones."""

    def scored(standard=STANDARD, edition=EDITION + CHECKPOINT, data=DATA, **files):
        files = {"pack/standard.toml": standard, **files}
        return dei.evaluate(small.folder(tmp_path, PACK, edition, data, files)).card

    return scored


def codes(run, **texts):
    with pytest.raises(dei.DeiError) as caught:
        run(**texts)
    for finding in caught.value.findings:
        assert finding.says("en")
        assert finding.mend("zh")
    return {finding.code for finding in caught.value.findings if finding.severity == "error"}


def rows(card):
    frame = {one.name: one for one in dei.result_frames(card)}["compliance"]
    listed = zip(*(frame.columns[field.name] for field in frame.fields), strict=True)
    return {(region, clause): rest for _, _, region, _, clause, *rest in listed}


def test_a_checkpoint_takes_its_share_of_the_pillar(run):
    """0.8 of the indicators' 65 and 0.2 of the clauses' 0: fibre 50 misses 60; price is recalled, so left out."""
    track = run().only

    assert track.score("access").tolist()[0] == pytest.approx(0.8 * 65.0 + 0.2 * 0.0, abs=1e-12)
    assert track.score("access.demo.good").tolist()[:2] == [0.0, 100.0]


def test_lower_trust_lets_recalled_targets_count(run):
    """With trust medium both clauses count alike: one of two is met."""
    track = run(edition=EDITION + CHECKPOINT + 'trust = "medium"\n').only

    assert track.score("access.demo.good").tolist()[:2] == [50.0, 50.0]


def test_compliance_says_value_threshold_verdict_and_gap(run):
    """Region a lacks 10 points of fibre; c has no fibre value, so nothing is said of it."""
    found = rows(run())

    assert found["a", "fibre"] == [50.0, 60.0, "failed", 10.0]
    assert found["b", "fibre"] == [80.0, 60.0, "passed", 0.0]
    assert found["c", "fibre"][2] == "missing"
    assert found["b", "overall"][2] == "passed"


def test_targets_that_do_not_count_are_named(run):
    """A note says which recalled targets were left out."""
    notes = [finding for finding in run().findings if finding.code == "targets-left-out"]

    assert "price" in notes[0].text("en")
    assert notes[0].severity == "note"


def test_without_a_share_a_standard_changes_no_score(run):
    """Compliance alone leaves the index as it is, to the last bit."""
    plain = run(edition=EDITION).only.total
    beside = run(edition=EDITION + '[[track.cities.checkpoint]]\nbenchmark = "demo.good"\n')

    np.testing.assert_array_equal(plain, beside.only.total)
    assert ("a", "fibre") in rows(beside)


def test_contributions_with_checkpoints_sum_to_the_index(run):
    """Indicators and clauses share the index without remainder."""
    track = run(edition=EDITION + CHECKPOINT + 'trust = "medium"\n').only
    parts = np.nansum(list(track.contributions().values()), axis=0)

    np.testing.assert_allclose(parts[:2], track.total[:2], rtol=1e-12)


def test_a_standard_by_itself_is_a_track(run):
    """Its own tree is the index: half of two clauses of equal weight."""
    alone = EDITION.replace(
        'region_type = "demo.city"', 'benchmark = "demo.good"\nunit = "city"\ntrust = "medium"'
    )

    assert run(edition=alone).only.total.tolist()[:2] == [50.0, 50.0]


PARTS = """
[benchmark.good.part.all]
name = {en = "All", zh = "总体"}
children = ["fibre", "price"]
method = "kofn"
params = {k = 1}
"""


def test_k_of_n_decides_what_it_can(run):
    """One of two is enough: c's price decides for it although its fibre is missing."""
    standard = STANDARD.replace("since = 2020\n", 'since = 2020\nroot = "all"\n', 1) + PARTS
    alone = EDITION.replace(
        'region_type = "demo.city"', 'benchmark = "demo.good"\nunit = "city"\ntrust = "medium"'
    )

    assert run(standard=standard, edition=alone).only.total.tolist() == [100.0, 100.0, 100.0]


ALONE = EDITION.replace(
    'region_type = "demo.city"', 'benchmark = "demo.good"\nunit = "city"\ntrust = "medium"'
)
ROOTED = STANDARD.replace("since = 2020\n", 'since = 2020\nroot = "all"\n', 1)
RULES = PARTS.replace('method = "kofn"\nparams = {k = 1}\n', "")


def test_a_part_takes_the_rules_of_any_node(run):
    """a, b: half of two clauses, squared 25, a tie between 20 and 30; c: its one clause, all of it."""
    rules = """missing = "reweight"
least = 1
coverage = 0.5
transform = {method = "power", params = {exponent = 2.0}}
normalise = {method = "goalposts", params = {low = 0.0, high = 100.0}}
round = -1
rounding = "half_up"
"""
    assert run(standard=ROOTED + RULES + rules, edition=ALONE).only.total.tolist() == [30.0, 30.0, 100.0]


def test_a_part_can_be_inverted(run):
    """The least distance from 100 is that of the clause that is passed."""
    inverted = run(standard=ROOTED + RULES + 'method = "minimum"\ninverted = true\n', edition=ALONE)

    assert inverted.only.total.tolist()[:2] == [100.0, 100.0]


def test_a_shared_pillar_is_rounded_as_it_says(run):
    """Half of the indicators' 65 and half of the clause's 0: 32.5, which goes up."""
    children = 'children = ["fibre", "price"]'
    pack = PACK.replace(children, f'{children}\nround = 0\nrounding = "half_up"')
    card = run(edition=EDITION + CHECKPOINT.replace("0.2", "0.5"), **{"pack/pack.toml": pack})

    assert card.only.score("access").tolist()[0] == 33.0
    assert card.only.score("access.indicators").tolist()[0] == 65.0


def test_improvement_will_do_where_the_standard_says_so(run):
    """Price 30 misses 20, but it fell from 40 by a quarter, more than 5 % a year; c's year before is unknown."""
    standard = STANDARD.replace("params = {target = 20}", "params = {target = 20}\nor_improve = 5.0").replace(
        "medium", "high"
    )
    edition = EDITION + 'previous = "before"\n' + CHECKPOINT + '[dataset.before]\npath = "before.csv"\n'
    card = run(
        standard=standard,
        edition=edition,
        data=DATA.replace("c,,20", "c,,25"),
        **{"before.csv": "region,price\na,10\nb,40\n"},
    )
    found = rows(card)

    assert found["b", "price"] == [30.0, 20.0, "passed", 0.0]
    assert found["c", "price"][2] == "missing"
    assert "no-year-before" in {finding.code for finding in card.findings}


def test_a_demand_may_depend_on_a_trait(run):
    """The threshold of each region is that of its zone."""
    standard = STANDARD.replace(
        "params = {target = 60}", 'by = "zone"\nwhen = {east = {target = 60}, west = {target = 40}}'
    )
    found = rows(run(standard=standard, data="region,fibre,price,zone\na,50,10,west\nb,50,30,east\n"))

    assert found["a", "fibre"] == [50.0, 40.0, "passed", 0.0]
    assert found["b", "fibre"] == [50.0, 60.0, "failed", 10.0]


def test_an_override_reaches_a_target(run):
    """The edition's own threshold counts, with its reason in the origin."""
    override = """[[track.cities.override]]
benchmark = "demo.good"
indicator = "fibre"
params = {target = 45}
reason = {en = "local plan", zh = "本地规划"}
"""
    card = run(edition=EDITION + CHECKPOINT + override)

    assert rows(card)["a", "fibre"][1] == 45.0
    origins = {item.id: item.origin for item in card.only.plan.indicators}
    assert origins["demo.good.fibre"].reason.en == "local plan"


def test_two_overrides_of_one_target_are_refused(run):
    """Which of them would count is not for an order to decide."""
    override = """[[track.cities.override]]
benchmark = "demo.good"
indicator = "fibre"
params = {target = 45}
reason = {en = "local plan", zh = "本地规划"}
"""

    assert codes(run, edition=EDITION + CHECKPOINT + override + override.replace("45", "50")) == {
        "given-twice"
    }


def test_missing_clauses_follow_the_editions_policy(run):
    """A pillar without a score of its standard has none, unless the edition reweights."""
    pack = PACK.replace('children = ["fibre", "price"]', 'children = ["price"]')
    texts = {"data": "region,fibre,price\na,,10\nb,80,10\n", "pack/pack.toml": pack}
    head, tables = EDITION.split("[dataset", 1)
    reweighted = f'{head}[stages.aggregate]\nmissing = "reweight"\n[dataset{tables}{CHECKPOINT}'

    assert np.isnan(run(**texts).only.total).tolist() == [True, False]
    assert run(edition=reweighted, **texts).only.total.tolist() == pytest.approx([80.0, 84.0], rel=1e-15)


def test_published_weights_become_exact_shares():
    """Ten equal weights of 0.1 are tenths, as in exact arithmetic."""
    assert shares_of_sum([0.1] * 10) == (0.1,) * 10
    assert shares_of_sum([0.1, 0.2]) == (1 / 3, 2 / 3)


OTHER = STANDARD.replace("benchmark.good", "benchmark.other")
TWO = CHECKPOINT + CHECKPOINT.replace("demo.good", "demo.other")
REFUSED = {
    "benchmark-beyond-its-units": {"standard": STANDARD.replace('["city"]', '["county"]')},
    "benchmark-not-in-force": {
        "standard": STANDARD.replace("since = 2020\nunits", "since = 2020\nuntil = 2022\nunits")
    },
    "no-target-trusted": {"standard": STANDARD.replace('"read"', '"recalled"')},
    "benchmark-superseded": {
        "standard": STANDARD + OTHER.replace("units", 'supersedes = "good"\nunits', 1),
        "edition": EDITION + TWO.replace("share = {access = 0.2}\n", ""),
    },
    "part-weights": {
        "standard": STANDARD.replace("pillar", "weight = 2\npillar", 1),
        "edition": EDITION + CHECKPOINT + 'trust = "medium"\n',
    },
    "no-root-part": {"standard": STANDARD + PARTS},
    "part-cycle": {
        "standard": STANDARD.replace("units", 'root = "all"\nunits', 1)
        + PARTS.replace('["fibre", "price"]', '["all"]')
    },
    "unknown-part-child": {
        "standard": STANDARD.replace("units", 'root = "all"\nunits', 1) + PARTS.replace('"price"', '"prize"')
    },
    "k-above-n": {
        "standard": STANDARD.replace("units", 'root = "all"\nunits', 1) + PARTS.replace("k = 1", "k = 3")
    },
    "least-out-of-reach": {"standard": ROOTED + RULES + 'missing = "reweight"\nleast = 3\n'},
    "unknown-reference": {"standard": ROOTED + RULES + 'normalise = {method = "minmux"}\n'},
    "share-of-no-pillar": {"edition": EDITION + CHECKPOINT.replace("{access", "{acces")},
    "shares-of-pillar": {"edition": EDITION + CHECKPOINT.replace("0.2", "1.2")},
    "no-clause-for-pillar": {"standard": STANDARD.replace('pillar = "access"\n', "")},
    "two-standards": {"standard": STANDARD + OTHER, "edition": EDITION + TWO},
    "track-shape": {
        "edition": EDITION.replace('dataset = "cities"', 'dataset = "cities"\nbenchmark = "demo.good"')
    },
    "override-of-nothing": {
        "edition": EDITION
        + CHECKPOINT
        + '[[track.cities.override]]\nbenchmark = "demo.good"\nindicator = "prize"\n'
        'params = {target = 1}\nreason = {en = "r", zh = "由"}\n'
    },
    "demand-against-direction": {"standard": STANDARD.replace('method = "min"', 'method = "max"', 1)},
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_does_not_fit_is_refused(run, code):
    """Each fault of a standard, or of its use, has its own code."""
    assert code in codes(run, **REFUSED[code])


def test_one_of_two_standards_can_be_left_out(run):
    """`without` settles which target of an indicator gets the share; both keep their compliance."""
    second = CHECKPOINT.replace("demo.good", "demo.other").replace("0.2}", '0.1}\nwithout = ["fibre"]')
    texts = {"standard": STANDARD + OTHER, "edition": EDITION + CHECKPOINT + second + 'trust = "medium"\n'}
    card = run(**texts)

    assert card.only.plan.slot("access.demo.other") > 0
    assert {clause for _, clause in rows(card)} == {"fibre", "price", "overall"}


def test_a_city_standard_may_be_applied_with_a_reason(run):
    """`although` lets a standard reach beyond its units."""
    texts = {
        "standard": STANDARD.replace('["city"]', '["county"]'),
        "edition": EDITION + CHECKPOINT + 'although = {en = "as practice", zh = "按惯例"}\n',
    }

    assert rows(run(**texts))


def test_a_rule_checked_before_the_edition_warns(run):
    """An edition of 2025 with rules checked in 2024 says so, and runs."""
    card = run(edition=(EDITION + CHECKPOINT).replace("year = 2024", "year = 2025"))
    warned = [finding for finding in card.findings if finding.code == "rule-unchecked"]

    assert warned
    assert all(finding.severity == "warning" for finding in warned)
