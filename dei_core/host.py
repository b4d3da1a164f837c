"""What those need who look into plans and packs as data: command lines, tables, reports, workshops.

The model that TOML is read into, the reading itself, the asking of packs, result frames, locks as plain data, files
written safely. Whoever uses a name of this face writes a tool; editions, packs and methods do without.

Which files there are, under which names:

>>> from dei_core.host import CASES, EDITION, ENDING, LOCK, MANIFEST, MARK
>>> EDITION, MANIFEST, CASES
('edition.toml', 'pack.toml', 'cases')
>>> MARK, LOCK, f"another{ENDING}"
('run.json', 'edition.lock.toml', 'another.lock.toml')

An edition's way to scores step by step, which `evaluate` goes in one:

>>> from pathlib import Path
>>> from dei_core import open_edition, score
>>> from dei_core.host import IndicatorPlan, assemble, house_findings, read_edition, read_tables
>>> edition = read_edition(Path("examples/gigabit-2022/edition.toml"))
>>> list(assemble(edition, Path("examples/gigabit-2022")).packs)
['gigabit']
>>> opened = open_edition("examples/gigabit-2022")
>>> tables, inputs, notes = read_tables(opened)
>>> card = score(opened.plan, tables)
>>> list(tables), notes, house_findings(opened, card)
(['city'], (), ())
>>> item: IndicatorPlan = opened.plan.track("city").indicators[0]
>>> item.id, item.direction, item.normalizer.id
('gigabit.base_stations', 1, 'share_of_target')

Packs are announced in a group of entry points; they have tables, and answer hooks, within a protocol:

>>> from dei_core.host import GROUP, HOOKS, LOCAL, PROTOCOLS, TABLES
>>> GROUP, HOOKS["methods"], TABLES[:3], list(PROTOCOLS)
('dei.packs', 'dei_methods', ('source', 'trait', 'framework'), [1])
>>> bool(LOCAL.fullmatch("fibre_coverage")), bool(LOCAL.fullmatch("Fibre"))
(True, False)
>>> from dei_core.host import BUILTIN, DEPRECATIONS
>>> "minmax" in {method.id for method in BUILTIN}, DEPRECATIONS[0].removal
(True, '0.4.0')

What is shown to people is in two languages, and closed words have one rendering in each:

>>> from dei_core.host import LANGS, VERDICTS, VOCABULARY, Lang
>>> lang: Lang = "zh"
>>> LANGS, VOCABULARY.stages["normalise"].of(lang), VERDICTS[1]
(('en', 'zh'), '标准化', 'passed')

A value to keep or drop regions by is kept as it is written, text or number; text that can be edited carries a seal:

>>> from dei_core.host import SEAL, Written, is_sealed, sealed
>>> kept: tuple[Written, ...] = ("east", 3)
>>> is_sealed(sealed(f"# {SEAL}").encode())
True

Tools that look for what the engine says of a fault compare messages, not words:

>>> from dei_core import DeiError
>>> from dei_core.host import DATA_NOT_FOUND, NAMESPACE_DIFFERS, UNKNOWN_PACK, find_pack
>>> try:
...     find_pack("nobodys")
... except DeiError as error:
...     [finding.code == UNKNOWN_PACK.code for finding in error.findings]
[True]
>>> DATA_NOT_FOUND.code, NAMESPACE_DIFFERS.code
('data-not-found', 'namespace-differs')
"""

from __future__ import annotations

from dei_core.faces import face

_HOMES = {
    "binding.edition": ("bind",),
    "binding.params": ("bind_params",),
    "data.door": ("admit",),
    "deprecation": ("DEPRECATIONS", "deprecation_of"),
    "editions.messages": ("DATA_NOT_FOUND",),
    "editions.evaluation": ("EDITION", "assemble", "house_findings", "read_edition", "read_tables"),
    "findings": ("Fault", "guarded", "reason"),
    "ids": ("LOCAL", "did_you_mean", "local", "owner", "qualified"),
    "builtin": ("BUILTIN",),
    "kernel.kinds": ("Learning", "fills_panel"),
    "editions.loading": ("restored_rows",),
    "editions.locking": ("ENDING", "findings_of", "lock_findings", "lock_path", "write_lock"),
    "model.dataset": ("ColumnIntake", "Dataset", "Intake"),
    "model.edition": ("Edition", "ScenarioFile", "Track"),
    "model.measure": ("Written",),
    "model.pack": ("CaseFile", "Content", "Manifest", "PackFile"),
    "model.record": ("PlanRecord",),
    "model.rule": ("Benchmark", "Target"),
    "model.source": ("Citation", "Origin", "Sourced"),
    "model.stages": ("Stage", "Stages"),
    "model.tree": ("Framework", "Node", "Pillar", "RegionType"),
    "packs.announced": ("GROUP", "MANIFEST", "Installed", "installed"),
    "packs.code": ("Contribution", "ask", "confirm", "installed_pack", "tools", "writers"),
    "packs.discovery": ("Listing", "find_pack", "listing", "read_installed"),
    "packs.folder": ("CASES", "TABLES", "case_files", "read_case_file"),
    "packs.hooks": ("HOOKS",),
    "packs.messages": ("NAMESPACE_DIFFERS", "UNKNOWN_PACK"),
    "packs.references": ("scorings", "unresolved"),
    "packs.registry": ("Registry", "moved_methods", "place_in", "registry_of"),
    "protocol": ("PROTOCOLS", "spoken_protocols"),
    "editions.publishing": ("LOCK", "MARK", "PartlyPublished", "result_findings"),
    "files.reading": ("NotRegular", "bytes_of"),
    "results.coded": ("Coded",),
    "results.comparison": ("Move", "compare", "plan_moved"),
    "results.compliance": ("VERDICTS", "compliance_frame", "overall_verdicts", "verdicts_of"),
    "results.explanation": ("Filled", "Line", "find_row"),
    "results.frames": ("Field", "cell_states", "field", "findings_frame", "track_label"),
    "results.learned": ("references_frame",),
    "editions.lock": ("lock_of",),
    "editions.lock_shape": ("read_lock", "standing"),
    "files.rooms": ("recover_result",),
    "editions.scenarios": ("scenario_digest",),
    "scoring.evidence": ("evidence_of_rules", "evidence_of_weights"),
    "scoring.index_weights": ("IndexWeights", "index_weights", "weight_tree"),
    "scoring.node_plan": ("NodePlan",),
    "scoring.plan": ("IndicatorPlan",),
    "scoring.record": ("plan_record", "record_text"),
    "showing": ("disarmed", "restored", "shown", "shown_json", "shown_lines"),
    "text": ("LANGS", "Label", "Lang"),
    "toml.files": ("parse", "plain"),
    "toml.structure": ("structure",),
    "vocabulary": ("VOCABULARY",),
    "files.writing": ("SEAL", "is_sealed", "sealed", "write_file", "write_folder", "write_text"),
}

__all__, __getattr__, __dir__ = face(__name__, _HOMES)
