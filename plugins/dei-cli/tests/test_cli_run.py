"""dei run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def test_the_ranking_and_the_result_folder(dei: Any, edition: Path, tmp_path: Path) -> None:
    """Ranks and scores are those computed by hand; the folder is out/<the edition's folder> of this folder."""
    done = dei("run", edition, "--no-report")

    assert (0, "") == (done.code, done.err)
    rows = [line.split("│")[1:-1] for line in done.out.splitlines() if line.startswith("│")]
    assert [["1", "A1", "一市", "76.72"], ["2", "A2", "二市", "54.00"], ["3", "A3", "三市", "38.00"]] == [
        [cell.strip() for cell in row] for row in rows
    ]
    folder = tmp_path / "here/out/demo"
    assert str(folder) in done.out
    assert {"ranking.csv", "run.json", "edition.lock.toml"} <= {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("shown", "hidden"),
    [(["--top", "1"], "A2"), (["--top", "2"], "A3"), (["--top", "0"], None), ([], None)],
)
def test_top_says_how_many_are_shown(dei: Any, edition: Path, shown: list[str], hidden: str | None) -> None:
    """--top N shows the N best and says that there are more; 0 shows all."""
    done = dei("run", edition, "--no-write", *shown)

    assert "A1" in done.out
    assert (hidden is None) == ("A3" in done.out)
    assert (f"{shown[1]} of 3 regions shown" if hidden else "\n3 regions\n") in done.out


def test_no_write_leaves_nothing(dei: Any, edition: Path, tmp_path: Path) -> None:
    done = dei("run", edition, "--no-write")

    assert "No result folder was written" in done.out
    assert list((tmp_path / "here").iterdir()) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [("demo", "demo"), ("demo/edition.toml", "demo"), ("demo/draft.toml", "demo-draft")],
)
def test_default_folder(
    dei: Any, edition: Path, tmp_path: Path, given: str, expected: str, sample: Any
) -> None:
    """Two editions in one folder do not write over each other's results."""
    (edition / "draft.toml").write_text(sample.edition, encoding="utf-8")
    dei("run", tmp_path / given, "--no-report")

    assert [expected] == [path.name for path in (tmp_path / "here/out").iterdir()]


