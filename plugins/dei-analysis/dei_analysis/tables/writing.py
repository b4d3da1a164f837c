"""The analysis of a result as a folder of tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from dei_analysis.outcome.analysing import Outcome, analyse
from dei_analysis.outcome.remarks import remarks
from dei_analysis.tables import data, structure
from dei_core import Finding, Frame, Result, Scorecard, TrackScores
from dei_core.host import findings_frame

FOLDER = "analysis"
PACKAGE = "datapackage.json"


def write_analysis(result: Any, folder: Any) -> None:
    """Write the analysis of a run into the folder `analysis` of its result."""
    outcomes = analyse(result.card)
    noted = tuple(found for outcome in outcomes for found in remarks(outcome))
    write_tables(result, Path(folder) / FOLDER, outcomes, noted)


def write_tables(
    result: Result, folder: Path, outcomes: tuple[Outcome, ...], noted: tuple[Finding, ...]
) -> None:
    """Write every table as `<name>.csv`, the remarks as remarks.csv, and a data package that says what is in them."""
    from dei_tables import datapackage, write_csv

    folder.mkdir(exist_ok=True)
    frames: dict[str, Frame] = {frame.name: frame for frame in frames_of(outcomes, result.card)}
    frames["remarks"] = attrs.evolve(findings_frame(noted), name="remarks")
    for name, frame in frames.items():
        write_csv(frame, folder / f"{name}.csv")
    edition = result.evaluation.edition
    specimen = any(track.plan.data.specimen for track in result.card.tracks.values())
    package = datapackage(
        frames, folder, name=f"analysis-{edition.year}", title=edition.name, more={"specimen": specimen}
    )
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / PACKAGE).write_text(f"{text}\n", encoding="utf-8")


def frames_of(outcomes: tuple[Outcome, ...], card: Scorecard) -> tuple[Frame, ...]:
    """The tables of an analysis, in stable order; trends only where a track has several years."""
    tracks = [track for track in card.tracks.values() if _several_years(track)]
    made = [
        data.statistics_table(outcomes),
        data.availability_table(outcomes),
        structure.pairs_table(outcomes),
        structure.nodes_table(outcomes),
        structure.alpha_table(outcomes),
        *structure.components_tables(outcomes),
        structure.influence_table(outcomes),
        structure.profiles_table(outcomes),
    ]
    if any(one.sizes is not None for one in outcomes):
        made.append(data.sizes_table(outcomes))
    return (*made, *([data.trends_table(tracks)] if tracks else []))


def _several_years(track: TrackScores) -> bool:
    """Whether a track's data have more than one year."""
    return len(np.unique(track.table.years)) > 1
