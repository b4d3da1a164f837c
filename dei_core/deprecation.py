"""What will go, and when: one table, a warning for whoever still uses it, and a date that a test enforces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from importlib import import_module
from typing import Any, Literal

import attrs

from dei_core.findings import NOWHERE, Finding, Place
from dei_core.sentence import message

DEPRECATED = message(
    "deprecated",
    "{what} has been deprecated since version {since} and goes in version {removal}",
    "Use {instead} instead.",
    "{what} 自 {since} 版起弃用，将于 {removal} 版移除",
    "请改用 {instead}。",
    "warning",
)


_IN_LIST = re.compile(r"\[\d+\]")

Kind = Literal["call", "key", "method", "name", "option"]


@attrs.frozen(kw_only=True)
class Deprecation:
    """One thing that still works and will go.

    kind, what: a `key` of a pack or an edition by its dotted path, where * stands for anything and places in lists
    are left out ("indicator.*.lowest"); a `method` likewise, by the key that names it and its id
    ("rule.*.method = minmax"); a public `name` of dei_core ("compose"), or one way to `call` it; or an `option` of a
    command of `dei` ("run --top").
    since: the first version that warns. removal: the version without it. instead: what to use.
    """

    kind: Kind
    what: str
    since: str
    removal: str
    instead: str

    def finding(self, place: Place = NOWHERE) -> Finding:
        """The warning about a use of it."""
        facts = {"what": self.what, "since": self.since, "removal": self.removal, "instead": self.instead}
        return Finding(message=DEPRECATED, place=place, facts=facts)


def _distribution(package: str) -> str:
    return package.replace("_", "-")


MOVED = dict.fromkeys(
    (
        "Conformance",
        "Difference",
        "Outcome",
        "PROMISES",
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
    ),
    "dei_workshop",
)
"""Public names of dei_core that a package of another distribution has now, under the same name."""

DEPRECATIONS: tuple[Deprecation, ...] = (
    Deprecation(
        kind="call",
        what="rescore(track, scores, without, node)",
        since="0.2.0",
        removal="0.4.0",
        instead="rescore(track, Scenario(scores=…, without=…), nodes=[…])",
    ),
    Deprecation(
        kind="call",
        what="Method(kind=…, sees=…)",
        since="0.2.0",
        removal="1.0.0",
        instead="Normalizer, Aggregator, Weigher, Imputer, Treatment, Transform, Derivation",
    ),
    *(
        Deprecation(
            kind="name",
            what=name,
            since="0.2.0",
            removal="0.4.0",
            instead=f"{package}.{name} (pip install {_distribution(package)})",
        )
        for name, package in MOVED.items()
    ),
)
"""All of them. A test fails once the project's version reaches a removal that has not been made."""


def deprecation_of(kind: Kind, what: str) -> Deprecation | None:
    """The deprecation of a name or an option; None where it stays."""
    return next((item for item in DEPRECATIONS if (item.kind, item.what) == (kind, what)), None)


def moved(name: str) -> Any:
    """What one of MOVED is. AttributeError with the distribution to install where it is not installed."""
    package = MOVED[name]
    try:
        home = import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        said = f"'{name}' is {package}.{name} now: pip install {_distribution(package)}"
        raise AttributeError(said, name=name) from error
    return getattr(home, name)


def deprecated_in(values: Any, file: str) -> Iterator[Finding]:
    """A warning for every deprecated key, and every deprecated id of a method, in a TOML file's values."""
    wanted = [item for item in DEPRECATIONS if item.kind in ("key", "method")]
    for path, value in _entries(values) if wanted else ():
        key = _IN_LIST.sub("", path)
        words = {"key": key, "method": f"{key} = {value}"}
        for item in wanted:
            if fnmatchcase(words[item.kind], item.what):
                yield item.finding(Place(file=file, path=path))


def _entries(values: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every key of nested tables and lists with its dotted path."""
    if isinstance(values, dict):
        for key, value in values.items():
            inside = f"{path}.{key}".lstrip(".")
            yield inside, value
            yield from _entries(value, inside)
    elif isinstance(values, list):
        for index, value in enumerate(values):
            yield from _entries(value, f"{path}[{index}]")
