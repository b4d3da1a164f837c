"""The types of this face, drawn from its table by `python tests/support/stubs.py`."""

from dei_core.data.cells import Spoilt
from dei_core.data.header import Sheet
from dei_core.findings import Place
from dei_core.kernel import messages
from dei_core.kernel.aggregators.combine import over_draws
from dei_core.kernel.aggregators.mean import Children, Weights, weighted_sum
from dei_core.kernel.bound import above, slack
from dei_core.kernel.check import (
    Params,
    finite,
    refuse_low,
    refuse_rows,
    require_above,
    require_at_least,
    require_parts,
    require_rising,
    require_within,
    sense,
    width,
)
from dei_core.kernel.column import available, deviation_of, differing, mean_of, ordered, quantile_of
from dei_core.kernel.decimals import minus, plus, way
from dei_core.kernel.kinds import Aggregator, Derivation, Imputer, Normalizer, Transform, Treatment, Weigher
from dei_core.kernel.method import (
    Column,
    Method,
    NoParams,
    Panel,
    Part,
    Reference,
    Refusal,
    Tells,
    Weighing,
    Worked,
    in_unit,
    parameter,
    per_child,
)
from dei_core.kernel.moments import NEEDED, kurtosis_of, refuse_shapeless, skewness_of
from dei_core.kernel.normalizers.goalpost import Clip, Goalposts, goalposts
from dei_core.kernel.normalizers.relative import SAMPLE, Ranked, fit_rank, place
from dei_core.kernel.rank import competition_ranks
from dei_core.kernel.reference import (
    ENDS,
    REFERENCE,
    SORTED,
    Learns,
    above_zero,
    apart,
    below,
    one_of,
    stated,
)
from dei_core.kernel.screen import Availability, ScreenLimits, data_availability, screened_out
from dei_core.kernel.telling import WHERE_HELD, by_deviations, held, number, with_ties
from dei_core.model.pack import Case, Pack
from dei_core.model.pillars import FIVE_PILLARS
from dei_core.packs.folder import read_cases, read_pack
from dei_core.packs.hooks import Check, Command, Reader, Writer, hookimpl
from dei_core.protocol import PROTOCOL
from dei_core.sentence import Message, message

__all__ = [
    "ENDS",
    "FIVE_PILLARS",
    "NEEDED",
    "PROTOCOL",
    "REFERENCE",
    "SAMPLE",
    "SORTED",
    "WHERE_HELD",
    "Aggregator",
    "Availability",
    "Case",
    "Check",
    "Children",
    "Clip",
    "Column",
    "Command",
    "Derivation",
    "Goalposts",
    "Imputer",
    "Learns",
    "Message",
    "Method",
    "NoParams",
    "Normalizer",
    "Pack",
    "Panel",
    "Params",
    "Part",
    "Place",
    "Ranked",
    "Reader",
    "Reference",
    "Refusal",
    "ScreenLimits",
    "Sheet",
    "Spoilt",
    "Tells",
    "Transform",
    "Treatment",
    "Weigher",
    "Weighing",
    "Weights",
    "Worked",
    "Writer",
    "above",
    "above_zero",
    "apart",
    "available",
    "below",
    "by_deviations",
    "competition_ranks",
    "data_availability",
    "deviation_of",
    "differing",
    "finite",
    "fit_rank",
    "goalposts",
    "held",
    "hookimpl",
    "in_unit",
    "kurtosis_of",
    "mean_of",
    "message",
    "messages",
    "minus",
    "number",
    "one_of",
    "ordered",
    "over_draws",
    "parameter",
    "per_child",
    "place",
    "plus",
    "quantile_of",
    "read_cases",
    "read_pack",
    "refuse_low",
    "refuse_rows",
    "refuse_shapeless",
    "require_above",
    "require_at_least",
    "require_parts",
    "require_rising",
    "require_within",
    "screened_out",
    "sense",
    "skewness_of",
    "slack",
    "stated",
    "way",
    "weighted_sum",
    "width",
    "with_ties",
]
