"""A figure: one chart in both languages, with what it says in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from dei_core import Text
from dei_core.host import LANGS, Lang

Spec = dict[str, Any]
Row = dict[str, Any]


@attrs.frozen(kw_only=True)
class Figure:
    """A chart for the page.

    spec: a Vega-Lite spec for each language. alt: what there is to be seen, in a sentence or two with its numbers.
    notes: what has to stand beside the chart.
    """

    spec: Mapping[Lang, Spec]
    alt: Text
    notes: tuple[Text, ...] = ()


def figure(make: Callable[[Lang], Spec], alt: Text, *notes: Text) -> Figure:
    """A figure from a spec of the language."""
    return Figure(spec={lang: make(lang) for lang in LANGS}, alt=alt, notes=notes)


def say(words: Mapping[str, str], lang: Lang) -> str:
    """A text of the story in one language."""
    return words[lang]


def filled(text: Text, **facts: object) -> Text:
    """A text with its blanks filled; a fact that is a text of the story, or a `Text`, is said in each language."""
    said = {key: Text(**fact) if isinstance(fact, Mapping) else fact for key, fact in facts.items()}
    return text.filled(**said)


def number(value: float | None, decimals: int) -> str:
    """A number as it is printed, a dash for none.

    >>> number(57.3569, 1), number(None, 1)
    ('57.4', '–')
    """
    return "–" if value is None else f"{value:.{decimals}f}"


def pattern(decimals: int) -> str:
    """The d3 format of a score with decimals."""
    return f".{decimals}f"


def spec(wide: Spec, rows: list[Row] | None = None, narrow: Spec | None = None, **usermeta: Any) -> Spec:
    """The spec of a drawn chart with its rows.

    rows: the chart's own data; without them its data is the page's to give. narrow: the chart as it stands on a
    phone, whose differences the page lays over the first. columns: of its legend.
    """
    told = dict(wide)
    if narrow is not None:
        differs = {key: value for key, value in narrow.items() if told.get(key) != value}
        usermeta["narrow"] = {**differs, "config": {"legend": {"columns": usermeta.pop("columns", 2)}}}
    if rows is not None:
        told["data"] = {"values": rows}
    return {**told, "usermeta": usermeta} if usermeta else told
