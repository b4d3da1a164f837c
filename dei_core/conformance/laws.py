"""Laws of methods, chosen by their kind and by what they see."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from dei_core.conformance.samples import DEGENERATE
from dei_core.conformance.trial import COLUMN_KINDS, Trial, attempt, frozen, same
from dei_core.findings import Finding
from dei_core.kernel.method import Refusal
from dei_core.messages import conformance as say
from dei_core.messages.message import Message

Law = Callable[[Trial], Iterator[Finding]]
_CLOSE = 1e-9


def _broken(trial: Trial, message: Message, **facts: object) -> Finding:
    return Finding(message=message, facts={"method": trial.method.id, **facts})


def missing_stays_missing(trial: Trial) -> Iterator[Finding]:
    """NaN comes out exactly where NaN went in."""
    gaps = np.isnan(np.vstack(trial.inputs)).any(axis=0)
    found = np.isnan(trial.run(frozen(trial.inputs)))
    if not np.array_equal(gaps, found):
        rows = f"{np.flatnonzero(found).tolist()} ≠ {np.flatnonzero(gaps).tolist()}"
        yield _broken(trial, say.GAPS_MOVED, found=rows)


def given_stays_given(trial: Trial) -> Iterator[Finding]:
    """An imputer gives available cells back as they are, and leaves no gap."""
    column = trial.inputs[0]
    there = ~np.isnan(column)
    result = trial.run(frozen(trial.inputs))
    if np.isnan(result).any() or not np.array_equal(result[there], column[there]):
        yield _broken(trial, say.GIVEN_CHANGED)


def input_untouched(trial: Trial) -> Iterator[Finding]:
    """Arrays that could be written into are as before."""
    mine = tuple(column.copy() for column in trial.inputs)
    trial.run(mine)
    if not all(same(one, other) for one, other in zip(mine, trial.inputs, strict=True)):
        yield _broken(trial, say.INPUT_CHANGED)


def batch_free(trial: Trial) -> Iterator[Finding]:
    """Under one reference, a part of the regions has the scores that they have among all."""
    whole, reference = frozen(trial.inputs), trial.learn(frozen(trial.inputs))
    together = trial.apply(whole, reference)
    half = len(together) // 2
    for rows in (slice(0, half), slice(half, None), slice(0, 1)):
        alone = attempt(lambda rows=rows: trial.apply([column[rows] for column in whole], reference))  # type: ignore[misc]
        if alone is None or not same(alone, together[rows]):
            yield _broken(trial, say.BATCH_MATTERS)
            return


def permutation_free(trial: Trial) -> Iterator[Finding]:
    """Regions in another order have the same scores, to the last digits that sums can differ in."""
    order = np.arange(len(trial.inputs[0]))[::-1]
    straight = trial.run(frozen(trial.inputs))
    turned = attempt(lambda: trial.run(frozen([column[order] for column in trial.inputs])))
    if turned is None or not np.allclose(turned, straight[order], rtol=_CLOSE, atol=_CLOSE, equal_nan=True):
        yield _broken(trial, say.ORDER_MATTERS)


def monotone_in_direction(trial: Trial) -> Iterator[Finding]:
    """Scores rise with the value for +1 and fall for -1.

    A method whose scores are the same for both directions says itself which values are better: its scores may
    rise to a best interval and fall behind it.
    """
    column = np.sort(trial.inputs[0][~np.isnan(trial.inputs[0])])
    reference = trial.learn(frozen(trial.inputs))
    scores = trial.apply(frozen([column]), reference)
    other = Trial(method=trial.method, params=trial.params, direction=-trial.direction, inputs=trial.inputs)
    opposite = attempt(lambda: other.apply(frozen([column]), reference))
    steps = np.diff(scores) * trial.direction
    if opposite is not None and same(opposite, scores):
        top = int(np.argmax(scores))
        steps = np.concatenate([np.diff(scores[: top + 1]), -np.diff(scores[top:])])
    if (steps < -_CLOSE).any():
        yield _broken(trial, say.NOT_MONOTONE, direction=f"{trial.direction:+d}")


def degenerate_refused(trial: Trial) -> Iterator[Finding]:
    """What cannot be scored is refused or has no score; nothing else than Refusal is raised."""
    for sample in DEGENERATE:
        inputs = frozen([sample.values] * len(trial.inputs))
        try:
            with np.errstate(all="ignore"):
                result = trial.run(inputs)
        except Refusal:
            continue
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            yield _broken(trial, say.METHOD_FAILED, sample=sample.name, why=why)
            continue
        given = ~np.isnan(sample.values)
        imputed = trial.method.kind == "imputer" and bool(np.isnan(result).any())
        if np.isinf(result).any() or np.isnan(result[given]).any() or imputed:
            yield _broken(trial, say.DEGENERATE, sample=sample.name)


def repeatable(trial: Trial) -> Iterator[Finding]:
    """Three calls with the same data give the same bits."""
    first, *others = (trial.run(frozen(trial.inputs)) for _ in range(3))
    if not all(same(first, other) for other in others):
        yield _broken(trial, say.NOT_REPEATABLE)


def contributions_sum(trial: Trial) -> Iterator[Finding]:
    """The parts that an aggregator attributes add up to its score."""
    score = trial.run(frozen(trial.inputs))
    attribute = trial.method.attribute
    if attribute is None:
        return
    shares = attribute(list(frozen(trial.inputs)), trial.weights, trial.params, score)
    total = np.sum([np.broadcast_to(share, score.shape) for share in shares], axis=0)
    apart = ~np.isclose(total, score, rtol=_CLOSE, atol=_CLOSE, equal_nan=True)
    if apart.any():
        row = int(np.flatnonzero(apart)[0])
        yield _broken(trial, say.NOT_ADDITIVE, total=float(total[row]), score=float(score[row]))


def laws_of(trial: Trial) -> dict[str, Law]:
    """The laws that a method keeps, by promise."""
    kind = trial.method.kind
    laws: dict[str, Law] = {
        "repeatable": repeatable,
        "input-untouched": input_untouched,
        "batch-free": batch_free,
        "permutation-free": permutation_free,
    }
    if kind in COLUMN_KINDS:
        laws["degenerate-refused"] = degenerate_refused
    if kind == "imputer":
        laws["given-stays-given"] = given_stays_given
    elif kind in COLUMN_KINDS:
        laws["missing-stays-missing"] = missing_stays_missing
    if kind == "normalizer":
        laws["monotone-in-direction"] = monotone_in_direction
    if kind == "aggregator" and trial.method.attribute is not None:
        laws["contributions-sum"] = contributions_sum
    return laws
