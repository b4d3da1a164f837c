"""Units in both languages; one that is not known here stands as it is written."""

from __future__ import annotations

import re

from dei_report.story.numbers import Words

_WHOLE = {
    "points": "分", "years": "年", "days": "天", "ratio": "比值", "rank": "位次", "count": "个", "number": "个",
    "index 0-1": "指数（0—1）", "index 0-100": "指数（0—100）", "score 0-1": "分（0—1）", "score 0-10": "分（0—10）",
    "score 0-100": "分（0—100）", "score 1-5": "分（1—5）", "score": "分", "100M CNY": "亿元", "10k CNY": "万元",
    "services": "项", "scenarios": "个", "clusters": "个", "institutions": "家", "enterprises": "家", "products": "项",
    "persons": "人", "people": "人", "subscribers": "户", "households": "户", "stations": "个", "patents": "件",
    "visits": "人次", "10k t": "万吨", "10k tce": "万吨标准煤", "data sets": "个", "factories": "家",
    "yes or no": "是／否", "1 or 0": "1／0", "years of schooling": "年", "2017 PPP $": "2017 年购买力平价美元",
    "share of individuals": "占个人比重", "share of enterprises": "占企业比重", "share of households": "占家庭比重",
    "share of SMEs": "占中小企业比重", "share of persons employed": "占就业人员比重",
}  # fmt: skip
_AMOUNTS = {
    "CNY": "元", "10k CNY": "万元", "visits": "人次", "items": "件", "tce": "吨标准煤", "t": "吨", "m3": "立方米",
    "PFLOPS": "PFLOPS", "services": "项",
}  # fmt: skip
_BASES = {
    "person": "人", "people": "人", "persons": "人", "enterprises": "家企业", "households": "户", "km2": "平方公里",
    "10k CNY": "万元", "100M CNY": "亿元",
}  # fmt: skip
_SIZES = {
    "": "",
    "100": "百",
    "1000": "千",
    "1 000": "千",
    "10 000": "万",
    "100 000": "十万",
    "100,000": "十万",
}


def unit(written: str) -> Words:
    """A unit in both languages.

    >>> unit("per 10 000 people")["zh"], unit("CNY per person")["zh"], unit("%")["zh"]
    ('每万人', '元/人', '%')
    """
    plain = " ".join(written.split())
    return {"en": written, "zh": _WHOLE.get(plain) or _rate(plain) or written}


def _rate(written: str) -> str | None:
    """An amount per base, or a count per base where no amount is named."""
    sizes, bases = ("|".join(map(re.escape, words)) for words in (_SIZES, _BASES))
    match = re.fullmatch(rf"(?:(.+) )?per (?:({sizes}) )?({bases})", written)
    if match is None or (match[1] and match[1] not in _AMOUNTS):
        return None
    one = f"{_SIZES[match[2] or '']}{_BASES[match[3]]}"
    return f"{_AMOUNTS[match[1]]}/{one}" if match[1] else f"每{one}"
