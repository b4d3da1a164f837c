"""What makes a face of public names: each is loaded from its room when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def face(
    module: str, homes: Mapping[str, tuple[str, ...]]
) -> tuple[list[str], Callable[[str], Any], Callable[[], list[str]]]:
    """`__all__`, `__getattr__` and `__dir__` of a module whose names stand in rooms of the core.

    homes: room -> its names, functions and values or modules of its own. AttributeError for any other name.

    >>> names, get, _ = face("dei_core", {"text": ("Text", "LANGS")})
    >>> names, get("LANGS")
    (['LANGS', 'Text'], ('en', 'zh'))
    """
    home = {name: room for room, names in homes.items() for name in names}

    def get(name: str) -> Any:
        if name not in home:
            raise AttributeError(f"module '{module}' has no public name '{name}'", name=name)
        return getattr(__import__(f"dei_core.{home[name]}", fromlist=[name]), name)

    names = sorted(home)
    return names, get, lambda: names
