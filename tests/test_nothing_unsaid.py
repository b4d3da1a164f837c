"""What a run leaves out or assumes reaches every place where findings are read: check, run, Python, findings.csv."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from eight import COLUMNS, Eight

import dei_core as dei
from dei_cli.program.running import Dei

CELL = (*COLUMNS["i1"][:2], "", *COLUMNS["i1"][3:])
GOALPOSTS = {"method": "goalposts", "params": {"low": 0, "high": 5}}

EDITIONS = {
    "unscored": Eight(columns={**COLUMNS, "i1": CELL}),
    "off-scale": Eight(rule=GOALPOSTS),
    "direction-unsaid": Eight(direction={"i1": "higher"}),
    "mostly-imputed": Eight(
        columns={name: ("", *cells[1:]) for name, cells in COLUMNS.items()},
        stages={"impute": {"method": "mean"}},
    ),
    "all-tied": Eight(columns={"i1": COLUMNS["i1"], "i2": tuple(10 - cell for cell in COLUMNS["i1"])}),
    "value-matches-nothing": Eight(dataset={"drop": {"region": ["a"]}}),
    "word-unused": Eight(dataset={"missing": ["-99"]}),
}


def command(*words: object) -> tuple[int, dict[str, object]]:
    """Exit code and document of a command."""
    done = CliRunner().invoke(Dei(), ["--json", *map(str, words)])
    return done.exit_code, json.loads(done.stdout)


def codes(document: dict[str, object]) -> Counter[str]:
    """The findings of a document, by code."""
    return Counter(finding["code"] for finding in document["findings"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", EDITIONS)
def test_a_finding_is_told_once_everywhere(tmp_path: Path, code: str) -> None:
    """The same findings from check, run, Python and the table of the result; none twice."""
    edition, out = EDITIONS[code].write(tmp_path / "edition"), tmp_path / "out"
    found = Counter(finding.code for finding in dei.evaluate(edition).card.findings)
    checked, run = command("check", edition), command("run", edition, "--out", out, "--no-report")
    with (out / "findings.csv").open(encoding="utf-8", newline="") as file:
        written = Counter(row["code"] for row in csv.DictReader(file))

    assert found[code] == 1
    assert set(found.values()) == {1}
    assert codes(checked[1]) == codes(run[1]) == found
    assert written == found
    assert (checked[0], run[0]) == (0, 0)


def test_a_track_without_any_score_is_an_error_with_a_result(tmp_path: Path) -> None:
    """It says who lacks what; the tables are written all the same, and the exit code is that of faults."""
    columns = {**COLUMNS, "i1": ("", *COLUMNS["i1"][1:]), "i2": (COLUMNS["i2"][0], *("",) * 7)}
    edition, out = Eight(columns=columns, rule=GOALPOSTS).write(tmp_path / "edition"), tmp_path / "out"
    code, document = command("run", edition, "--out", out, "--no-report")
    (finding,) = (one for one in document["findings"] if one["code"] == "nobody-scored")  # type: ignore[attr-defined]

    assert code == command("check", edition)[0] == 1
    assert finding["severity"] == "error"
    assert "A (i1 (eight.i1)); B, C, D, E, F, G, H (i2 (eight.i2))" in finding["en"]["says"]
    assert (out / "ranking.csv").is_file()
    assert (out / "run.json").is_file()
    with (out / "findings.csv").open(encoding="utf-8", newline="") as file:
        assert "nobody-scored" in {row["code"] for row in csv.DictReader(file)}


def test_a_fault_of_scoring_is_found_by_check(tmp_path: Path) -> None:
    """Whatever a run would refuse; nothing is written."""
    edition = Eight(columns={**COLUMNS, "i1": (5.0,) * 8}).write(tmp_path / "edition")
    code, document = command("check", edition)

    assert (code, codes(document)) == (1, {"constant-column": 1})
