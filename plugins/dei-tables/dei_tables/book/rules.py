"""The sheets of rules and findings: how every indicator is scored and who says so, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dei_core import Finding, Text, TrackPlan
from dei_core.host import VOCABULARY, IndicatorPlan
from dei_tables.book import words
from dei_tables.book.columns import Column, both
from dei_tables.book.origin import grade_of
from dei_tables.book.tree import pillars, reading_order
from dei_words import first, indicator_ways, joined, sentence, variants


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

    shown = [VOCABULARY.severities[finding.severity] for finding in findings]
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
    about = [item.told] if item.transform is None else [first(item.transform.told), item.told]
    about += [way.says for way in indicator_ways(item)]
    return {
        "indicator": item.id,
        "name_zh": item.name.zh,
        "name_en": item.name.en,
        "column": item.column,
        "unit": both(item.unit, " "),
        "direction": both(VOCABULARY.directions["higher" if item.direction > 0 else "lower"], " "),
        "method": item.normalizer.id,
        "about": both(joined(map(sentence, about)), " "),
        "params": both(variants(item), " "),
    }


def _source(item: IndicatorPlan) -> dict[str, Any]:
    origin = item.origin
    return {
        "source": both(origin.source, " ") if origin.source else None,
        "clause": both(origin.clause, " ") if origin.clause else None,
        "evidence": grade_of(origin),
        "confidence": both(VOCABULARY.confidence[origin.confidence], " ") if origin.confidence else None,
        "checked": origin.checked,
        "since": origin.since,
        "pack": f"{origin.pack} {origin.version}",
        "rule": origin.path,
        "reason": both(origin.reason, " ") if origin.reason else None,
    }
