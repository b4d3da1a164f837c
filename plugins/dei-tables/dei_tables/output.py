"""The files of a run: every result table as CSV with a data package, or as Parquet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dei_core import Result, result_frames
from dei_core.host import evidence_of_rules, evidence_of_weights
from dei_tables.package import datapackage
from dei_tables.parquet import write_parquet
from dei_tables.text_writer import write_csv

PACKAGE = "datapackage.json"


def write_tables(result: Result, folder: str | Path) -> None:
    """Write every result table as `<name>.csv`, and datapackage.json, which says what is in them."""
    folder = Path(folder)
    frames = {frame.name: frame for frame in result_frames(result.card)}
    for name, frame in frames.items():
        write_csv(frame, folder / f"{name}.csv")
    edition = result.evaluation.edition
    package = datapackage(
        frames,
        folder,
        name=f"edition-{edition.year}",
        title=edition.name,
        sources=tuple(_sources(result)),
        more=_knowledge(result),
    )
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / PACKAGE).write_text(f"{text}\n", encoding="utf-8")


def _knowledge(result: Result) -> dict[str, Any]:
    """Whether the data are a specimen, and on what evidence each track's rules and weights stand."""
    tracks = result.card.tracks
    return {
        "specimen": any(track.plan.data.specimen for track in tracks.values()),
        "evidence": {
            name: {"rules": evidence_of_rules(track.plan), "weights": evidence_of_weights(track.plan)}
            for name, track in tracks.items()
        },
    }


def write_parquet_tables(result: Result, folder: str | Path) -> None:
    """Write every result table as `<name>.parquet`."""
    for frame in result_frames(result.card):
        write_parquet(frame, Path(folder) / f"{frame.name}.parquet")


def _sources(result: Result) -> Iterator[dict[str, Any]]:
    """The data sets that were read, with the licences and dates that the edition gives for them."""
    for name in result.inputs:
        dataset = result.evaluation.edition.dataset[name]
        titles = {} if dataset.title is None else {"title": dataset.title.en, "title_zh": dataset.title.zh}
        more = {"licence": dataset.licence, "accessed": dataset.accessed, "file": dataset.path}
        yield {"title": name, **titles, **{key: value for key, value in more.items() if value is not None}}
