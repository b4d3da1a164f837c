"""Charts without their data as specs: each is drawn by Altair once, and kept for the reports to come."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from dei_report.keeping import cache_folder, keep, read, recipe, sources

Spec = dict[str, Any]
MOST = 2000
"""Specs that are kept; the oldest go."""


class Specs:
    """Specs by what they were drawn from, as a folder keeps them."""

    def __init__(self, folder: Path) -> None:
        made_by = recipe(metadata.version("altair"), *sources(Path(__file__).parent))
        self.path = folder / f"charts-{made_by}.json"
        text = read(self.path)
        self.found: dict[str, Spec] = {} if text is None else json.loads(text)
        self.grown = False

    def drawn(self, make: Callable[..., Any], *facts: Hashable) -> Spec:
        """The spec of the Altair chart that a function makes of some facts."""
        name = " ".join(map(_told, (make, *facts)))
        if name not in self.found:
            self.found[name] = draw(make, *facts)
            self.grown = True
        return self.found[name]

    def keep(self) -> None:
        """Write what has been drawn since the last time."""
        if self.grown:
            last = dict(list(self.found.items())[-MOST:])
            keep(self.path, json.dumps(last, ensure_ascii=False, separators=(",", ":")))
            self.grown = False


def _told(fact: Hashable) -> str:
    return f"{fact.__module__}.{fact.__qualname__}" if callable(fact) else repr(fact)  # type: ignore[attr-defined]


def draw(make: Callable[..., Any], *facts: Hashable) -> Spec:
    """The spec of a chart that Altair makes now; its parts are not checked one by one, which takes most of the time."""
    import altair as alt
    from altair.utils.schemapi import debug_mode

    with alt.data_transformers.enable(consolidate_datasets=False), debug_mode(False):
        told: Spec = make(*facts).to_dict(validate=False)
    for key in ("$schema", "config"):
        told.pop(key, None)
    return {"width": "container", "autosize": {"type": "fit-x", "contains": "padding"}, **told}


@cache
def specs() -> Specs:
    """The specs that this machine keeps."""
    return Specs(cache_folder())


def drawn(make: Callable[..., Any], *facts: Hashable) -> Spec:
    """The spec of the chart that a function makes of some facts; not to be written to, as charts repeat."""
    return specs().drawn(make, *facts)
