"""Failures that are expected: each with a reason, and each a failure itself once it no longer happens."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from dei_core import Findings, Text
from dei_core.host import did_you_mean
from dei_core.plugin import Place
from dei_workshop.conformance import messages as say
from dei_workshop.conformance.catalogue import NAMED
from dei_workshop.conformance.locate import PYPROJECT, Located
from dei_workshop.conformance.promise import Outcome

_TABLE = "tool.dei.expected-failures"
_STRICT = "expectations-strict"


def expectations(located: Located) -> dict[str, str]:
    """Promise, or one outcome of it ("binds[benchmark.x]") -> reason, as pyproject.toml says."""
    table = located.pyproject.get("tool", {}).get("dei", {}).get("expected-failures", {})
    return {str(promise): str(reason) for promise, reason in table.items()}


def weighed(outcomes: tuple[Outcome, ...], expected: Mapping[str, str]) -> tuple[Outcome, ...]:
    """Outcomes with expected failures marked, and one more that says whether all expectations are met."""
    found = Findings()
    broken = [outcome for outcome in outcomes if outcome.state == "failed"]
    failed = {name for outcome in broken for name in _keys(outcome)}
    for promise, reason in expected.items():
        place = Place(file=PYPROJECT, path=f"{_TABLE}.{promise}")
        if promise.partition("[")[0] not in NAMED:
            near = did_you_mean(promise, NAMED)
            found.add(say.UNKNOWN_PROMISE, place, promise=promise, hint=near, known=tuple(NAMED))
        elif not reason.strip():
            found.add(say.EXPECTED_UNEXPLAINED, place, promise=promise)
        elif promise not in failed:
            found.add(say.EXPECTED_PASSED, place, promise=promise, reason=reason)
    strict = Outcome(
        promise=NAMED[_STRICT], state="failed" if len(found) else "passed", findings=tuple(found)
    )
    return (*(_marked(outcome, expected) for outcome in outcomes), strict)


def _keys(outcome: Outcome) -> tuple[str, str]:
    """What an expectation may call an outcome: its promise, or the outcome alone."""
    return outcome.promise.name, str(outcome)


def _marked(outcome: Outcome, expected: Mapping[str, str]) -> Outcome:
    reason = next((expected[key].strip() for key in _keys(outcome) if key in expected), "")
    if outcome.state != "failed" or not reason:
        return outcome
    return attrs.evolve(outcome, state="expected", reason=Text(en=reason, zh=reason))
