"""What a plan does, in words: the one telling that commands, documents, the report and the workbook read.

Each name is loaded when it is first used: `import dei_words` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dei_words.aspects import ASPECTS as ASPECTS
    from dei_words.aspects import aspect as aspect
    from dei_words.formulas import formula as formula
    from dei_words.formulas import in_symbols as in_symbols
    from dei_words.indicators import case as case
    from dei_words.indicators import cases as cases
    from dei_words.indicators import first as first
    from dei_words.indicators import improving as improving
    from dei_words.indicators import indicator_ways as indicator_ways
    from dei_words.indicators import meaning as meaning
    from dei_words.indicators import rule_ways as rule_ways
    from dei_words.methods import MethodWords as MethodWords
    from dei_words.methods import Named as Named
    from dei_words.methods import method_words as method_words
    from dei_words.names import Library as Library
    from dei_words.names import name_in as name_in
    from dei_words.names import value_in as value_in
    from dei_words.nodes import node_steps as node_steps
    from dei_words.nodes import node_ways as node_ways
    from dei_words.nodes import usual_missing as usual_missing
    from dei_words.nodes import written_ways as written_ways
    from dei_words.numbers import MINUS as MINUS
    from dei_words.numbers import fixed as fixed
    from dei_words.numbers import measured as measured
    from dei_words.numbers import percent as percent
    from dei_words.numbers import plain as plain
    from dei_words.numbers import points as points
    from dei_words.numbers import printed as printed
    from dei_words.numbers import weight as weight
    from dei_words.origins import REASON as REASON
    from dei_words.origins import cited as cited
    from dei_words.origins import grade as grade
    from dei_words.origins import grounds as grounds
    from dei_words.params import HELD as HELD
    from dei_words.params import learned as learned
    from dei_words.params import parameters as parameters
    from dei_words.params import said as said
    from dei_words.params import variants as variants
    from dei_words.saying import COLON as COLON
    from dei_words.saying import COMMA as COMMA
    from dei_words.saying import LIST_COMMA as LIST_COMMA
    from dei_words.saying import SEMICOLON as SEMICOLON
    from dei_words.saying import apart as apart
    from dei_words.saying import capital as capital
    from dei_words.saying import joined as joined
    from dei_words.saying import listed as listed
    from dei_words.saying import lower as lower
    from dei_words.saying import name_of as name_of
    from dei_words.saying import noted as noted
    from dei_words.saying import sentence as sentence
    from dei_words.sentences import CONFIDENCE as CONFIDENCE
    from dei_words.sentences import EFFECTIVE_IS as EFFECTIVE_IS
    from dei_words.sentences import GRADES_ARE as GRADES_ARE
    from dei_words.sentences import MEANS as MEANS
    from dei_words.sentences import NOMINAL_BELOW as NOMINAL_BELOW
    from dei_words.sentences import SPECIMEN as SPECIMEN
    from dei_words.sentences import SPECIMEN_MEANS as SPECIMEN_MEANS
    from dei_words.sentences import SPECIMEN_OF as SPECIMEN_OF
    from dei_words.sentences import SPECIMEN_TITLE as SPECIMEN_TITLE
    from dei_words.stages import plan_bounds as plan_bounds
    from dei_words.stages import stage_words as stage_words
    from dei_words.stages import tier_bounds as tier_bounds
    from dei_words.track import ways as ways
    from dei_words.tree import Place as Place
    from dei_words.tree import inside as inside
    from dei_words.tree import is_mean as is_mean
    from dei_words.tree import nominal as nominal
    from dei_words.tree import places as places
    from dei_words.tree import scored as scored
    from dei_words.way import Way as Way
    from dei_words.way import counted as counted
    from dei_words.way import of_step as of_step
    from dei_words.way import rounded as rounded
    from dei_words.weights import COEFFICIENT as COEFFICIENT
    from dei_words.weights import EQUAL as EQUAL
    from dei_words.weights import MEANS_SHOWN as MEANS_SHOWN
    from dei_words.weights import WEIGHT as WEIGHT
    from dei_words.weights import headed as headed
    from dei_words.weights import set_by as set_by
    from dei_words.weights import settled as settled
    from dei_words.weights import weighing as weighing
    from dei_words.weights import weights_by_case as weights_by_case

_HOMES = {
    "aspects": (
        "ASPECTS",
        "aspect",
    ),
    "formulas": (
        "formula",
        "in_symbols",
    ),
    "origins": (
        "REASON",
        "cited",
        "grade",
        "grounds",
    ),
    "indicators": (
        "case",
        "cases",
        "first",
        "improving",
        "indicator_ways",
        "meaning",
        "rule_ways",
    ),
    "methods": (
        "MethodWords",
        "Named",
        "method_words",
    ),
    "names": (
        "Library",
        "name_in",
        "value_in",
    ),
    "nodes": (
        "node_steps",
        "node_ways",
        "usual_missing",
        "written_ways",
    ),
    "numbers": (
        "MINUS",
        "fixed",
        "measured",
        "percent",
        "plain",
        "points",
        "printed",
        "weight",
    ),
    "params": (
        "HELD",
        "learned",
        "parameters",
        "said",
        "variants",
    ),
    "saying": (
        "COLON",
        "COMMA",
        "LIST_COMMA",
        "SEMICOLON",
        "apart",
        "capital",
        "joined",
        "listed",
        "lower",
        "name_of",
        "noted",
        "sentence",
    ),
    "sentences": (
        "CONFIDENCE",
        "EFFECTIVE_IS",
        "GRADES_ARE",
        "MEANS",
        "NOMINAL_BELOW",
        "SPECIMEN",
        "SPECIMEN_MEANS",
        "SPECIMEN_OF",
        "SPECIMEN_TITLE",
    ),
    "stages": (
        "plan_bounds",
        "stage_words",
        "tier_bounds",
    ),
    "track": ("ways",),
    "tree": (
        "Place",
        "inside",
        "is_mean",
        "nominal",
        "places",
        "scored",
    ),
    "way": (
        "Way",
        "counted",
        "of_step",
        "rounded",
    ),
    "weights": (
        "COEFFICIENT",
        "EQUAL",
        "MEANS_SHOWN",
        "WEIGHT",
        "headed",
        "set_by",
        "settled",
        "weighing",
        "weights_by_case",
    ),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'dei_words' has no public name '{name}'")
    value = getattr(import_module(f"dei_words.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
