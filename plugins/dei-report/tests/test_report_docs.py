"""`dei docs`: every entity is in the document, weights add up, links lead somewhere, nothing is loaded or run."""

from __future__ import annotations

import json
import math
import re
import shutil
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from house import House
from needing import needs

from dei_cli.program.running import Dei
from dei_core import DeiError, Text, open_edition
from dei_core.host import LANGS, find_pack, installed, read_installed
from dei_core.plugin import read_cases
from dei_report.documentation.edition import edition_sheet
from dei_report.documentation.pack import pack_sheet
from dei_report.documentation.page import page
from dei_report.documentation.sheet import Sheet, code, safe, web_link
from dei_report.documentation.subject import open_subject
from dei_report.documentation.system import nominal, places
from dei_report.lookup import Library

ROOT = Path(__file__).resolve().parents[3]
DEI = ROOT / "examples/dei-2023"
VOID = {"meta", "br", "hr", "img", "link", "input", "source", "wbr"}
PACK = """
[pack]
namespace = "fake"
name = {en = "Fake", zh = "示例"}
version = "0.1.0"
protocol = 1
[source.note]
title = {en = "A *note* | <script>alert(1)</script>", zh = "说明"}
url = "https://example.org/a"
[indicator.one]
name = {en = "One [x](javascript:alert(1)) `code`", zh = "一"}
unit = "|"
direction = "higher"
lowest = 0
[[rule.one]]
since = 2020
method = "goalposts"
params = {low = 0, high = 100}
cite = {source = "note", clause = "p. 1 | 2"}
evidence = "recalled"
confidence = "low"
checked = 2024
"""


