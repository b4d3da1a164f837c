"""Which clauses of which standards each region meets, and how far it is from those it does not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from dei_core.kernel.method import Column
from dei_core.kernel.normalizers.demand import gap, verdict
from dei_core.results.coded import Coded
from dei_core.results.frames import REGION, TRACK, YEAR, Frame, field, frame, keys
from dei_core.scoring.plan import ClausePlan, StandardPlan
from dei_core.scoring.scorecard import Scorecard, TrackScores
from dei_core.text import Text

SCORED = 2
VERDICTS = {1: "passed", 0: "failed", -1: "missing", SCORED: "scored"}
_WORDS = tuple(VERDICTS[code] for code in sorted(VERDICTS))
OVERALL = "overall"
BENCHMARK = field("benchmark", "string", "published standard", "评价标准", key=True)
CLAUSE = field(
    "clause",
    "string",
    f"clause, or '{OVERALL}' for the standard's own total",
    "条款；overall 为该评价标准总评",
    key=True,
)
VALUE = field("value", "number", "the region's value; the score for a total", "区域的数值；总评为得分")
THRESHOLD = field("threshold", "number", "what the clause demands, in the same unit", "条款要求（同一单位）")
VERDICT = field(
    "verdict",
    "string",
    "passed (met), failed (not met), missing (no data), or scored where there is no pass mark",
    "达标、未达标、无数据；无达标线者为 scored（仅评分）",
)
GAP = field("gap", "number", "how much is lacking, 0 where passed", "达标差距，达标为 0")
ABOUT = Text(en="Every clause of every standard, by region.", zh="各区域对各项评价标准逐条的达标情况。")


def compliance_frame(card: Scorecard) -> Frame:
    """One row per region, standard and clause, and one for each standard's total.

    >>> from dei_core import evaluate
    >>> from dei_core.host import compliance_frame
    >>> frame = compliance_frame(evaluate("examples/benchmark-gigabit").card)
    >>> frame.name, sorted(set(frame.columns["verdict"]))
    ('compliance', ['failed', 'missing', 'passed'])
    """
    tracks = card.tracks.values()
    fields = (TRACK, YEAR, REGION, BENCHMARK, CLAUSE, VALUE, THRESHOLD, VERDICT, GAP)
    return frame("compliance", ABOUT, fields, (part for track in tracks for part in _parts(track)))


def held_against(track: TrackScores, clause: ClausePlan) -> tuple[Column, Column]:
    """(R,) what a clause demands of each region, the lower bound where it has two, and (R,) what is lacking.

    The demand differs by region where the rule branches on a trait. Both are NaN where the method has no pass
    mark, or works on a transformed value.
    """
    item = track.plan.indicators[track.plan.slot(clause.level)]
    values = np.array(track.table.traits[item.trait] if item.trait else ("",) * len(track.table))
    value = track.raw(clause.level)
    threshold, lacking = np.full(len(value), np.nan), np.full(len(value), np.nan)
    for case, params in item.variants.items() if item.transform is None else ():
        rows = values == case
        least, most = item.normalizer.passing(params, item.direction)
        bound = most if least is None else least
        threshold[rows] = np.nan if bound is None else bound
        lacking[rows] = gap(value[rows], least, most)
    return threshold, lacking


def verdicts_of(track: TrackScores, clause: ClausePlan) -> npt.NDArray[np.int8]:
    """(R,) keys of VERDICTS: a clause whose method has no pass mark is scored, and neither passed nor failed.

    >>> from dei_core import evaluate
    >>> from dei_core.host import VERDICTS, verdicts_of
    >>> track = evaluate("examples/benchmark-gigabit").card.only
    >>> clause = track.plan.standards[0].clauses[0]
    >>> [VERDICTS[key] for key in verdicts_of(track, clause)[:2].tolist()]
    ['passed', 'passed']
    """
    return _said(track.score(clause.score), has_pass_mark(track, clause))


def has_pass_mark(track: TrackScores, clause: ClausePlan) -> bool:
    """Whether a clause can be passed or failed; one that is ranked, or taken as it is, has only a score."""
    item = track.plan.indicators[track.plan.slot(clause.level)]
    return any(
        item.normalizer.passing(params, item.direction) != (None, None) for params in item.variants.values()
    )


def overall_verdicts(track: TrackScores, standard: StandardPlan) -> npt.NDArray[np.int8]:
    """(R,) keys of VERDICTS: a standard is passed by full marks, if each of its clauses can be passed.

    >>> from dei_core import evaluate
    >>> from dei_core.host import VERDICTS, overall_verdicts
    >>> track = evaluate("examples/benchmark-gigabit").card.only
    >>> [VERDICTS[key] for key in overall_verdicts(track, track.plan.standards[0])[:2].tolist()]
    ['passed', 'passed']
    """
    marked = all(has_pass_mark(track, clause) for clause in standard.clauses)
    return _said(track.score(standard.root), marked)


def _said(score: Column, marked: bool) -> npt.NDArray[np.int8]:
    verdicts = verdict(score)
    return verdicts if marked else np.where(verdicts == -1, verdicts, np.int8(SCORED))


def _parts(track: TrackScores) -> Iterable[dict[str, Any]]:
    for standard in track.plan.standards:
        for clause in standard.clauses:
            yield _clause(track, standard, clause)
        yield _overall(track, standard)


def _clause(track: TrackScores, standard: StandardPlan, clause: ClausePlan) -> dict[str, Any]:
    value = track.raw(clause.level)
    threshold, lacking = held_against(track, clause)
    verdicts = verdicts_of(track, clause)
    return _rows(
        track, standard.id, clause.id, value, threshold, verdicts, np.where(verdicts == 1, 0.0, lacking)
    )


def _overall(track: TrackScores, standard: StandardPlan) -> dict[str, Any]:
    score = track.score(standard.root)
    full = np.full(len(score), 100.0)
    lacking = np.maximum(full - score, 0.0)
    verdicts = overall_verdicts(track, standard)
    return _rows(track, standard.id, OVERALL, score, full, verdicts, lacking)


def _rows(
    track: TrackScores,
    benchmark: str,
    clause: str,
    value: Column,
    threshold: Column,
    verdicts: np.ndarray,
    lacking: Column,
) -> dict[str, Any]:
    rows = np.arange(len(track.table))
    return {
        **keys(track, rows),
        "benchmark": Coded.same(benchmark, len(rows)),
        "clause": Coded.same(clause, len(rows)),
        "value": value,
        "threshold": threshold,
        "verdict": Coded(verdicts - min(VERDICTS), _WORDS),
        "gap": lacking,
    }
