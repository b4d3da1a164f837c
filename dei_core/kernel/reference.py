"""What a method can have learned: a reference that comes back from a file is held to it before anything is scored."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.text import Text

Reference = Mapping[str, Any]
"""One that may not be what `kernel.method.Reference` promises."""

CLOSE = 1e-9
"""How far a stated number may be from the one learned under it, relative to it: machines differ in a last bit."""


def _nothing(reference: Reference, params: Any) -> Iterable[Text]:
    return ()


@attrs.frozen(kw_only=True)
class Learns:
    """What a method's fit makes: the entries of its references, and what holds between them.

    by: the parameters that its fit looks at, so that a change of the others leaves what was learned as it is; None for
    all of them. numbers: entries of one number. rising: entries that are a sample in rising order -> the fewest values
    of it. by_child: entries of one number a child. samples: entries of a row of numbers a child -> the fewest in a row.
    gaps: whether NaN may stand in samples, for a score that is missing.
    words: how people call an entry, where its name is not that. in_unit: entries that are values of the indicator, so
    that a transform of it moved them.
    check: reference, params -> why it cannot have been learned, in words; nothing where it can.

    >>> from dei_core.plugin import Learns
    >>> Learns(numbers=("mean", "sd")).numbers
    ('mean', 'sd')
    """

    by: tuple[str, ...] | None = None
    numbers: tuple[str, ...] = ()
    rising: Mapping[str, int] = attrs.field(factory=dict)
    by_child: tuple[str, ...] = ()
    samples: Mapping[str, int] = attrs.field(factory=dict)
    gaps: bool = False
    words: Mapping[str, Text] = attrs.field(factory=dict)
    in_unit: tuple[str, ...] = ()
    check: Callable[[Reference, Any], Iterable[Text]] = _nothing


def impossible(learns: Learns | None, reference: Reference, params: Any, children: int = 0) -> list[Text]:
    """Why a reference cannot have been learned by a method; nothing where it can.

    learns: None for a method that does not say: then every number is finite and no array empty, as of all methods.
    children: of a node, along which entries by child lie. An entry that the method does not name plays no part in a
    score, and is held to be finite only.
    """
    known = learns or Learns()
    faults = [fault for name in known.numbers for fault in _array(reference, name, (), 1)]
    for name, least in known.rising.items():
        faults += _array(reference, name, (), least, rising=True)
    for name in known.by_child:
        faults += _array(reference, name, (children,), children)
    for name, least in known.samples.items():
        faults += _array(reference, name, (children, None), children * least, known.gaps)
    named = {*known.numbers, *known.rising, *known.by_child, *known.samples}
    for name in reference:
        if name not in named:
            faults += _finite(name, reference[name], gaps=False)
    return faults or list(known.check(reference, params))


def below(reference: Reference, low: str, high: str, equal: bool = False) -> Iterator[Text]:
    """Why one entry does not lie below another in every place. equal: they may be the same.

    >>> from dei_core.plugin import below
    >>> list(below({"low": 1.0, "high": 2.0}, "low", "high")), next(below({"low": 2.0, "high": 2.0}, "low", "high")).en
    ([], 'low 2 is not below high 2')
    """
    lower, upper = np.asarray(reference[low]), np.asarray(reference[high])
    wrong = np.atleast_1d(lower > upper if equal else lower >= upper)
    if wrong.any():
        first = int(np.argmax(wrong))
        one, two = (f"{np.atleast_1d(ends)[first]:.12g}" for ends in (lower, upper))
        yield Text(en=f"{low} {one} is not below {high} {two}", zh=f"{low} {one} 不小于 {high} {two}")


def above_zero(reference: Reference, *names: str) -> Iterator[Text]:
    """Why some entries are not above 0 in every place.

    >>> from dei_core.plugin import above_zero
    >>> list(above_zero({"sd": 2.0}, "sd")), next(above_zero({"sd": 0.0}, "sd")).en
    ([], 'sd 0 is not above 0')
    """
    for name in names:
        least = float(np.min(reference[name]))
        if not least > 0.0:
            yield Text(en=f"{name} {least:.12g} is not above 0", zh=f"{name} {least:.12g} 不大于 0")


def stated(reference: Reference, name: str, value: float | None) -> Iterator[Text]:
    """Why an entry is not what the parameters state; nothing where they state nothing.

    >>> from dei_core.plugin import stated
    >>> list(stated({"mean": 2.0}, "mean", None)), next(stated({"mean": 2.0}, "mean", 3.0)).en
    ([], 'mean is 2, and the rule states 3')
    """
    found = float(reference[name])
    if value is not None and not math.isclose(found, value, rel_tol=CLOSE, abs_tol=0.0):
        en = f"{name} is {found:.12g}, and the rule states {value:.12g}"
        yield Text(en=en, zh=f"{name} 为 {found:.12g}，而评分规则给定 {value:.12g}")


def one_of(reference: Reference, name: str, *values: float) -> Iterator[Text]:
    """Why an entry is none of some numbers.

    >>> from dei_core.plugin import one_of
    >>> list(one_of({"side": 1.0}, "side", 0.0, 1.0)), next(one_of({"side": 3.0}, "side", 0.0, 1.0)).en
    ([], 'side 3 is not 0 or 1')
    """
    found = float(reference[name])
    if found not in values:
        en, zh = ((word.join(f"{value:g}" for value in values)) for word in (" or ", " 或 "))
        yield Text(en=f"{name} {found:.12g} is not {en}", zh=f"{name} {found:.12g} 应为 {zh}")


def apart(reference: Reference, low: str, high: str) -> Iterator[Text]:
    """Why entries by child tell no two regions apart.

    >>> import numpy as np
    >>> from dei_core.plugin import apart
    >>> next(apart({"low": np.array([1.0, 2.0]), "high": np.array([1.0, 2.0])}, "low", "high")).en
    'low and high are the same in every child'
    """
    if not (np.asarray(reference[high]) > np.asarray(reference[low])).any():
        yield Text(
            en=f"{low} and {high} are the same in every child", zh=f"各下级项的 {low} 与 {high} 均相同"
        )


def weights_fault(weights: npt.NDArray[np.float64]) -> list[Text]:
    """Why some numbers are no weights of children: below 0, or not summing to 1; nothing where they are."""
    if bool(np.all(weights >= 0.0)) and abs(float(np.sum(weights)) - 1.0) <= CLOSE:
        return []
    listed = ", ".join(f"{weight:.6g}" for weight in np.ravel(weights).tolist())
    en = f"weights are none below 0 and sum to 1, and these are {listed}"
    return [Text(en=en, zh=f"权重应均不小于 0 且合计为 1，此处为 {listed}")]


def _array(
    reference: Reference,
    name: str,
    shape: tuple[int | None, ...],
    least: int,
    gaps: bool = False,
    rising: bool = False,
) -> list[Text]:
    """Why an entry is not of a shape, finite, long enough, and in rising order where it has to be."""
    if name not in reference:
        return [Text(en=f"{name} is missing", zh=f"缺少 {name}")]
    faults = _finite(name, reference[name], gaps)
    if faults:
        return faults
    values = np.asarray(reference[name], np.float64)
    wanted = (None,) if rising else shape
    fits = values.ndim == len(wanted)
    fits = fits and all(size in (None, found) for size, found in zip(wanted, values.shape, strict=True))
    if not fits or values.size < least:
        found = "×".join(map(str, values.shape)) or "1"
        en = f"{name} has {found} numbers, which is not what the method learns"
        return [Text(en=en, zh=f"{name} 含 {found} 个数值，与该方法所得不符")]
    if rising and bool((np.diff(values) < 0.0).any()):
        return [Text(en=f"{name} is not in rising order", zh=f"{name} 未按升序排列")]
    return []


def _finite(name: str, value: Any, gaps: bool) -> list[Text]:
    try:
        values = np.asarray(value, np.float64)
    except (TypeError, ValueError):
        return [
            Text(
                en=f"{name} is not a number or an even list of numbers", zh=f"{name} 不是数值或整齐的数值列表"
            )
        ]
    wrong = np.isinf(values) if gaps else ~np.isfinite(values)
    if wrong.any():
        first = f"{values[wrong].flat[0]}" if values.ndim else f"{float(values)}"
        return [Text(en=f"{name} is {first}, not a finite number", zh=f"{name} 为 {first}，不是有限数值")]
    return [] if values.size else [Text(en=f"{name} is empty", zh=f"{name} 为空")]


ENDS = {"minimum": Text("minimum", "最小值"), "maximum": Text("maximum", "最大值")}
"""How people call the ends of a sample."""
SORTED = {"sorted": Text("the sample in rising order", "样本（升序排列）")}
"""How people call the values of a sample."""
REFERENCE = {"reference": Text("reference", "参照值")}
EXTREMES = Learns(
    by=(),
    numbers=("minimum", "maximum"),
    words=ENDS,
    in_unit=("minimum", "maximum"),
    check=lambda reference, _: below(reference, "minimum", "maximum"),
)
"""A minimum below a maximum, whatever the parameters."""
