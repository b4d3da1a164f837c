"""Names that a page would obey are text in it: no element, no script, no address, no hidden sign of theirs."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import hostile
import pytest
from house import House
from needing import needs

from dei_core import evaluate, open_edition
from dei_core.showing import HIDDEN, shown_lines
from dei_report.documentation.page import page
from dei_report.documentation.sheet import code, fragment, safe, web_link
from dei_report.documentation.subject import open_subject
from dei_report.page.building import embedded, report, vega_bundle, visible
from dei_report.story.telling import story

DATA = """region,name,side,fibre,firms,schools,waits,trees,people,area
a,甲{0},east,40,10,50,1,30,100,1
b,乙,west,20,20,60,2,30,200,1
c,丙,east,30,30,70,3,30,400,1
d,丁,west,50,40,80,4,30,800,1
"""
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "\u0001javascript:alert(1)",
    "https://a.org/\u202etxt.exe",
    'https://a.org/"onmouseover="alert(1)',
    "https://a.org/><script>alert(1)</script>",
    "//a.org",
    "file:///etc/passwd",
)


class Elements(HTMLParser):
    """What a page consists of: its elements with their attributes, and the addresses among these."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    @property
    def addresses(self) -> list[str]:
        """Where links and sources lead, inside the page left out."""
        wanted = ("href", "src", "action", "xlink:href", "formaction")
        return [value for name, value in self.attributes if name in wanted and not value.startswith("#")]


def made(folder: Path, evil: str) -> Path:
    """The small house with this behind every name and text."""
    folder.mkdir()
    house = House(folder)
    house.edition = hostile.hostile(house.edition, evil)
    house.edition["dataset"]["towns"]["name"] = "name"
    house.packs = {name: hostile.hostile(pack, evil) for name, pack in house.packs.items()}
    house.base["source"]["yearbook"]["url"] = "javascript:alert(1)" if evil else "https://a.org"
    quoted = evil.replace('"', '""')
    text = DATA.format(quoted).replace(f"甲{quoted}", f'"甲{quoted}"')
    (folder / "towns.csv").write_text(text, encoding="utf-8", newline="")
    return house.write()


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same edition with and without hostile names."""
    folder = tmp_path_factory.mktemp("hostile")
    return made(folder / "hostile", hostile.EVIL), made(folder / "plain", "")


def without_bundle(text: str) -> str:
    return text.replace(vega_bundle(), "")


def test_a_report_has_no_element_of_a_name(both: tuple[Path, Path]) -> None:
    """Page and data: the same elements and links as with plain names, no hidden sign anywhere."""
    needs("dei-tables")
    told, plain = (story(evaluate(path)) for path in both)
    text = without_bundle(report(told))
    mine, theirs = Elements(text), Elements(without_bundle(report(plain)))

    assert HIDDEN.findall(text.replace("\n", "").replace("\t", "")) == []
    assert {"script", "style"} <= set(mine.tags)
    assert mine.tags.count("script") == theirs.tags.count("script")
    assert set(mine.tags) == set(theirs.tags)
    assert mine.addresses == theirs.addresses == []
    assert {name for name, _ in mine.attributes} == {name for name, _ in theirs.attributes}
    data = re.search(r'id="story-data">(.*?)</script>', text, re.DOTALL)
    assert data is not None
    names = json.loads(data[1])["tracks"][0]["regions"]["name"]
    assert shown_lines(f"甲{hostile.EVIL}") in names


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("which", ["edition", "base", "town"])
def test_documents_have_no_element_of_a_name(both: tuple[Path, Path], which: str, lang: Any) -> None:
    """Of an edition and of packs, as Markdown and as a page."""
    sheets = []
    for path in both:
        _, write = open_subject(str(path if which == "edition" else path.parent / which))
        sheets.append(write(lang))
    mine, theirs = (Elements(page(sheet)) for sheet in sheets)
    text = sheets[0].text()

    assert set(HIDDEN.findall(text + page(sheets[0]))) <= {"\n"}
    assert mine.tags.count("script") == 0
    assert set(mine.tags) == set(theirs.tags)
    assert [address for address in mine.addresses if not address.startswith("https://")] == []
    assert {name for name, _ in mine.attributes} == {name for name, _ in theirs.attributes}
    assert text.count("\n|") == sheets[1].text().count("\n|"), "a break in a name makes no row"


def test_ids_of_tracks_may_be_anything(both: tuple[Path, Path], tmp_path: Path) -> None:
    """They become anchors."""
    house = House(tmp_path)
    house.edition["track"] = {'x" onclick="alert(1)"><script>alert(1)</script>': house.track}
    text = page(open_subject(str(house.write()))[1]("en"))

    assert "script" not in Elements(text).tags
    assert not [name for name, _ in Elements(text).attributes if name.startswith("on")]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_but_one_of_the_web_is_a_link(address: str) -> None:
    """Nor one that shows another than it leads to."""
    text = web_link(safe(address), address)
    link = re.fullmatch(r"\[.*\]\(<(https?://[^<>\s]*)>\)", text)

    assert link is None or HIDDEN.search(link[1]) is None
    if link is None:
        assert "](" not in text


def test_words_are_one_line() -> None:
    """As words and as code."""
    assert safe("a\nb\u2028c\x1b") == "a b c\\\\u001b"
    assert HIDDEN.search(safe(hostile.EVIL) + code(hostile.EVIL)) is None
    assert "\n" not in safe(hostile.EVIL) + code("a\r\nb")
    assert fragment('x">y') == "x__y"


def test_a_script_block_cannot_be_left() -> None:
    """JSON inside a script element."""
    text = embedded({"x": "</script><!--<script>", "y": "\u2028\u2029"})

    assert "<" not in text
    assert json.loads(text) == {"x": "</script><!--<script>", "y": "\u2028\u2029"}


def test_a_plain_story_is_the_same(both: tuple[Path, Path]) -> None:
    """No copy is made where there is nothing to hide; keys are looked at as well."""
    needs("dei-tables")
    told = story(evaluate(both[1]))

    assert visible(told) is told
    assert visible({"a\x1b": ["\u202e", 1, None]}) == {"a\\u001b": ["\\u202e", 1, None]}
    assert visible({"a": "one\\two"}) == {"a": "one\\two"}
    assert open_edition(both[1]).plan.tracks
