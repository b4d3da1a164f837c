"""Laws of methods, chosen by their kind and by what they see."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs
import numpy as np
import numpy.typing as npt

from dei_core import Finding
from dei_core.host import fills_panel
from dei_core.plugin import Aggregator, Column, Imputer, Message, Normalizer, Refusal, Weigher
from dei_workshop.conformance import messages as say
from dei_workshop.conformance.samples import DEGENERATE
from dei_workshop.conformance.trial import Trial, attempt, frozen, same

Law = Callable[[Trial], Iterator[Finding]]
_CLOSE = 1e-9


def _broken(trial: Trial, message: Message, **facts: object) -> Finding:
    return Finding(message=message, facts={"method": trial.method.id, **facts})


def missing_stays_missing(trial: Trial) -> Iterator[Finding]:
    """NaN comes out exactly where NaN went in; of an aggregator, where a region lacks a child."""
    inputs, reference = trial.inputs, trial.learn(frozen(trial.inputs))
    if isinstance(trial.method, Aggregator):
        inputs = (np.where(np.arange(len(inputs[0])) == 1, np.nan, inputs[0]), *inputs[1:])
    gaps = np.isnan(np.vstack(inputs)).any(axis=0)
    found = np.isnan(trial.apply(frozen(inputs), reference))
    if not np.array_equal(gaps, found):
        rows = f"{np.flatnonzero(found).tolist()} ≠ {np.flatnonzero(gaps).tolist()}"
        yield _broken(trial, say.GAPS_MOVED, found=rows)


def given_stays_given(trial: Trial) -> Iterator[Finding]:
    """An imputer gives available cells back as they are, and leaves no gap.

    One that fills a region's gaps from its own other cells leaves those that these cannot fill, but not all.
    """
    given = np.array(trial.values) if fills_panel(trial.method) else trial.values[0]
    there = ~np.isnan(given)
    result = trial.run(frozen(trial.inputs))
    filled = ~np.isnan(result[~there])
    enough = filled.any() if fills_panel(trial.method) else filled.all()
    if result.shape != given.shape or not enough or not np.array_equal(result[there], given[there]):
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
    expected = straight if isinstance(trial.method, Weigher) else straight[..., order]
    if turned is None or not _near(turned, expected):
        yield _broken(trial, say.ORDER_MATTERS)


def indicator_order_free(trial: Trial) -> Iterator[Finding]:
    """Children, or indicators, in another order have the same weights, scores and cells."""
    straight = trial.run(frozen(trial.inputs))
    heads = trial.inputs[: len(trial.inputs) - len(trial.values)]
    weights = None if trial.weights is None else trial.weights[::-1]
    other = attrs.evolve(trial, inputs=(*heads, *trial.values[::-1]), weights=weights, turned=True)
    turned = attempt(lambda: other.run(frozen(other.inputs)))
    expected = straight if isinstance(trial.method, Aggregator) else straight[::-1]
    if turned is None or not _near(turned, expected):
        yield _broken(trial, say.CHILD_ORDER_MATTERS)


def weights_proper(trial: Trial) -> Iterator[Finding]:
    """A weigher gives one weight a child, none below 0, summing to 1."""
    weights = trial.run(frozen(trial.inputs))
    proper = weights.shape == (len(trial.inputs),) and bool((weights >= 0.0).all())
    if not proper or abs(float(weights.sum()) - 1.0) > _CLOSE:
        yield _broken(trial, say.NOT_WEIGHTS, found=np.round(weights, 6).tolist())


def better_child_scores_no_less(trial: Trial) -> Iterator[Finding]:
    """Under one reference, a region that rises to the best of a child does not fall by it."""
    reference = trial.learn(frozen(trial.inputs))
    before = trial.apply(frozen(trial.inputs), reference)
    for place, child in enumerate(trial.inputs):
        raised = [*trial.inputs[:place], np.full_like(child, child.max()), *trial.inputs[place + 1 :]]
        after = trial.apply(frozen(raised), reference)
        if (after < before - _CLOSE).any():
            yield _broken(trial, say.NOT_MONOTONE, direction="+1")
            return


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
        inputs = frozen(_degenerate(trial, sample.values))
        try:
            with np.errstate(all="ignore"):
                result = trial.run(inputs)
        except Refusal:
            continue
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            yield _broken(trial, say.METHOD_FAILED, sample=sample.name, why=why)
            continue
        if np.isinf(result).any() or np.isnan(result[..., _to_be_known(trial, sample.values, result)]).any():
            yield _broken(trial, say.DEGENERATE, sample=sample.name)


def _degenerate(trial: Trial, values: Column) -> list[Column]:
    """The trial's inputs with one degenerate column in place of each; weighers and fits see complete rows alone."""
    if fills_panel(trial.method):
        rows = np.arange(values.size)
        regions, years = (rows // 2).astype(np.float64), (2020 + rows % 2).astype(np.float64)
        return [regions, years, *[values] * len(trial.values)]
    learns = isinstance(trial.method, Weigher | Aggregator)
    return [values[~np.isnan(values)] if learns else values] * len(trial.inputs)


def _to_be_known(trial: Trial, values: Column, result: Column) -> npt.NDArray[np.bool_]:
    """Where the result must be a number: where the data are, and everywhere for an imputer of one column."""
    if isinstance(trial.method, Weigher):
        return np.ones(result.shape, np.bool_)
    there = ~np.isnan(values)
    if isinstance(trial.method, Imputer) and not fills_panel(trial.method):
        return np.ones_like(there)
    return there[there] if isinstance(trial.method, Aggregator) else there


def repeatable(trial: Trial) -> Iterator[Finding]:
    """Three calls with the same data give the same bits."""
    first, *others = (trial.run(frozen(trial.inputs)) for _ in range(3))
    if not all(same(first, other) for other in others):
        yield _broken(trial, say.NOT_REPEATABLE)


def contributions_sum(trial: Trial) -> Iterator[Finding]:
    """The parts that an aggregator attributes add up to its score."""
    score = trial.run(frozen(trial.inputs))
    assert isinstance(trial.method, Aggregator)
    assert trial.method.attribute is not None
    attribute = trial.method.attribute
    shares = attribute(list(frozen(trial.inputs)), trial.weights, trial.params, score)
    total = np.sum([np.broadcast_to(share, score.shape) for share in shares], axis=0)
    apart = ~np.isclose(total, score, rtol=_CLOSE, atol=_CLOSE, equal_nan=True)
    if apart.any():
        row = int(np.flatnonzero(apart)[0])
        yield _broken(trial, say.NOT_ADDITIVE, total=float(total[row]), score=float(score[row]))


def _near(one: Column, other: Column) -> bool:
    """Whether two results agree but for the last digits."""
    return one.shape == other.shape and bool(
        np.allclose(one, other, rtol=_CLOSE, atol=_CLOSE, equal_nan=True)
    )


def laws_of(trial: Trial) -> dict[str, Law]:
    """The laws that a method keeps, by promise."""
    method, wide = trial.method, trial.method.sees == "table"
    laws: dict[str, Law] = {
        "repeatable": repeatable,
        "input-untouched": input_untouched,
        "permutation-free": permutation_free,
    }
    if not isinstance(method, Weigher) and not fills_panel(method):
        laws["batch-free"] = batch_free
    if not isinstance(method, Aggregator) or wide:
        laws["degenerate-refused"] = degenerate_refused
    if wide:
        laws["indicator-order-free"] = indicator_order_free
    if isinstance(method, Weigher):
        laws["weights-proper"] = weights_proper
    elif isinstance(method, Imputer):
        laws["given-stays-given"] = given_stays_given
    elif not isinstance(method, Aggregator) or (wide and not method.handles_missing):
        laws["missing-stays-missing"] = missing_stays_missing
    if isinstance(method, Aggregator) and wide:
        laws["monotone-in-direction"] = better_child_scores_no_less
    if isinstance(method, Normalizer):
        laws["monotone-in-direction"] = monotone_in_direction
    if isinstance(method, Aggregator) and method.attribute is not None:
        laws["contributions-sum"] = contributions_sum
    return laws