class Page(HTMLParser):
    """An HTML page taken apart: ids, links, whatever loads something, its words; refuses tags out of order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.words: list[str] = []
        self.tags: Counter[str] = Counter()
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" and "href" in given else []
        self.loads += [tag] if tag in ("script", "link", "img", "iframe", "object", "embed", "base") else []
        self.loads += [name for name, _ in attrs if name in ("src", "srcset", "data", "background", "action")]
        self.loads += [name for name, _ in attrs if name.startswith("on")]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> at {self.getpos()}"

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._open[-1:] == ["style"]:
            assert "url(" not in data
            assert "@import" not in data


@pytest.fixture
def fake(tmp_path: Path) -> Path:
    folder = tmp_path / "fake"
    folder.mkdir()
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    return folder


def dei(*arguments: object) -> Any:
    return CliRunner().invoke(Dei(), [str(item) for item in arguments])


SPACES = [pack.name for pack in installed() if pack.distribution.startswith("dei-")]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("space", SPACES)
def test_a_pack_is_documented_whole(space: str, lang: Any) -> None:
    """Every indicator, rule, clause, trait value, tier, piece of guidance and source of every installed pack."""
    pack = read_installed(find_pack(space))
    sheet = pack_sheet(pack, lang)
    html = Page(page(sheet))
    said = " ".join(" ".join(html.words).split())
    anchors = Counter(html.ids)

    assert html.loads == []
    assert set(anchors.values()) <= {1}
    assert [link for link in html.links if link.startswith("#") and link[1:] not in anchors] == []
    for table, kind in (("indicator", "indicator"), ("source", "source"), ("benchmark", "benchmark")):
        for name, item in getattr(pack, table).items():
            assert f"{kind}-{space}.{name}" in anchors
            assert f"{space}.{name}" in said
            shown = item.title if table == "source" else item.name
            assert " ".join(shown.of(lang).split()) in said
    for case in read_cases(Path(pack.location)):
        assert " ".join(case.name.of(lang).split()) in said
    for item in pack.guidance.values():
        assert " ".join(item.advice.of(lang).split()) in said
    rows = sheet.text().count("\n| ")
    assert rows >= sum(map(len, pack.rule.values())) + sum(
        len(item.target) for item in pack.benchmark.values()
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "folder", ["dei-2023", "published/hdi", "published/desi-2022", "gigabit-2022", "benchmark-gigabit"]
)
def test_an_edition_is_documented_whole(folder: str, lang: Any) -> None:
    """Every indicator of the index has its row; the weights are said to add up, and do."""
    needs("dei")
    evaluation = open_edition(ROOT / "examples" / folder)
    html = Page(page(edition_sheet(evaluation, lang)))
    text = edition_sheet(evaluation, lang).text()

    assert html.loads == []
    assert set(Counter(html.ids).values()) == {1}
    assert [link for link in html.links if link.startswith("#") and link[1:] not in html.ids] == []
    for track in evaluation.plan.tracks:
        found, first = places(track), len(track.indicators)
        shown = {place.slot for place in found}
        below = {child for slot in shown if slot >= first for child in track.node(slot).children}

        assert math.isclose(1.0, math.fsum(place.effective for place in found), rel_tol=1e-12)
        assert {slot for slot in track.reached if slot < first} <= {*shown, *below}
        for place in found:
            assert f"`{track.slots[place.slot]}` |" in text
    assert text.count("**100.00%** |") >= len(evaluation.plan.tracks)


def test_a_case_is_readable() -> None:
    """Names, values with their units, and the scores that follow."""
    needs("dei")
    text = pack_sheet(read_installed(find_pack("broadband")), "zh").text()

    assert "六项中四项达标，符合申报条件" in text
    assert re.search(r"\n- 数值：.*85%、", text)
    assert re.search(r"\n- 得分：总分 100、", text)


def test_units_and_clauses_are_in_the_documents_language() -> None:
    """In a pack's dictionary, rules and standards, and in an edition's system and rules."""
    needs("dei")
    base, gigabit = (read_installed(find_pack(space)) for space in ("base", "gigabit"))
    edition = open_edition(DEI)

    assert "- 单位：亿元" in pack_sheet(base, "zh").text()
    assert "- Unit: 100M CNY" in pack_sheet(base, "en").text()
    assert "QZ-01，附件 1；行动计划提出的" in pack_sheet(gigabit, "zh").text()
    assert "QZ-01, annex 1; the plan" in pack_sheet(gigabit, "en").text()
    zh, en = (edition_sheet(edition, lang).text() for lang in ("zh", "en"))
    assert "| 个/万人 |" in zh
    assert "| per 10 000 people |" in en
    assert "，数字设施：5G 用户普及率" in zh
    assert not re.search(r"goalposts: |per 10 000", zh)


def test_a_specimen_is_said_to_be_one_first() -> None:
    """The banner stands above everything else, names the tracks, and is there only where it is true."""
    needs("dei")
    made_up = edition_sheet(open_edition(DEI), "en").body()
    real = edition_sheet(open_edition(ROOT / "examples/published/hdi"), "en").body()

    assert made_up.startswith("> **Specimen data (Urban districts, ")
    assert "Specimen" not in real


def test_the_shares_of_standards_are_shown() -> None:
    """The part of each pillar that standards make up, as the edition gives it and as the weights have it."""
    needs("dei")
    text = edition_sheet(open_edition(DEI), "zh").text()

    assert "| 数字基建 | 20.00% | 15 | 15.00% |" in text
    assert "| 数字社会 | 20.00% | 15 | 20.00% |" in text
    assert "仅作对照" in text


def test_a_rule_is_shown_as_its_pack_writes_it() -> None:
    """Parameters in the indicator's own unit, not in that of a transform."""
    needs("dei")
    text = edition_sheet(open_edition(DEI), "en").text()
    (row,) = re.findall(
        r"\n\| 5G base stations per 10,000 people `base\.base_stations_5g_per_10k` \| Fixed goalposts \(`g.*",
        text,
    )[:1]

    assert "`low = 5`, `high = 60`); first natural logarithm (`log`)" in row


