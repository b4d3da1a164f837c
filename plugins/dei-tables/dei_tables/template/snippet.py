"""The datasets that make an edition read the filled workbook, as TOML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import tomli_w

from dei_core import Evaluation, TrackPlan
from dei_core.host import Edition, Intake
from dei_tables.template.fields import name_header

REMARKS = "remarks"
"""The header of the last column, which nobody reads."""


def datasets_of(evaluation: Evaluation, file: str, sheets: Mapping[str, str]) -> dict[str, Any]:
    """Tables of an edition: the dataset of every track and, where its name changes, the track's word for it.

    file: the workbook's name. sheets: track -> its sheet. What concerns the old file alone (its title, licence,
    folders, marks for gaps, whether it is a specimen) is gone; filters, units and factors stay.
    """
    edition = evaluation.edition
    used = Counter(
        name for track in edition.track.values() for name in (track.dataset, track.previous) if name
    )
    made: dict[str, Any] = {"track": {}, "dataset": {}}
    for plan in evaluation.plan.tracks:
        name = edition.track[plan.id].dataset
        if used[name] > 1:
            name = _free(f"{plan.id}_collected", edition)
            made["track"][plan.id] = {"dataset": name}
        made["dataset"][name] = _dataset(evaluation, plan, file, sheets[plan.id])
    return {key: tables for key, tables in made.items() if tables}


def snippet(datasets: Mapping[str, Any]) -> str:
    """The tables as TOML."""
    return tomli_w.dumps(dict(datasets))


def _free(name: str, edition: Edition) -> str:
    return name if name not in edition.dataset else _free(f"{name}_", edition)


def _dataset(evaluation: Evaluation, plan: TrackPlan, file: str, sheet: str) -> dict[str, Any]:
    intake, given = plan.intake, evaluation.edition.dataset[evaluation.edition.track[plan.id].dataset]
    local = {column.indicator: column.indicator.partition(".")[2] for column in intake.columns}
    named = set(given.columns)
    said: dict[str, Any] = {
        "path": file,
        "sheet": sheet,
        "region": None if intake.region == "region" else intake.region,
        "region_else": intake.region_else,
        "name": name_header(plan),
        "year": intake.year,
        "fixed_year": intake.fixed_year,
        "ignore": [REMARKS],
        "absent": sorted(plan.absent),
        "missing": None if given.missing == Intake(dataset="-").missing else list(given.missing),
        "years": dict(intake.years),
        "parents": dict(intake.parents),
        "members": {scale: _listed(groups) for scale, groups in given.members.items()},
        "traits": {
            trait: header for trait, header in intake.traits.items() if header != trait.partition(".")[2]
        },
        "keep": _listed(given.keep),
        "drop": _listed(given.drop),
        "keep_ending": _listed(given.keep_ending),
        "columns": {
            column.indicator: column.header
            for column in intake.columns
            if {column.indicator, local[column.indicator]} & named
        },
        "units": {
            column.indicator: column.given_in for column in intake.columns if column.given_in is not None
        },
        "factors": {column.indicator: column.factor for column in intake.columns if column.factor != 1.0},
    }
    return {key: value for key, value in said.items() if value not in (None, {}, [])}


def _listed(filters: Mapping[str, tuple[Any, ...]]) -> dict[str, list[Any]]:
    return {header: list(values) for header, values in filters.items()}
