"""What differs between two editions, locks and result folders."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from needing import needs

from dei_core import DeiError, evaluate, publish
from dei_core.editions import messages as say
from dei_core.host import lock_path, result_findings, write_lock, writers
from dei_workshop import difference, open_side

needs("dei")


@pytest.fixture
def city(repository: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "gigabit-2022"
    shutil.copytree(repository / "examples/gigabit-2022", folder)
    return folder


def test_the_sample_of_the_index_grew(repository: Path) -> None:
    """From 2022 to 2023: districts 120 to 150, counties 100 to 150, zones 30 to 50; none left."""
    sides = [open_side(repository / f"examples/dei-{year}") for year in (2022, 2023)]
    found = difference(*sides)
    counts = {
        item.track: (item.before, item.after, len(item.added), len(item.removed)) for item in found.samples
    }

    assert counts == {"districts": (120, 150, 30, 0), "counties": (100, 150, 50, 0), "zones": (30, 50, 20, 0)}
    assert (found.old.year, found.new.year) == (2022, 2023)
    assert {move.subject for move in found.moves if move.kind == "dataset"} == {
        "districts",
        "counties",
        "zones",
    }
    assert not found.same


def test_an_edition_its_lock_and_its_result_are_the_same(city: Path, tmp_path: Path) -> None:
    """Whichever of the three stands on a side; only a lock by itself does not know its regions."""
    result = evaluate(city)
    paths = [city, write_lock(result), publish(result, tmp_path / "out", writers()[0])]
    sides = [open_side(path) for path in paths]

    assert all(difference(one, two).same for one in sides for two in sides)
    assert [side.regions is None for side in sides] == [False, True, False]
    assert sides[0].regions == sides[2].regions
    assert sides[0].name == sides[1].name


def test_a_region_that_left_is_named(city: Path, tmp_path: Path) -> None:
    """Between a result folder and the edition that has changed since."""
    folder = publish(evaluate(city), tmp_path / "out", writers()[0])
    lines = (city / "data.csv").read_text(encoding="utf-8").splitlines()
    (city / "data.csv").write_text(
        "\n".join(line for line in lines if "张家口市" not in line), encoding="utf-8"
    )
    (sample,) = difference(open_side(folder), open_side(city)).samples

    assert (sample.before, sample.after) == (8, 7)
    assert (sample.removed, sample.added) == ({"130700": "张家口市"}, {})


def test_a_result_without_its_ranking_is_refused(city: Path, tmp_path: Path) -> None:
    """Its regions would be unknown."""
    folder = publish(evaluate(city), tmp_path / "out", writers()[0])
    (folder / "ranking.csv").unlink()
    with pytest.raises(DeiError) as caught:
        open_side(folder)
    (finding,) = caught.value.findings

    assert finding.code == "diff-no-ranking"
    assert finding.says().startswith("the regions of this result folder cannot be read from its ranking: ")
    assert finding.says("zh").startswith("无法从排名表读取该结果文件夹的区域：")


def test_a_threshold_of_a_standard_is_a_clause(repository: Path, tmp_path: Path) -> None:
    """What a standard asks is told apart from how an indicator of the index is scored."""
    example = repository / "examples/benchmark-gigabit"
    text = (example / "edition.toml").read_text(encoding="utf-8")
    text = text.replace("../dei-2023", (repository / "examples/dei-2023").as_posix())
    text += """
[[track.districts.override]]
benchmark = "gigabit.gigabit_2021"
indicator = "base.gigabit_household_coverage"
params = {target = 85.0}
reason = {en = "a test", zh = "测试"}
"""
    (tmp_path / "edition.toml").write_text(text, encoding="utf-8")
    moves = difference(open_side(example), open_side(tmp_path)).moves
    (threshold,) = [move for move in moves if move.key == "params.target"]

    assert (threshold.kind, threshold.track, threshold.pack) == ("clause", "districts", "gigabit")
    assert (threshold.old, threshold.new) == (80.0, 85.0)


def test_a_lock_that_was_edited_is_told_beside_what_differs(city: Path) -> None:
    """Its own digests do not hold; so does one of an earlier form say what it is."""
    write_lock(evaluate(city))
    lock = lock_path(city / "edition.toml")
    whole = lock.read_text(encoding="utf-8")
    lock.write_text(whole.replace("year = 2022", "year = 2021"), encoding="utf-8")
    (edited,) = open_side(lock).findings
    lock.write_text(re.sub(r"(?m)^(form|lock_digest) = .*\n", "", whole), encoding="utf-8")
    (earlier,) = open_side(lock).findings
    lock.write_text(whole, encoding="utf-8")

    assert (edited.message, edited.place.file) == (say.LOCK_EDITED, str(lock))
    assert earlier.message is say.LOCK_EARLIER
    assert open_side(lock).findings == open_side(city).findings == ()


CHANGES = {
    "one sign": lambda content: content.replace(b"2022", b"2021", 1),
    "cut short": lambda content: content[: len(content) // 2].rpartition(b"\n")[0] + b"\n",
    "saved by a spreadsheet": lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", ["ranking.csv", "scores.csv", "edition.lock.toml", "run.json"])
def test_a_result_that_was_changed_is_told_by_the_files_that_are_read(
    city: Path, tmp_path: Path, name: str, change: str
) -> None:
    """And by no others; as it was written, or where a file is gone, nothing is said."""
    folder = publish(evaluate(city), tmp_path / "out", writers()[0])
    read = ("ranking.csv", "scores.csv", "edition.lock.toml")
    before = result_findings(folder, read)
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(CHANGES[change](content))
    (finding,) = result_findings(folder, read)
    others = result_findings(folder, [one for one in read if one != name])
    (folder / name).write_bytes(content)
    (folder / "scores.csv").unlink()

    assert before == result_findings(folder, read) == ()
    assert finding.message is say.RESULT_CHANGED
    assert name in finding.facts["files"]
    assert bool(others) == (name == "run.json")


def test_a_side_that_is_a_changed_result_says_so(city: Path, tmp_path: Path) -> None:
    folder = publish(evaluate(city), tmp_path / "out", writers()[0])
    ranking = folder / "ranking.csv"
    ranking.write_text(ranking.read_text(encoding="utf-8").replace("张家口市", "张家界市"), encoding="utf-8")
    (finding,) = open_side(folder).findings

    assert (finding.message, finding.facts["files"]) == (say.RESULT_CHANGED, ["ranking.csv"])
    assert "ranking.csv" in finding.text("zh")
