"""What can be relied on: how much of the data was collected, and how well the rules are known."""

from __future__ import annotations

from dei_core.host import evidence_of_rules
from dei_report.story.numbers import Words
from dei_report.story.quality import quality
from dei_report.story.saying import said
from dei_report.story.view import View
from dei_words import percent


def trust(view: View) -> list[Words]:
    """A sentence on the data and one on the rules."""
    return [_data(view), _rules(view)]


def _data(view: View) -> Words:
    told = quality(view)
    cells, whole = told["cells"], max(sum(told["cells"].values()), 1)
    there = percent((whole - cells["missing"] - cells["imputed"]) / whole)
    parts = [said("{share} of the values are there", "数据完整度 {share}", share=there)]
    if cells["imputed"]:
        filled = percent(cells["imputed"] / whole)
        parts.append(said("{share} are imputed", "另有 {share} 为插补值", share=filled))
    if told["unscored"]:
        parts.append(said("regions without a score: {n}", "{n} 个区域无得分", n=len(told["unscored"])))
    if view.plan.data.specimen:
        parts.insert(0, said("The data are specimens", "数据为样例数据"))
    return _sentence(parts)


def _rules(view: View) -> Words:
    """How many of the scoring rules are held against their text."""
    counts = evidence_of_rules(view.plan)
    whole = sum(counts.values())
    known = counts.get("read", 0) + counts.get("derived", 0)
    chosen = counts.get("chosen", 0)
    parts = [said("Of {n} scoring rules", "{n} 条评分规则中", n=whole)]
    kinds = (
        (known, "{n} are held against the published text or derived from it", "{n} 条已核对原文或据原文推算"),
        (chosen, "{n} are set by the authors", "{n} 条为自定"),
        (whole - known - chosen, "{n} are not checked", "{n} 条待核实"),
    )
    parts += [said(en, zh, n=count) for count, en, zh in kinds if count]
    return _sentence(parts)


def _sentence(parts: list[Words]) -> Words:
    return {
        "en": ", ".join(part["en"] for part in parts) + ".",
        "zh": "，".join(part["zh"] for part in parts) + "。",
    }