def test_nodes_that_are_no_means_are_named() -> None:
    """The human development index is a geometric mean: its weights are nominal, and the document says so."""
    needs("dei")
    evaluation = open_edition(ROOT / "examples/published/hdi")
    (track,) = evaluation.plan.tracks

    assert [track.slots[slot] for slot in nominal(track)]
    assert "Weights below these nodes" in edition_sheet(evaluation, "en").text()
    assert "Weights below these nodes" not in edition_sheet(open_edition(DEI), "en").text()


def test_no_words_of_a_pack_take_effect(fake: Path) -> None:
    """Mark-up, scripts and addresses in a pack's texts are shown as they are written."""
    _, write = open_subject(str(fake))
    html = Page(page(write("en")))
    said = " ".join(html.words)

    assert html.loads == []
    assert "<script>alert(1)</script>" in said
    assert "One [x](javascript:alert(1)) `code`" in said
    assert {link for link in html.links if not link.startswith("#")} == {"https://example.org/a"}
    assert "p. 1 | 2" in said


@pytest.mark.parametrize(
    "words",
    ["a|b", r"a\|b", "<b>", "&amp;", "*a* _b_ `c`", "1. a", "- a", "# a", "![x](y)", "[a]: b", "~~a~~"],
)
def test_safe_words_come_out_as_they_went_in(words: str) -> None:
    """In a paragraph, a list, a heading and a table alike."""
    sheet = Sheet("en", Text(en="T", zh="题"))
    sheet.heading(2, words, "a")
    sheet.paragraph(safe(words))
    sheet.items([(0, safe(words))])
    sheet.table((Text(en="H", zh="列"),), [(safe(words),), (code(words),)])
    shown = [said.strip() for said in Page(page(sheet)).words if said.strip()]

    assert shown.count(words) == 6


def test_a_column_that_no_row_fills_is_left_out() -> None:
    """Each cell stays under its heading, and a table without rows is none."""
    sheet = Sheet("en", Text(en="T", zh="题"))
    columns = [Text(en=word, zh="列") for word in "abc"]
    sheet.table(columns, [("1", "–", "2"), ("", "", "3")], numbers=(2,))
    sheet.table(columns, [])

    assert sheet.body() == "| a | c |\n| --- | ---: |\n| 1 | 2 |\n|  | 3 |\n"


def test_only_web_addresses_become_links() -> None:
    assert web_link("x", "https://a.b/c") == "[x](<https://a.b/c>)"
    assert web_link("x", "javascript:alert(1)") == "x"
    assert web_link("x", "file:///etc") == "x"


def test_files_are_written_in_both_languages_or_in_one(fake: Path, tmp_path: Path) -> None:
    """--lang picks, before or after the command's name; --format says what kind."""
    out = tmp_path / "out"
    both = dei("docs", fake, "--out", out, "--json")
    one = dei("docs", fake, "--out", out / "zh", "--format", "md", "--lang", "zh")
    before = dei("--lang", "en", "docs", fake, "--out", out / "en", "--format", "md")

    assert (0, 0, 0) == (both.exit_code, one.exit_code, before.exit_code), both.output + one.output
    assert [str(out / f"fake.{lang}.html") for lang in LANGS] == json.loads(both.stdout)["files"]
    assert [path.name for path in (out / "zh").iterdir()] == ["fake.zh.md"]
    assert [path.name for path in (out / "en").iterdir()] == ["fake.en.md"]
    assert (out / "zh/fake.zh.md").read_text(encoding="utf-8").startswith("# 示例\n")


