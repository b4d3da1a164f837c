"""The report in a real browser: every section, sorting, searching, languages, links, print, a phone."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from dei_report.story.telling import FORMAT

SECTIONS = (
    "overview",
    "ranking",
    "map",
    "indicators",
    "exemplars",
    "standards",
    "guidance",
    "change",
    "method",
    "quality",
)
RANKING = '[data-ranking="districts"]'
DRAWN = """() => [...document.querySelectorAll('figure[data-chart]')]
  .filter(figure => figure.checkVisibility()).every(figure => figure.dataset.done)"""
TURNED = """() => [...document.querySelectorAll('figure[data-done]')]
  .filter(figure => figure.checkVisibility()).every(figure => figure.dataset.drawn === 'zh')"""
FAILED = (
    "() => [...document.querySelectorAll('figure[data-done=failed]')].map(figure => figure.dataset.chart)"
)
SILENT = """() => [...document.querySelectorAll('figure[data-chart] .canvas')]
  .filter(canvas => canvas.checkVisibility())
  .filter(canvas => !canvas.matches('[role=img][aria-label]') || !canvas.querySelector('svg'))
  .map(canvas => canvas.parentElement.dataset.chart)"""
UNUSABLE = """() => ({
  tables: [...document.querySelectorAll('table')]
    .filter(table => !table.querySelector('thead th[scope=col]') || !table.querySelector('tbody th[scope=row]'))
    .length,
  nameless: [...document.querySelectorAll('button, input, select, a')]
    .filter(one => !one.textContent.trim() && !one.getAttribute('aria-label') && !one.closest('label')).length,
  mains: document.querySelectorAll('main').length,
  twice: document.querySelectorAll('[id]').length
    - new Set([...document.querySelectorAll('[id]')].map(one => one.id)).size,
})"""


def column(page: Any, place: int) -> list[str]:
    """The cells of one column of the ranking, as shown."""
    cells: list[str] = page.eval_on_selector_all(
        f"{RANKING} tbody tr", f"rows => rows.map(row => row.children[{place}].innerText.trim())"
    )
    return cells


@pytest.mark.parametrize("track", ["districts", "counties", "zones"])
def test_every_section_and_chart_is_drawn(look: Any, index: Any, track: str) -> None:
    """All sections stand, all charts are drawn with a text alternative, nothing fails and nothing is fetched."""
    page = look(f"#{track}")
    page.wait_for_function(DRAWN, timeout=60_000)
    shown = page.eval_on_selector_all(
        f"#{track} h3[id]", "all => all.filter(h => h.offsetParent).map(h => h.id.split('-')[1])"
    )
    told = next(one for one in index.story["tracks"] if one["id"] == track)

    assert [name for name in SECTIONS if name in shown] == list(SECTIONS)
    assert told["guidance"] is not None
    assert page.evaluate(FAILED) == []
    assert page.evaluate(SILENT) == []
    assert page.wrong == []
    assert [url for url in page.requests if not url.startswith(("file:", "data:", "blob:"))] == []


def test_the_policy_of_the_page_forbids_to_load(visit: Any) -> None:
    """Whoever adds something that loads from elsewhere is stopped by the page itself."""
    page = visit()
    failed = page.evaluate("() => fetch('https://example.org/').then(() => false, () => true)")

    assert failed


def test_the_ranking_is_sorted(visit: Any, index: Any) -> None:
    """By rank at first; by the score, down and then up; each says so to a screen reader."""
    page = visit("#districts-ranking")
    regions = index.story["tracks"][0]["regions"]
    head = page.locator(f'{RANKING} th[data-column="score"]')

    assert column(page, 1)[:5] == regions["name"][:5]
    assert page.get_attribute(f'{RANKING} th[data-column="rank"]', "aria-sort") == "ascending"

    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert column(page, 1)[:5] == regions["name"][:5]

    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    lowest = sorted(score for score in regions["score"] if score is not None)[:5]
    assert [float(cell) for cell in column(page, 2)[:5]] == [round(score, 2) for score in lowest]


def test_the_ranking_is_searched_and_filtered(visit: Any, index: Any) -> None:
    """By a part of the name, the start of the code, a province, a tier; what is shown is counted."""
    page = visit("#districts-ranking")
    regions = index.story["tracks"][0]["regions"]
    search = page.locator(f"{RANKING} input[type=search]")

    search.fill("北京")
    assert column(page, 1) == [name for name in regions["name"] if "北京" in name]

    search.fill("4401")
    assert column(page, 1) == [
        name for name, code in zip(regions["name"], regions["id"], strict=True) if code.startswith("4401")
    ]

    search.fill("")
    page.select_option(f'{RANKING} select[data-filter="province"]', "江苏省")
    page.select_option(f'{RANKING} select[data-filter="tier"]', "1")
    province = regions["parents"]["province"]
    wanted = [
        name
        for name, at, tier in zip(regions["name"], province["at"], regions["tier"], strict=True)
        if province["words"][at] == "江苏省" and tier == 1
    ]
    assert wanted
    assert column(page, 1) == wanted
    assert page.inner_text(f"{RANKING} .count").startswith(f"{len(wanted)} of 150")


def test_all_regions_on_request(visit: Any) -> None:
    """A hundred rows at first, all of them when asked for."""
    page = visit("#districts-ranking")
    first = len(column(page, 0))
    page.click(f"{RANKING} .more button:first-child")

    assert (first, len(column(page, 0))) == (100, 150)


def test_the_language_is_switched_without_a_reload(visit: Any, index: Any) -> None:
    """Words, attributes, tables and charts change; the place and what is open stay."""
    page = visit("#districts-ranking")
    page.evaluate("window.stays = true")
    page.wait_for_function(DRAWN, timeout=60_000)
    assert page.inner_text("#districts-ranking") == "Ranking"

    page.click('[data-language="zh"]')
    page.wait_for_function(TURNED, timeout=60_000)
    assert page.inner_text("#districts-ranking") == "排名"
    assert page.get_attribute("#find", "placeholder") == "查找区域"
    assert page.inner_text(f'{RANKING} th[data-column="score"]').strip() == "得分"
    assert page.title() == index.story["edition"]["name"]["zh"]
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    assert page.evaluate("window.stays")
    assert page.wrong == []


@pytest.mark.parametrize(("locale", "wanted"), [("zh-CN", "zh-Hans"), ("en-GB", "en"), ("de-DE", "en")])
def test_a_chinese_browser_opens_it_in_chinese(look: Any, locale: str, wanted: str) -> None:
    assert look(locale=locale).evaluate("document.documentElement.lang") == wanted


def test_a_region_has_a_stable_link(visit: Any, index: Any) -> None:
    """The address opens the portrait with its charts, standards, guidance and neighbours; back leads back."""
    page = visit("#region=counties/130123")
    page.wait_for_function(DRAWN, timeout=60_000)
    told = next(one for one in index.story["tracks"] if one["id"] == "counties")
    row = told["regions"]["id"].index("130123")

    assert page.inner_text("#portrait h1") == told["regions"]["name"][row] == "正定县"
    assert f"{told['regions']['score'][row]:.2f}" in page.inner_text("#portrait .standing")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert not page.is_visible("#report")
    assert page.locator("#portrait figure[data-chart]").count() == 5
    assert page.locator("#portrait .neighbours a").count() == 6
    assert page.locator("#portrait .directions li").count() == len(told["guidance"]["regions"][row])
    assert page.locator("#portrait .chip").count() == sum(len(item["clauses"]) for item in told["standards"])

    page.click("#portrait .neighbours a")
    page.wait_for_function("() => document.querySelector('#portrait h1').innerText !== '正定县'")
    page.go_back()
    page.wait_for_function("() => document.querySelector('#portrait h1')?.innerText === '正定县'")
    page.click("#portrait .back a")
    page.wait_for_selector("#counties-ranking", state="visible")
    assert not page.is_visible("#portrait")
    assert page.wrong == []


@pytest.mark.parametrize("step", [171, pytest.param(1, marks=pytest.mark.heavy)])
def test_every_region_has_a_portrait(visit: Any, index: Any, step: int) -> None:
    """Each of the 350 opens without a fault, or one of each track."""
    page = visit("#districts")
    page.evaluate("window.IntersectionObserver.prototype.observe = () => {}")
    page.evaluate("window.requestIdleCallback = () => {}")
    told = [
        ([track["id"], region], name)
        for track in index.story["tracks"]
        for region, name in zip(track["regions"]["id"], track["regions"]["name"], strict=True)
    ][::step]
    opened = page.evaluate(
        """async links => {
          const names = [];
          for (const [track, id] of links) {
            location.hash = `#region=${track}/${encodeURIComponent(id)}`;
            await new Promise(done => addEventListener('hashchange', () => setTimeout(done), { once: true }));
            names.push(document.querySelector('#portrait h1').innerText);
          }
          return names;
        }""",
        [link for link, _ in told],
    )

    assert opened == [name for _, name in told]
    assert {track for (track, _), _ in told} == {track["id"] for track in index.story["tracks"]}
    assert page.wrong == []


def test_an_unknown_region_is_said_to_be_unknown(look: Any) -> None:
    page = look("#region=districts/999999")

    assert "999999" in page.inner_text("#portrait [role=alert]")
    assert page.wrong == []


def test_regions_are_found_from_the_keyboard(visit: Any) -> None:
    """Type, choose with the arrows, open with Enter."""
    page = visit()
    page.focus("#find")
    page.keyboard.type("海淀")
    assert page.get_attribute("#find", "aria-expanded") == "true"

    page.keyboard.press("Enter")
    page.wait_for_selector("#portrait h1")
    assert page.inner_text("#portrait h1") == "北京市海淀区"


def test_an_indicator_opens_under_its_row(look: Any) -> None:
    """Its values, its leaders and its definition; a second choice closes it."""
    page = look("#districts-indicators")
    button = page.locator('#districts button[data-indicator="base.gigabit_household_coverage"]')
    button.click()
    detail = page.locator("#districts tr.detail")
    page.wait_for_selector("#districts tr.detail figure[data-done]")

    assert button.get_attribute("aria-expanded") == "true"
    assert detail.locator(".leaders li").count() == 5
    assert detail.locator("svg").count() >= 1
    button.click()
    assert detail.count() == 0
    assert page.wrong == []


def test_the_matrix_of_standards(visit: Any, index: Any) -> None:
    """Clauses met by standard, or the verdict on each clause of one."""
    page = visit("#districts-standards")
    matrix = '[data-matrix="districts"]'
    standards = index.story["tracks"][0]["standards"]
    assert page.locator(f"{matrix} thead th").count() == 2 + len(standards)

    page.select_option(f'{matrix} select[data-filter="standard"]', standards[0]["id"])
    assert page.locator(f"{matrix} thead th").count() == 2 + len(standards[0]["clauses"])
    marks = {"p": "✓", "f": "✗", "m": "–", "s": "·"}
    shown = page.eval_on_selector_all(
        f"{matrix} tbody tr",
        "rows => rows.map(row => row.children[2].querySelector('[aria-hidden]').innerText)",
    )
    assert shown == [marks[letter] for letter in standards[0]["clauses"][0]["verdicts"][:100]]


@pytest.mark.parametrize("address", ["", "#districts-ranking", "#region=zones/110115-E01"])
def test_a_phone_shows_it_without_scrolling_sideways(look: Any, address: str) -> None:
    """Nothing is wider than a screen of 390 pixels but what scrolls by itself."""
    page = look(address, width=390)
    page.wait_for_function(DRAWN, timeout=60_000)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(FAILED) == []


def test_tables_have_headers_and_buttons_have_names(look: Any) -> None:
    """What a screen reader needs: column and row headers, names of controls, one main, headings in order."""
    page = look("#districts")
    without = page.evaluate(UNUSABLE)

    assert without == {"tables": 0, "nameless": 0, "mains": 1, "twice": 0}


COUNTIES = Path(__file__).resolve().parents[3] / "examples/dei-2023/counties.csv"


@pytest.mark.parametrize(
    ("address", "least", "most", "shown"),
    [
        ("#zones", 12, 60, "北京经济技术开发区"),
        ("#region=districts/110108", 2, 8, "北京市海淀区"),
        pytest.param("", 12, 60, "北京市昌平区", marks=pytest.mark.heavy),
    ],
)
def test_it_prints_on_a4(look: Any, address: str, least: int, most: int, shown: str) -> None:
    """A4 pages with the track in sight, or with one portrait alone; the bars of the screen stay away."""
    pypdf = pytest.importorskip("pypdf", reason="pypdf, which reads the print, is not installed")
    page = look(address)
    page.wait_for_function(DRAWN, timeout=60_000)
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    width, height = (round(float(side)) for side in printed.pages[0].mediabox[2:])
    text = "".join(one.extract_text() for one in printed.pages)

    assert (width, height) == (595, 842)
    assert least <= len(printed.pages) <= most
    assert shown in text
    assert ("北京市昌平区" in text) == (address == "")
    counties = [line.split(",")[1] for line in COUNTIES.read_text(encoding="utf-8").splitlines()[1:]]
    assert (
        sum(name in text for name in counties) < len(counties) / 2
    )  # their findings name some, no ranking all
    assert "Find a region" not in text


def test_the_file_is_small_enough(report_file: Path) -> None:
    assert report_file.stat().st_size < 12_000_000
    assert json.loads((report_file.parent / "report.json").read_text(encoding="utf-8"))["format"] == FORMAT
