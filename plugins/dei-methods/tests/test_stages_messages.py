"""Every sentence of the plugin's stages, provoked in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dei_core import Finding
from dei_core.plugin import Message, Panel, Refusal
from dei_methods import messages as say
from dei_methods.aggregators import benefit
from dei_methods.imputers import em, nearest_regions, regression
from dei_methods.weighers import balanced, best_worst

RISING = np.array([1.0, 2.0, 3.0, 5.0])
OTHER = np.array([2.0, 1.0, 4.0, 3.0])
GAP = np.array([np.nan, 2.0, 3.0, 5.0])
FLAT = np.full(4, 7.0)
HALF = np.full((2, 1), 0.5)
DOUBT = benefit.BenefitOfTheDoubt()
FREE = {"best_to_others": (1.0, 2.0), "others_to_worst": (2.0, 1.0)}


def panel(*columns: Any) -> Panel:
    rows = np.arange(4)
    return Panel(
        columns=columns,
        directions=(1,) * len(columns),
        branches=(("index",),) * len(columns),
        regions=rows,
        years=rows * 0,
    )


def without_solution() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(benefit, "least", lambda model: np.inf)
        children = [RISING, OTHER]
        return benefit.benefit_of_the_doubt(children, HALF, DOUBT, benefit.fit_benefit(children, HALF, DOUBT))


CASES: tuple[tuple[Message, Callable[[], Any]], ...] = (
    (
        say.TOO_FEW_ROWS,
        lambda: nearest_regions.nearest_regions(
            panel(GAP, RISING), nearest_regions.NearestRegions(regions=4)
        ),
    ),
    (say.TOO_FEW_ROWS, lambda: balanced.infomax([RISING[:2], OTHER[:2]], balanced.Infomax())),
    (
        say.COVARIANCE_SINGULAR,
        lambda: em.expectation_maximisation(panel(GAP, RISING, 2.0 * RISING), em.ExpectationMaximisation()),
    ),
    (
        say.NOT_CONVERGED,
        lambda: em.expectation_maximisation(panel(GAP, OTHER), em.ExpectationMaximisation(steps=1)),
    ),
    (
        say.NOTHING_TO_LEARN_FROM,
        lambda: regression.regression(
            panel(GAP, np.array([1.0, 3.0, 1.0, 3.0])), regression.Regression(least=0.9)
        ),
    ),
    (say.OUTPUT_TOO_LOW, lambda: benefit.fit_benefit([RISING, OTHER - 2.0], HALF, DOUBT)),
    (say.OUTPUT_TOO_LOW, lambda: benefit.fit_benefit([RISING, FLAT * 0.0], HALF, DOUBT)),
    (
        say.OUTPUT_TOO_LOW,
        lambda: benefit.benefit_of_the_doubt(
            [-RISING, OTHER], HALF, DOUBT, benefit.fit_benefit([RISING, OTHER], HALF, DOUBT)
        ),
    ),
    (
        say.SHARES_IMPOSSIBLE,
        lambda: benefit.fit_benefit([RISING, OTHER], HALF, benefit.BenefitOfTheDoubt(share_low=0.6)),
    ),
    (say.NO_SOLUTION, without_solution),
    (
        say.COMPARISONS_COUNT,
        lambda: best_worst.best_worst([RISING] * 3, best_worst.BestWorst(**FREE)),
    ),
    (
        say.COMPARISON_OUTSIDE,
        lambda: best_worst.BestWorst(best_to_others=(1.0, 10.0), others_to_worst=(2.0, 1.0)),
    ),
    (
        say.NO_REFERENCE_CHILD,
        lambda: best_worst.BestWorst(best_to_others=(2.0, 3.0), others_to_worst=(2.0, 1.0)),
    ),
    (
        say.TARGETS_COUNT,
        lambda: balanced.correlation_balance([RISING, OTHER], balanced.Balanced(target=(1.0, 1.0, 1.0))),
    ),
    (say.CHILD_CONSTANT, lambda: balanced.infomax([RISING, FLAT], balanced.Infomax())),
    (say.SCORES_TOO_LARGE, lambda: balanced.infomax([RISING, OTHER * 1e200], balanced.Infomax())),
)


@pytest.mark.parametrize(("message", "call"), CASES, ids=lambda value: getattr(value, "code", ""))
def test_refused_by_name(message: Message, call: Callable[[], Any]) -> None:
    """The refusal carries the sentence, with every blank filled, in both languages."""
    with pytest.raises(Refusal) as caught:
        call()
    finding = Finding(message=caught.value.message, facts={"regions": "-", **caught.value.facts})

    assert caught.value.message is message
    assert "{" not in finding.text("en") + finding.text("zh")


def test_a_balance_out_of_reach_is_noted() -> None:
    """Nine shares to one between children that measure nearly the same: a warning, and weights of 0 or more."""
    weighing = balanced.correlation_balance(
        [RISING, RISING + 0.1 * OTHER], balanced.Balanced(target=(9.0, 1.0))
    )
    ((message, facts),) = weighing.notes
    finding = Finding(message=message, facts={"node": "index", **facts})

    assert message is say.BALANCE_NOT_REACHED
    assert message.severity == "warning"
    assert "{" not in finding.text("en") + finding.text("zh")
    assert (weighing.weights >= 0.0).all()


def test_every_sentence_is_provoked() -> None:
    """No sentence of the catalogue is without a case, and all carry the plugin's namespace."""
    catalogue = {value.code for value in vars(say).values() if isinstance(value, Message)}

    assert catalogue == {message.code for message, _ in CASES} | {say.BALANCE_NOT_REACHED.code}
    assert all(code.startswith("methods.") for code in catalogue)
