"""The report for those who read it otherwise: by screen reader, from the keyboard, on paper."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

DRAWN = """() => [...document.querySelectorAll('figure[data-chart]')]
  .filter(figure => figure.checkVisibility()).every(figure => figure.dataset.done)"""
GRAVE = """async () => (await axe.run({ resultTypes: ['violations'] })).violations
  .filter(one => ['serious', 'critical'].includes(one.impact))
  .map(one => [one.id, one.help, one.nodes.map(node => node.html.slice(0, 120))])"""
EVALUATED = """() => new Promise(done => {
  const button = document.createElement('button');
  button.onclick = () => { try { new Function('return 1')(); done(true); } catch { done(false); } };
  setTimeout(() => button.click());
})"""
PORTRAIT = "#region=districts/110108"


@pytest.fixture(scope="session")
def axe(pytestconfig: pytest.Config) -> Path:
    """axe-core, which finds what keeps people out; tests are skipped, with the reason, where it cannot be had."""
    npm = shutil.which("npm")
    folder = Path(pytestconfig.cache.mkdir("axe-core"))  # type: ignore[union-attr]
    script = folder / "node_modules/axe-core/axe.min.js"
    if script.is_file():
        return script
    if npm is None:
        pytest.skip("npm, which fetches axe-core, is not installed")
    command = [npm, "install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, "axe-core@4"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode or not script.is_file():
        pytest.skip(f"npm could not fetch axe-core: {done.stderr.strip()[-200:]}")
    return script


@pytest.mark.optional
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("address", ["#zones", PORTRAIT, pytest.param("", marks=pytest.mark.heavy)])
def test_nobody_is_kept_out(look: Any, axe: Path, address: str, width: int) -> None:
    """axe-core finds nothing serious or critical on the page or a portrait: contrast, names, roles, order."""
    page = look(address, width=width)
    page.wait_for_function(DRAWN, timeout=60_000)
    page.evaluate(axe.read_text(encoding="utf-8"))

    assert page.evaluate(GRAVE) == []


def test_chinese_names_say_so_in_an_english_page(look: Any) -> None:
    """A screen reader changes its voice for them."""
    page = look("#districts-ranking")

    assert page.get_attribute('[data-ranking="districts"] tbody a.region', "lang") == "zh-Hans"
    assert page.get_attribute(".podium a.region", "lang") == "zh-Hans"


def test_the_page_forbids_eval(visit: Any) -> None:
    """Charts are drawn all the same: their expressions are interpreted."""
    page = visit("#districts")
    page.wait_for_function(DRAWN, timeout=60_000)
    policy = page.get_attribute('meta[http-equiv="Content-Security-Policy"]', "content")

    assert "unsafe-eval" not in policy
    assert page.wrong == []
    assert page.evaluate(EVALUATED) is False


@pytest.mark.parametrize("region", ["districts/110115", "counties/540124", "zones/610112-E01"])
def test_a_portrait_prints_on_four_pages(look: Any, region: str) -> None:
    """The first, the last and a zone; each page says the index, the region, the year and that it is a specimen."""
    pypdf = pytest.importorskip("pypdf", reason="pypdf, which reads the print, is not installed")
    page = look(f"#region={region}", locale="zh-CN")
    page.wait_for_function(DRAWN, timeout=60_000)
    name = page.inner_text("#portrait h1")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    head = page.evaluate("document.getElementById('print-head').textContent")

    assert len(printed.pages) <= 4
    assert all(word in head for word in (name, "2023 年度", "样例数据"))


def test_the_head_of_a_print_follows_the_track(visit: Any) -> None:
    page = visit("#counties")
    told = page.evaluate("document.getElementById('print-head').textContent")
    assert "Counties" in told

    page.click('[data-language="zh"]')
    assert "县市" in page.evaluate("document.getElementById('print-head').textContent")
