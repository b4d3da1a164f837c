"""The sheets of rules and findings: how every indicator is scored and who says so, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from dei_core import Finding, IndicatorPlan, Text, TrackPlan
from dei_tables.book import words
from dei_tables.book.columns import Column, both
from dei_tables.book.origin import grade
from dei_tables.book.tree import pillars, reading_order


def rule_columns(plans: Sequence[TrackPlan]) -> tuple[Column, ...]:
    """One line per track and indicator or clause, in reading order."""
    lines = [line for plan in plans for line in _lines(plan)]

    def of(title: Text, key: str, **more: Any) -> Column:
        cells = [line[key] for line in lines]
        return Column(title=title, code=key, cells=cells, words=True, level=2, wrap=True, **more)

    def year(title: Text, key: str) -> Column:
        return Column(title=title, code=key, cells=[line[key] for line in lines], shape="0", level=2, width=9)

    return (
        of(words.TRACK, "track"),
        of(words.INDICATOR, "indicator"),
        of(words.IN_CHINESE_NAME, "name_zh"),
        of(words.IN_ENGLISH_NAME, "name_en"),
        of(words.PILLAR, "pillar"),
        of(words.COLUMN, "column"),
        of(words.UNIT, "unit"),
        of(words.DIRECTION, "direction"),
        of(words.METHOD, "method", width=30),
        of(words.PARAMS, "params", width=46),
        of(words.ABOUT_METHOD, "about", width=90),
        of(words.SOURCE, "source", width=60),
        of(words.CLAUSE, "clause", width=40),
        of(words.EVIDENCE, "evidence"),
        of(words.CONFIDENCE, "confidence"),
        year(words.CHECKED, "checked"),
        year(words.SINCE, "since"),
        of(words.PACK, "pack"),
        of(words.RULE, "rule"),
        of(words.REASON, "reason", width=60),
    )


def finding_columns(findings: Sequence[Finding]) -> tuple[Column, ...]:
    """One line per finding, in both languages."""

    def of(title: Text, cells: Iterable[str], **more: Any) -> Column:
        return Column(title=title, cells=list(cells), words=True, level=2, **more)

    shown = [words.SEVERITIES[finding.severity] for finding in findings]
    return (
        of(words.SEVERITY, (both(severity, " ") for severity in shown)),
        of(words.CODE, (finding.code for finding in findings)),
        of(words.PLACE, (finding.place.of("zh") for finding in findings)),
        of(words.IN_CHINESE, (finding.text("zh") for finding in findings), wrap=True, width=60),
        of(words.IN_ENGLISH, (finding.text("en") for finding in findings), wrap=True, width=60),
    )


def _lines(plan: TrackPlan) -> Iterable[dict[str, Any]]:
    by_slot = pillars(plan)
    for slot in reading_order(plan):
        if slot < len(plan.indicators):
            item, pillar = plan.indicators[slot], by_slot.get(slot, words.BESIDE)
            yield {"track": plan.id, "pillar": both(pillar, " "), **_scoring(item), **_source(item)}


def _scoring(item: IndicatorPlan) -> dict[str, Any]:
    method = item.normalizer
    after = (
        "" if item.transform is None else both(words.AFTER, " ").format(transform=item.transform.method.id)
    )
    return {
        "indicator": item.id,
        "name_zh": item.name.zh,
        "name_en": item.name.en,
        "column": item.column,
        "unit": both(item.unit, " "),
        "direction": both(words.HIGHER if item.direction > 0 else words.LOWER, " "),
        "method": f"{method.id} {after}".strip(),
        "about": both(item.told, " "),
        "params": _variants(item),
    }


def _source(item: IndicatorPlan) -> dict[str, Any]:
    origin = item.origin
    return {
        "source": both(origin.source, " ") if origin.source else None,
        "clause": both(origin.clause, " ") if origin.clause else None,
        "evidence": grade(origin),
        "confidence": both(words.CONFIDENCES[origin.confidence], " ") if origin.confidence else None,
        "checked": origin.checked,
        "since": origin.since,
        "pack": f"{origin.pack} {origin.version}",
        "rule": origin.path,
        "reason": both(origin.reason, " ") if origin.reason else None,
    }


def _variants(item: IndicatorPlan) -> str:
    """The parameters, for each value of the trait that the rule branches on."""
    if item.trait is None:
        return params_text(item.variants[""])
    cases = (f"{item.trait} {value}: {params_text(params)}" for value, params in item.variants.items())
    return " | ".join(cases)


def params_text(params: Any) -> str:
    """A method's parameters as `name = value`, those that are not given left out.

    >>> import attrs
    >>> params_text(attrs.make_class("P", ["low", "high"])(low=0.0, high=12.5))
    'low = 0; high = 12.5'
    """
    given = attrs.asdict(params, filter=lambda _, value: value is not None)
    return "; ".join(f"{name} = {_value(value)}" for name, value in given.items())


def _value(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_value(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_value, value))
    return str(value)
