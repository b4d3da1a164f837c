"""The kit itself: what it is told, what it says, and that it looks without importing."""

from __future__ import annotations

import re
import shutil
import sys
import unittest
from pathlib import Path
from typing import Any

import pytest
from every import EVERY

from dei_core import DeiError, Text
from dei_core.plugin import Method, Normalizer, Refusal, read_cases
from dei_workshop import PROMISES, check_plugin, conformance_cases
from dei_workshop.conformance import messages as say
from dei_workshop.conformance import runner
from dei_workshop.conformance.laws import laws_of
from dei_workshop.conformance.methods import hold_methods
from dei_workshop.conformance.runner import implied
from dei_workshop.conformance.subject import Subject, read_subject
from dei_workshop.conformance.trial import Trial, trials

BROKEN = Path(__file__).resolve().parents[1] / "broken"
GOOD = (BROKEN / "cases-hold/pack.toml").read_text(encoding="utf-8")
CASE = """[[case]]
name = { en = "A town", zh = "某城镇" }
year = 2024
"""


def garden(folder: Path, text: str = GOOD, case: str = "") -> Path:
    """A pack's folder, with a file of cases where there is one."""
    folder.mkdir(exist_ok=True)
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    if case:
        (folder / "cases").mkdir()
        (folder / "cases/town.toml").write_text(case, encoding="utf-8")
    return folder


def distribution(folder: Path, more: str = "", requires: str = '"dei-core>=0.1"', pack: str = GOOD) -> Path:
    """A distribution of that pack."""
    shutil.copytree(BROKEN / "dependency-floor", folder)
    file = folder / "pyproject.toml"
    text = file.read_text(encoding="utf-8").replace('"dei-core"', requires)
    file.write_text(f"{text}\n{more}", encoding="utf-8")
    (folder / "broken_dependency_floor/pack.toml").write_text(pack, encoding="utf-8")
    return folder


def codes(folder: Path, **settings: Any) -> list[str]:
    """The codes of what is wrong with a plugin."""
    return [finding.code for made in check_plugin(folder, **settings) for finding in made.findings]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.name)
def test_promises_are_said_in_both_languages(promise: Any) -> None:
    """A promise is a kebab-case name and a sentence in each language."""
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", promise.name)
    assert promise.says.en.strip()
    assert re.search("[\u4e00-\u9fff]", promise.says.zh)


def test_a_sound_pack_keeps_every_promise(tmp_path: Path) -> None:
    """The pack that the broken ones are made from is sound."""
    (made,) = check_plugin(garden(tmp_path / "garden"))

    assert made.kept
    assert made.namespace == "garden"
    assert {outcome.promise.kind for outcome in made.outcomes if outcome.state == "passed"} == {
        "pack",
        "edition",
        "kit",
    }


def test_a_period_that_ends_before_it_begins(tmp_path: Path) -> None:
    """PERIOD_REVERSED; the standard cannot be in force, so it does not bind either."""
    more = """
[benchmark.green]
name = { en = "Green", zh = "绿化" }
body = { en = "Ministry", zh = "某部" }
since = 2020
until = 2019
[[benchmark.green.target]]
indicator = "park_access"
method = "as_is"
cite = { source = "plan" }
evidence = "read"
checked = 2026
"""
    found = codes(garden(tmp_path / "garden", GOOD + more))

    assert say.PERIOD_REVERSED.code in found
    assert say.PERIOD_REVERSED.code == "period-reversed"


def test_a_blank_clause(tmp_path: Path) -> None:
    text = GOOD.replace('clause = "3.1"', 'clause = " "')

    assert codes(garden(tmp_path / "garden", text)) == [say.CLAUSE_BLANK.code]


