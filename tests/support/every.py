"""The methods that can be named by a bare id: the core's own, and those of dei-methods that were so once."""

from __future__ import annotations

from dei_core.builtin import BUILTIN
from dei_core.packs.registry import moved_methods
from dei_core.plugin import Method

EVERY: tuple[Method, ...] = (*BUILTIN, *moved_methods().values())
