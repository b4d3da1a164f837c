"""How rules and nodes make a score beyond their method: what comes before and after it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from dei_core import NodePlan
from dei_report.documentation import words
from dei_report.documentation.pieces import number, params_of, percent
from dei_report.documentation.sheet import Sheet, code, safe
from dei_report.lookup import Library, qualified


def chosen(method: str, params: Mapping[str, Any]) -> str:
    """A method and its parameters, as safe Markdown."""
    return " ".join(part for part in (code(method), params_of(params)) if part)


def stated(params: Any) -> dict[str, Any]:
    """The parameters of a bound method that are not as they are without a word."""
    if not attrs.has(type(params)):
        return {}
    return {
        field.name: getattr(params, field.name)
        for field in attrs.fields(type(params))
        if getattr(params, field.name) != field.default
    }


def step_of(step: Any) -> str:
    """A bound step's method and what is stated of it, as safe Markdown."""
    return chosen(step.method.id, stated(step.as_written))


def demand(sheet: Sheet, library: Library, space: str, scoring: Any) -> str:
    """A rule's or target's method with all that it depends on, as safe Markdown."""
    parts = [" ".join(part for part in (code(scoring.method), params_of(scoring.params)) if part)]
    parts += rule_ways(sheet, scoring)
    if scoring.by is not None:
        full = qualified(space, scoring.by)
        parts.append(sheet.say(words.BY_TRAIT, trait=trait_name(sheet, library, full)))
        for value, params in scoring.when.items():
            shown = trait_value(sheet, library, full, value)
            parts.append(sheet.labelled(shown, params_of(params)))
    if getattr(scoring, "or_improve", None) is not None:
        parts.append(sheet.say(words.OR_IMPROVE, rate=number(scoring.or_improve)))
    return sheet.apart(parts)


def rounding(sheet: Sheet, decimals: int | None, ties: str) -> str:
    """To how many decimals a score is rounded, and where ties go; empty where it is not."""
    return "" if decimals is None else sheet.say(words.ROUNDINGS[ties], n=decimals)


def rule_ways(sheet: Sheet, scoring: Any) -> Iterator[str]:
    """What a rule or target does before and after its normalizer."""
    if scoring.transform is not None:
        after = sheet.say(words.AFTER, transform=scoring.transform)
        yield " ".join(part for part in (after, params_of(scoring.transform_params)) if part)
    if scoring.then is not None:
        yield sheet.labelled(words.THEN, chosen(scoring.then.method, scoring.then.params))
    yield rounding(sheet, scoring.round, scoring.rounding)


def node_ways(sheet: Sheet, node: Any) -> Iterator[str]:
    """What a pack says of a node, in the order of the computation; nothing where it leaves all to the edition."""
    if node.method is not None:
        yield chosen(node.method, node.params)
    if node.inverted:
        yield sheet.say(words.INVERTED)
    if node.missing is not None or node.coverage is not None:
        yield missing(sheet, node.missing or "reweight", node.coverage or 0.0)
    if node.least is not None:
        yield sheet.say(words.LEAST_PARTS, n=node.least)
    if node.transform is not None:
        yield sheet.labelled(words.THEN, chosen(node.transform.method, node.transform.params))
    if node.normalise is not None:
        yield sheet.labelled(words.NORMALISED, chosen(node.normalise.method, node.normalise.params))
    yield rounding(sheet, node.round, node.rounding)


def plan_ways(sheet: Sheet, node: NodePlan, stage: Any) -> Iterator[str]:
    """The same of a node as it is bound; nothing for a mean that goes by the edition's own aggregate stage."""
    if node.aggregator.method.id != "arithmetic":
        yield step_of(node.aggregator)
    if node.inverted:
        yield sheet.say(words.INVERTED)
    if (node.missing, node.coverage) != (stage.missing, stage.coverage) and len(node.children) > 1:
        yield missing(sheet, node.missing, node.coverage)
    if node.least > 1:
        yield sheet.say(words.LEAST_PARTS, n=node.least)
    if node.transform is not None:
        yield sheet.labelled(words.THEN, step_of(node.transform))
    if node.normalizer is not None:
        told = step_of(node.normalizer)
        note = node.normalizer.note
        yield sheet.labelled(words.NORMALISED, told if note is None else sheet.noted(told, sheet.of(note)))
    yield rounding(sheet, node.round, node.rounding)


def missing(sheet: Sheet, policy: str, coverage: float) -> str:
    """What a missing part means for a node."""
    if policy == "refuse":
        return sheet.say(words.REFUSED)
    return sheet.say(words.SHARED_IF, share=percent(coverage)) if coverage else sheet.say(words.SHARED)


def trait_name(sheet: Sheet, library: Library, full: str) -> str:
    """What people call a trait: words, not yet safe; its id where its pack is not to be had."""
    trait = library.find("trait", full)
    return full if trait is None else str(trait.name.of(sheet.lang))


def trait_value(sheet: Sheet, library: Library, full: str, value: str) -> str:
    """What people call a trait's value, as safe Markdown."""
    trait = library.find("trait", full)
    known = None if trait is None else trait.value.get(value)
    return safe(value) if known is None else sheet.of(known)
