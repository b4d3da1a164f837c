"""What those need who look into plans and packs as data: command lines, tables, reports, workshops.

The model that TOML is read into, the reading itself, the asking of packs, result frames, locks as plain data, files
written safely. Whoever uses a name of this face writes a tool; editions, packs and methods do without.

>>> from dei_core.host import parse, structure
"""

from __future__ import annotations

from dei_core.faces import face

_HOMES = {
    "binding.edition": ("bind",),
    "binding.params": ("bind_params",),
    "data.door": ("admit",),
    "data.intake": ("ColumnIntake", "Intake"),
    "deprecation": ("DEPRECATIONS", "deprecation_of"),
    "disarming": ("disarmed", "restored", "restored_rows"),
    "editions.messages": ("DATA_NOT_FOUND",),
    "editions.evaluation": ("EDITION", "assemble", "house_findings", "read_edition", "read_tables"),
    "findings": ("Fault",),
    "hints": ("did_you_mean",),
    "ids": ("LOCAL", "local", "owner", "qualified"),
    "builtin": ("BUILTIN",),
    "kernel.kinds": ("Learning", "fills_panel"),
    "editions.locking": ("ENDING", "findings_of", "lock_findings", "lock_path", "read_lock", "write_lock"),
    "model.case": ("CaseFile",),
    "model.dataset": ("Dataset",),
    "model.edition": ("Edition", "Track"),
    "model.measure": ("Written",),
    "model.pack": ("Content", "Manifest", "PackFile"),
    "model.record": ("PlanRecord",),
    "model.rule": ("Benchmark", "Target"),
    "model.scenario": ("ScenarioFile",),
    "model.source": ("Citation", "Origin", "Sourced"),
    "model.stages": ("Stage", "Stages"),
    "model.tree": ("Framework", "Node", "Pillar", "RegionType"),
    "packs.announced": ("GROUP", "MANIFEST", "Installed", "installed"),
    "packs.cases": ("CASES", "case_files", "read_case_file"),
    "packs.code": ("Contribution", "ask", "confirm", "installed_pack", "tools", "writers"),
    "packs.discovery": ("Listing", "find_pack", "listing", "read_installed"),
    "packs.folder": ("TABLES",),
    "packs.hooks": ("HOOKS",),
    "packs.messages": ("NAMESPACE_DIFFERS", "UNKNOWN_PACK"),
    "packs.moved": ("moved_methods",),
    "packs.references": ("scorings", "unresolved"),
    "packs.registry": ("Registry", "place_in", "registry_of"),
    "protocol": ("PROTOCOLS", "spoken_protocols"),
    "editions.publishing": ("LOCK", "MARK", "PartlyPublished", "result_findings"),
    "files.reading": ("NotRegular", "bytes_of"),
    "results.coded": ("Coded",),
    "results.comparison": ("Move", "compare", "plan_moved"),
    "results.compliance": ("VERDICTS", "compliance_frame", "overall_verdicts", "verdicts_of"),
    "results.explanation": ("Filled", "Line", "find_row"),
    "results.frames": ("Field", "cell_states", "findings_frame", "track_label"),
    "results.learned": ("references_frame",),
    "editions.lock": ("lock_of",),
    "editions.lock_shape": ("standing",),
    "files.rooms": ("recover_result",),
    "editions.scenarios": ("scenario_digest",),
    "scoring.index_weights": ("IndexWeights", "index_weights", "weight_tree"),
    "scoring.node_plan": ("NodePlan",),
    "scoring.plan": ("IndicatorPlan", "evidence_of_rules", "evidence_of_weights"),
    "scoring.record": ("plan_record", "record_text"),
    "showing": ("shown", "shown_json", "shown_lines"),
    "strangers": ("guarded", "reason"),
    "text": ("LANGS", "Label", "Lang"),
    "toml.files": ("parse", "plain"),
    "toml.structure": ("structure",),
    "vocabulary": ("VOCABULARY",),
    "files.writing": ("SEAL", "is_sealed", "sealed", "write_file", "write_folder", "write_text"),
}

__all__, __getattr__, __dir__ = face(__name__, _HOMES)
