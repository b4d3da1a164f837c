"""The parameters of a method as its rule states them: by name, in the indicator's unit, before any transform."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from dei_core import Text
from dei_core.host import IndicatorPlan
from dei_core.plugin import Learns
from dei_words.numbers import measured, plain
from dei_words.saying import COLON, SEMICOLON, apart
from dei_words.way import stated

HELD = {
    "both": Text("held to {worst}-{best}", "限于 {worst} 至 {best} 分"),
    "low": Text("held to at least {worst}", "不低于 {worst} 分"),
    "high": Text("held to at most {best}", "不高于 {best} 分"),
}
"""At which ends of the scale scores are held."""
PAIR = Text("{name} {value}", "{name} {value}")


def parameters(item: IndicatorPlan, params: Mapping[str, Any], *left_out: str) -> Iterator[Text]:
    """Each parameter that is given, but for some by name."""
    fields = attrs.fields_dict(item.normalizer.params)
    for name, value in params.items():
        if name not in left_out and value is not None:
            in_unit = name in fields and bool(fields[name].metadata.get("in_unit"))
            yield PAIR.filled(name=name, value=said(item, value, in_unit))


def learned(item: IndicatorPlan, reference: Mapping[str, float]) -> Iterator[Text]:
    """Each number that was learned from the regions."""
    learns = item.normalizer.learns or Learns()
    for name, value in reference.items():
        moved = item.transform is None or name in learns.in_unit
        yield PAIR.filled(name=learns.words.get(name, Text(name, name)), value=said(item, value, moved))


def variants(item: IndicatorPlan) -> Text:
    """The parameters of a rule that are not as without a word, for each value of the trait that it branches on."""
    told = []
    for value, params in item.variants.items():
        listed = apart(parameters(item, stated(params)))
        told.append(
            Text(f"{value}{COLON.en}{listed.en}", f"{value}{COLON.zh}{listed.zh}") if value else listed
        )
    return apart(told, SEMICOLON)


def said(item: IndicatorPlan, value: Any, in_unit: bool) -> Text:
    """A parameter; numbers in the indicator's unit as they were before its transform, with the unit."""
    if isinstance(value, bool):
        return _same(str(value).lower())
    if isinstance(value, Mapping):
        pairs = ((key, said(item, one, in_unit)) for key, one in value.items() if one is not None)
        return apart(Text(f"{key}{COLON.en}{one.en}", f"{key}{COLON.zh}{one.zh}") for key, one in pairs)
    if isinstance(value, tuple | list):
        return apart((said(item, part, in_unit) for part in value), _same("/"))
    if not isinstance(value, int | float):
        return _same(str(value))
    own = float(value) if item.transform is None else item.transform.undone(float(value))
    if own is None or not in_unit:
        return _same(plain(float(value)))
    return Text(measured(own, item.unit, "en"), measured(own, item.unit, "zh"))


def _same(word: str) -> Text:
    return Text(word, word)
