"""A pack of plugin protocol 1 as it was written in 2026: never edited, and it must go on loading and scoring."""

from __future__ import annotations

import csv
from pathlib import Path

import attrs
import pytest

from dei_core import PROTOCOL, evaluate, read_pack
from dei_core.model.pack import Content

FROZEN = Path(__file__).parents[1] / "frozen" / "protocol_1"
DIGEST = "854da304f7b522f14a2aa12503589711906199d9ee1ae1c0c2c5067c50f54993"
"""Of the frozen pack's content. If this test fails, undo the change to the folder: it is what others' packs are."""


def test_the_pack_is_as_it_was_frozen() -> None:
    """Nobody mends the pack to suit the engine."""
    pack = read_pack(FROZEN / "pack")

    assert pack.digest == DIGEST
    assert pack.pack.protocol == 1 <= PROTOCOL


def test_every_kind_of_table_is_in_it() -> None:
    """What the protocol lets a pack say is said in it."""
    pack = read_pack(FROZEN / "pack")
    empty = [field.name for field in attrs.fields(Content) if not getattr(pack, field.name)]

    assert empty == []


def test_it_gives_the_scores_that_it_gave() -> None:
    """Scores, ranks and tiers of its edition."""
    with (FROZEN / "expected" / "ranking.csv").open(encoding="utf-8", newline="") as file:
        expected = {row["region"]: (float(row["score"]), float(row["rank"])) for row in csv.DictReader(file)}
    track = evaluate(FROZEN).card.only
    got = zip(track.total.tolist(), track.ranks().tolist(), strict=True)

    assert dict(zip(track.table.regions, got, strict=True)) == {
        region: pytest.approx(values, rel=1e-12) for region, values in expected.items()
    }
