"""What authors of methods, packs and hooks have: the hooks, the kinds of methods, and what the core's own are made of.

A method is a plain function and a record of its kind; a pack's module gives it to the engine by a hook:

>>> import numpy as np
>>> from dei_core import Table, Text, compose, score
>>> from dei_core.plugin import Column, Learns, NoParams, Normalizer, Reference, available, hookimpl, mean_of
>>> def fit(x: Column, params: NoParams) -> Reference:
...     return {"mean": mean_of(available(x))}
>>> def apply(x: Column, params: NoParams, reference: Reference, direction: int) -> Column:
...     return 50.0 * x / reference["mean"]
>>> about = Text(en="50 for the mean of the regions", zh="均值得 50 分")
>>> to_mean = Normalizer(id="mine.to_mean", fit=fit, apply=apply, about=about, learns=Learns(numbers=("mean",)))
>>> @hookimpl
... def dei_methods():
...     return [to_mean]
>>> three = Table(regions=["x", "y", "z"], columns={"a": [1, 2, 3]})
>>> score(compose({"index": ["a"]}, normalizer=to_mean), three).only.total.tolist()
[25.0, 50.0, 75.0]

An aggregator sees the scores of a node's children and their weights, for one draw of weights or for many:

>>> from dei_core.plugin import Aggregator, Children, Weights, over_draws
>>> def least(children: Children, weights: Weights, params: NoParams) -> Column:
...     return over_draws(np.minimum.reduce(children), weights)
>>> about = Text(en="The worst child", zh="最差的下级项")
>>> worst = Aggregator(id="mine.worst", apply=least, about=about, weighted=False)
>>> least([np.array([90.0, 60.0]), np.array([30.0, 80.0])], np.ones((2, 1)), NoParams()).tolist()
[30.0, 60.0]

Parameters are a class; what each means is said once, and words that many share are there:

>>> import attrs
>>> from dei_core.plugin import WHERE_HELD, Clip, Params, parameter
>>> @attrs.frozen(kw_only=True)
... class Ends(Params):
...     clip: Clip = parameter(WHERE_HELD, "none")
>>> Ends(clip="both").clip, WHERE_HELD.en
('both', 'which ends of the scale scores are held to')
>>> from dei_core.plugin import ENDS, REFERENCE, SAMPLE, SORTED
>>> Learns(numbers=("reference",), words=REFERENCE).words["reference"].en
'reference'
>>> ENDS["minimum"].en, SORTED["sorted"].en, dict(SAMPLE.rising)
('minimum', 'the sample in rising order', {'sorted': 1})
>>> from dei_core.plugin import Tells, with_ties
>>> tells: Tells = with_ties(Text(en="Place", zh="位次"))

What cannot be computed is a Refusal with a message: one of your own, or one that the core's methods give:

>>> from dei_core.plugin import NEEDED, Refusal, messages, refuse_shapeless
>>> try:
...     refuse_shapeless(np.arange(NEEDED - 1.0))
... except Refusal as refusal:
...     refusal.message is messages.TOO_FEW_VALUES, refusal.facts
(True, {'found': 3, 'needed': 4})

A pack says which protocol it was written for, and a DEI pack fills the five pillars:

>>> from dei_core.plugin import FIVE_PILLARS, PROTOCOL
>>> PROTOCOL, list(FIVE_PILLARS.pillar)
(1, ['infrastructure', 'economy', 'society', 'government', 'ecology'])
"""

from __future__ import annotations

from dei_core.faces import face

_HOMES = {
    "data.cells": ("Spoilt",),
    "data.header": ("Sheet",),
    "findings": ("Place",),
    "kernel": ("messages",),
    "kernel.bound": ("above", "slack"),
    "kernel.check": (
        "Params",
        "finite",
        "refuse_low",
        "refuse_rows",
        "require_above",
        "require_at_least",
        "require_parts",
        "require_rising",
        "require_within",
        "sense",
        "width",
    ),
    "kernel.column": ("available", "deviation_of", "differing", "mean_of", "ordered", "quantile_of"),
    "kernel.aggregators.combine": ("over_draws",),
    "kernel.decimals": ("minus", "plus", "way"),
    "kernel.normalizers.goalpost": ("Clip", "Goalposts", "goalposts"),
    "kernel.kinds": (
        "Aggregator",
        "Derivation",
        "Imputer",
        "Normalizer",
        "Transform",
        "Treatment",
        "Weigher",
    ),
    "kernel.aggregators.mean": ("Children", "Weights", "weighted_sum"),
    "kernel.method": (
        "Column",
        "Method",
        "NoParams",
        "Panel",
        "Part",
        "Reference",
        "Refusal",
        "Tells",
        "Weighing",
        "Worked",
        "in_unit",
        "parameter",
        "per_child",
    ),
    "kernel.moments": ("NEEDED", "kurtosis_of", "refuse_shapeless", "skewness_of"),
    "kernel.rank": ("competition_ranks",),
    "kernel.reference": (
        "ENDS",
        "REFERENCE",
        "SORTED",
        "Learns",
        "above_zero",
        "apart",
        "below",
        "one_of",
        "stated",
    ),
    "kernel.normalizers.relative": ("SAMPLE", "Ranked", "fit_rank", "place"),
    "kernel.screen": ("Availability", "ScreenLimits", "data_availability", "screened_out"),
    "kernel.telling": ("WHERE_HELD", "by_deviations", "held", "number", "with_ties"),
    "model.pack": ("Case", "Pack"),
    "packs.folder": ("read_cases", "read_pack"),
    "packs.hooks": ("Check", "Command", "Reader", "Writer", "hookimpl"),
    "model.pillars": ("FIVE_PILLARS",),
    "protocol": ("PROTOCOL",),
    "sentence": ("Message", "message"),
}

__all__, __getattr__, __dir__ = face(__name__, _HOMES)
