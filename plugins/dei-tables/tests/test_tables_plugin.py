"""What the plugin offers the engine, used as the engine uses it."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from frictionless import Package

import dei_tables
from dei_core import Plan, Result, Table, Text, compose, score
from dei_tables import plugin, read_csv, read_parquet
from dei_tables.output import write_tables


def result(**dataset: Any) -> Result:
    """A result of three regions, as writers get it; only the parts that this writer looks at are there."""
    plan: Plan = compose({"index": {"income": 0.5, "fibre": 0.5}}, missing="reweight")
    table = Table(
        regions=("a", "b", "丙"),
        columns={"income": [1.0, 2.0, 3.0], "fibre": [3.0, float("nan"), 1.0]},
        parents={"city": ("X", "X", "Y")},
    )
    edition: Any = SimpleNamespace(
        name=Text(en="Index", zh="指数"),
        year=2024,
        dataset={
            "yearbook": SimpleNamespace(**{"title": None, "licence": None, "accessed": None, **dataset})
        },
    )
    looked_at: Any = SimpleNamespace(edition=edition)
    inputs: Any = {"yearbook": SimpleNamespace()}
    return Result(
        evaluation=looked_at,
        card=score(plan, {plan.tracks[0].id: table}),
        inputs=inputs,
        seconds={},
    )


def test_what_the_pack_declares_is_what_its_code_answers() -> None:
    """pack.toml names exactly the hooks that are there."""
    declared = tomllib.loads((files("dei_tables") / "pack.toml").read_text(encoding="utf-8"))["pack"]
    answered = {name.removeprefix("dei_") for name in dir(plugin) if name.startswith("dei_")}

    assert declared["namespace"] == "tables"
    assert set(declared["provides"]) == answered


def test_readers_have_their_own_names_and_suffixes() -> None:
    """No file could be read by two."""
    readers = plugin.dei_readers()
    suffixes = [suffix for reader in readers for suffix in reader.suffixes]

    assert [reader.name for reader in readers] == ["csv", "xlsx", "parquet"]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


def test_every_result_table_is_written_and_described(tmp_path: Path) -> None:
    """The folder is a valid data package whose tables hold the scores to the last digit."""
    made = result(path="yearbook.xlsx", title=Text(en="Yearbook", zh="年鉴"), licence="CC-BY-4.0")
    writer = plugin.dei_writers()[0]
    writer.write(made, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    tables = {resource["name"] for resource in package["resources"]}

    assert writer.name == "csv"
    assert {"ranking", "scores", "normalized", "contributions", "groups", "findings"} <= tables
    assert {path.stem for path in tmp_path.glob("*.csv")} == tables
    assert Package(str(tmp_path / "datapackage.json")).validate().flatten(["type", "note"]) == []
    assert package["sources"] == [
        {"title": "Yearbook", "title_zh": "年鉴", "licence": "CC-BY-4.0", "file": "yearbook.xlsx"}
    ]
    ranking = read_csv(tmp_path / "ranking.csv")
    scores = dict(
        zip(
            ranking.columns[ranking.header.index("region")],
            ranking.columns[ranking.header.index("score")],
            strict=True,
        )
    )
    (track,) = made.card.tracks.values()
    assert [float(scores[region]) for region in track.table.regions] == track.total.tolist()


def test_parquet_is_written_only_when_asked_for(tmp_path: Path) -> None:
    """The Parquet writer is no part of a standard run, and holds the same tables."""
    made = result(path="yearbook.xlsx")
    csv, workbook, parquet = plugin.dei_writers()
    parquet.write(made, tmp_path)
    ranking = read_parquet(tmp_path / "ranking.parquet")

    assert (csv.standard, workbook.standard, parquet.standard) == (True, True, False)
    assert sorted(ranking.columns[ranking.header.index("region")]) == ["a", "b", "丙"]


@pytest.mark.parametrize("title", [None, Text(en="Yearbook", zh="年鉴")])
def test_a_source_has_a_title_in_any_case(tmp_path: Path, title: Text | None) -> None:
    """The data set's own name where the edition gives no title."""
    write_tables(result(path="yearbook.xlsx", title=title), tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))

    assert package["sources"][0]["title"] == ("yearbook" if title is None else "Yearbook")


def test_a_start_of_dei_imports_nothing_heavy() -> None:
    """The commands are asked for at every start: neither numbers nor workbooks may be loaded for them."""
    code = (
        "import sys; from dei_tables import plugin; plugin.dei_commands()\n"
        "print([name for name in ('numpy', 'python_calamine', 'xlsxwriter', 'narwhals') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_public_names_exist() -> None:
    """Every name leads to something; another one is an attribute error."""
    assert all(callable(getattr(dei_tables, name)) for name in dei_tables.__all__)
    assert dir(dei_tables) == dei_tables.__all__
    with pytest.raises(AttributeError, match="no public name 'read_ods'"):
        dei_tables.read_ods  # noqa: B018
