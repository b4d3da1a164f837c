"""The document of a pack: all that it declares, as data."""

from __future__ import annotations

from collections import Counter

from dei_core import Text
from dei_core.host import Lang
from dei_core.plugin import Pack
from dei_report.documentation import words
from dei_report.documentation.cases import cases
from dei_report.documentation.dictionary import dictionary
from dei_report.documentation.pieces import (
    anchor,
    citation,
    counts,
    evidence,
    indicator_link,
    labelled,
    section,
)
from dei_report.documentation.sheet import Sheet, code, safe, web_link
from dei_report.documentation.standards import standards
from dei_report.documentation.trees import region_types, weightings
from dei_report.documentation.ways import demand
from dei_report.lookup import Library, qualified
from dei_words import tier_bounds


def pack_sheet(pack: Pack, lang: Lang) -> Sheet:
    """What a pack is made of, in one language; other packs that it names are read as data, where installed."""
    library = Library([pack])
    sheet = Sheet(lang, pack.pack.name, [f"{pack.namespace}.{name}" for name in pack.source])
    sheet.paragraph(sheet.say(words.PACK_LINE, namespace=pack.namespace, version=pack.version))
    hooks = sheet.listed(pack.pack.provides)
    labelled(
        sheet,
        [
            (words.PROTOCOL, str(pack.pack.protocol)),
            (words.LICENCE, safe(pack.pack.licence or "–")),
            (words.CODE, safe(hooks) if hooks else sheet.say(words.PURE_DATA)),
        ],
    )
    _evidence(sheet, pack)
    dictionary(sheet, library, pack)
    _rules(sheet, library, pack)
    region_types(sheet, library, pack)
    weightings(sheet, library, pack)
    standards(sheet, library, pack)
    _traits(sheet, pack)
    _tiers(sheet, library, pack)
    _guidance(sheet, library, pack)
    cases(sheet, library, pack)
    _sources(sheet, pack)
    return sheet


def _evidence(sheet: Sheet, pack: Pack) -> None:
    rows = (
        (words.RULES, Counter(rule.evidence for rules in pack.rule.values() for rule in rules)),
        (words.CLAUSES, Counter(item.evidence for made in pack.benchmark.values() for item in made.target)),
        (words.WEIGHTS, Counter(item.evidence for made in pack.weighting.values() for item in made.dated)),
        (words.TIERS, Counter(item.evidence for item in pack.tier_scheme.values())),
    )
    if any(found for _, found in rows):
        section(sheet, words.EVIDENCE_SECTION, "evidence")
        counts(sheet, rows)


def _rules(sheet: Sheet, library: Library, pack: Pack) -> None:
    if not pack.rule:
        return
    section(sheet, words.RULES, "rules")
    sheet.table(
        (
            words.INDICATOR,
            words.SINCE,
            words.DEMAND,
            words.CITATION,
            words.EVIDENCE_WORD,
            words.CHECKED,
        ),
        (
            (
                indicator_link(sheet, library, pack, name),
                str(rule.since),
                demand(sheet, library, pack.namespace, rule),
                citation(sheet, library, pack.namespace, rule),
                evidence(sheet, rule.evidence, rule.confidence),
                str(rule.checked),
            )
            for name, rules in pack.rule.items()
            for rule in rules
        ),
    )


def _traits(sheet: Sheet, pack: Pack) -> None:
    if not pack.trait:
        return
    section(sheet, words.TRAITS, "traits")
    for name, trait in pack.trait.items():
        full = f"{pack.namespace}.{name}"
        sheet.heading(3, trait.name.of(sheet.lang), anchor("trait", full))
        values = ((code(word), safe(text.en), safe(text.zh)) for word, text in trait.value.items())
        sheet.table((words.VALUES, words.ENGLISH, words.CHINESE), values)


def _tiers(sheet: Sheet, library: Library, pack: Pack) -> None:
    if not pack.tier_scheme:
        return
    section(sheet, words.TIERS, "tiers")
    for name, scheme in pack.tier_scheme.items():
        full = f"{pack.namespace}.{name}"
        sheet.heading(3, scheme.name.of(sheet.lang), anchor("tier", full))
        bounds = tier_bounds(scheme.by, (tier.bound for tier in scheme.tier))
        told = zip(scheme.tier, bounds, strict=True)
        sheet.table(
            (words.NAME, words.BOUND), ((sheet.of(tier.name), sheet.of(bound)) for tier, bound in told)
        )
        cited = citation(sheet, library, pack.namespace, scheme)
        grade = evidence(sheet, scheme.evidence, scheme.confidence)
        sheet.paragraph(sheet.apart([cited, grade, sheet.labelled(words.CHECKED, str(scheme.checked))]))


def _guidance(sheet: Sheet, library: Library, pack: Pack) -> None:
    """One matrix for each region type: features down, pillars across."""
    if not pack.guidance:
        return
    section(sheet, words.GUIDANCE, "guidance")
    space = pack.namespace
    kinds = dict.fromkeys(qualified(space, item.region_type) for item in pack.guidance.values())
    for full in kinds:
        mine = [item for item in pack.guidance.values() if qualified(space, item.region_type) == full]
        name = library.name("region_type", full)
        sheet.heading(3, full if name is None else name.of(sheet.lang), anchor("guidance", full))
        pillars = dict.fromkeys(item.pillar for item in mine)
        features = dict.fromkeys(qualified(space, item.feature) for item in mine)
        told: dict[tuple[str, str], list[str]] = {}
        for item in mine:
            called = [indicator_link(sheet, library, pack, one) for one in item.indicators]
            text = sheet.of(item.advice) + (f" — {sheet.listed(called)}" if called else "")
            told.setdefault((qualified(space, item.feature), item.pillar), []).append(text)
        columns = [library.pillar(full, pillar) or Text(en=pillar, zh=pillar) for pillar in pillars]
        sheet.table(
            (words.FEATURE, *columns),
            (
                (
                    sheet.of(library.name("feature", feature) or Text(en=feature, zh=feature)),
                    *(sheet.apart(told.get((feature, pillar), ["–"])) for pillar in pillars),
                )
                for feature in features
            ),
        )


def _sources(sheet: Sheet, pack: Pack) -> None:
    if not pack.source:
        return
    section(sheet, words.SOURCES, "sources")
    for name, source in pack.source.items():
        full = f"{pack.namespace}.{name}"
        sheet.heading(3, source.title.of(sheet.lang), anchor("source", full))
        facts: list[tuple[Text, str]] = [(words.ID, code(full))]
        if source.body is not None:
            facts.append((words.PUBLISHER, sheet.of(source.body)))
        facts += [
            (label, safe(value))
            for label, value in (
                (words.NUMBER, source.number),
                (words.YEAR, source.year),
                (words.LICENCE, source.licence),
                (words.ACCESSED, source.accessed),
            )
            if value is not None
        ]
        if source.url is not None:
            facts.append((words.SOURCE, web_link(safe(source.url), source.url)))
        labelled(sheet, facts)
