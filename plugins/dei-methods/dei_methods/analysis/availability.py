"""How much data each region has, overall and inside every node of the tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dei_core import Column, data_availability


def group_availability(
    columns: Mapping[str, Column], groups: Mapping[str, Sequence[str]]
) -> dict[str, Column]:
    """Per group (R,) the share, 0-1, of its indicators for which each region has a value.

    columns: indicator -> (R,), NaN where missing. groups: node -> the indicators below it, each counted once;
    KeyError for one that has no column. Every indicator counts the same, whatever its weight.
    """
    return {
        name: data_availability([columns[indicator] for indicator in dict.fromkeys(inside)]).share
        for name, inside in groups.items()
    }
