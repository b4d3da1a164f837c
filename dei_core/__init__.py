"""The public names of the engine, each loaded when it is first used: `import dei_core` costs nothing."""

from __future__ import annotations

from importlib import import_module
from typing import Any
from warnings import warn

_HOMES = {
    "binding.edition": ("bind",),
    "packs.code": ("Contribution", "tools", "writers"),
    "packs.announced": ("Installed", "installed"),
    "packs.discovery": ("Listing", "find_pack", "listing", "read_installed"),
    "packs.cases": ("read_cases",),
    "data.door": ("admit",),
    "evaluation": (
        "Evaluation",
        "Result",
        "assemble",
        "evaluate",
        "house_findings",
        "open_edition",
        "read_edition",
        "read_tables",
    ),
    "results.explanation": ("Explanation", "Filled", "Line", "explain", "find_row"),
    "findings": ("DeiError", "Fault", "Finding", "Findings", "Place"),
    "hints": ("UnknownName", "did_you_mean"),
    "packs.hooks": ("Check", "Command", "Reader", "Writer", "hookimpl"),
    "data.intake": ("ColumnIntake", "Intake", "Sheet", "Spoilt"),
    "kernel.bound": ("slack",),
    "kernel.builtin": ("BUILTIN",),
    "kernel.check": ("Params", "finite", "require_above", "require_at_least", "require_within"),
    "kernel.moments": ("kurtosis_of", "skewness_of"),
    "kernel.kinds": (
        "Aggregator",
        "Derivation",
        "Imputer",
        "Normalizer",
        "Transform",
        "Treatment",
        "Weigher",
    ),
    "kernel.method": (
        "Column",
        "Method",
        "NoParams",
        "Panel",
        "Part",
        "Reference",
        "Refusal",
        "Weighing",
        "Worked",
        "in_unit",
        "parameter",
    ),
    "kernel.reference": ("Learns",),
    "kernel.rank": ("competition_ranks",),
    "kernel.screen": ("Availability", "ScreenLimits", "data_availability", "screened_out"),
    "sentence": ("Message", "message"),
    "model.case": ("Case",),
    "model.edition": ("Edition",),
    "model.pack": ("Pack",),
    "model.record": ("PlanRecord",),
    "packs.folder": ("read_pack",),
    "model.source": ("Origin",),
    "scoring.node_plan": ("NodePlan",),
    "scoring.plan": ("IndicatorPlan", "Plan", "TrackPlan", "evidence_of_rules", "evidence_of_weights"),
    "deprecation": ("DEPRECATIONS", "deprecation_of"),
    "protocol": ("FIVE_PILLARS", "PROTOCOL", "PROTOCOLS", "spoken_protocols"),
    "publishing": ("PartlyPublished", "publish", "result_findings"),
    "reading": ("NotRegular", "bytes_of"),
    "strangers": ("guarded", "reason"),
    "packs.registry": ("Registry", "registry_of"),
    "results.coded": ("Coded",),
    "results.compliance": ("compliance_frame", "overall_verdicts", "verdicts_of"),
    "results.frames": ("Field", "Frame", "cell_states", "findings_frame", "track_label"),
    "results.learned": ("references_frame",),
    "results.tables": ("result_frames",),
    "scoring.record": ("plan_record", "record_text"),
    "scoring.rescoring": ("rescore",),
    "scoring.scenario": ("Scenario",),
    "scenarios": ("WhatIf", "read_scenario", "scenario_digest", "what_if"),
    "scoring.run": ("score",),
    "scoring.scorecard": ("Scorecard", "TrackScores"),
    "binding.compose": ("compose",),
    "data.table": ("Table",),
    "disarming": ("disarmed", "restored", "restored_rows"),
    "showing": ("shown", "shown_json", "shown_lines"),
    "text": ("LANGS", "Label", "Lang", "Text"),
    "vocabulary": ("VOCABULARY",),
    "loading": ("StoredResult", "read_result"),
    "locking": ("lock_findings", "lock_path", "read_lock", "write_lock"),
    "results.comparison": ("Move", "compare"),
    "rooms": ("recover_result",),
    "writing": ("SEAL", "is_sealed", "sealed", "write_file", "write_folder", "write_text"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    deprecation = import_module("dei_core.deprecation")
    home = _HOME.get(name)
    if home is None and name not in deprecation.MOVED:
        raise AttributeError(f"module 'dei_core' has no public name '{name}'")
    going = deprecation.deprecation_of("name", name)
    if going is not None:
        warn(going.finding().text(), DeprecationWarning, stacklevel=2)
    if home is None:
        return deprecation.moved(name)
    value = getattr(import_module(f"dei_core.{home}"), name)
    if going is None:
        globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
