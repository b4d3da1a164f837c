"""How a value became a score, with the numbers in place, so that a reader can work it out again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from dei_core import IndicatorPlan, Line
from dei_words.numbers import MINUS, plain

_UNDER = {"log": "ln({})", "log1p": "ln(1 + {})"}
"""How a value under a transform is written."""


@attrs.frozen(kw_only=True)
class Terms:
    """The numbers of one formula, written out. x: the value. rising: whether higher is better."""

    x: str
    params: Mapping[str, Any]
    reference: Mapping[str, float]
    rising: bool
    item: IndicatorPlan

    def unit(self, value: float) -> str:
        """A number that the transform was applied to as well, written as the transform of what it was."""
        before = self.item.transform.undone(value) if self.item.transform else None
        if self.item.transform is None or before is None:
            return _bracketed(value)
        return _UNDER[self.item.transform.method.id].format(plain(before))


def formula(item: IndicatorPlan, line: Line) -> str | None:
    """The formula of an indicator's score; None for a method that has none, or without a value.

    Scores that the method holds to an end of the scale are not held here.
    """
    write = FORMULAS.get(item.normalizer.id)
    if write is None or line.raw is None or line.score is None:
        return None
    transform = item.transform.method.id if item.transform else None
    written = _UNDER.get(transform, f"{transform}({{}})") if transform else "{}"
    shown = plain(line.raw) if transform else _bracketed(line.raw)
    terms = Terms(
        x=written.format(shown),
        params=line.params,
        reference=line.reference,
        rising=item.direction > 0,
        item=item,
    )
    return write(terms)


def _bracketed(value: float) -> str:
    text = plain(value)
    return f"({text})" if text.startswith(MINUS) else text


def _between(terms: Terms, low: float, high: float) -> str:
    bottom, top = terms.unit(low), terms.unit(high)
    way = f"({terms.x} − {bottom})" if terms.rising else f"({top} − {terms.x})"
    worst, best = terms.params["worst"], terms.params["best"]
    start = f"{_bracketed(worst)} + " if worst else ""
    return f"{start}{plain(best - worst)} × {way} ÷ ({top} − {bottom})"


def _minmax(terms: Terms) -> str:
    return _between(terms, terms.reference["minimum"], terms.reference["maximum"])


def _goalposts(terms: Terms) -> str:
    return _between(terms, terms.params["low"], terms.params["high"])


def _learned_goalposts(terms: Terms) -> str:
    return _between(terms, terms.reference["low"], terms.reference["high"])


def _interval(terms: Terms) -> str:
    at = {name: terms.unit(terms.params[name]) for name in ("lowest", "best_low", "best_high", "highest")}
    below = f"({terms.x} − {at['lowest']}) ÷ ({at['best_low']} − {at['lowest']})"
    above = f"({at['highest']} − {terms.x}) ÷ ({at['highest']} − {at['best_high']})"
    return f"100 × min(1, {below}, {above})"


def _zscore(terms: Terms) -> str:
    return _deviations(terms, terms.reference)


def _standardised(terms: Terms) -> str:
    return _deviations(terms, terms.params)


def _deviations(terms: Terms, of: Mapping[str, Any]) -> str:
    centre, spread = _bracketed(terms.params["centre"]), plain(terms.params["spread"])
    mean, deviation = _bracketed(of["mean"]), plain(of["deviation"])
    sign = "+" if terms.rising else "−"
    return f"{centre} {sign} {spread} × ({terms.x} − {mean}) ÷ {deviation}"


def _proportion(terms: Terms, reference: float) -> str:
    whole = terms.unit(reference)
    return f"100 × {terms.x} ÷ {whole}" if terms.rising else f"100 × {whole} ÷ {terms.x}"


def _anchor(terms: Terms) -> str:
    return _proportion(terms, terms.params["mean"])


def _adjusted_mpi(terms: Terms) -> str:
    low, high, centre = (terms.unit(terms.reference[name]) for name in ("minimum", "maximum", "reference"))
    sign = "+" if terms.rising else "−"
    return f"100 {sign} {plain(terms.params['span'])} × ({terms.x} − {centre}) ÷ ({high} − {low})"


def _to_reference(terms: Terms) -> str:
    return _proportion(terms, terms.reference["reference"])


def _of_maximum(terms: Terms) -> str:
    return _proportion(terms, terms.reference["maximum" if terms.rising else "minimum"])


def _to_target(terms: Terms) -> str:
    worst = terms.unit(terms.reference["minimum" if terms.rising else "maximum"])
    return f"100 × ({terms.x} − {worst}) ÷ ({terms.unit(terms.params['target'])} − {worst})"


def _of_target(terms: Terms) -> str:
    target = terms.unit(terms.params["target"])
    if terms.rising:
        return f"100 × max(0, min({terms.x}, {target})) ÷ {target}"
    return f"100 × {target} ÷ max({terms.x}, {target})"


def _way(terms: Terms) -> str:
    bad, good = terms.unit(terms.params["unallowed"]), terms.unit(terms.params["satisfactory"])
    return f"({terms.x} − {bad}) ÷ ({good} − {bad})"


def _efficacy(terms: Terms) -> str:
    return f"{_bracketed(terms.params['base'])} + {plain(terms.params['span'])} × {_way(terms)}"


def _efficacy_log(terms: Terms) -> str:
    bad, good = (f"ln({terms.unit(terms.params[name])})" for name in ("unallowed", "satisfactory"))
    base, span = _bracketed(terms.params["base"]), plain(terms.params["span"])
    return f"{base} + {span} × (ln({terms.x}) − {bad}) ÷ ({good} − {bad})"


def _efficacy_exponential(terms: Terms) -> str:
    base, full = plain(terms.params["base"]), plain(terms.params["base"] + terms.params["span"])
    return f"{base} × exp(ln({full} ÷ {base}) × {_way(terms)})"


def _as_is(terms: Terms) -> str:
    return terms.x if terms.rising else f"100 − {terms.x}"


FORMULAS: dict[str, Callable[[Terms], str]] = {
    "minmax": _minmax,
    "goalposts": _goalposts,
    "learned_goalposts": _learned_goalposts,
    "interval": _interval,
    "zscore": _zscore,
    "standardised": _standardised,
    "anchor": _anchor,
    "adjusted_mpi": _adjusted_mpi,
    "distance_to_reference": _to_reference,
    "share_of_maximum": _of_maximum,
    "distance_to_target": _to_target,
    "share_of_target": _of_target,
    "efficacy_linear": _efficacy,
    "efficacy_log": _efficacy_log,
    "efficacy_exponential": _efficacy_exponential,
    "as_is": _as_is,
}
