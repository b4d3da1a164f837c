"""What authors of plugins and keepers of editions work with: promises, examples, differences, schemas."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dei_workshop.conformance.catalogue import PROMISES
    from dei_workshop.conformance.promise import Conformance, Outcome, Promise
    from dei_workshop.conformance.readme import indicator_table, refresh_readmes
    from dei_workshop.conformance.runner import check_plugin, conformance_cases
    from dei_workshop.differing import Difference, Sample, Side, difference, open_side
    from dei_workshop.schema import json_schema, schema_text
    from dei_workshop.verifying.accepting import ScoreMove, accept
    from dei_workshop.verifying.examples import Verification, example_name, examples_in, verify

_HOMES = {
    "conformance.catalogue": ("PROMISES",),
    "conformance.promise": ("Conformance", "Outcome", "Promise"),
    "conformance.readme": ("indicator_table", "refresh_readmes"),
    "conformance.runner": ("check_plugin", "conformance_cases"),
    "differing": ("Difference", "Sample", "Side", "difference", "open_side"),
    "schema": ("json_schema", "schema_text"),
    "verifying.accepting": ("ScoreMove", "accept"),
    "verifying.examples": ("Verification", "example_name", "examples_in", "verify"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "PROMISES",
    "Conformance",
    "Difference",
    "Outcome",
    "Promise",
    "Sample",
    "ScoreMove",
    "Side",
    "Verification",
    "accept",
    "check_plugin",
    "conformance_cases",
    "difference",
    "example_name",
    "examples_in",
    "indicator_table",
    "json_schema",
    "open_side",
    "refresh_readmes",
    "schema_text",
    "verify",
]


def __getattr__(name: str) -> Any:
    """Loaded when it is first used: `dei` imports this package at every start, for the names of its commands."""
    if name not in _HOME:
        raise AttributeError(f"module 'dei_workshop' has no public name '{name}'")
    value = globals()[name] = getattr(import_module(f"dei_workshop.{_HOME[name]}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
