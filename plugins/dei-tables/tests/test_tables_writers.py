"""Result tables on disk: the same bits come back, and other programs accept the package."""

from __future__ import annotations

import json
import math
import struct
import sys
from pathlib import Path
from typing import Any

import numpy as np
import polars
import pyarrow.parquet
import pytest
from frictionless import Package
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dei_core import DeiError, Frame, Text
from dei_core.host import Coded, Field
from dei_tables import datapackage, read_csv, read_parquet, write_csv, write_parquet

ABOUT = Text(en="the column", zh="该列")
FIELDS = (Field("region", "string", ABOUT), Field("rank", "integer", ABOUT), Field("score", "number", ABOUT))
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(
    str.strip
)
ROWS = st.lists(
    st.tuples(WORDS, st.none() | st.integers(-(2**53), 2**53), st.floats(allow_infinity=False)), min_size=1
)
with_files = settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def frame(rows: list[tuple[Any, Any, Any]], name: str = "ranking") -> Frame:
    """A result table of region, rank and score."""
    cells = [list(column) for column in zip(*rows, strict=True)] or [[], [], []]
    columns = dict(zip(("region", "rank", "score"), cells, strict=True))
    return Frame(name=name, about=ABOUT, fields=FIELDS, columns=columns)


def bits(number: float) -> bytes:
    """The bits of a double, one pattern for NaN."""
    return struct.pack("d", math.nan if math.isnan(number) else number)


@with_files
@given(ROWS)
def test_csv_gives_back_the_same_bits(tmp_path: Path, rows: list[tuple[str, int | None, float]]) -> None:
    """Text with delimiters, quotation marks and ends of line; shortest doubles; empty cells."""
    path = tmp_path / "ranking.csv"
    write_csv(frame(rows), path)
    sheet = read_csv(path)

    assert sheet.header == ("region", "rank", "score")
    assert sheet.columns[0] == [region for region, _, _ in rows]
    assert [int(cell) if cell else None for cell in sheet.columns[1]] == [rank for _, rank, _ in rows]
    assert [bits(float(cell or "nan")) for cell in sheet.columns[2]] == [bits(score) for _, _, score in rows]


@pytest.mark.parametrize("library", ["pyarrow", "polars"])
@with_files
@given(ROWS)
def test_parquet_gives_back_the_same_bits(
    tmp_path: Path, library: str, rows: list[tuple[str, int | None, float]]
) -> None:
    """By either library, whichever is there."""
    path = tmp_path / "ranking.parquet"
    with pytest.MonkeyPatch.context() as patch:
        if library == "polars":
            patch.setitem(sys.modules, "pyarrow", None)
        write_parquet(frame(rows), path)
        sheet = read_parquet(path)

    assert sheet.columns[0] == [region for region, _, _ in rows]
    assert [bits(cell) for cell in sheet.columns[2]] == [bits(score) for _, _, score in rows]
    np.testing.assert_array_equal(sheet.columns[1], [np.nan if rank is None else rank for _, rank, _ in rows])


@with_files
@given(
    st.lists(
        st.tuples(st.sampled_from(["a", 'b,"', "丙", None]), st.none() | st.integers(-40, 40)), max_size=40
    ),
    st.sampled_from([np.float64, np.float32]),
)
def test_columns_by_code_and_in_arrays_write_what_lists_do(
    tmp_path: Path, rows: list[tuple[str | None, int | None]], kind: type
) -> None:
    """Words by code and whole numbers in arrays give the same bytes as the lists that they stand for."""
    words, numbers = [word for word, _ in rows], [number for _, number in rows]
    scores = [float("nan") if number is None else number / 8 for number in numbers]
    whole: Any = np.array([np.nan if number is None else number for number in numbers], kind)
    lists: dict[str, Any] = {"region": words, "rank": numbers, "score": scores}
    arrays: dict[str, Any] = {"region": Coded.of(words), "rank": whole, "score": np.array(scores, kind)}
    for name, columns in (("lists", lists), ("arrays", arrays)):
        write_csv(Frame(name="a", about=ABOUT, fields=FIELDS, columns=columns), tmp_path / name)

    assert (tmp_path / "lists").read_bytes() == (tmp_path / "arrays").read_bytes()


@pytest.mark.parametrize(
    ("field", "values", "row"),
    [
        (FIELDS[0], Coded(np.array([0, 1]), ("a", 7)), 2),  # type: ignore[arg-type]
        (FIELDS[1], np.array([1.0, np.nan, 2.5]), 3),
        (FIELDS[1], np.array([1.0, np.inf]), 2),
        (FIELDS[1], np.array([True]), 1),
        (FIELDS[2], np.array([0.5, -np.inf]), 2),
    ],
    ids=["word", "fraction", "infinite", "truth", "number"],
)
def test_columns_of_another_kind_are_refused(tmp_path: Path, field: Field, values: Any, row: int) -> None:
    """By the row, or the word, where it was met."""
    with pytest.raises(DeiError) as caught:
        write_csv(Frame(name="a", about=ABOUT, fields=(field,), columns={field.name: values}), tmp_path / "a")

    assert [(one.code, one.facts["index"]) for one in caught.value.findings] == [("tables.wrong-value", row)]


