"""`dei whatif`: an edition and a scenario, side by side."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from dei_core import evaluate, what_if

TEXT = """
name = { en = "Fibre alone", zh = "仅光纤" }
without = ["price"]
[targets.fibre]
A1 = 95
"""


def written(folder: Path, text: str = TEXT) -> Path:
    file = folder / "scenario.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_both_rankings_and_what_is_otherwise_are_printed(dei: Any, edition: Path) -> None:
    """With the digest, and that it is no result."""
    file = written(edition)
    done = dei("whatif", edition, file)
    found = what_if(evaluate(edition).card, file)

    assert done.code == 0, done.err
    assert "A scenario, not a result of the index." in done.out
    assert "without price" in done.out
    assert "weights of access: demo.fibre 0.6 → 1, demo.price 0.4 → –" in done.out
    assert "fibre of A1: 61.20 → 95.00" in done.out
    assert "learned from the data (goalposts, weights, limits) stays" in done.out
    assert f"sha256 {found.digest}" in done.out


def test_the_table_that_was_written_is_named(dei: Any, edition: Path, tmp_path: Path) -> None:
    """On the screen, where no document has it."""
    out = tmp_path / "then.csv"
    done = dei("whatif", edition, written(edition), "--out", out)

    assert (0, "") == (done.code, done.err)
    assert f"Written: {out}" in done.out
    assert out.is_file()


def test_in_chinese(dei: Any, edition: Path) -> None:
    done = dei("whatif", edition, written(edition), DEI_LANG="zh")

    assert "此为情景模拟，不是指数的评价结果。" in done.out
    assert "剔除 price" in done.out
    assert "情景校验码" in done.out


def test_the_document_and_the_table_hold_every_region(dei: Any, edition: Path, tmp_path: Path) -> None:
    """Scores with every digit; one that is left out has none then; each row of the table names the scenario."""
    file = written(edition, "without = ['A2', 'price']\n")
    out = tmp_path / "then.csv"
    document = dei("whatif", edition, file, "--json", "--out", out).document
    found = what_if(evaluate(edition).card, file)
    (track,) = document["tracks"]
    rows = {row["region"]: row for row in track["ranking"]}
    table = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))

    assert document["scenario"]["digest"] == found.digest
    assert rows["A1"]["score"] == found.after.only.total[found.after.only.table.regions.index("A1")]
    assert rows["A2"]["score"] is None
    assert rows["A2"]["rank_before"] is not None
    assert track["weights"] == {"access": {"demo.fibre": [0.6, 1.0], "demo.price": [0.4, None]}}
    assert {row["scenario"] for row in table} == {found.digest}
    assert {row["region"]: row["score"] for row in table} == {
        region: "" if row["score"] is None else repr(row["score"]) for region, row in rows.items()
    }


def test_a_track_that_nothing_changes_says_so(dei: Any, edition: Path) -> None:
    assert "Nothing is otherwise in this track." in dei("whatif", edition, written(edition, "")).out


def test_faults_of_the_file_are_told_at_once(dei: Any, edition: Path) -> None:
    """Exit code 1; a table that cannot be written is 3."""
    done = dei("whatif", edition, written(edition, "without = ['A9', 'fibr']\nlean = 1\n"), "--json")
    assert (done.code, done.codes) == (1, ["unknown-key"])
    done = dei("whatif", edition, written(edition, "without = ['A9', 'fibr']\n"), "--json")
    assert (done.code, done.codes) == (1, ["scenario-without", "scenario-without"])
    assert dei("whatif", edition, written(edition), "--out", edition).code == 3
