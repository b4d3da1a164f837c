"""The types of this face, drawn from its table by `python tests/support/stubs.py`."""

from dei_core.binding.compose import compose
from dei_core.data.labelled import Table
from dei_core.editions.evaluation import Evaluation, Result, evaluate, open_edition
from dei_core.editions.loading import StoredResult, read_result
from dei_core.editions.publishing import publish
from dei_core.editions.scenarios import WhatIf, read_scenario, what_if
from dei_core.findings import DeiError, Finding, Findings
from dei_core.host import BUILTIN as BUILTIN
from dei_core.host import DEPRECATIONS as DEPRECATIONS
from dei_core.host import LANGS as LANGS
from dei_core.host import PROTOCOLS as PROTOCOLS
from dei_core.host import SEAL as SEAL
from dei_core.host import VOCABULARY as VOCABULARY
from dei_core.host import Coded as Coded
from dei_core.host import ColumnIntake as ColumnIntake
from dei_core.host import Contribution as Contribution
from dei_core.host import Edition as Edition
from dei_core.host import Fault as Fault
from dei_core.host import Field as Field
from dei_core.host import Filled as Filled
from dei_core.host import IndicatorPlan as IndicatorPlan
from dei_core.host import Installed as Installed
from dei_core.host import Intake as Intake
from dei_core.host import Label as Label
from dei_core.host import Lang as Lang
from dei_core.host import Line as Line
from dei_core.host import Listing as Listing
from dei_core.host import Move as Move
from dei_core.host import NodePlan as NodePlan
from dei_core.host import NotRegular as NotRegular
from dei_core.host import Origin as Origin
from dei_core.host import PartlyPublished as PartlyPublished
from dei_core.host import PlanRecord as PlanRecord
from dei_core.host import Registry as Registry
from dei_core.host import admit as admit
from dei_core.host import assemble as assemble
from dei_core.host import bind as bind
from dei_core.host import bytes_of as bytes_of
from dei_core.host import cell_states as cell_states
from dei_core.host import compare as compare
from dei_core.host import compliance_frame as compliance_frame
from dei_core.host import deprecation_of as deprecation_of
from dei_core.host import did_you_mean as did_you_mean
from dei_core.host import disarmed as disarmed
from dei_core.host import evidence_of_rules as evidence_of_rules
from dei_core.host import evidence_of_weights as evidence_of_weights
from dei_core.host import find_pack as find_pack
from dei_core.host import find_row as find_row
from dei_core.host import findings_frame as findings_frame
from dei_core.host import guarded as guarded
from dei_core.host import house_findings as house_findings
from dei_core.host import installed as installed
from dei_core.host import is_sealed as is_sealed
from dei_core.host import listing as listing
from dei_core.host import lock_findings as lock_findings
from dei_core.host import lock_path as lock_path
from dei_core.host import overall_verdicts as overall_verdicts
from dei_core.host import plan_record as plan_record
from dei_core.host import read_edition as read_edition
from dei_core.host import read_installed as read_installed
from dei_core.host import read_lock as read_lock
from dei_core.host import read_tables as read_tables
from dei_core.host import reason as reason
from dei_core.host import record_text as record_text
from dei_core.host import recover_result as recover_result
from dei_core.host import references_frame as references_frame
from dei_core.host import registry_of as registry_of
from dei_core.host import restored as restored
from dei_core.host import restored_rows as restored_rows
from dei_core.host import result_findings as result_findings
from dei_core.host import scenario_digest as scenario_digest
from dei_core.host import sealed as sealed
from dei_core.host import shown as shown
from dei_core.host import shown_json as shown_json
from dei_core.host import shown_lines as shown_lines
from dei_core.host import spoken_protocols as spoken_protocols
from dei_core.host import tools as tools
from dei_core.host import track_label as track_label
from dei_core.host import verdicts_of as verdicts_of
from dei_core.host import write_file as write_file
from dei_core.host import write_folder as write_folder
from dei_core.host import write_lock as write_lock
from dei_core.host import write_text as write_text
from dei_core.host import writers as writers
from dei_core.ids import UnknownName
from dei_core.plugin import FIVE_PILLARS as FIVE_PILLARS
from dei_core.plugin import PROTOCOL as PROTOCOL
from dei_core.plugin import Aggregator as Aggregator
from dei_core.plugin import Availability as Availability
from dei_core.plugin import Case as Case
from dei_core.plugin import Check as Check
from dei_core.plugin import Column as Column
from dei_core.plugin import Command as Command
from dei_core.plugin import Derivation as Derivation
from dei_core.plugin import Imputer as Imputer
from dei_core.plugin import Learns as Learns
from dei_core.plugin import Message as Message
from dei_core.plugin import Method as Method
from dei_core.plugin import NoParams as NoParams
from dei_core.plugin import Normalizer as Normalizer
from dei_core.plugin import Pack as Pack
from dei_core.plugin import Panel as Panel
from dei_core.plugin import Params as Params
from dei_core.plugin import Part as Part
from dei_core.plugin import Place as Place
from dei_core.plugin import Reader as Reader
from dei_core.plugin import Reference as Reference
from dei_core.plugin import Refusal as Refusal
from dei_core.plugin import ScreenLimits as ScreenLimits
from dei_core.plugin import Sheet as Sheet
from dei_core.plugin import Spoilt as Spoilt
from dei_core.plugin import Transform as Transform
from dei_core.plugin import Treatment as Treatment
from dei_core.plugin import Weigher as Weigher
from dei_core.plugin import Weighing as Weighing
from dei_core.plugin import Worked as Worked
from dei_core.plugin import Writer as Writer
from dei_core.plugin import competition_ranks as competition_ranks
from dei_core.plugin import data_availability as data_availability
from dei_core.plugin import finite as finite
from dei_core.plugin import hookimpl as hookimpl
from dei_core.plugin import in_unit as in_unit
from dei_core.plugin import kurtosis_of as kurtosis_of
from dei_core.plugin import message as message
from dei_core.plugin import read_cases as read_cases
from dei_core.plugin import read_pack as read_pack
from dei_core.plugin import require_above as require_above
from dei_core.plugin import require_at_least as require_at_least
from dei_core.plugin import require_within as require_within
from dei_core.plugin import screened_out as screened_out
from dei_core.plugin import skewness_of as skewness_of
from dei_core.plugin import slack as slack
from dei_core.results.explanation import Explanation, explain
from dei_core.results.frames import Frame
from dei_core.results.tables import result_frames
from dei_core.scoring.plan import Plan, TrackPlan
from dei_core.scoring.rescoring import rescore
from dei_core.scoring.run import score
from dei_core.scoring.scenario import Scenario
from dei_core.scoring.scorecard import Scorecard, TrackScores
from dei_core.text import Text

__all__ = [
    "DeiError",
    "Evaluation",
    "Explanation",
    "Finding",
    "Findings",
    "Frame",
    "Plan",
    "Result",
    "Scenario",
    "Scorecard",
    "StoredResult",
    "Table",
    "Text",
    "TrackPlan",
    "TrackScores",
    "UnknownName",
    "WhatIf",
    "compose",
    "evaluate",
    "explain",
    "open_edition",
    "publish",
    "read_result",
    "read_scenario",
    "rescore",
    "result_frames",
    "score",
    "what_if",
]
