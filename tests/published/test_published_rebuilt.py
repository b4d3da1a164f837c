"""The published indices and constructions, computed again from plan.json and normalized.csv alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rebuilt
from catalogue import INDICES
from forming import FORMS, result_of
from forms import china, economy, people, risk, state

from dei_core import evaluate, publish
from dei_core.host import writers

FAMILIES = (china, economy, people, risk, state)
TABLES = [writer for writer in writers()[0] if writer.name == "csv"]
UNKNOWN = {"topsis", "standardised"}
"""Methods of the core that the other computation does not know."""
EDITIONS = {str(index.path(edition)): index.path(edition) for index in INDICES for edition in index.editions}


def told(folder: Path) -> set[str]:
    """What a record says cannot be computed again from a table."""
    tracks = json.loads((folder / "plan.json").read_text(encoding="utf-8"))["track"]
    return {one["item"] for track in tracks.values() for one in track["beyond"]}


def test_there_are_constructions() -> None:
    """Each family has entered its own."""
    assert {made.__module__ for made in FORMS.values()} == {family.__name__ for family in FAMILIES}


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda path: "/".join(path.parts[-2:]))
def test_a_published_index_is_computed_again(edition: Path, shared: Path, tmp_path: Path) -> None:
    """Every indicator, node, rank, coverage and tier, with nothing left out."""
    found = rebuilt.compared(publish(evaluate(edition), tmp_path / "out", TABLES))

    assert found.apart == []
    assert found.left == {}
    assert found.numbers > 100


@pytest.mark.parametrize("name", FORMS)
def test_a_construction_is_computed_again(name: str, tmp_path: Path) -> None:
    """What is left out is what the record says, what is made of it, and two methods of the core."""
    folder = publish(result_of(tmp_path, FORMS[name]()), tmp_path / "out", TABLES)
    found = rebuilt.compared(folder)
    lost = {
        item
        for (_, item), why in found.left.items()
        if why.partition(" ")[0] in ("method", "trait", "column")
    }
    unknown = {why.partition(" ")[2] for why in found.left.values() if why.startswith("unknown")}

    assert found.apart == []
    assert lost == told(folder)
    assert unknown <= UNKNOWN