def test_out_replaces_an_earlier_result_and_nothing_else(dei: Any, edition: Path, tmp_path: Path) -> None:
    """A folder that is no result is refused with exit code 3 and stays as it is."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("years of work")
    first = dei("run", edition, "--no-report", "--out", tmp_path / "result")
    again = dei("run", edition, "--no-report", "--out", tmp_path / "result")
    refused = dei("run", edition, "--out", tmp_path / "mine", "--json")

    assert [0, 0, 3] == [first.code, again.code, refused.code]
    assert ["not-a-result"] == refused.codes
    assert refused.document["status"] == 3
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def test_folder_that_cannot_be_made(dei: Any, edition: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = dei("run", edition, "--out", tmp_path / "file/below", "--json")

    assert (3, ["cannot-write"]) == (done.code, done.codes)


def test_specimen_is_said_in_the_first_line(dei: Any, tmp_path: Path, sample: Any) -> None:
    text = sample.edition.replace('name = "name"', 'name = "name"\nspecimen = true')
    done = dei("run", sample.make(tmp_path / "made-up", text), "--no-write")

    assert done.out.startswith("Specimen data: ")


def test_tiers_scale_and_decimals_are_the_frameworks(dei: Any, tmp_path: Path, sample: Any) -> None:
    """An index published on 0-1 with three decimals is shown so: 0.767 for 76.72; the tier by its name."""
    pack = sample.pack.replace('zh = "示例指数"}', 'zh = "示例指数"}\nscale = 1\ndecimals = 3')
    text = sample.edition.replace("[dataset.cities]", '[stages.tier]\nmethod = "demo.two"\n[dataset.cities]')
    folder = sample.make(tmp_path / "scaled", text, pack=pack)
    english = dei("run", folder, "--no-write")
    chinese = dei("run", folder, "--no-write", "--lang", "zh")
    record = dei("run", folder, "--no-write", "--json").document["tracks"][0]

    assert all(word in english.out for word in ("0.767", "Ahead", "Behind", "Tier"))
    assert all(word in chinese.out for word in ("0.767", "领先", "追赶", "档次", "得分"))
    assert (1.0, 3) == (record["scale"], record["decimals"])
    assert record["ranking"][0]["tier"] == {"en": "Ahead", "zh": "领先"}


def test_coverage_and_missing_scores_are_shown_where_there_are_any(
    dei: Any, tmp_path: Path, sample: Any
) -> None:
    """A region with 60 % of the weight is scored on it under reweight, and says so; under refuse it has none."""
    data = sample.data.replace("A3,三市,30,50", "A3,三市,30,")
    reweighted = sample.edition.replace(
        "[dataset.cities]", '[stages.aggregate]\nmissing = "reweight"\n[dataset.cities]'
    )
    partial = dei("run", sample.make(tmp_path / "partial", reweighted, data), "--no-write")
    refused = dei("run", sample.make(tmp_path / "refused", sample.edition, data), "--no-write")
    whole = dei("run", sample.make(tmp_path / "whole"), "--no-write")

    assert "60%" in partial.out
    assert "30.00" in partial.out
    assert "1 without a score" in refused.out
    assert "Coverage" not in whole.out


def test_several_years_show_the_latest(dei: Any, tmp_path: Path, sample: Any) -> None:
    """With data of two years the table is the later one's, and the years are said."""
    text = sample.edition.replace('name = "name"', 'name = "name"\nyear = "year"')
    rows = ("A1,一市,2022,10,40", "A2,二市,2022,20,60", "A1,一市,2023,30,40", "A2,二市,2023,20,60", "")
    data = "\n".join(("region,name,year,fibre,price", *rows))
    done = dei("run", sample.make(tmp_path / "years", text, data), "--no-write")

    assert "Year" in done.out
    assert "2 regions; ranking of 2023; the data have 2022–2023" in done.out
    assert done.out.count("│ 2023 │") == 2


def test_document(dei: Any, edition: Path) -> None:
    """One document holds every region, unrounded, and the folder."""
    done = dei("run", edition, "--no-report", "--json", "--out", edition / "result")
    document = done.document
    (track,) = document["tracks"]

    assert (0, "") == (done.code, done.err)
    assert ("run", 0, []) == (document["command"], document["status"], document["findings"])
    assert document["edition"]["name"] == {"en": "Demo 2024", "zh": "示例 2024"}
    assert document["folder"] == str((edition / "result").resolve())
    assert [row["score"] for row in track["ranking"]] == pytest.approx([76.72, 54.0, 38.0], rel=1e-12)
    assert [row["rank"] for row in track["ranking"]] == [1, 2, 3]
    assert set(document["seconds"]) == {"bind", "data", "score"}


def test_faults_of_the_edition_end_in_1(dei: Any, tmp_path: Path, sample: Any) -> None:
    """All faults are there at once, under the file that has them, and nothing is written."""
    broken = sample.edition.replace("demo.city", "demo.town").replace("year = 2024", 'year = "2024"')
    done = dei("run", sample.make(tmp_path / "broken", broken))

    assert (1, "") == (done.code, done.out)
    assert done.err.startswith("edition.toml\n  error: ")
    assert "[wrong-type]" in done.err


def test_faults_of_the_data_end_in_1(dei: Any, tmp_path: Path, sample: Any) -> None:
    folder = sample.make(tmp_path / "bad", data=sample.data.replace("61.2", "many").replace("90", "1,2,3"))
    done = dei("run", folder, "--json")

    assert done.code == 1
    assert done.document["status"] == 1


def test_also_takes_only_known_writers(dei: Any, edition: Path) -> None:
    """A writer that nobody has is wrong usage, found before anything is computed."""
    done = dei("run", edition, "--also", "parket", "--json")

    assert (2, ["unknown-writer"]) == (done.code, done.codes)
    assert "parquet" in done.document["findings"][0]["en"]["says"]
