"""The small edition and `dei` itself, as every test of commands has them."""

from __future__ import annotations

from command import dei, edition, install, process, sample

__all__ = ["dei", "edition", "install", "process", "sample"]
