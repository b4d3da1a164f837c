"""The map of China of this machine, made once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dei_report.geometry.building import Atlas
from dei_report.geometry.cache import atlas


@cache
def china() -> Atlas:
    """County-level map of China; the first call on a machine takes some seconds, later ones milliseconds."""
    from platformdirs import user_cache_dir

    return atlas(Path(user_cache_dir("dei-report", appauthor=False)))
