"""A method of a kind, in words: what it does, its formula, what stands in it, what it learns, an example by hand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from dei_core import Text
from dei_core.plugin import Method, Worked
from dei_words.formulas import in_symbols
from dei_words.numbers import plain
from dei_words.saying import SEMICOLON, apart, name_of
from dei_words.way import stated

IN_UNIT = Text("the indicator's unit", "指标的计量单位")
REQUIRED = Text("to be stated", "须给出")
LOWER = Text("lower is better", "越低越好")
LEFT_OUT = Text("left out", "省略")
SYMBOLS: tuple[tuple[str, tuple[str, ...], Text], ...] = (
    ("x", ("normalizer", "transform", "imputer", "treatment"), Text("the region's value", "该区域的数值")),
    ("min", ("treatment",), Text("the least value of the regions", "区域最小值")),
    ("max", ("treatment",), Text("the greatest value of the regions", "区域最大值")),
    ("a", ("derivation",), Text("the first part", "第一列的数值")),
    ("b", ("derivation",), Text("the second part", "第二列的数值")),
    ("x_k", ("derivation",), Text("part k", "第 k 列的数值")),
    ("s_k", ("aggregator",), Text("the score of child k", "第 k 个下级项的得分")),
    ("s_1", ("aggregator",), Text("the score of the first child", "第一个下级项的得分")),
    ("s_2", ("aggregator",), Text("the score of the second child", "第二个下级项的得分")),
    (
        "w_k",
        ("aggregator", "weigher"),
        Text("the weight of child k within its node", "第 k 个下级项的层内权重"),
    ),
    ("s_k", ("weigher",), Text("the standard deviation of child k's scores", "第 k 个下级项得分的标准差")),
    (
        "p_ik",
        ("weigher",),
        Text("region i's share of the sum of child k", "区域 i 在第 k 个下级项总和中的份额"),
    ),
    ("r_kj", ("weigher",), Text("the correlation of children k and j", "第 k 与第 j 个下级项的相关系数")),
    (
        "S_i",
        ("weigher",),
        Text("the performance of region i in all children", "区域 i 在各下级项上的总体表现"),
    ),
    ("K", ("derivation", "aggregator"), Text("how many there are", "项数")),
    ("n", ("normalizer", "aggregator", "weigher"), Text("how many regions there are", "区域数")),
)
"""What formulas call what a method is given: a symbol, the kinds whose formulas mean so by it, what it means."""
_SYMBOL = re.compile(r"\b\w+\b(?!\()")


@attrs.frozen(kw_only=True)
class Named:
    """A name in a formula. name: as files write it; symbol: as the formula does. means: None where nobody says.

    default: of a parameter; unit: of what is in one. choices: of a parameter that is one of some words.
    """

    name: str
    symbol: str
    means: Text | None = None
    unit: Text | None = None
    default: Text | None = None
    choices: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class MethodWords:
    """All that a method declares of itself, for people.

    kind, sees: as `VOCABULARY.methods` and `VOCABULARY.sees` have them. formula: empty for a method that states none.
    falling: the formula where lower is better, if it differs. symbols: of what it is given. learned: from the regions.
    worked: examples by hand, what goes in and what comes of it.
    """

    id: str
    kind: str
    name: Text
    about: Text
    sees: str
    formula: Text
    falling: Text | None
    source: str
    symbols: tuple[Named, ...]
    parameters: tuple[Named, ...]
    learned: tuple[Named, ...]
    worked: tuple[Text, ...]


def method_words(method: Method) -> MethodWords:
    """A method, told from what it declares.

    >>> from dei_core.host import BUILTIN
    >>> found = method_words(next(method for method in BUILTIN if method.id == "goalposts"))
    >>> found.formula.en
    'worst + (best − worst) × (x − low) ÷ (high − low)'
    >>> [(one.name, one.means.zh, one.default and one.default.en) for one in found.parameters][:2]
    [('low', '较低的阈值', 'to be stated'), ('high', '较高的阈值', 'to be stated')]
    """
    rising, falling = (in_symbols(method, direction) for direction in (1, -1))
    return MethodWords(
        id=method.id,
        kind=method.kind,
        name=name_of(method.about),
        about=method.about,
        sees=method.sees,
        formula=rising,
        falling=None if falling == rising else falling,
        source=method.source,
        symbols=tuple(_given(method, rising.en + falling.en)),
        parameters=tuple(_fields(method.params, method.symbols)),
        learned=tuple(_learned(method)),
        worked=tuple(_worked(example) for example in method.worked),
    )


def _given(method: Method, formula: str) -> Iterator[Named]:
    """What the formula calls the values or scores that it is given."""
    own = {*method.symbols.values(), *(field.name for field in attrs.fields(method.params))}
    written = set(_SYMBOL.findall(formula)) - own
    for symbol, kinds, means in SYMBOLS:
        if method.kind in kinds and symbol in written:
            yield Named(name=symbol, symbol=symbol, means=means)


def _fields(params: type[Any], symbols: Mapping[str, str], above: str = "") -> Iterator[Named]:
    """The fields of a class of parameters; behind one that is a class of its own, the fields of that."""
    types = get_type_hints(params)
    for field in attrs.fields(params):
        yield Named(
            name=above + field.name,
            symbol=symbols.get(field.name, above + field.name),
            means=field.metadata.get("means"),
            unit=IN_UNIT if field.metadata.get("in_unit") else None,
            default=_default(field.default),
            choices=get_args(types[field.name]) if get_origin(types[field.name]) is Literal else (),
        )
        if attrs.has(types[field.name]):
            yield from _fields(types[field.name], symbols, f"{above}{field.name}.")


def _default(value: Any) -> Text:
    if value is attrs.NOTHING:
        return REQUIRED
    return LEFT_OUT if value is None or attrs.has(type(value)) else _same(_written(value))


def _learned(method: Method) -> Iterator[Named]:
    learns = getattr(method, "learns", None)
    if learns is None:
        return
    for name in (*learns.numbers, *learns.rising, *learns.by_child, *learns.samples):
        symbol, unit = method.symbols.get(name, name), IN_UNIT if name in learns.in_unit else None
        yield Named(name=name, symbol=symbol, means=learns.words.get(name), unit=unit)


def _worked(example: Worked) -> Text:
    """An example in one line: what goes in, what comes of it, under which parameters."""
    told = [_same(f"{_columns(example.given)} → {_columns(example.gives)}")]
    beside = {"w": example.weights, "region": example.regions, "year": example.years}
    told += [_same(f"{name} = {_written(values)}") for name, values in beside.items() if values]
    if example.direction < 0:
        told.append(LOWER)
    if example.params is not None:
        told += [_same(f"{name} = {_written(value)}") for name, value in stated(example.params).items()]
    return apart(told, SEMICOLON)


def _columns(given: tuple[Any, ...]) -> str:
    """Numbers in a row; several rows in brackets."""
    if not any(isinstance(one, tuple) for one in given):
        return _written(given)
    return ", ".join(f"({_written(one)})" for one in given) if len(given) > 1 else _written(given[0])


def _written(value: Any) -> str:
    """A number, a word, or some in a row, as people read them; a table of parameters as its entries."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return "–" if math.isnan(value) else plain(value)
    if isinstance(value, tuple | list):
        return ", ".join(map(_written, value))
    if attrs.has(type(value)):
        return ", ".join(f"{name} {_written(one)}" for name, one in stated(value).items())
    return str(value)


def _same(word: str) -> Text:
    return Text(word, word)
