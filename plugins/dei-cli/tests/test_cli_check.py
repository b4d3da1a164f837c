"""dei check."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_what_would_be_computed(dei: Any, edition: Path, tmp_path: Path) -> None:
    """Tracks, stages, data and evidence are said; nothing is scored or written."""
    done = dei("check", edition)

    assert (0, "") == (done.code, done.err)
    assert "region type demo.city; indicators: 2 (0 derived); nodes: 2" in done.out
    assert "rules (fit = pooled)" in done.out
    assert "No faults." in done.out
    assert list((tmp_path / "here").iterdir()) == []


def test_evidence_is_counted_by_kind(dei: Any, edition: Path) -> None:
    """One rule was read and one recalled, the weights were derived; a node of one child has no weights."""
    (track,) = dei("check", edition, "--json").document["tracks"]

    assert track["rules"] == {"read": 1, "derived": 0, "recalled": 1, "chosen": 0, "unstated": 0}
    assert track["weights"] == {"read": 0, "derived": 1, "recalled": 0, "chosen": 0, "unstated": 0}


def test_what_the_edition_sets_has_no_evidence(dei: Any, tmp_path: Path, sample: Any) -> None:
    text = sample.edition.replace("[dataset.cities]", '[stages.weight]\nmethod = "equal"\n[dataset.cities]')
    (track,) = dei("check", sample.make(tmp_path / "equal", text), "--json").document["tracks"]

    assert track["weights"] == {"read": 0, "derived": 0, "recalled": 0, "chosen": 0, "unstated": 1}


def test_stages_come_in_the_protocols_order(dei: Any, edition: Path) -> None:
    order = ["derive", "screen", "impute", "treat", "normalise", "weight", "aggregate", "rank", "tier"]
    (track,) = dei("check", edition, "--json").document["tracks"]

    assert list(track["stages"]) == order


def test_data_files_with_rows(dei: Any, edition: Path) -> None:
    assert dei("check", edition, "--json").document["datasets"] == [
        {"dataset": "cities", "path": "data.csv", "rows": 3, "reader": "csv"}
    ]


def test_faults_of_data_still_show_the_plan(dei: Any, tmp_path: Path, sample: Any) -> None:
    """The plan is whole although a cell is not: both are said, and the exit code is 1."""
    folder = sample.make(tmp_path / "bad", data=sample.data.replace("61.2", "many"))
    done = dei("check", folder)
    record = dei("check", folder, "--json")

    assert (1, 1) == (done.code, record.code)
    assert "region type demo.city" in done.out
    assert "[text-cell]" in done.err
    assert "No faults" not in done.out
    assert record.document["status"] == 1


def test_warnings_do_not_fail(dei: Any, tmp_path: Path, sample: Any) -> None:
    """A rule that was checked before the edition's year is a warning in check and in run: exit code 0."""
    folder = sample.make(tmp_path / "stale", pack=sample.pack.replace("checked = 2025", "checked = 2023"))
    checked, ran = dei("check", folder), dei("run", folder)

    assert (0, 0) == (checked.code, ran.code)
    assert "No faults" not in checked.out
    assert "Findings: 1 warning" in ran.out
    for done in (checked, ran):
        assert done.err.startswith("pack/pack.toml\n  warning: rule.price[0]")
    assert dei("check", folder, "--json").codes == ["rule-unchecked"]


def test_tracks_with_the_same_stages_share_a_table(dei: Any, tmp_path: Path, sample: Any) -> None:
    second = (
        '[track.towns]\nname = {en = "Towns", zh = "镇"}\nregion_type = "demo.city"\ndataset = "cities"\n'
    )
    done = dei("check", sample.make(tmp_path / "two", sample.edition + second), "--lang", "zh")

    assert done.code == 0
    assert done.out.count("缺失值插补") == 1
    assert done.out.count("评分规则") == 4
