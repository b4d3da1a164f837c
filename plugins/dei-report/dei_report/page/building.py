"""From a story to one HTML file that needs nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from dei_core import Text
from dei_core.host import VOCABULARY, Lang, shown, shown_lines
from dei_report.charts.figures import figures, shared
from dei_report.charts.theme import config, tier_colours
from dei_report.keeping import cache_folder, kept, recipe
from dei_report.page import portrait_words, prose, words
from dei_report.page.figures import figure_json, height
from dei_report.story.saying import said
from dei_words import CONFIDENCE

MOST_NAMED = 100
"""Regions that a list names; of the others it says how many there are."""
VEGA_LITE = "6.4"
_ESCAPED = re.compile(r"\\(?:u00|[bfr])")
"""A hidden sign as JSON writes it; a backslash of a text itself is two, and costs a closer look at most."""
GLOBAL = "window.vegaEmbed = vegaEmbed;"
"""What of the bundle the page's own scripts see."""
SCRIPTS = (
    "language", "numbers", "story", "elements", "tables", "charts", "controls", "ranking", "matrix", "indicator",
    "portrait_data", "portrait_parts", "portrait", "find", "frame",
)  # fmt: skip
STYLES = ("base", "frame", "parts", "tables", "portrait", "print")
UNSEEN = ("method", "quality", "packs", "sources", "overview", "exemplars")
"""What of a track the templates print and no script looks at, but for a few numbers of the overview."""


def report(told: dict[str, Any], lang: Lang | None = None) -> str:
    """The page of a story. lang: the language it opens in; by default the browser's.

    No text of the story is obeyed, by the page or by a reader's screen: hidden signs are written out.
    """
    told = visible(told)
    made = figures(told)
    folder = files("dei_report.page")
    template = _environment().get_template("report.html.j2")
    return template.render(
        story=told,
        tracks=told["tracks"],
        figures=made,
        heights={name: height(figure.spec["en"]) for name, figure in made.items()},
        opens=lang or "",
        style=Markup(_joined(folder / "css", STYLES, "css")),
        script=Markup(_joined(folder / "js", SCRIPTS, "js")),
        bundle=Markup(vega_bundle()),
        blocks={
            "story-data": embedded(seen(told)),
            "chart-data": embedded(
                {"config": config(), "shared": shared(told), "figures": figure_json(made)}
            ),
            "word-data": embedded(_plain({**words.WORDS, **_prefixed()})),
        },
    )


def visible(told: Any) -> Any:
    """The same story, all its texts as they may be seen."""
    document = json.dumps(told, ensure_ascii=False)
    if shown(document) == document and not _ESCAPED.search(document):
        return told
    return _seen(told)


def _seen(told: Any) -> Any:
    if isinstance(told, str):
        return shown_lines(told)
    if isinstance(told, dict):
        return {_seen(key): _seen(value) for key, value in told.items()}
    return [_seen(value) for value in told] if isinstance(told, list | tuple) else told


def _prefixed() -> dict[str, Text]:
    return {f"portrait_{name}": text for name, text in portrait_words.WORDS.items()}


def seen(told: dict[str, Any]) -> dict[str, Any]:
    """The part of the story that scripts look at."""
    tracks = []
    for track in told["tracks"]:
        kept = {key: value for key, value in track.items() if key not in UNSEEN}
        kept["tier_colours"] = tier_colours(len(track["tiers"]))
        kept["scored"] = track["overview"]["scored"]
        kept["histogram"] = track["overview"]["histogram"]
        if track["change"]:
            kept["change"] = {key: track["change"][key] for key in ("edition", "common", "was_rank", "rank")}
        tracks.append(kept)
    return {"edition": told["edition"], "tracks": tracks}


def embedded(value: Any) -> Markup:
    """JSON that can stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


@cache
def vega_bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script; bundled once on a machine."""
    made_by = recipe(metadata.version("vl-convert-python"), VEGA_LITE, GLOBAL)
    return kept(cache_folder() / f"vega-{made_by}.js", _bundled)


def _bundled() -> str:
    import vl_convert

    bundle: str = vl_convert.javascript_bundle(snippet=GLOBAL, vl_version=VEGA_LITE)
    return bundle.replace("</script", "<\\/script")


def _joined(folder: Traversable, names: tuple[str, ...], ending: str) -> str:
    return "\n".join((folder / f"{name}.{ending}").read_text(encoding="utf-8") for name in names)


def _plain(texts: Mapping[str, Text]) -> dict[str, dict[str, str]]:
    return {name: {"en": text.en, "zh": text.zh} for name, text in texts.items()}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dei_report.page", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(
        most_named=MOST_NAMED, w=_plain(words.WORDS), p=_plain(prose.PROSE), pw=_plain(portrait_words.WORDS),
        grades=_plain(VOCABULARY.evidence), stage_names=_plain(VOCABULARY.stages),
        sureness=_plain(CONFIDENCE),
    )  # fmt: skip
    environment.filters.update(t=two, fill=fill, share=share, digits=digits, labelled=labelled, tongue=tongue)
    return environment


def two(text: dict[str, str] | None) -> Markup:
    """A text in both languages, of which the page shows one; once where they are the same."""
    if text is None:
        return Markup("–")
    if text["en"] == text["zh"]:
        return escape(text["en"])
    return Markup('<span class="en" lang="en">{}</span><span class="zh" lang="zh-Hans">{}</span>').format(
        text["en"], text["zh"]
    )


def labelled(text: dict[str, str], attribute: str = "aria-label") -> Markup:
    """An attribute in both languages, which the page sets in the one that it shows."""
    return Markup('{}="{}" data-{}-en="{}" data-{}-zh="{}"').format(
        Markup(attribute), text["en"], Markup(attribute), text["en"], Markup(attribute), text["zh"]
    )


def tongue(name: str) -> Markup:
    """The language of a Chinese name, whatever the page's."""
    return Markup(' lang="zh-Hans"') if re.search("[\u4e00-\u9fff]", name) else Markup("")


def fill(text: dict[str, str], **facts: Any) -> dict[str, str]:
    """A text with its blanks filled; a fact that is a text is said in each language."""
    return said(text["en"], text["zh"], **facts)


def share(value: float, decimals: int = 1) -> str:
    """A share as a percentage; a whole one without decimals.

    >>> share(0.125), share(1.0)
    ('12.5%', '100%')
    """
    text = f"{100 * value:.{decimals}f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}%"


def digits(value: float | None, most: int = 4) -> str:
    """A number as people read it: few significant digits, thousands apart.

    >>> digits(1234567.8), digits(0.0123456), digits(None)
    ('1,234,568', '0.01235', '–')
    """
    if value is None:
        return "–"
    size = abs(value)
    if size >= 10 ** (most - 1):
        return f"{value:,.0f}"
    text = f"{value:.{most}g}"
    return text if "e" not in text else f"{value:.2e}"
