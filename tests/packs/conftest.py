"""A place to install packs in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from distributions import Site, forgetting


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """An empty folder at the head of the path."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    with forgetting(folder):
        yield Site(folder)
