"""What those need who look into plans and packs as data, beside the public names: hosts of plugins, workshops.

The model that TOML is read into, the reading itself, the asking of packs, and locks as plain data. Whoever uses a name
of this face writes a tool for authors or maintainers; editions, packs and commands do with `dei_core`.

>>> from dei_core.host import parse, structure
"""

from __future__ import annotations

from dei_core.binding.params import bind_params
from dei_core.editions.messages import DATA_NOT_FOUND
from dei_core.evaluation import EDITION
from dei_core.ids import LOCAL, local, owner, qualified
from dei_core.kernel.kinds import Learning, fills_panel
from dei_core.locking import ENDING, findings_of
from dei_core.model.case import CaseFile
from dei_core.model.dataset import Dataset
from dei_core.model.edition import Track
from dei_core.model.measure import Written
from dei_core.model.pack import Content, Manifest, PackFile
from dei_core.model.rule import Benchmark, Target
from dei_core.model.scenario import ScenarioFile
from dei_core.model.source import Citation, Sourced
from dei_core.model.stages import Stage, Stages
from dei_core.model.tree import Framework, Node, Pillar, RegionType
from dei_core.packs.announced import GROUP, MANIFEST
from dei_core.packs.cases import CASES, case_files, read_case_file
from dei_core.packs.code import ask, confirm, installed_pack
from dei_core.packs.folder import TABLES
from dei_core.packs.hooks import HOOKS
from dei_core.packs.messages import NAMESPACE_DIFFERS, UNKNOWN_PACK
from dei_core.packs.moved import moved_methods
from dei_core.packs.references import scorings, unresolved
from dei_core.packs.registry import place_in
from dei_core.publishing import LOCK, MARK
from dei_core.results.comparison import plan_moved
from dei_core.results.compliance import VERDICTS
from dei_core.results.lock import lock_of
from dei_core.results.lock_shape import standing
from dei_core.toml.files import parse, plain
from dei_core.toml.structure import structure

__all__ = [
    "CASES",
    "DATA_NOT_FOUND",
    "EDITION",
    "ENDING",
    "GROUP",
    "HOOKS",
    "LOCAL",
    "LOCK",
    "MANIFEST",
    "MARK",
    "NAMESPACE_DIFFERS",
    "TABLES",
    "UNKNOWN_PACK",
    "VERDICTS",
    "Benchmark",
    "CaseFile",
    "Citation",
    "Content",
    "Dataset",
    "Framework",
    "Learning",
    "Manifest",
    "Node",
    "PackFile",
    "Pillar",
    "RegionType",
    "ScenarioFile",
    "Sourced",
    "Stage",
    "Stages",
    "Target",
    "Track",
    "Written",
    "ask",
    "bind_params",
    "case_files",
    "confirm",
    "fills_panel",
    "findings_of",
    "installed_pack",
    "local",
    "lock_of",
    "moved_methods",
    "owner",
    "parse",
    "place_in",
    "plain",
    "plan_moved",
    "qualified",
    "read_case_file",
    "scorings",
    "standing",
    "structure",
    "unresolved",
]
