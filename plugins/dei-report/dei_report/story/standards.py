"""Compliance with published standards: every clause, who passes it, and a verdict for each region."""

from __future__ import annotations

from typing import Any

import numpy as np

from dei_core.host import overall_verdicts
from dei_report.story.indicators import demand
from dei_report.story.numbers import significant
from dei_report.story.saying import both
from dei_report.story.view import View

LETTERS = {1: "p", 0: "f", -1: "m", 2: "s"}
"""passed, failed, missing, scored (a clause that has no pass mark)."""


def standards(view: View, checkpoints: dict[str, Any]) -> list[dict[str, Any]]:
    """Each standard with its clauses, its share in the pillars, and for each a letter for every region of the page."""
    return [_standard(view, item, checkpoints.get(item.id)) for item in view.plan.standards]


def _standard(view: View, item: Any, point: Any) -> dict[str, Any]:
    overall = overall_verdicts(view.track, item)[view.rows]
    clauses = [_clause(view, clause) for clause in item.clauses]
    passed = sum(clause["passed"] for clause in clauses)
    judged = passed + sum(clause["failed"] for clause in clauses)
    return {
        "id": item.id,
        "name": both(item.name),
        "clauses": clauses,
        "overall": {**_counts(overall), "verdicts": _letters(overall[: view.held])},
        "score": view.told(view.score(item.root)[: view.held]),
        "met": round(passed / judged, 4) if judged else None,
        "share": {} if point is None else dict(point.share),
        "although": None if point is None or point.although is None else both(point.although),
    }


def _clause(view: View, clause: Any) -> dict[str, Any]:
    verdicts = view.verdicts(clause)
    item = view.plan.indicators[view.plan.slot(clause.level)]
    least, most = demand(item)
    return {
        "id": clause.id,
        "name": both(clause.name),
        "leaf": clause.score,
        "unit": both(item.unit),
        "least": least,
        "most": most,
        **_counts(verdicts),
        "verdicts": _letters(verdicts[: view.held]),
        "raw": significant(view.track.raw(clause.level)[view.rows[: view.held]]),
    }


def _counts(verdicts: np.ndarray) -> dict[str, int]:
    words = {"passed": 1, "failed": 0, "missing": -1, "scored": 2}
    return {word: int(np.count_nonzero(verdicts == code)) for word, code in words.items()}


def _letters(verdicts: np.ndarray) -> str:
    return "".join(LETTERS[code] for code in verdicts.tolist())