def test_whole_numbers_far_apart(tmp_path: Path) -> None:
    """Numbers too far apart to be listed, several blocks of rows, and none at all."""
    rank = FIELDS[1:2]
    for name, values in {"far": np.array([1.0, np.nan, 2.0**53]), "none": np.full(2, np.nan)}.items():
        write_csv(Frame(name="a", about=ABOUT, fields=rank, columns={"rank": values}), tmp_path / name)
    many = np.arange(20_000, dtype=np.int16)
    write_csv(Frame(name="a", about=ABOUT, fields=rank, columns={"rank": many}), tmp_path / "many")

    assert (tmp_path / "far").read_text() == 'rank\n1\n""\n9007199254740992\n'
    assert (tmp_path / "none").read_text() == 'rank\n""\n""\n'
    assert (tmp_path / "many").read_text().split() == ["rank", *map(str, range(20_000))]


def test_csv_is_plain(tmp_path: Path) -> None:
    """No byte order mark, one kind of line end, empty cells for nothing, nothing rounded, nothing run."""
    path = tmp_path / "a.csv"
    write_csv(
        frame([("=1+1", 1.0, 0.1 + 0.2), ('a,"b"', None, math.nan), (None, 3, -0.0), ("x\ry", 4, 1e22)]), path
    )

    assert path.read_bytes() == (
        b'region,rank,score\n\'=1+1,1,0.30000000000000004\n"a,""b""",,\n,3,-0.0\n"x\ry",4,1e+22\n'
    )


def test_csv_of_one_field_keeps_its_empty_rows_visible(tmp_path: Path) -> None:
    """An empty line would be no row."""
    path = tmp_path / "a.csv"
    one = Frame(name="a", about=ABOUT, fields=FIELDS[2:], columns={"score": np.array([1.0, np.nan])})
    write_csv(one, path)

    assert path.read_text() == 'score\n1.0\n""\n'


def test_parquet_is_typed(tmp_path: Path) -> None:
    """Nothing is null, never NaN."""
    path = tmp_path / "a.parquet"
    write_parquet(frame([("a", 1, 0.5), (None, None, math.nan)]), path)
    table = pyarrow.parquet.read_table(path)

    assert list(map(str, table.schema.types)) == ["string", "int64", "double"]
    assert [column.null_count for column in table.columns] == [1, 1, 1]
    assert polars.read_parquet(path)["score"].to_list() == [0.5, None]


def test_parquet_without_a_library_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Either of two libraries will do."""
    for name in ("pyarrow", "polars"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(DeiError) as caught:
        write_parquet(frame([("a", 1, 0.5)]), tmp_path / "a.parquet")

    assert [finding.code for finding in caught.value.findings] == ["tables.no-parquet"]
    assert "pip install pyarrow" in caught.value.findings[0].mend()


def test_a_long_table_is_written_in_blocks_without_a_seam(tmp_path: Path) -> None:
    """Several blocks of rows and a rest."""
    rows = 20_001
    columns: dict[str, Any] = {
        "region": [f"r{row}" for row in range(rows)],
        "rank": np.arange(rows),
        "score": np.random.default_rng(1).random(rows),
    }
    write_csv(Frame(name="a", about=ABOUT, fields=FIELDS, columns=columns), tmp_path / "a.csv")
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()[1:]
    scores = columns["score"].tolist()

    assert lines == [f"r{row},{row},{scores[row]!r}" for row in range(rows)]


def test_a_data_package_is_valid_and_says_everything(tmp_path: Path) -> None:
    """frictionless reads the package and every file in it, sizes and digests included."""
    frames = {
        "ranking": frame([("a", 1, 0.5), ('b,"c"\n', None, math.nan)]),
        "scores": frame([("甲", 1, -1e-300)], "scores"),
    }
    for name, table in frames.items():
        write_csv(table, tmp_path / f"{name}.csv")
    source, licence = {"title": "Yearbook", "path": "https://example.org"}, {"name": "CC-BY-4.0"}
    title = Text(en="Index 2024", zh="指数 2024")
    made = datapackage(frames, tmp_path, name="index-2024", title=title, sources=[source], licenses=[licence])
    (tmp_path / "datapackage.json").write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    report = Package(str(tmp_path / "datapackage.json")).validate()

    assert report.flatten(["type", "note"]) == []
    assert report.stats["tasks"] == 2
    assert (made["title"], made["title_zh"]) == ("Index 2024", "指数 2024")
    assert (made["sources"], made["licenses"]) == ([source], [licence])
    assert made["resources"][0]["schema"]["fields"][1] == {
        "name": "rank",
        "type": "integer",
        "description": "the column",
        "description_zh": "该列",
    }


def test_a_changed_file_no_longer_fits_its_package(tmp_path: Path) -> None:
    """The digest is of the bytes on disk."""
    table = frame([("a", 1, 0.5)])
    write_csv(table, tmp_path / "ranking.csv")
    made = datapackage({"ranking": table}, tmp_path, name="index", title=ABOUT)
    (tmp_path / "datapackage.json").write_text(json.dumps(made), encoding="utf-8")
    write_csv(frame([("a", 1, 0.6)]), tmp_path / "ranking.csv")
    report = Package(str(tmp_path / "datapackage.json")).validate()

    assert {kind for (kind,) in report.flatten(["type"])} == {"hash-count"}
    assert "sources" not in made
    assert "licenses" not in made
