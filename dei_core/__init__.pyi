"""The types of the public names; `__init__.py` loads them lazily, and a test holds the two together."""

from dei_core.binding.compose import compose as compose
from dei_core.binding.edition import bind as bind
from dei_core.data.door import admit as admit
from dei_core.data.intake import ColumnIntake as ColumnIntake
from dei_core.data.intake import Intake as Intake
from dei_core.data.intake import Sheet as Sheet
from dei_core.data.intake import Spoilt as Spoilt
from dei_core.data.table import Table as Table
from dei_core.deprecation import DEPRECATIONS as DEPRECATIONS
from dei_core.deprecation import deprecation_of as deprecation_of
from dei_core.disarming import disarmed as disarmed
from dei_core.disarming import restored as restored
from dei_core.disarming import restored_rows as restored_rows
from dei_core.evaluation import (
    Evaluation as Evaluation,
)
from dei_core.evaluation import (
    Result as Result,
)
from dei_core.evaluation import (
    assemble as assemble,
)
from dei_core.evaluation import (
    evaluate as evaluate,
)
from dei_core.evaluation import (
    house_findings as house_findings,
)
from dei_core.evaluation import (
    open_edition as open_edition,
)
from dei_core.evaluation import (
    read_edition as read_edition,
)
from dei_core.evaluation import (
    read_tables as read_tables,
)
from dei_core.findings import (
    DeiError as DeiError,
)
from dei_core.findings import (
    Fault as Fault,
)
from dei_core.findings import (
    Finding as Finding,
)
from dei_core.findings import (
    Findings as Findings,
)
from dei_core.findings import (
    Place as Place,
)
from dei_core.hints import UnknownName as UnknownName
from dei_core.hints import did_you_mean as did_you_mean
from dei_core.kernel.bound import slack as slack
from dei_core.kernel.builtin import BUILTIN as BUILTIN
from dei_core.kernel.check import (
    Params as Params,
)
from dei_core.kernel.check import (
    finite as finite,
)
from dei_core.kernel.check import (
    require_above as require_above,
)
from dei_core.kernel.check import (
    require_at_least as require_at_least,
)
from dei_core.kernel.check import (
    require_within as require_within,
)
from dei_core.kernel.kinds import Aggregator as Aggregator
from dei_core.kernel.kinds import Derivation as Derivation
from dei_core.kernel.kinds import Imputer as Imputer
from dei_core.kernel.kinds import Normalizer as Normalizer
from dei_core.kernel.kinds import Transform as Transform
from dei_core.kernel.kinds import Treatment as Treatment
from dei_core.kernel.kinds import Weigher as Weigher
from dei_core.kernel.method import (
    Column as Column,
)
from dei_core.kernel.method import (
    Method as Method,
)
from dei_core.kernel.method import (
    NoParams as NoParams,
)
from dei_core.kernel.method import (
    Panel as Panel,
)
from dei_core.kernel.method import (
    Part as Part,
)
from dei_core.kernel.method import (
    Reference as Reference,
)
from dei_core.kernel.method import (
    Refusal as Refusal,
)
from dei_core.kernel.method import (
    Weighing as Weighing,
)
from dei_core.kernel.method import (
    Worked as Worked,
)
from dei_core.kernel.method import (
    in_unit as in_unit,
)
from dei_core.kernel.method import (
    parameter as parameter,
)
from dei_core.kernel.moments import kurtosis_of as kurtosis_of
from dei_core.kernel.moments import skewness_of as skewness_of
from dei_core.kernel.rank import competition_ranks as competition_ranks
from dei_core.kernel.reference import Learns as Learns
from dei_core.kernel.screen import (
    Availability as Availability,
)
from dei_core.kernel.screen import (
    ScreenLimits as ScreenLimits,
)
from dei_core.kernel.screen import (
    data_availability as data_availability,
)
from dei_core.kernel.screen import (
    screened_out as screened_out,
)
from dei_core.loading import StoredResult as StoredResult
from dei_core.loading import read_result as read_result
from dei_core.locking import (
    lock_findings as lock_findings,
)
from dei_core.locking import (
    lock_path as lock_path,
)
from dei_core.locking import (
    read_lock as read_lock,
)
from dei_core.locking import (
    write_lock as write_lock,
)
from dei_core.model.case import Case as Case
from dei_core.model.edition import Edition as Edition
from dei_core.model.pack import Pack as Pack
from dei_core.model.record import PlanRecord as PlanRecord
from dei_core.model.source import Origin as Origin
from dei_core.packs.announced import Installed as Installed
from dei_core.packs.announced import installed as installed
from dei_core.packs.cases import read_cases as read_cases
from dei_core.packs.code import Contribution as Contribution
from dei_core.packs.code import tools as tools
from dei_core.packs.code import writers as writers
from dei_core.packs.discovery import (
    Listing as Listing,
)
from dei_core.packs.discovery import (
    find_pack as find_pack,
)
from dei_core.packs.discovery import (
    listing as listing,
)
from dei_core.packs.discovery import (
    read_installed as read_installed,
)
from dei_core.packs.folder import read_pack as read_pack
from dei_core.packs.hooks import (
    Check as Check,
)
from dei_core.packs.hooks import (
    Command as Command,
)
from dei_core.packs.hooks import (
    Reader as Reader,
)
from dei_core.packs.hooks import (
    Writer as Writer,
)
from dei_core.packs.hooks import (
    hookimpl as hookimpl,
)
from dei_core.packs.registry import Registry as Registry
from dei_core.packs.registry import registry_of as registry_of
from dei_core.protocol import (
    FIVE_PILLARS as FIVE_PILLARS,
)
from dei_core.protocol import (
    PROTOCOL as PROTOCOL,
)
from dei_core.protocol import (
    PROTOCOLS as PROTOCOLS,
)
from dei_core.protocol import (
    spoken_protocols as spoken_protocols,
)
from dei_core.publishing import PartlyPublished as PartlyPublished
from dei_core.publishing import publish as publish
from dei_core.publishing import result_findings as result_findings
from dei_core.reading import NotRegular as NotRegular
from dei_core.reading import bytes_of as bytes_of
from dei_core.results.coded import Coded as Coded
from dei_core.results.comparison import Move as Move
from dei_core.results.comparison import compare as compare
from dei_core.results.compliance import (
    compliance_frame as compliance_frame,
)
from dei_core.results.compliance import (
    overall_verdicts as overall_verdicts,
)
from dei_core.results.compliance import (
    verdicts_of as verdicts_of,
)
from dei_core.results.explanation import (
    Explanation as Explanation,
)
from dei_core.results.explanation import (
    Filled as Filled,
)
from dei_core.results.explanation import (
    Line as Line,
)
from dei_core.results.explanation import (
    explain as explain,
)
from dei_core.results.explanation import (
    find_row as find_row,
)
from dei_core.results.frames import (
    Field as Field,
)
from dei_core.results.frames import (
    Frame as Frame,
)
from dei_core.results.frames import (
    cell_states as cell_states,
)
from dei_core.results.frames import (
    findings_frame as findings_frame,
)
from dei_core.results.frames import (
    track_label as track_label,
)
from dei_core.results.learned import references_frame as references_frame
from dei_core.results.tables import result_frames as result_frames
from dei_core.rooms import recover_result as recover_result
from dei_core.scenarios import WhatIf as WhatIf
from dei_core.scenarios import read_scenario as read_scenario
from dei_core.scenarios import scenario_digest as scenario_digest
from dei_core.scenarios import what_if as what_if
from dei_core.scoring.node_plan import NodePlan as NodePlan
from dei_core.scoring.plan import (
    IndicatorPlan as IndicatorPlan,
)
from dei_core.scoring.plan import (
    Plan as Plan,
)
from dei_core.scoring.plan import (
    TrackPlan as TrackPlan,
)
from dei_core.scoring.plan import (
    evidence_of_rules as evidence_of_rules,
)
from dei_core.scoring.plan import (
    evidence_of_weights as evidence_of_weights,
)
from dei_core.scoring.record import plan_record as plan_record
from dei_core.scoring.record import record_text as record_text
from dei_core.scoring.rescoring import rescore as rescore
from dei_core.scoring.run import score as score
from dei_core.scoring.scenario import Scenario as Scenario
from dei_core.scoring.scorecard import Scorecard as Scorecard
from dei_core.scoring.scorecard import TrackScores as TrackScores
from dei_core.sentence import Message as Message
from dei_core.sentence import message as message
from dei_core.showing import shown as shown
from dei_core.showing import shown_json as shown_json
from dei_core.showing import shown_lines as shown_lines
from dei_core.strangers import guarded as guarded
from dei_core.strangers import reason as reason
from dei_core.text import LANGS as LANGS
from dei_core.text import Label as Label
from dei_core.text import Lang as Lang
from dei_core.text import Text as Text
from dei_core.vocabulary import VOCABULARY as VOCABULARY
from dei_core.writing import SEAL as SEAL
from dei_core.writing import is_sealed as is_sealed
from dei_core.writing import sealed as sealed
from dei_core.writing import write_file as write_file
from dei_core.writing import write_folder as write_folder
from dei_core.writing import write_text as write_text
