"""Figures as the page mounts them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def figure_json(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Specs and text alternatives by figure id, for the block that the charts are mounted from.

    A spec that is the same in both languages is written once, under "both".
    """
    told = {}
    for name, figure in figures.items():
        alt = {"en": figure.alt.en, "zh": figure.alt.zh}
        english, chinese = figure.spec["en"], figure.spec["zh"]
        told[name] = {
            "alt": alt,
            **({"both": english} if english == chinese else {"en": english, "zh": chinese}),
        }
    return told


def height(spec: Mapping[str, Any]) -> int:
    """About how high a chart will be, so that the page keeps its place for it while it is not drawn."""
    for key in ("vconcat", "hconcat", "concat"):
        if key in spec:
            parts = [height(part) for part in spec[key]]
            return sum(parts) if key == "vconcat" else max(parts)
    given = spec.get("height", 200)
    if isinstance(given, Mapping):
        return int(given.get("step", 20) * _lines(spec)) + _AXIS
    return int(given) + _AXIS if isinstance(given, int | float) else 300


_AXIS = 60


def _lines(spec: Mapping[str, Any]) -> int:
    """How many lines a chart of lines has: the different values of its vertical field."""
    parts = [spec, *spec.get("layer", ())]
    field = next(
        (y["field"] for part in parts if "field" in (y := part.get("encoding", {}).get("y", {}))), None
    )
    values = next((part["data"]["values"] for part in parts if "values" in part.get("data", {})), ())
    return max(len({row.get(field) for row in values if isinstance(row, Mapping)}), 1)
