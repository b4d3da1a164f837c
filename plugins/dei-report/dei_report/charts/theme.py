"""How every chart looks: one set of fonts, greys and colours, safe for the colour-blind, none the only sign."""

from __future__ import annotations

from typing import Any

FONTS = (
    'Inter, "Segoe UI", "Helvetica Neue", Arial, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", '
    '"Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
)
INK, MUTED, PEER, LINE, TINT, PAPER = "#1c2733", "#5d6b7a", "#8b98a6", "#dbe1e8", "#eef1f5", "#ffffff"
BLUE, SOFT, PALE, ACCENT = "#0b5c9e", "#8fb9dc", "#dcebf6", "#c8501e"
"""Leading and plain marks; the middle half; the outer range; this region, and nothing else."""

SEQUENTIAL = ("#cfe2f1", "#b0cfe7", "#8ab7d9", "#5e9ac6", "#337bb0", "#0f5c96", "#073b68")
"""For amounts: one hue, lightness falls evenly, so that it reads in grey and by every kind of colour vision."""
DIVERGING = ("#a63f12", "#d07e55", "#ecbfa6", "#f3f2f0", "#aecbe3", "#5e9ac6", "#0b5c9e")
"""For distance from a middle: orange against blue, the pair that no common colour-blindness confuses."""
CATEGORIES = ("#0b5c9e", "#a06a00", "#1e7d4f", "#b0447f", "#8f2d0c", "#5d6b7a", "#4a4a8f", "#7a6a2f")
"""For pillars and other kinds without order; the first five are apart for every kind of colour vision."""
STATES = {
    "missing": "#8b98a6",
    "imputed": "#e0a53a",
    "treated": "#0b5c9e",
}
VERDICTS = {"passed": "#0b5c9e", "failed": "#e3a183", "missing": "#e4e8ed"}
SIZE = 12


def tier_colours(count: int) -> list[str]:
    """A colour for each tier, best first: the best is darkest.

    >>> tier_colours(3)
    ['#073b68', '#5e9ac6', '#cfe2f1']
    """
    last = len(SEQUENTIAL) - 1
    steps = [last - round(last * place / max(count - 1, 1)) for place in range(count)]
    return [SEQUENTIAL[step] for step in steps]


def config() -> dict[str, Any]:
    """The Vega-Lite config that all specs are drawn with."""
    return {
        "background": "transparent",
        "aria": False,
        "font": FONTS,
        "padding": {"left": 2, "right": 10, "top": 4, "bottom": 2},
        "view": {"stroke": None, "continuousWidth": 640},
        "axis": {
            "domain": False,
            "ticks": False,
            "grid": False,
            "gridColor": LINE,
            "labelColor": MUTED,
            "labelFontSize": SIZE,
            "labelPadding": 6,
            "titleColor": MUTED,
            "titleFontSize": SIZE,
            "titleFontWeight": "normal",
            "titlePadding": 8,
        },
        "axisQuantitative": {"grid": True, "tickCount": 5},
        "axisY": {"labelColor": INK, "labelLimit": 320, "titleAnchor": "middle"},
        "legend": _legend(),
        "header": {"labelColor": INK, "labelFontSize": SIZE + 1, "labelFontWeight": "bold", "title": None},
        "text": {"color": INK, "fontSize": SIZE},
        "bar": {"color": BLUE},
        "rule": {"color": MUTED},
        "range": {
            "category": list(CATEGORIES),
            "ordinal": list(SEQUENTIAL),
            "ramp": list(SEQUENTIAL),
            "heatmap": list(SEQUENTIAL),
            "diverging": list(DIVERGING),
        },
    }


def _legend() -> dict[str, Any]:
    return {
        "orient": "top",
        "direction": "horizontal",
        "title": None,
        "labelColor": INK,
        "labelFontSize": SIZE,
        "labelLimit": 240,
        "symbolSize": 110,
        "symbolStrokeWidth": 0,
        "symbolOpacity": 1,
        "columnPadding": 14,
        "offset": 10,
    }
