"""Reports that several test files look at, built once, and a browser to look with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest
from needing import needs

from dei_core import evaluate
from dei_report.files import PAGE, write_files
from dei_report.story.telling import story

ROOT = Path(__file__).resolve().parents[3]
GO = """address => new Promise(there => {
  if (location.hash === address) return there();
  addEventListener('hashchange', () => setTimeout(there), { once: true });
  location.hash = address;
})"""


@pytest.fixture(scope="session")
def index() -> Any:
    """The index itself: three tracks, standards, guidance and an edition before."""
    needs("dei")
    result = evaluate(ROOT / "examples/dei-2023")
    return SimpleNamespace(result=result, story=story(result))


@pytest.fixture(scope="session")
def report_file(index: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its report, as a run leaves it."""
    folder = tmp_path_factory.mktemp("report")
    write_files(index.story, folder)
    return folder / PAGE


@pytest.fixture(scope="session")
def grammar() -> Any:
    """What the schema of Vega-Lite allows, made once: a validator of specs."""
    import altair

    schema = altair.load_schema()
    return jsonschema.validators.validator_for(schema)(schema)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium; tests are skipped, with the reason, where there is none."""
    driver = pytest.importorskip(
        "playwright.sync_api", reason="Playwright, which drives the browser, is not installed"
    )
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("DEI_CHROMIUM") or next(
        (path for name in names if (path := shutil.which(name))), None
    )
    if found is None:
        pytest.skip("no Chromium on this machine: install one, or name it in DEI_CHROMIUM")
    with driver.sync_playwright() as engine:
        opened = engine.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


def opened(browser: Any, file: Path, address: str, width: int, locale: str) -> Any:
    """The report at an address, on a screen or a phone: its page, which notes what goes wrong or goes out."""
    size = {"width": width, "height": 844 if width < 500 else 1000}
    page = browser.new_context(viewport=size, locale=locale).new_page()
    page.wrong, page.requests = [], []
    page.on("console", lambda said: page.wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("request", lambda request: page.requests.append(request.url))
    page.goto(f"{file.as_uri()}{address}")
    page.wait_for_selector("[data-ranking] tbody tr", state="attached")
    return page


@pytest.fixture
def visit(browser: Any, report_file: Path) -> Iterator[Any]:
    """Open the report anew: visit(address, width, locale) -> its page."""
    pages = []

    def open_page(address: str = "", width: int = 1440, locale: str = "en-GB") -> Any:
        pages.append(opened(browser, report_file, address, width, locale))
        return pages[-1]

    yield open_page
    for page in pages:
        page.context.close()


@pytest.fixture(scope="session")
def look(browser: Any, report_file: Path) -> Iterator[Any]:
    """The same for who leaves the page as it was found: one page a width and a locale, gone to the address."""
    pages: dict[tuple[int, str], Any] = {}

    def go(address: str = "", width: int = 1440, locale: str = "en-GB") -> Any:
        if (width, locale) not in pages:
            pages[width, locale] = opened(browser, report_file, address, width, locale)
        page = pages[width, locale]
        page.evaluate(GO, address)
        return page

    yield go
    for page in pages.values():
        page.context.close()
