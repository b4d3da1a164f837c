"""Methods as protocol 1 declares them: `Method(kind=…, sees=…)` builds the class of that kind."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from operator import attrgetter
from typing import Any
from warnings import warn

import attrs

from dei_core.deprecation import deprecation_of
from dei_core.findings import DeiError, Finding
from dei_core.ids import METHOD_KIND, did_you_mean
from dei_core.sentence import message

FIT_WITHOUT_SEEING = message(
    "fit-without-seeing",
    "the {kind} '{method}' is declared to see the {sees} alone, but has a fit, which learns from other regions",
    'Declare sees = "column" (or "table" for an aggregator), or leave out fit.',
    "{kind} 类方法“{method}”声明仅取决于 {sees}，却带有由其他区域确定参照值的 fit",
    '请声明 sees = "column"（合成方法用 "table"），或去掉 fit。',
)
SEEN_WITHOUT_FIT = message(
    "seen-without-fit",
    "the {kind} '{method}' is declared to see the {sees}, but has no fit: its scores are computed part by part, so "
    "what they know of other regions has to be learned first",
    'Put what depends on other regions into fit, or declare sees = "cell" (or "children" for an aggregator).',
    "{kind} 类方法“{method}”声明取决于 {sees}，但没有 fit；得分分块计算，须先由 fit 从其他区域得出所需数值",
    '请将依赖其他区域的部分放入 fit，或声明 sees = "cell"（合成方法用 "children"）。',
)


CALL = "Method(kind=…, sees=…)"
"""What goes, as the table of deprecations calls it."""

_CONSTANTS = {
    "normalizer": ("as_published",),
    "transform": ("keeps_parts",),
    "aggregator": ("weighted", "handles_missing", "reweights", "linear", "any_total", "keeps_scale"),
}
_OF_PARAMS = {"normalizer": ("keeps_scale",), "aggregator": ("factors",)}
"""What methods said by attributes of their parameters: of the class, and of each set of parameters."""


class ByKind(type):
    """The class of `Method`: called itself, as in protocol 1, it answers with a method of the kind that is named."""

    def __call__(cls, *args: Any, **given: Any) -> Any:
        """A method; DeiError where kind, sees and fit contradict each other."""
        if hasattr(cls, "kind"):
            return super().__call__(*args, **given)
        going = deprecation_of("call", CALL)
        if going is not None:
            warn(going.finding().text(), DeprecationWarning, stacklevel=2)
        return _built(cls, **given)


def _built(base: type[Any], *, kind: str, sees: str, **given: Any) -> Any:
    import_module("dei_core.kernel.kinds")
    kinds = {found.kind: found for found in _below(base) if hasattr(found, "kind")}
    name, params, fit = given.get("id"), given.get("params"), given.get("fit")
    if kind not in kinds:
        near = did_you_mean(str(kind), kinds)
        facts = {"method": name, "who": str(name).partition(".")[0], "kind": kind, "hint": near}
        raise DeiError([Finding(message=METHOD_KIND, facts={**facts, "known": tuple(kinds)})])
    others = sees in ("column", "table")
    unlearned = kind in ("normalizer", "aggregator") and fit is None and others
    if unlearned or (fit is not None and not others):
        message = SEEN_WITHOUT_FIT if unlearned else FIT_WITHOUT_SEEING
        raise DeiError([Finding(message=message, facts={"method": name, "kind": kind, "sees": sees})])
    said = _said(kind, params)
    if kind in ("imputer", "treatment") and sees == "column" and fit is None:
        said["fit"] = _learn_nothing
    if kind == "imputer":
        said["panel"] = sees == "table"
    if kind == "weigher":
        said["judged"] = sees == "children"
    left = {name for name in ("fit", "learns", "attribute") if given.get(name, 0) is None}
    given = {key: value for key, value in given.items() if key not in left}
    return kinds[kind](**given, **said, rewritten=_rewritten(kinds[kind], name, said))


def _rewritten(kind: type[Any], name: Any, said: dict[str, Any]) -> str:
    """How a method is declared by the class of its kind: beside what it is given, what that class has to be told.

    >>> from dei_core.kernel.kinds import Aggregator
    >>> _rewritten(Aggregator, "a.best", {"weighted": False, "reweights": True, "needs": len})
    'Aggregator(id="a.best", …, weighted=False, needs=…)'
    """
    usual = {field.name: field.default for field in attrs.fields(kind)}
    told = [f", {key}={_code(value)}" for key, value in said.items() if value != usual[key]]
    return f'{kind.__name__}(id="{name}", …{"".join(told)})'


def _code(value: Any) -> str:
    if value is _learn_nothing:
        return "lambda x, params: {}"
    return repr(value) if isinstance(value, bool) else "…"


def _below(base: type[Any]) -> Iterator[type[Any]]:
    for one in base.__subclasses__():
        yield one
        yield from _below(one)


def _learn_nothing(x: Any, params: Any) -> dict[str, float]:
    """What a method learned that looks at its column when it is applied."""
    return {}


def _said(kind: str, params: Any) -> dict[str, Any]:
    """The abilities that a class of parameters declares."""
    said = {name: getattr(params, name, None) for name in _CONSTANTS.get(kind, ())}
    found: dict[str, Any] = {name: value for name, value in said.items() if isinstance(value, bool)}
    for name in _OF_PARAMS.get(kind, ()):
        if name not in found and hasattr(params, name):
            found[name] = attrgetter(name)
    if kind == "normalizer" and callable(getattr(params, "passing", None)):
        found["passing"] = params.passing
    if kind == "aggregator" and hasattr(params, "k"):
        found["needs"] = attrgetter("k")
    return found
