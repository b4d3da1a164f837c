"""What the tests of several folders share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from requiring import pytest_make_collect_report, pytest_runtest_makereport
from trying import make_profiles
from wheels import wheels

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport", "wheels"]
make_profiles()

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def repository() -> Path:
    """The repository's root."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder with the published data: DEI_SHARED, else ../shared beside the repository; or skip."""
    folder = Path(os.environ.get("DEI_SHARED") or REPOSITORY.parent / "shared")
    if not (folder / "data").is_dir():
        pytest.skip("the published data are not here: set DEI_SHARED to the folder that holds them in data/")
    return folder
