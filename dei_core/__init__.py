"""The engine for those who score and read: each name is loaded when it is first used, `import dei_core` costs nothing.

These are the names that a notebook or a script needs, and no others: the two ways in (an edition on disk:
`open_edition`, `evaluate`, `publish`, `read_result`; numbers in Python: `compose`, `score`, `Table`), the two questions
that follow (`explain`; `rescore`, `what_if` with a `Scenario` or `read_scenario`), what these give, so that it can be
annotated (`Plan`, `TrackPlan`, `Scorecard`, `TrackScores`, `Evaluation`, `Result`, `StoredResult`, `WhatIf`,
`Explanation`), results as tables (`result_frames`, `Frame`), and what is said of faults (`DeiError`, `UnknownName`,
`Finding`, `Findings`, `Text`).

Authors of methods, packs and hooks have `dei_core.plugin` beside it; programs that ask packs, read plans as data and
write files have `dei_core.host`. A name stands in one of the three. Names that moved there still work here through
plugin protocol 1, with a warning that says where they are.

>>> from dei_core import Table, TrackPlan, compose, score
>>> plan = compose({"index": {"income": 0.6, "waste": 0.4}}, lower=["waste"])
>>> card = score(plan, Table(regions=["a", "b"], columns={"income": [1, 2], "waste": [5, 3]}))
>>> card.only.total.tolist()
[0.0, 100.0]
>>> track: TrackPlan = plan.track("index")
>>> track.slots, [item.direction for item in track.indicators]
(('income', 'waste', 'index'), [1, -1])
"""

from __future__ import annotations

from importlib import import_module
from typing import Any
from warnings import warn

from dei_core.faces import face

_HOMES = {
    "binding.compose": ("compose",),
    "data.labelled": ("Table",),
    "editions.evaluation": ("Evaluation", "Result", "evaluate", "open_edition"),
    "findings": ("DeiError", "Finding", "Findings"),
    "ids": ("UnknownName",),
    "editions.loading": ("StoredResult", "read_result"),
    "editions.publishing": ("publish",),
    "results.explanation": ("Explanation", "explain"),
    "results.frames": ("Frame",),
    "results.tables": ("result_frames",),
    "editions.scenarios": ("WhatIf", "read_scenario", "what_if"),
    "scoring.plan": ("Plan", "TrackPlan"),
    "scoring.rescoring": ("rescore",),
    "scoring.run": ("score",),
    "scoring.scenario": ("Scenario",),
    "scoring.scorecard": ("Scorecard", "TrackScores"),
    "text": ("Text",),
}

__all__, _here, __dir__ = face(__name__, _HOMES)


def __getattr__(name: str) -> Any:
    deprecation = import_module("dei_core.deprecation")
    going = deprecation.deprecation_of("name", name)
    if going is not None:
        warn(going.finding().text(), DeprecationWarning, stacklevel=2)
    if name in deprecation.MOVED:
        return deprecation.moved(name)
    value = _here(name)
    if going is None:
        globals()[name] = value
    return value
