"""Every shipped standard by itself and as a checkpoint: it binds in its first year, and scores."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from standard_tracks import evidence_of, score_checkpoint, score_standard

from dei_core.plugin import Pack, read_pack

REPOSITORY = Path(__file__).resolve().parents[2]


def packs() -> dict[str, Pack]:
    """The benchmark packs and what they refer to, by namespace."""
    folders = [*(REPOSITORY / "plugins").glob("dei-benchmark-*/dei_benchmark_*")]
    folders.append(REPOSITORY / "plugins/dei-base/dei_base")
    return {pack.namespace: pack for pack in (read_pack(folder, "0") for folder in sorted(folders))}


PACKS = packs()
STANDARDS = [f"{space}.{name}" for space, pack in PACKS.items() for name in pack.benchmark]


def entity(table: str, space: str, name: str) -> Any:
    """What a pack means by a bare or a full id."""
    owner, _, bare = name.rpartition(".")
    return getattr(PACKS[owner or space], table)[bare]


def row_of(full: str) -> dict[str, float | str]:
    """A region at the upper end of every valid range that a standard asks for, or at 1 where there is none."""
    space, _, name = full.partition(".")
    row: dict[str, float | str] = {}
    for target in PACKS[space].benchmark[name].target:
        highest = entity("indicator", space, target.indicator).highest
        row[target.indicator.rpartition(".")[2]] = 1.0 if highest is None else highest
        if target.by:
            row[target.by.rpartition(".")[2]] = next(iter(entity("trait", space, target.by).value))
    return row


def references_of(full: str) -> dict[str, float]:
    """A mean of 10 for every target that is set against one, which its pack leaves to the edition."""
    space, _, name = full.partition(".")
    targets = PACKS[space].benchmark[name].target
    return {item.indicator: 10.0 for item in targets if item.method.startswith("relative")}


@pytest.mark.parametrize("full", STANDARDS)
def test_every_standard_scores(full: str, tmp_path: Path) -> None:
    """At the lowest trust the whole and every clause have a score."""
    space, _, name = full.partition(".")
    standard = PACKS[space].benchmark[name]
    row = row_of(full)
    unit, year = standard.units[0], standard.since
    given = {"trust": "low", "references": references_of(full)}
    scores = score_standard(tmp_path, full, year, unit, {"a": row, "b": row}, ("base",), **given)

    assert np.isfinite(scores.total).all()
    assert len(scores.plan.standards[0].clauses) == len(standard.target)
    for target in standard.target:
        clause = f"{full}.{target.id or target.indicator.rpartition('.')[2]}"
        assert np.isfinite(scores.score(clause)).all()


@pytest.mark.parametrize("full", STANDARDS)
def test_every_standard_can_be_a_checkpoint(full: str, tmp_path: Path) -> None:
    """It takes a share of every pillar that its clauses speak to, whatever level of its tree they stand on."""
    space, _, name = full.partition(".")
    standard = PACKS[space].benchmark[name]
    pillars = sorted({target.pillar for target in standard.target if target.pillar})
    given = (full, standard.since, standard.units[0], row_of(full), pillars, references_of(full))
    scores = score_checkpoint(tmp_path, *given)

    assert pillars != []
    for pillar in pillars:
        assert np.isfinite(scores.score(f"{pillar}.{full}")).all()
        assert scores.score(pillar)[0] == pytest.approx(
            0.8 * 50 + 0.2 * scores.score(f"{pillar}.{full}")[0], rel=1e-12
        )


@pytest.mark.parametrize("space", [name for name in PACKS if name != "base"])
def test_readmes_count_the_evidence(space: str) -> None:
    """A pack's README says in its table how well its targets are known."""
    text = (REPOSITORY / f"plugins/dei-benchmark-{space}/README.md").read_text(encoding="utf-8")
    table = text.partition("| evidence | targets |")[2].partition("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if "---" not in line and line]

    assert {grade: int(count) for grade, count in rows} == evidence_of(PACKS[space])


def test_there_are_standards() -> None:
    """At least the 27 of the first twelve packs are found."""
    assert len(STANDARDS) >= 27
