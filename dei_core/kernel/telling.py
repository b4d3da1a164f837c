"""What methods say of themselves under their parameters: the words that several of them share."""

from __future__ import annotations

from typing import Any

from dei_core.kernel.method import Tells
from dei_core.text import Text

_PLACES = {
    "minimum": Text(en="worst of their places", zh="其最差位次"),
    "average": Text(en="mean of their places", zh="其平均位次"),
    "maximum": Text(en="best of their places", zh="其最佳位次"),
}


WHERE_HELD = Text("which ends of the scale scores are held to", "得分限于分值范围的哪一端")
"""What a parameter `clip` means."""


def number(value: float) -> str:
    """A number as people read it.

    >>> number(-0.5), number(100.0)
    ('−0.5', '100')
    """
    return f"{value:.10g}".replace("-", "−")


def with_ties(about: Text) -> Tells:
    """A sentence on places, with the place that equal values share; it is written for the worst of them.

    >>> from dei_core import Text
    >>> from dei_core.plugin import Ranked, with_ties
    >>> told = with_ties(Text(en="Place; equal values share the worst place", zh="位次"))
    >>> told(Ranked(ties="average"), 1).en
    'Place; equal values share the worst place'
    """

    def told(params: Any, direction: int) -> Text:
        usual, ties = _PLACES["minimum"], _PLACES[params.ties]
        return Text(en=about.en.replace(usual.en, ties.en), zh=about.zh.replace(usual.zh, ties.zh))

    return told


def held(clip: str, worst: float = 0.0, best: float = 100.0) -> Text:
    """At which ends of the scale scores are held, behind a comma; nothing where at none.

    >>> from dei_core.plugin import held
    >>> held("both").en, held("none").en
    (', held to 0-100', '')
    """
    low, high = number(worst), number(best)
    return {
        "none": Text(en="", zh=""),
        "both": Text(en=f", held to {low}-{high}", zh=f"，限于 {low}–{high} 分"),
        "low": Text(en=f", at least {low}", zh=f"，不低于 {low} 分"),
        "high": Text(en=f", at most {high}", zh=f"，不高于 {high} 分"),
    }[clip]


def elsewhere(direction: int) -> Text:
    """How scores go on from where they are stated: in proportion, or inversely where lower is better."""
    if direction > 0:
        return Text(en="in proportion elsewhere", zh="其余按比例计分")
    return Text(en="in inverse proportion elsewhere", zh="其余按反比例计分")


def by_deviations(name: Text, centre: float, spread: float, direction: int, end: Text) -> Text:
    """A standard score under its name: what the mean scores, and what a deviation adds or takes.

    >>> from dei_core import Text
    >>> from dei_core.plugin import by_deviations
    >>> print(by_deviations(Text(en="Standard score", zh="标准分"), 50, 10, 1, Text(en="", zh="")).en)
    Standard score: 50 at the mean, 10 points for each standard deviation above it
    """
    middle, points = number(centre), number(spread)
    side, zh_side = ("above", "高于") if direction > 0 else ("below", "低于")
    return Text(
        en=f"{name.en}: {middle} at the mean, {points} points for each standard deviation {side} it{end.en}",
        zh=f"{name.zh}：均值得 {middle} 分，每{zh_side}均值一个标准差加 {points} 分{end.zh}",
    )
