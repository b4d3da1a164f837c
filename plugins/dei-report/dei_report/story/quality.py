"""Data quality: what is missing, imputed or treated, by indicator and by region, and what was found on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

from dei_core import Result
from dei_core.host import cell_states
from dei_report.story.saying import both, said
from dei_report.story.view import View

LEAST, MOST_ALIKE = 10, 100
"""Regions with the thinnest data that are named, and findings of one kind that are told one by one."""
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
    """What was found, each thing once, in both languages; of one kind the first many, and how many more there are."""
    told: dict[str, dict[str, Any]] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for finding in dict.fromkeys(
        (one.code, one.severity, one.text("en"), one.text("zh")) for one in result.card.findings
    ):
        code, severity, english, chinese = finding
        seen[code, severity] += 1
        if seen[code, severity] <= MOST_ALIKE:
            told[english] = {"code": code, "severity": severity, "text": {"en": english, "zh": chinese}}
    return [*told.values(), *_more(seen)]


def _more(seen: Counter[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """How many findings of each kind are not told one by one."""
    for (code, severity), count in seen.items():
        if count > MOST_ALIKE:
            text = said(
                "And {n} more like the first {most} of these ({code}): all are in the result table findings.",
                "同类提示另有 {n} 条（{code}，此处仅列前 {most} 条），全部见结果表 findings。",
                n=count - MOST_ALIKE,
                most=MOST_ALIKE,
                code=code,
            )
            yield {"code": code, "severity": severity, "text": text}


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
