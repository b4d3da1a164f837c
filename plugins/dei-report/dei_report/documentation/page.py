"""A document as one HTML file that loads nothing from anywhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment
from markdown_it import MarkdownIt
from markupsafe import Markup

from dei_core import Text
from dei_report.documentation.sheet import Heading, Sheet

_CONTENTS = Text(en="Contents", zh="目录")


def page(sheet: Sheet) -> str:
    """The document as HTML, with its table of contents and its style inside."""
    folder = files("dei_report.documentation")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string((folder / "page.html.j2").read_text(encoding="utf-8"))
    return template.render(
        lang="zh-Hans" if sheet.lang == "zh" else "en",
        title=sheet.title,
        style=Markup((folder / "page.css").read_text(encoding="utf-8")),
        contents_word=_CONTENTS.of(sheet.lang),
        contents=_nested(sheet.headings),
        body=Markup(_markdown().render(sheet.body())),
    )


@cache
def _markdown() -> MarkdownIt:
    """CommonMark with tables; a table stands in a box that scrolls by itself on a narrow screen."""
    markdown = MarkdownIt("commonmark").enable("table")
    markdown.add_render_rule("table_open", lambda *_: '<div class="table" tabindex="0"><table>\n')
    markdown.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return markdown


def _nested(headings: list[Heading]) -> list[tuple[Heading, list[Heading]]]:
    nested: list[tuple[Heading, list[Heading]]] = []
    for item in headings:
        if item.level == 2:
            nested.append((item, []))
        elif item.level == 3 and nested:
            nested[-1][1].append(item)
    return nested
