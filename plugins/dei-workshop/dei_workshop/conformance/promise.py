"""What a plugin promises, and what came of holding it to it."""

from __future__ import annotations

import unittest
from collections import Counter
from collections.abc import Mapping
from typing import Any, Literal

import attrs

from dei_core import DeiError, Finding, Text

Kind = Literal["pack", "distribution", "method", "edition", "case", "kit"]
State = Literal["passed", "failed", "skipped", "expected"]
STATES: tuple[State, ...] = ("passed", "failed", "expected", "skipped")


@attrs.frozen(kw_only=True)
class Promise:
    """One named check. kind: what it looks at. says: what every plugin promises by it."""

    name: str
    kind: Kind
    says: Text


@attrs.frozen(kw_only=True)
class Outcome:
    """A promise held against one thing.

    about: what was looked at; empty for the plugin as a whole. findings: why it failed.
    reason: why it was skipped, or why its failure is expected.
    """

    promise: Promise
    about: str = ""
    state: State = "passed"
    findings: tuple[Finding, ...] = ()
    reason: Text | None = None

    def __str__(self) -> str:
        return f"{self.promise.name}[{self.about}]" if self.about else self.promise.name

    def hold(self) -> None:
        """Nothing where the promise is kept or its failure expected; DeiError where it is broken.

        unittest.SkipTest, which every test runner understands, where it could not be tried.
        """
        if self.state == "failed":
            raise DeiError(self.findings)
        if self.state == "skipped":
            raise unittest.SkipTest("" if self.reason is None else self.reason.en)

    def record(self) -> dict[str, Any]:
        """The outcome for machines."""
        return {
            "check": self.promise.name,
            "kind": self.promise.kind,
            "about": self.about,
            "state": self.state,
            "reason": None if self.reason is None else attrs.asdict(self.reason),
            "findings": [finding.record() for finding in self.findings],
        }


@attrs.frozen(kw_only=True)
class Conformance:
    """All outcomes of a plugin. namespace: whose they are. notes: what it uses that will go."""

    namespace: str
    outcomes: tuple[Outcome, ...]
    notes: tuple[Finding, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many outcomes there are of each state."""
        by = Counter(outcome.state for outcome in self.outcomes)
        return {state: by[state] for state in STATES}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Why it does not conform; empty where it does."""
        return tuple(finding for item in self.outcomes if item.state == "failed" for finding in item.findings)

    @property
    def kept(self) -> bool:
        """Whether no promise is broken."""
        return not self.counts["failed"]
