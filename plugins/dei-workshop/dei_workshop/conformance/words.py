"""Promises about a pack's content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from dei_core import Finding, Text
from dei_core.host import LANGS, TABLES, Citation, Label, Sourced, place_in
from dei_core.plugin import Pack, Place
from dei_workshop.conformance import messages as say

_LANGUAGE = {"en": Text(en="English", zh="英文"), "zh": Text(en="Chinese", zh="中文")}


def parts(pack: Pack) -> Iterator[tuple[Place, Any]]:
    """Every model object of a pack, however deep, with the place where it is written."""
    yield from _inside(Place(file=pack.namespace, path="pack"), pack.pack)
    for table in TABLES:
        for name, item in getattr(pack, table).items():
            yield from _inside(place_in(pack, f"{table}.{name}"), item)


def _inside(place: Place, value: Any) -> Iterator[tuple[Place, Any]]:
    if attrs.has(type(value)):
        yield place, value
        for field in attrs.fields(type(value)):
            yield from _inside(_below(place, f".{field.name}"), getattr(value, field.name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(_below(place, f".{key}"), item)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside(_below(place, f"[{index}]"), item)


def _below(place: Place, step: str) -> Place:
    return attrs.evolve(place, path=f"{place.path}{step}")


def texts_in_both_languages(pack: Pack) -> Iterator[Finding]:
    """A finding for every text that is blank in one language; labels that say nothing are other promises' matter."""
    for place, item in parts(pack):
        silent = isinstance(item, Label) and item.is_blank
        for lang in LANGS if isinstance(item, Text) and not silent else ():
            if not item.of(lang).strip():
                facts = {"language": _LANGUAGE[lang]}
                yield Finding(message=say.TEXT_BLANK, place=_below(place, f".{lang}"), facts=facts)


def units_stated(pack: Pack) -> Iterator[Finding]:
    """A finding for every indicator with a blank unit."""
    for name, item in pack.indicator.items():
        if item.unit.is_blank:
            yield Finding(message=say.UNIT_BLANK, place=place_in(pack, f"indicator.{name}", "unit"))


def dated_rules_in_order(pack: Pack) -> Iterator[Finding]:
    """A finding for every dated entry that does not come after the one before it, and for reversed periods."""
    for name, rules in pack.rule.items():
        yield from _rising([rule.since for rule in rules], place_in(pack, f"rule.{name}"))
    for name, weighting in pack.weighting.items():
        for node, since in _years(weighting.dated).items():
            place = place_in(pack, f"weighting.{name}", "dated")
            yield from _rising(since, _below(place, f".{node}"))
    for name, standard in pack.benchmark.items():
        if standard.until is not None and standard.until < standard.since:
            facts = {"since": standard.since, "until": standard.until}
            place = place_in(pack, f"benchmark.{name}", "until")
            yield Finding(message=say.PERIOD_REVERSED, place=place, facts=facts)


def _years(dated: Sequence[Any]) -> dict[str, list[int]]:
    """Node -> the years from which it has weights, as written."""
    years: dict[str, list[int]] = {}
    for entry in dated:
        for node in dict.fromkeys(entry.nodes):
            years.setdefault(node, []).append(entry.since)
    return years


def _rising(years: list[int], place: Place) -> Iterator[Finding]:
    for index in range(1, len(years)):
        if years[index] <= years[index - 1]:
            facts = {"since": years[index], "before": years[index - 1]}
            yield Finding(message=say.RULES_UNORDERED, place=_below(place, f"[{index}].since"), facts=facts)


def every_rule_cited(pack: Pack) -> Iterator[Finding]:
    """A finding for every citation whose clause is written but blank."""
    for place, item in parts(pack):
        if isinstance(item, Citation) and item.clause is not None and item.clause.is_blank:
            yield Finding(message=say.CLAUSE_BLANK, place=_below(place, ".clause"))


def every_rule_graded(pack: Pack) -> Iterator[Finding]:
    """A finding for every recalled figure without a confidence."""
    for place, item in parts(pack):
        if isinstance(item, Sourced) and item.evidence == "recalled" and item.confidence is None:
            yield Finding(message=say.CONFIDENCE_MISSING, place=_below(place, ".confidence"))
