"""Legends of charts whose marks differ by what they mean: each mark bears one word of one scale of colours."""

from __future__ import annotations

import json
from typing import Any

import attrs

from dei_core import Text
from dei_core.host import Lang


@attrs.frozen(kw_only=True)
class Legend:
    """What the marks of a chart mean, in the order of the legend, with their colours."""

    kinds: tuple[tuple[Text, str], ...]
    lang: Lang

    def on(self, chart: Any, kind: Text) -> Any:
        """A layer in the colour of its meaning."""
        import altair as alt

        words, colours = zip(*((word.of(self.lang), colour) for word, colour in self.kinds), strict=True)
        scale = alt.Scale(domain=list(words), range=list(colours))
        told = chart.transform_calculate(kind=json.dumps(kind.of(self.lang), ensure_ascii=False))
        return told.encode(color=alt.Color("kind:N", scale=scale))
