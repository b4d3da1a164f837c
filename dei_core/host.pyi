"""The types of this face, drawn from its table by `python tests/support/stubs.py`."""

from dei_core.binding.edition import bind
from dei_core.binding.params import bind_params
from dei_core.builtin import BUILTIN
from dei_core.data.door import admit
from dei_core.deprecation import DEPRECATIONS, deprecation_of
from dei_core.editions.evaluation import EDITION, assemble, house_findings, read_edition, read_tables
from dei_core.editions.loading import restored_rows
from dei_core.editions.lock import lock_of
from dei_core.editions.lock_shape import read_lock, standing
from dei_core.editions.locking import ENDING, findings_of, lock_findings, lock_path, write_lock
from dei_core.editions.messages import DATA_NOT_FOUND
from dei_core.editions.publishing import LOCK, MARK, PartlyPublished, result_findings
from dei_core.editions.scenarios import scenario_digest
from dei_core.files.reading import NotRegular, bytes_of
from dei_core.files.rooms import recover_result
from dei_core.files.writing import SEAL, is_sealed, sealed, write_file, write_folder, write_text
from dei_core.findings import Fault, guarded, reason
from dei_core.ids import LOCAL, did_you_mean, local, owner, qualified
from dei_core.kernel.kinds import Learning, fills_panel
from dei_core.model.dataset import ColumnIntake, Dataset, Intake
from dei_core.model.edition import Edition, ScenarioFile, Track
from dei_core.model.measure import Written
from dei_core.model.pack import CaseFile, Content, Manifest, PackFile
from dei_core.model.record import PlanRecord
from dei_core.model.rule import Benchmark, Target
from dei_core.model.source import Citation, Origin, Sourced
from dei_core.model.stages import Stage, Stages
from dei_core.model.tree import Framework, Node, Pillar, RegionType
from dei_core.packs.announced import GROUP, MANIFEST, Installed, installed
from dei_core.packs.code import Contribution, ask, confirm, installed_pack, tools, writers
from dei_core.packs.discovery import Listing, find_pack, listing, read_installed
from dei_core.packs.folder import CASES, TABLES, case_files, read_case_file
from dei_core.packs.hooks import HOOKS
from dei_core.packs.messages import NAMESPACE_DIFFERS, UNKNOWN_PACK
from dei_core.packs.references import scorings, unresolved
from dei_core.packs.registry import Registry, moved_methods, place_in, registry_of
from dei_core.protocol import PROTOCOLS, spoken_protocols
from dei_core.results.coded import Coded
from dei_core.results.comparison import Move, compare, plan_moved
from dei_core.results.compliance import VERDICTS, compliance_frame, overall_verdicts, verdicts_of
from dei_core.results.explanation import Filled, Line, find_row
from dei_core.results.frames import Field, cell_states, field, findings_frame, track_label
from dei_core.results.learned import references_frame
from dei_core.scoring.evidence import evidence_of_rules, evidence_of_weights
from dei_core.scoring.index_weights import IndexWeights, index_weights, weight_tree
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import IndicatorPlan
from dei_core.scoring.record import plan_record, record_text
from dei_core.showing import disarmed, restored, shown, shown_json, shown_lines
from dei_core.text import LANGS, Label, Lang
from dei_core.toml.files import parse, plain
from dei_core.toml.structure import structure
from dei_core.vocabulary import VOCABULARY

__all__ = [
    "BUILTIN",
    "CASES",
    "DATA_NOT_FOUND",
    "DEPRECATIONS",
    "EDITION",
    "ENDING",
    "GROUP",
    "HOOKS",
    "LANGS",
    "LOCAL",
    "LOCK",
    "MANIFEST",
    "MARK",
    "NAMESPACE_DIFFERS",
    "PROTOCOLS",
    "SEAL",
    "TABLES",
    "UNKNOWN_PACK",
    "VERDICTS",
    "VOCABULARY",
    "Benchmark",
    "CaseFile",
    "Citation",
    "Coded",
    "ColumnIntake",
    "Content",
    "Contribution",
    "Dataset",
    "Edition",
    "Fault",
    "Field",
    "Filled",
    "Framework",
    "IndexWeights",
    "IndicatorPlan",
    "Installed",
    "Intake",
    "Label",
    "Lang",
    "Learning",
    "Line",
    "Listing",
    "Manifest",
    "Move",
    "Node",
    "NodePlan",
    "NotRegular",
    "Origin",
    "PackFile",
    "PartlyPublished",
    "Pillar",
    "PlanRecord",
    "RegionType",
    "Registry",
    "ScenarioFile",
    "Sourced",
    "Stage",
    "Stages",
    "Target",
    "Track",
    "Written",
    "admit",
    "ask",
    "assemble",
    "bind",
    "bind_params",
    "bytes_of",
    "case_files",
    "cell_states",
    "compare",
    "compliance_frame",
    "confirm",
    "deprecation_of",
    "did_you_mean",
    "disarmed",
    "evidence_of_rules",
    "evidence_of_weights",
    "field",
    "fills_panel",
    "find_pack",
    "find_row",
    "findings_frame",
    "findings_of",
    "guarded",
    "house_findings",
    "index_weights",
    "installed",
    "installed_pack",
    "is_sealed",
    "listing",
    "local",
    "lock_findings",
    "lock_of",
    "lock_path",
    "moved_methods",
    "overall_verdicts",
    "owner",
    "parse",
    "place_in",
    "plain",
    "plan_moved",
    "plan_record",
    "qualified",
    "read_case_file",
    "read_edition",
    "read_installed",
    "read_lock",
    "read_tables",
    "reason",
    "record_text",
    "recover_result",
    "references_frame",
    "registry_of",
    "restored",
    "restored_rows",
    "result_findings",
    "scenario_digest",
    "scorings",
    "sealed",
    "shown",
    "shown_json",
    "shown_lines",
    "spoken_protocols",
    "standing",
    "structure",
    "tools",
    "track_label",
    "unresolved",
    "verdicts_of",
    "weight_tree",
    "write_file",
    "write_folder",
    "write_lock",
    "write_text",
    "writers",
]
