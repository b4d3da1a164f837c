"""Random values of every class of the rule model."""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from dei_core.host import Label

CHARACTERS = st.characters(exclude_categories=["Cs"])
WORDS = st.one_of(
    st.text(CHARACTERS, max_size=6),
    st.sampled_from(
        [
            "",
            "光纤覆盖率",
            'say "hi"',
            "it's",
            "two\nlines",
            "\r\n",
            "tab\t",
            "\\",
            '"""',
            "'''",
            "a.b",
            "a = 1 # no",
        ]
    ),
)
WHOLE = st.one_of(st.integers(-(2**53), 2**53), st.sampled_from([0, -1, 2**53, -(2**53)]))
NUMBERS = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0.1, 1e-300, 5e-324, 1.7976931348623157e308, 1e16, -0.5, 123456789.123456789]),
)
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.one_of(WORDS, WHOLE, NUMBERS, st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(WORDS, inner, max_size=2)),
    max_leaves=3,
)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: WHOLE,
    float: NUMBERS,
    bool: st.booleans(),
    Any: ANYTHING,
    type(None): st.none(),
}


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type as the model's classes declare it."""
    if kind in SIMPLE:
        return SIMPLE[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        base, limits = inner
        ends = st.sampled_from([base(limits.lowest), base(limits.highest)])
        return st.one_of(ends, values(base).filter(lambda item: limits.lowest <= item <= limits.highest))
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, types.UnionType):
        return st.one_of(*(values(part) for part in inner))
    if origin is tuple:
        return st.lists(values(inner[0]), max_size=2).map(tuple)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(WORDS, values(inner[1]), max_size=2)
    return objects(kind)


@cache
def objects(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Objects of a class of the model; a field that may be left out sometimes is."""
    if kind is Label:
        return st.one_of(WORDS.map(Label.shared), st.builds(Label, en=WORDS, zh=WORDS))
    hints = get_type_hints(kind, include_extras=True)
    needed = {
        field.name: values(hints[field.name])
        for field in attrs.fields(kind)
        if field.default is attrs.NOTHING
    }
    optional = {
        field.name: values(hints[field.name]) for field in attrs.fields(kind) if field.name not in needed
    }
    return st.fixed_dictionaries(needed, optional=optional).map(lambda fields: kind(**fields))
