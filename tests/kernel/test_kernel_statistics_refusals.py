"""Every sentence of messages/statistics.py, provoked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dei_core.findings import Finding
from dei_core.kernel.method import Column, NoParams, Panel, Part, Refusal
from dei_core.sentence import Message
from dei_methods import sentences as say
from dei_methods.aggregators import borda, copeland, topsis, vikor
from dei_methods.imputers import years as impute_time
from dei_methods.treatments import outliers, reshape
from dei_methods.weighers import critic, dispersion, entropy, judgement, merec, principal

NONE = NoParams()
RISING = np.array([1.0, 2.0, 3.0, 5.0])
FALLING = RISING[::-1].copy()
FLAT = np.full(4, 7.0)
HALF = np.full((2, 1), 0.5)


def columns(*values: Column) -> list[Column]:
    return list(values)


def table_of(years: list[int]) -> Panel:
    """One indicator of one region."""
    rows = np.zeros(len(years), np.int64)
    values = (np.arange(float(len(years))),)
    return Panel(
        columns=values,
        directions=(1,),
        branches=(("index",),),
        regions=rows,
        years=np.array(years, np.int64),
    )


GII = reshape.LogGII(factor=0.1)
LOG = reshape.fit_log_ct(RISING, reshape.Reshape())
CASES: tuple[tuple[Message, Callable[[], Any]], ...] = (
    (say.MAXIMUM_TOO_LOW, lambda: reshape.fit_log_gii(RISING, GII)),
    (say.BEYOND_POLE, lambda: reshape.apply_fitted(np.array([-9.0]), reshape.Reshape(), LOG)),
    (
        say.HELD_TO_ONE,
        lambda: outliers.fit_skew_kurtosis(
            np.array([0.0] * 9 + [1.0]), outliers.SkewKurtosis(fallback="none")
        ),
    ),
    (say.NOTHING_TO_WEIGH, lambda: entropy.entropy(columns(FLAT, FLAT), NONE)),
    (say.NOTHING_TO_WEIGH, lambda: dispersion.standard_deviation(columns(FLAT, FLAT + 0.1), NONE)),
    (say.NOTHING_TO_WEIGH, lambda: merec.merec(columns(FLAT, FLAT), NONE)),
    (say.CHILDREN_PARALLEL, lambda: critic.critic(columns(RISING, 2.0 * RISING), critic.Critic())),
    (
        say.CHILDREN_PARALLEL,
        lambda: critic.critic(columns(RISING, RISING / 3.0, RISING * 0.7 + 0.1), critic.Critic()),
    ),
    (say.SCORES_TOO_LARGE, lambda: entropy.entropy(columns(RISING * 1e200, RISING), NONE)),
    (say.SCORES_TOO_LARGE, lambda: dispersion.standard_deviation(columns(RISING * 1e160, RISING), NONE)),
    (say.SCORES_TOO_LARGE, lambda: dispersion.standard_deviation(columns(RISING * 1e300, RISING), NONE)),
    (say.CHILD_CONSTANT, lambda: critic.critic(columns(RISING, FLAT), critic.Critic())),
    (say.CHILD_TOO_LOW, lambda: entropy.entropy(columns(RISING, RISING - 2.0), NONE)),
    (say.CHILD_TOO_LOW, lambda: entropy.entropy(columns(RISING, RISING * 0.0), NONE)),
    (say.CHILD_TOO_LOW, lambda: merec.merec(columns(RISING, RISING - 1.0), NONE)),
    (say.TOO_FEW_REGIONS, lambda: critic.critic(columns(RISING[:2], FALLING[:2]), critic.Critic())),
    (say.TOO_FEW_REGIONS, lambda: dispersion.standard_deviation(columns(RISING[:1], FALLING[:1]), NONE)),
    (say.TOO_FEW_REGIONS, lambda: merec.merec(columns(RISING[:1], FALLING[:1]), NONE)),
    (say.TOO_FEW_REGIONS, lambda: topsis.fit_topsis(columns(RISING[:1], RISING[:1]), HALF, topsis.Topsis())),
    (
        say.TOO_FEW_REGIONS,
        lambda: copeland.fit_copeland(
            columns(np.array([1.0, np.nan]), RISING[:2]), HALF, copeland.Copeland()
        ),
    ),
    (
        say.LOADING_NEGATIVE,
        lambda: principal.principal_component(columns(RISING, RISING**2, FALLING), principal.Principal()),
    ),
    (
        say.JUDGEMENTS_COUNT,
        lambda: judgement.ahp(columns(RISING, RISING, RISING), judgement.Ahp(judgements=(2.0,))),
    ),
    (say.JUDGEMENT_OUTSIDE, lambda: judgement.Ahp(judgements=(2.0, 10.0))),
    (say.JUDGEMENT_OUTSIDE, lambda: judgement.Ahp(judgements=(0.1,))),
    (say.JUDGEMENTS_TOO_MANY, lambda: judgement.ahp([RISING] * 16, judgement.Ahp(judgements=(1.0,) * 120))),
    (
        say.NOTHING_APART_LEFT,
        lambda: topsis.topsis(
            columns(FLAT, FLAT),
            np.array([[0.0], [1.0]]),
            topsis.Topsis(),
            topsis.fit_topsis(columns(RISING, FLAT), HALF, topsis.Topsis()),
        ),
    ),
    (say.NOTHING_APART, lambda: topsis.fit_topsis(columns(FLAT, FLAT), HALF, topsis.Topsis())),
    (
        say.NOTHING_APART,
        lambda: borda.fit_borda(columns(FLAT, RISING), np.array([[1.0], [0.0]]), borda.BordaMean()),
    ),
    (
        say.NOTHING_APART,
        lambda: vikor.fit_vikor(columns(RISING[:2], FALLING[2:] - 2.0), HALF, vikor.Vikor(majority=1.0)),
    ),
    (say.ONE_YEAR, lambda: impute_time.latest(table_of([2020, 2020]), impute_time.Years())),
)


@pytest.mark.parametrize(("message", "call"), CASES, ids=lambda value: getattr(value, "code", ""))
def test_refused_by_name(message: Message, call: Callable[[], Any]) -> None:
    """The refusal carries the sentence, with every blank filled, in both languages."""
    with pytest.raises(Refusal) as caught:
        call()
    finding = Finding(message=caught.value.message, facts={"regions": "-", **caught.value.facts})

    assert caught.value.message is message
    assert "{" not in finding.text("en") + finding.text("zh")


def test_inconsistent_judgements_are_noted() -> None:
    """A beats B, B beats C, C beats A: the ratio is far above 0.10, and a pair at odds is named."""
    weighing = judgement.ahp(columns(RISING, RISING, RISING), judgement.Ahp(judgements=(3.0, 1.0 / 5.0, 3.0)))
    ((message, facts),) = weighing.notes
    finding = Finding(message=message, facts={"node": "index", **facts})

    assert message is say.JUDGEMENTS_INCONSISTENT
    assert (Part(0), Part(1)) == (facts["first"], facts["second"])
    assert "at odds are 1 and 2" in finding.says("en")
    assert "{" not in finding.text("en") + finding.text("zh")


def test_every_sentence_is_provoked() -> None:
    """No sentence of the catalogue is without a case."""
    catalogue = {value.code for value in vars(say).values() if isinstance(value, Message)}

    assert catalogue == {message.code for message, _ in CASES} | {say.JUDGEMENTS_INCONSISTENT.code}