def test_faults_are_findings(fake: Path, tmp_path: Path) -> None:
    """An unknown pack, a path to nothing, a place that cannot be written."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    cases = {
        ("docs", "bsae"): ("unknown-pack", 1),
        ("docs", tmp_path / "none"): ("file-not-found", 1),
        ("docs", fake, "--out", tmp_path / "file"): ("file-not-written", 3),
    }
    for arguments, (wanted, status) in cases.items():
        done = dei(*arguments, "--json")

        assert done.exit_code == status
        assert [item["code"] for item in json.loads(done.stdout)["findings"]] == [wanted]


def test_a_pack_is_documented_without_its_code(tmp_path: Path) -> None:
    """An installed pack whose import would raise is documented all the same, and one that refers to it too."""
    site = tmp_path / "site"
    package = site / "fakery"
    package.mkdir(parents=True)
    manifest = PACK.replace('version = "0.1.0"\n', "").replace(
        "protocol = 1", 'protocol = 1\nprovides = ["methods"]'
    )
    (package / "pack.toml").write_text(manifest, encoding="utf-8")
    (package / "__init__.py").write_text("raise RuntimeError('imported')", encoding="utf-8")
    about = site / "fakery-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: fakery\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[dei.packs]\nfake = fakery\n", encoding="utf-8")
    program = (
        "import sys\nfrom dei_report.documentation.subject import open_subject\n"
        "name, write = open_subject('fake')\nprint(write('en').text())\n"
        "from dei_report.lookup import Library\n"
        "print(Library([]).name('indicator', 'fake.one').zh)\nassert 'fakery' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"},
    )

    assert done.returncode == 0, done.stderr
    assert "methods" in done.stdout
    assert done.stdout.endswith("一\n")


def test_a_pack_that_is_not_there_leaves_ids() -> None:
    """What is not installed is named by its id alone."""
    library = Library([])

    assert library.find("indicator", "nowhere.x") is None
    assert library.name("source", "nowhere.x") is None
    with pytest.raises(DeiError):
        open_subject("nowhere")


def test_same_twice() -> None:
    """The same edition gives the same bytes."""
    needs("dei")
    first, second = (page(edition_sheet(open_edition(DEI), "zh")) for _ in range(2))

    assert first == second


@pytest.mark.parametrize("width", [1440, 500])
def test_a_browser_shows_it(width: int, tmp_path: Path) -> None:
    """A browser lays the page out without running wider than the screen, whatever the table."""
    needs("dei")
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("chromium is not installed, so no browser looks at the page")
    file = tmp_path / "page.html"
    text = page(edition_sheet(open_edition(DEI), "zh"))
    measure = "<script>document.title=document.documentElement.scrollWidth+'/'+innerWidth</script></body>"
    file.write_text(text.replace("</body>", measure), encoding="utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'user'}")
    done = subprocess.run(
        [browser, *flags, f"--window-size={width},900", "--dump-dom", f"file://{file}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    (sizes,) = re.findall(r"<title>(\d+)/(\d+)</title>", done.stdout)

    assert int(sizes[0]) <= int(sizes[1])


def test_what_the_edition_changes_is_shown_with_its_reason(tmp_path: Path) -> None:
    """An override's parameters in place of the rule's; elsewhere the rule's own, trait by trait."""
    house = House(tmp_path)
    reason = {"en": "A round goal", "zh": "取整目标"}
    house.track["override"] = [
        {"indicator": "fibre", "params": {"high": 90}, "reason": reason},
        {"indicator": "firms", "method": "goalposts", "params": {"low": 1, "high": 900}, "reason": reason},
    ]
    rows = edition_sheet(open_edition(house.write()), "en").text().splitlines()
    (fibre,) = (row for row in rows if row.startswith("| Fibre") and "goalposts" in row)
    (schools,) = (row for row in rows if row.startswith("| Schools") and "goalposts" in row)
    (firms,) = (row for row in rows if row.startswith("| Firms") and "goalposts" in row)

    assert "| Fixed goalposts (`goalposts` `low = 0`, `high = 90`)" in fibre
    assert fibre.endswith("| Town plan, 2 | chosen | 2040 | A round goal |")
    assert "by Side; East: `high = 100`; West: `high = 50`" in schools
    assert (
        "| Fixed goalposts (`goalposts` `low = 1`, `high = 900`); first natural logarithm (`log`) |" in firms
    )
