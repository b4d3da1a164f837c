"""Data quality: what is missing, imputed or treated, by indicator and by region, and what was found on the way."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from dei_core import Result, cell_states
from dei_report.story.saying import both
from dei_report.story.view import View

LEAST = 10
"""Regions with the thinnest data that are named."""
_WORDS = ("given", "derived", "imputed", "treated", "missing", "screened")


def quality(view: View) -> dict[str, Any]:
    """Cells by state, the indicators and the regions with the thinnest data; each column of data counts once."""
    levels = {view.track.column(leaf.level): leaf.level for leaf in view.leaves if leaf.level is not None}
    lacking = np.zeros(len(view.rows), np.int64)
    found: Counter[str] = Counter()
    for level in levels.values():
        states = cell_states(view.track, level)
        mine = [states[row] for row in view.rows.tolist()]
        found.update(mine)
        lacking += np.array([state in ("missing", "imputed") for state in mine], np.int64)
    cells = {word: found[word] for word in _WORDS}
    thin = np.argsort(-lacking, kind="stable")[:LEAST].tolist()
    return {
        "columns": len(levels),
        "cells": cells,
        "thin": [{**view.region(row), "lacking": int(lacking[row])} for row in thin if lacking[row]],
        "unscored": [view.region(row) for row in np.flatnonzero(np.isnan(view.total)).tolist()],
    }


def findings(result: Result) -> list[dict[str, Any]]:
    """All that was found, each thing once, in both languages."""
    told = {}
    for finding in result.card.findings:
        told[finding.text()] = {
            "code": finding.code,
            "severity": finding.severity,
            "text": {"en": finding.text("en"), "zh": finding.text("zh")},
        }
    return list(told.values())


def inputs(result: Result) -> list[dict[str, Any]]:
    """The files that were read, with what the edition says of them."""
    told = []
    for name, data in result.inputs.items():
        item = result.evaluation.edition.dataset.get(name)
        told.append(
            {
                "id": name,
                "title": None if item is None or item.title is None else both(item.title),
                "licence": None if item is None else item.licence,
                "accessed": None if item is None else item.accessed,
                "specimen": item is not None and item.specimen,
                "file": "" if item is None else item.path,
                "rows": data.rows,
                "sha256": data.sha256,
            }
        )
    return told
