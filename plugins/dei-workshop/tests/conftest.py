"""The small edition and `dei` itself, as every test of commands has them, and the repository with its examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import dei, edition, install, process, sample

__all__ = ["dei", "edition", "install", "process", "repository", "sample"]


@pytest.fixture(scope="session")
def repository() -> Path:
    """The repository's root."""
    return Path(__file__).resolve().parents[3]
