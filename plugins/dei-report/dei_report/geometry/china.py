"""The map of China of this machine, made once."""

from __future__ import annotations

from functools import cache

from dei_report.geometry.building import Atlas
from dei_report.geometry.cache import atlas
from dei_report.keeping import cache_folder


@cache
def china() -> Atlas:
    """County-level map of China; the first call on a machine takes some seconds, later ones milliseconds."""
    return atlas(cache_folder())