def test_a_distribution_without_a_pack(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "empty"\n', encoding="utf-8")

    with pytest.raises(DeiError) as caught:
        check_plugin(tmp_path)
    assert [finding.code for finding in caught.value.findings] == [say.NO_ENTRY_POINT.code]


def test_nothing_of_that_name() -> None:
    """Neither a folder nor an installed namespace."""
    with pytest.raises(DeiError, match="no installed pack has the namespace 'broadbend'"):
        check_plugin("broadbend")


def test_requirements_that_are_missing(tmp_path: Path) -> None:
    """dei-core is required, and the distribution of every pack that is referred to."""
    text = GOOD.replace("[[rule.park_access]]", '[[rule."base.gigabit_household_coverage"]]')
    text = text.replace('"park_access"]', '"base.gigabit_household_coverage"]')
    text = text.replace("park_access = 0.4", '"base.gigabit_household_coverage" = 0.4')

    assert codes(distribution(tmp_path / "a", requires='"attrs"')) == [say.NOT_REQUIRED.code]
    assert codes(distribution(tmp_path / "b", pack=text)) == [say.NOT_REQUIRED.code]
    assert codes(distribution(tmp_path / "c", "", '"dei-core>=0.1", "dei-base"', text)) == []


def test_another_namespace_than_announced(tmp_path: Path) -> None:
    text = GOOD.replace('namespace = "garden"', 'namespace = "park"')

    assert codes(distribution(tmp_path / "a", pack=text)) == ["namespace-differs"]


@pytest.mark.parametrize(
    ("promise", "reason", "message"),
    [
        ("binds[rule.green_coverage 2020]", "why", say.EXPECTED_PASSED),
        ("units-stated", " ", say.EXPECTED_UNEXPLAINED),
        ("units-stated", "why", say.EXPECTED_PASSED),
        ("unit-stated", "why", say.UNKNOWN_PROMISE),
    ],
)
def test_expectations_are_strict(tmp_path: Path, promise: str, reason: str, message: Any) -> None:
    """One without a reason, one that passes and one of no promise are failures."""
    assert codes(garden(tmp_path / "garden"), expected={promise: reason}) == [message.code]


def test_an_expected_failure_is_none(tmp_path: Path) -> None:
    """With a reason, and failing, it is counted by itself and holds."""
    folder = garden(tmp_path / "garden", GOOD.replace('unit = "%"', 'unit = ""', 1))
    (made,) = check_plugin(folder, {"units-stated": "under discussion"})
    (mine,) = (outcome for outcome in made.outcomes if outcome.state == "expected")

    assert made.kept
    assert mine.reason == Text(en="under discussion", zh="under discussion")
    mine.hold()


def test_one_outcome_can_be_expected_to_fail(tmp_path: Path) -> None:
    """An expectation of one outcome leaves the others of its promise strict."""
    text = GOOD.replace("low = 0, high = 50", "low = 50, high = 0")
    (made,) = check_plugin(garden(tmp_path / "garden", text), {"binds[rule.green_coverage 2020]": "why"})
    states = {str(outcome): outcome.state for outcome in made.outcomes if outcome.promise.name == "binds"}

    assert states == {
        "binds[region_type.town garden.expert 2020]": "failed",
        "binds[rule.green_coverage 2020]": "expected",
        "binds[rule.park_access 2020]": "passed",
    }


def test_pure_data_is_never_imported(tmp_path: Path) -> None:
    """A pack whose import would raise passes every check but those that need a repair of its text."""
    folder = distribution(tmp_path / "a")
    (folder / "broken_dependency_floor/__init__.py").write_text("raise RuntimeError('imported')\n")

    assert codes(folder) == []


def test_two_plugins_of_one_package_name_are_told_apart(tmp_path: Path) -> None:
    """What is checked is what is at the path, whatever was imported under the name before; and it is forgotten."""
    name = "broken_missing_stays_missing"
    mended = tmp_path / "mended"
    shutil.copytree(BROKEN / "missing-stays-missing", mended)
    code = mended / name / "__init__.py"
    code.write_text(
        code.read_text(encoding="utf-8").replace("np.isnan(x), 0.0", "np.isnan(x), np.nan"), "utf-8"
    )

    assert set(codes(BROKEN / "missing-stays-missing")) == {"method-moves-gaps"}
    assert codes(mended) == []
    assert name not in sys.modules


def test_skipped_outcomes_skip_a_test(tmp_path: Path) -> None:
    """A bare folder has no wheel: its check is a skipped test that says why."""
    outcomes = {str(item): item for item in conformance_cases(garden(tmp_path / "garden"))}

    with pytest.raises(unittest.SkipTest, match="no pyproject"):
        outcomes["wheel-contains-toml"].hold()
    outcomes["units-stated"].hold()


def test_a_check_that_breaks_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CHECK_BROKEN: a defect of the kit is never taken for a pass."""

    def broken(pack: Any) -> None:
        raise ZeroDivisionError("no")

    monkeypatch.setitem(runner._OF_PACK, "units-stated", broken)

    assert codes(garden(tmp_path / "garden")) == [say.CHECK_BROKEN.code]


def test_a_method_that_raises_anything_but_refusal() -> None:
    """METHOD_FAILED names the data that it failed on."""

    def apply(x: Any, params: Any, reference: Any, direction: int) -> Any:
        if len(x) == 1:
            raise IndexError("too short")
        return x * direction

    method = Normalizer(id="a.b", apply=apply, about=Text(en="a", zh="甲"))
    (trial, _) = trials(method, [method.params()])
    assert isinstance(trial, Trial)
    found = {name: list(law(trial)) for name, law in laws_of(trial).items() if name == "degenerate-refused"}

    assert [item.code for item in found["degenerate-refused"]] == [say.METHOD_FAILED.code]
    assert "a single region: IndexError: too short" in found["degenerate-refused"][0].says()


def test_a_method_that_refuses_everything_is_untried(tmp_path: Path) -> None:
    """METHOD_UNTRIED says why the last data were refused, or METHOD_WITHOUT_PARAMETERS that there were none."""

    def apply(x: Any, params: Any, reference: Any, direction: int) -> Any:
        raise Refusal(say.METHOD_WITHOUT_PARAMETERS)

    method = Normalizer(id="a.b", apply=apply, about=Text(en="a", zh="甲"))

    assert [type(one) for one in trials(method, [method.params()])] == [Refusal]


PARAMS: dict[str, dict[str, Any]] = {
    "goalposts": {"low": 50.0, "high": 700.0},
    "interval": {"lowest": 1.0, "best_low": 40.0, "best_high": 50.0, "highest": 90.0},
    "distance_to_target": {"target": 60.0},
    "share_of_target": {"target": 120.0},
    "efficacy_linear": {"unallowed": 6.0, "satisfactory": 12.0},
    "efficacy_log": {"unallowed": 6.0, "satisfactory": 120.0, "base": 0.0, "span": 100.0},
    "efficacy_exponential": {"unallowed": 6.0, "satisfactory": 900.0},
    "steps": {"at": (10.0, 20.0), "scores": (0.0, 60.0, 100.0)},
    "min": {"target": 12.0},
    "max": {"target": 12.0},
    "within": {"low": 6.0, "high": 20.0},
    "improvement": {"rate": 5.0},
    "anchor": {"mean": 44.5},
    "relative_min": {"reference": 15.7, "factor": 0.8},
    "relative_max": {"reference": 52.3, "factor": 0.6},
    "power": {"degree": -2.0},
    "kofn": {"k": 2},
    "precondition": {"threshold": 60.0, "share": 0.2},
    "bonus": {"points": (20.0, 0.5)},
    "deduct": {"points": (10.0, 20.0)},
}
"""Of the built-in methods whose parameters have no defaults."""


@pytest.mark.parametrize("method", EVERY, ids=lambda method: f"{method.kind}-{method.id}")
def test_the_core_keeps_its_own_laws(method: Method) -> None:
    """No law of the kit is broken by a method that is right: every built-in one is tried and keeps all of its kind."""
    made = list(trials(method, method.examples or [method.params(**PARAMS.get(method.id, {}))]))
    assert made
    for trial in made:
        assert isinstance(trial, Trial)
        broken = {name: list(law(trial)) for name, law in laws_of(trial).items()}

        assert len(broken) >= 4
        assert {name: [item.text() for item in found] for name, found in broken.items() if found} == {}


def test_content_implies_checks(tmp_path: Path) -> None:
    """Counted from the content: two rules and a region type, three promises each for what has weights."""
    subject = read_subject(runner.locate(garden(tmp_path / "garden"))[0])
    assert isinstance(subject, Subject)
    assert subject.pack is not None

    assert implied(subject, subject.pack) == {"pack": 12, "edition": 5, "method": 0, "case": 0}
    assert list(hold_methods(subject)) == []


VALUES = "values = { green_coverage = 25.0, park_access = 100.0 }\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (VALUES + "expected = { total = 70.0 }\n", say.CASE_SUBJECT),
        ('region_type = "town"\n' + VALUES + "expected = { total = 71.0 }\n", say.CASE_DIFFERS),
        ('region_type = "town"\n' + VALUES + "expected = { totale = 70.0 }\n", say.CASE_NODE),
        (
            'region_type = "town"\nvalues = { green_coverage = 25.0 }\nexpected = { total = 70.0 }\n',
            say.CASE_NO_SCORE,
        ),
    ],
)
def test_what_can_be_wrong_with_a_case(tmp_path: Path, text: str, message: Any) -> None:
    """Each fault of a case is named with its place in the file."""
    (made,) = check_plugin(garden(tmp_path / "garden", case=CASE + text))

    assert [finding.code for finding in made.findings] == [message.code]
    assert made.findings[0].place.file == "cases/town.toml"


def test_a_file_without_a_case(tmp_path: Path) -> None:
    assert codes(garden(tmp_path / "garden", case="# nothing yet\n")) == [say.NO_CASE.code]


def test_cases_hold(tmp_path: Path) -> None:
    """A region type, a node of it, and an indicator by itself: by hand 0.6 x 50 + 0.4 x 100 = 70."""
    text = (
        f'{CASE}region_type = "town"\n{VALUES}expected = {{ total = 70.0, green = 70.0, green_coverage = 50.0 }}\n'
        f'{CASE}indicator = "green_coverage"\nvalues = {{ green_coverage = 40.0 }}\nexpected = {{ total = 80.0 }}\n'
    )
    (made,) = check_plugin(garden(tmp_path / "garden", case=text))

    assert made.findings == ()
    assert sum(outcome.promise.kind == "case" for outcome in made.outcomes) == 2


def test_a_value_that_no_rule_of_the_case_uses(tmp_path: Path) -> None:
    """A misspelt indicator is refused as in a data file, at the case's place."""
    text = f'{CASE}region_type = "town"\nvalues = {{ green_coverrage = 1.0 }}\nexpected = {{ total = 1.0 }}\n'
    (made,) = check_plugin(garden(tmp_path / "garden", case=text))

    assert [finding.code for finding in made.findings] == ["not-an-indicator-of-the-track"]
    assert made.findings[0].place.file == "cases/town.toml"


def test_peers_and_traits_are_part_of_the_situation(tmp_path: Path) -> None:
    """Where a score depends on the sample the peers are it; where a rule branches the trait says how."""
    text = GOOD.replace('method = "as_is"', 'method = "minmax"', 1).replace(
        "params = { low = 0, high = 50 }",
        'params = { low = 0 }\nby = "side"\nwhen.east = { high = 50 }\nwhen.west = { high = 25 }',
    )
    text += '[trait.side]\nname = { en = "Side", zh = "区位" }\nvalue.east = { en = "East", zh = "东部" }\n'
    text += 'value.west = { en = "West", zh = "西部" }\n'
    case = f"""{CASE}region_type = "town"
traits = {{ side = "west" }}
values = {{ green_coverage = 10.0, park_access = 30.0 }}
peers = [{{ green_coverage = 5.0, park_access = 10.0 }}, {{ green_coverage = 5.0, park_access = 50.0 }}]
expected = {{ green_coverage = 40.0, park_access = 50.0, total = 44.0 }}
"""

    assert codes(garden(tmp_path / "garden", text, case)) == []


def test_cases_can_be_read_for_documents(tmp_path: Path) -> None:
    folder = Path(__file__).resolve().parents[2] / "plugins/dei-benchmark-broadband/dei_benchmark_broadband"

    assert [case.expected["total"] for case in read_cases(folder)] == [100.0, 75.0]
    assert read_cases(tmp_path) == ()
