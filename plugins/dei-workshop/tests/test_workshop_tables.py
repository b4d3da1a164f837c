"""Expected result tables: read, compared under their keys, written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from needing import needs

from dei_core import DeiError, Finding, evaluate
from dei_workshop.verifying.examples import frames_of
from dei_workshop.verifying.tables import (
    Change,
    as_rows,
    changes,
    keys_of,
    read_expected,
    rows_like,
    same,
    table_text,
    verdict_counts,
)

KNOWN = ("track", "region", "node")
TEXT = "track,region,score,tier\nt,A,1.5,high\nt,B,,low\n"


def expected_of(folder: Path, text: str) -> Any:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return read_expected(path, "x/table.csv")


def refusal(caught: pytest.ExceptionInfo[DeiError]) -> Finding:
    (finding,) = caught.value.findings
    return finding


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("a", "a", True),
        ("a", "b", False),
        ("", "", True),
        ("", "0", False),
        ("1", "1.0", True),
        ("0.1", "0.1000000000000001", True),
        ("100.0", "100.00000000001", True),
        ("100.0", "100.0000000002", False),
        ("0.0", "1e-17", True),
        ("nan", "1", False),
    ],
)
def test_cells_that_say_the_same(one: str, two: str, expected: bool) -> None:
    """Equal texts, or numbers within 1e-12 of each other."""
    assert same(one, two) is expected


def test_changes_are_cells_and_rows(tmp_path: Path) -> None:
    """A changed cell with its line, a row that is gone, a row that is new; order is no matter."""
    got = [
        {"track": "t", "region": "C", "score": "3.0", "tier": "low"},
        {"track": "t", "region": "A", "score": "1.75", "tier": "high"},
    ]
    found = list(changes(expected_of(tmp_path, TEXT), got, KNOWN))
    lost = {"track": "t", "region": "B", "score": "", "tier": "low"}

    assert found == [
        Change(
            row=dict(lost, region="A", score="1.5", tier="high"),
            line=2,
            column="score",
            expected="1.5",
            got="1.75",
        ),
        Change(row=lost, line=3, expected=""),
        Change(row=got[0], line=None, got=""),
    ]


def test_rows_alike_are_counted(tmp_path: Path) -> None:
    """Of two findings of one code at one place, one may vanish."""
    text = "code,place\na,x\na,x\n"
    row = {"code": "a", "place": "x"}

    assert list(changes(expected_of(tmp_path, text), [row, row], KNOWN)) == []
    assert [change.line for change in changes(expected_of(tmp_path, text), [row], KNOWN)] == [3]


@pytest.mark.parametrize("text", ["", "a,a\n1,2\n", "a,b\n1\n", 'a\n"1\n'])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    """Empty, a column twice, rows of another length, a quotation without end."""
    with pytest.raises(DeiError) as caught:
        expected_of(tmp_path, text)

    assert refusal(caught).code == "verify-bad-table"
    assert refusal(caught).says().startswith("cannot be read as a table: ")
    assert refusal(caught).says("zh").startswith("无法作为表格读取：")
    assert refusal(caught).place.file == "x/table.csv"


@pytest.fixture(scope="module")
def frames(repository: Path) -> Any:
    needs("dei")
    return frames_of(evaluate(repository / "examples/benchmark-gigabit"))


def test_columns_that_are_not_there_are_refused(frames: Any) -> None:
    """By name."""
    with pytest.raises(DeiError) as caught:
        rows_like(frames["ranking"], ("track", "region", "skore"), "ranking.csv")

    assert refusal(caught).code == "verify-unknown-column"
    assert refusal(caught).says() == "the result table 'ranking' has no column 'skore'"
    assert refusal(caught).says("zh") == "结果表“ranking”没有列“skore”"


def test_a_table_needs_a_key(frames: Any) -> None:
    """Scores that belong to no one cannot be compared."""
    with pytest.raises(DeiError) as caught:
        rows_like(frames["ranking"], ("score",), "ranking.csv")

    assert refusal(caught).code == "verify-no-key"
    assert (
        refusal(caught).says()
        == "the table has none of the columns that tell its rows apart: track, year, region"
    )
    assert refusal(caught).says("zh") == "表中缺少用于区分各行的列：track、year、region"


def test_verdicts_are_counted_by_clause(frames: Any) -> None:
    """An expected compliance table may hold how many regions have each verdict; they add up to all regions."""
    frame = frames["compliance"]
    rows = verdict_counts(frame)
    regions = len(set(frame.columns["region"]))

    assert {sum(int(row[word]) for word in ("passed", "failed", "missing", "scored")) for row in rows} == {
        regions
    }
    assert rows_like(frame, ("benchmark", "clause", "passed"), "x") == [
        {name: row[name] for name in ("benchmark", "clause", "passed")} for row in rows
    ]
    assert len(rows_like(frame, ("track", "region", "clause", "verdict"), "x")) == len(frame)


@pytest.mark.parametrize(
    "table", ["ranking", "scores", "normalized", "contributions", "compliance", "findings"]
)
def test_what_is_written_reads_back_as_the_same(frames: Any, tmp_path: Path, table: str) -> None:
    """Every digit, empty cells, texts with commas: no table differs from itself."""
    columns = tuple(field.name for field in frames[table].fields)
    rows = as_rows(frames[table], columns)

    assert list(changes(expected_of(tmp_path, table_text(columns, rows)), rows, KNOWN)) == []


def test_a_table_says_itself_which_columns_tell_rows_apart(repository: Path) -> None:
    """One row a key in every table of a run, so that an expected one is compared row by row."""
    needs("dei")
    frames = frames_of(evaluate(repository / "examples" / "dei-2023"))

    for name, frame in frames.items():
        keys = [field.name for field in frame.fields if field.name in keys_of(frame)]
        rows = [tuple(row.values()) for row in as_rows(frame, keys)]
        assert keys, name
        assert len(set(rows)) == len(rows) or name == "findings"
