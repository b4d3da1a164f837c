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


_MOVED = {
    "dei_core.plugin": """
    FIVE_PILLARS PROTOCOL Aggregator Availability Case Check Column Command Derivation Imputer Learns
    Message Method NoParams Normalizer Pack Panel Params Part Place Reader Reference Refusal
    ScreenLimits Sheet Spoilt Transform Treatment Weigher Weighing Worked Writer competition_ranks
    data_availability finite hookimpl in_unit kurtosis_of message read_cases read_pack require_above
    require_at_least require_within screened_out skewness_of slack
    """,
    "dei_core.host": """
    BUILTIN DEPRECATIONS LANGS PROTOCOLS SEAL VOCABULARY Coded ColumnIntake Contribution Edition Fault
    Field Filled IndicatorPlan Installed Intake Label Lang Line Listing Move NodePlan NotRegular Origin
    PartlyPublished PlanRecord Registry admit assemble bind bytes_of cell_states compare
    compliance_frame deprecation_of did_you_mean disarmed evidence_of_rules evidence_of_weights
    find_pack find_row findings_frame guarded house_findings installed is_sealed listing lock_findings
    lock_path overall_verdicts plan_record read_edition read_installed read_lock read_tables reason
    record_text recover_result references_frame registry_of restored restored_rows result_findings
    scenario_digest sealed shown shown_json shown_lines spoken_protocols tools track_label verdicts_of
    write_file write_folder write_lock write_text writers
    """,
    "dei_workshop": """
    PROMISES Conformance Difference Outcome Promise Sample ScoreMove Side Verification accept
    check_plugin conformance_cases difference example_name examples_in indicator_table json_schema
    open_side refresh_readmes schema_text verify
    """,
}
_OURS = ("dei_core.plugin", "dei_core.host")
"""Faces of the core itself: packs of protocol 1 import from where these names were, so that they stay until 1.0.0."""
MOVED = {name: face for face, names in _MOVED.items() for name in names.split()}
"""Public names of dei_core that another face, or a package of another distribution, has now under the same name."""

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
            removal="1.0.0" if face in _OURS else "0.4.0",
            instead=f"{face}.{name}" + ("" if face in _OURS else f" (pip install {face.replace('_', '-')})"),
        )
        for name, face in MOVED.items()
    ),
)
"""All of them. A test fails once the project's version reaches a removal that has not been made."""


def deprecation_of(kind: Kind, what: str) -> Deprecation | None:
    """The deprecation of a name or an option; None where it stays.

    >>> from dei_core.host import deprecation_of
    >>> deprecation_of("name", "hookimpl").instead, deprecation_of("name", "compose")
    ('dei_core.plugin.hookimpl', None)
    """
    return next((item for item in DEPRECATIONS if item.what == what and item.kind == kind), None)


def moved(name: str) -> Any:
    """What one of MOVED is. AttributeError with the distribution to install where it is not installed."""
    face = MOVED[name]
    try:
        home = import_module(face)
    except ModuleNotFoundError as error:
        if error.name != face:
            raise
        said = f"'{name}' is {face}.{name} now: pip install {face.replace('_', '-')}"
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
