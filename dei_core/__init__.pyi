"""The types of the public names; `__init__.py` loads them lazily, and a test holds the two together."""

from dei_core.binding.edition import bind as bind
from dei_core.conformance.cases import read_cases as read_cases
from dei_core.conformance.catalogue import PROMISES as PROMISES
from dei_core.conformance.promise import Conformance as Conformance, Outcome as Outcome, Promise as Promise
from dei_core.conformance.readme import indicator_table as indicator_table, refresh_readmes as refresh_readmes
from dei_core.conformance.runner import check_plugin as check_plugin, conformance_cases as conformance_cases
from dei_core.data.door import admit as admit
from dei_core.data.intake import ColumnIntake as ColumnIntake, Intake as Intake, Sheet as Sheet
from dei_core.data.table import Table as Table
from dei_core.deprecation import DEPRECATIONS as DEPRECATIONS, deprecation_of as deprecation_of
from dei_core.differing import (
    Difference as Difference,
    Sample as Sample,
    Side as Side,
    difference as difference,
    open_side as open_side,
)
from dei_core.evaluation import (
    Evaluation as Evaluation,
    Result as Result,
    assemble as assemble,
    evaluate as evaluate,
    house_findings as house_findings,
    open_edition as open_edition,
    read_edition as read_edition,
    read_tables as read_tables,
)
from dei_core.findings import (
    DeiError as DeiError,
    Fault as Fault,
    Finding as Finding,
    Findings as Findings,
    Place as Place,
)
from dei_core.hints import did_you_mean as did_you_mean
from dei_core.kernel.builtin import BUILTIN as BUILTIN
from dei_core.kernel.check import (
    Params as Params,
    finite as finite,
    require_above as require_above,
    require_at_least as require_at_least,
    require_within as require_within,
)
from dei_core.kernel.method import (
    Column as Column,
    Method as Method,
    NoParams as NoParams,
    Panel as Panel,
    Reference as Reference,
    Refusal as Refusal,
    Weighing as Weighing,
    in_unit as in_unit,
)
from dei_core.kernel.moments import kurtosis_of as kurtosis_of, skewness_of as skewness_of
from dei_core.kernel.rank import competition_ranks as competition_ranks
from dei_core.kernel.screen import (
    Availability as Availability,
    ScreenLimits as ScreenLimits,
    data_availability as data_availability,
    screened_out as screened_out,
)
from dei_core.locking import (
    lock_findings as lock_findings,
    lock_path as lock_path,
    read_lock as read_lock,
    write_lock as write_lock,
)
from dei_core.messages.message import Message as Message, message as message
from dei_core.model.case import Case as Case
from dei_core.model.edition import Edition as Edition
from dei_core.model.pack import Pack as Pack
from dei_core.packs.announced import Installed as Installed, installed as installed
from dei_core.packs.code import tools as tools, writers as writers
from dei_core.packs.discovery import (
    Listing as Listing,
    find_pack as find_pack,
    listing as listing,
    read_installed as read_installed,
)
from dei_core.packs.folder import read_pack as read_pack
from dei_core.packs.hooks import (
    Check as Check,
    Command as Command,
    Reader as Reader,
    Writer as Writer,
    hookimpl as hookimpl,
)
from dei_core.packs.registry import Registry as Registry, registry_of as registry_of
from dei_core.protocol import (
    FIVE_PILLARS as FIVE_PILLARS,
    PROTOCOL as PROTOCOL,
    PROTOCOLS as PROTOCOLS,
    spoken_protocols as spoken_protocols,
)
from dei_core.publishing import publish as publish
from dei_core.results.coded import Coded as Coded
from dei_core.results.comparison import Move as Move, compare as compare
from dei_core.results.compliance import (
    compliance_frame as compliance_frame,
    overall_verdicts as overall_verdicts,
    verdicts_of as verdicts_of,
)
from dei_core.results.explanation import (
    Explanation as Explanation,
    Line as Line,
    explain as explain,
    find_row as find_row,
)
from dei_core.results.frames import (
    Field as Field,
    Frame as Frame,
    cell_states as cell_states,
    findings_frame as findings_frame,
    track_label as track_label,
)
from dei_core.results.learned import references_frame as references_frame
from dei_core.results.tables import result_frames as result_frames
from dei_core.scoring.compose import compose as compose
from dei_core.scoring.evidence import (
    evidence_of_rules as evidence_of_rules,
    evidence_of_weights as evidence_of_weights,
)
from dei_core.scoring.plan import (
    IndicatorPlan as IndicatorPlan,
    NodePlan as NodePlan,
    Origin as Origin,
    Plan as Plan,
    TrackPlan as TrackPlan,
)
from dei_core.scoring.rescoring import rescore as rescore
from dei_core.scoring.run import score as score
from dei_core.scoring.scorecard import Scorecard as Scorecard, TrackScores as TrackScores
from dei_core.text import LANGS as LANGS, Label as Label, Lang as Lang, Text as Text
from dei_core.toml.schema import json_schema as json_schema, schema_text as schema_text
from dei_core.verifying.accepting import ScoreMove as ScoreMove, accept as accept
from dei_core.verifying.examples import (
    Verification as Verification,
    example_name as example_name,
    examples_in as examples_in,
    verify as verify,
)
from dei_core.writing import write_text as write_text
