"""Packs of plugin protocol 1 as they were written in 2026: never edited, and they must go on loading and scoring.

One is data alone, with every kind of table; the other has code, answers every hook and brings a method of every kind.
"""

from __future__ import annotations

import csv
import hashlib
import warnings
from collections.abc import Iterator
from pathlib import Path

import attrs
import numpy as np
import pytest
from click.testing import CliRunner
from distributions import forgetting

from dei_cli.program.running import Dei
from dei_core import evaluate, publish
from dei_core.host import listing, writers
from dei_core.model.pack import Content
from dei_core.packs.hooks import HOOKS
from dei_core.plugin import PROTOCOL, read_pack
from dei_workshop import check_plugin

FROZEN = Path(__file__).parents[1] / "frozen" / "protocol_1"
CODE = FROZEN / "code"
CODE_EDITION = FROZEN / "code_edition"
CODE_DIGEST = "47572f75586792049b072489f47b8cc089f117c9c3aa83746885a84746d15ca3"
"""Of the code pack's files, its metadata and its edition included."""
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


@pytest.fixture
def code(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The code pack, installed as it was; what goes of its calls and imports is told to whoever asks Python for it."""
    monkeypatch.syspath_prepend(str(CODE))
    with forgetting(CODE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Method\\(kind=", DeprecationWarning)
        warnings.filterwarnings("ignore", r".*Use dei_core\.plugin\.", DeprecationWarning)
        yield


def test_the_code_pack_is_as_it_was_frozen() -> None:
    """Nobody mends its code to suit the engine."""
    files = sorted(
        path
        for folder in (CODE, CODE_EDITION)
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    text = "".join(
        f"{path.relative_to(FROZEN).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n"
        for path in files
    )

    assert hashlib.sha256(text.encode()).hexdigest() == CODE_DIGEST


@pytest.mark.usefixtures("code")
def test_the_code_pack_is_listed_with_all_its_hooks() -> None:
    """What protocol 1 lets a pack answer is answered by it."""
    (row,) = (row for row in listing() if row.installed.name == "frozen_code")

    assert row.findings == ()
    assert row.manifest is not None
    assert (row.manifest.protocol, set(row.manifest.provides)) == (1, set(HOOKS))


@pytest.mark.usefixtures("code")
def test_its_methods_reader_and_check_serve_its_edition() -> None:
    """By hand: reach is 40, 2 and 10 lines per hundred, treated to 20, 2, 10 of a best 20; speed is 2, the least for
    the gap, and 6, halved and held against half of 8; the node takes the better of the two."""
    result = evaluate(CODE_EDITION)
    track = result.card.only

    np.testing.assert_array_equal(track.score("frozen_code.reach"), [100.0, 10.0, 50.0])
    np.testing.assert_array_equal(track.score("frozen_code.speed"), [25.0, 25.0, 75.0])
    np.testing.assert_array_equal(track.total, [100.0, 25.0, 75.0])
    assert result.inputs["towns"].reader == "frozen"
    assert [finding.text() for finding in result.card.findings if finding.code.startswith("frozen")] == [
        "3 regions. None."
    ]
    assert "direction-unsaid" in {finding.code for finding in result.card.findings}


@pytest.mark.usefixtures("code")
def test_its_writer_writes_into_the_result_folder(tmp_path: Path) -> None:
    """Asked for by name, as it is not a standard one."""
    made, notes = writers(["frozen"])
    folder = publish(evaluate(CODE_EDITION), tmp_path / "out", made)

    assert notes == ()
    assert (folder / "frozen.txt").read_text(encoding="utf-8") == "甲 100.0\n乙 25.0\n丙 75.0\n"


@pytest.mark.usefixtures("code")
def test_the_check_of_plugins_says_how_its_methods_are_declared_now() -> None:
    """A note for each, in both languages, that fails nothing: the class of its kind, and what that has to be told."""
    (made,) = check_plugin("frozen_code")
    notes = {str(note.facts["method"]): note for note in made.notes}

    assert {note.severity for note in made.notes} == {"note"}
    assert {note.code for note in made.notes} == {"method-by-kind"}
    assert {name.partition(".")[2]: note.facts["instead"] for name, note in notes.items()} == {
        "capped": 'Normalizer(id="frozen_code.capped", …)',
        "share_of_best": 'Normalizer(id="frozen_code.share_of_best", …)',
        "halved": 'Transform(id="frozen_code.halved", …)',
        "per_hundred": 'Derivation(id="frozen_code.per_hundred", …)',
        "least": 'Imputer(id="frozen_code.least", …)',
        "at_most_20": 'Treatment(id="frozen_code.at_most_20", …)',
        "best_of": 'Aggregator(id="frozen_code.best_of", …)',
    }
    assert "goes in version 1.0.0. Write Transform(" in notes["frozen_code.halved"].text()
    assert "将于 1.0.0 版移除。请改写为 Transform(" in notes["frozen_code.halved"].text("zh")
    assert "method-by-kind" not in {finding.code for finding in made.findings}


@pytest.mark.usefixtures("code")
def test_its_command_is_a_command_of_dei() -> None:
    """It finds the language where commands of protocol 1 find it."""
    done = CliRunner().invoke(Dei(), ["--lang", "zh", "frozen"])

    assert (done.exit_code, done.output) == (0, "frozen zh\n")
