"""The examples of this repository against their committed results, and that a difference would be seen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from needing import needs

from dei_core import DeiError
from dei_workshop import example_name, examples_in, verify
from dei_workshop.verifying.examples import causes

needs("dei")

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
HELD = examples_in([EXAMPLES])
OWN = {folder: name for folder, name in HELD.items() if "third-party-plugin" not in folder.parts}
"""Without the one whose plugin is not installed here; another test installs it and verifies it."""


@pytest.mark.parametrize("folder", OWN, ids=OWN.values())
def test_an_example_gives_what_is_committed(folder: Path) -> None:
    """Scores, ranks, findings and counts within 1e-12; no rule moved since its lock."""
    made = verify(folder, HELD[folder])
    if made.skipped:
        pytest.skip(made.findings[0].text())

    assert [finding.text() for finding in made.findings if finding.severity == "error"] == []
    assert made.tables["ranking"] > 0


def test_examples_are_named_by_their_path() -> None:
    """Below `examples`, however they are asked for; elsewhere below the folder asked for. The same twice is one."""
    one = EXAMPLES / "gigabit-2022"

    assert {"dei-2023", "gigabit-2022", "published/egdi/2003"} <= set(HELD.values())
    assert examples_in([one]) == {one: "gigabit-2022"}
    assert examples_in([EXAMPLES / "published/egdi/2003"]) == {
        EXAMPLES / "published/egdi/2003": "published/egdi/2003"
    }
    assert (example_name(Path("/a/b/c"), Path("/a")), example_name(Path("/a/b"), Path("/a/b"))) == (
        "b/c",
        "b",
    )
    assert examples_in([EXAMPLES, one]) == HELD


def test_no_example_is_a_finding(tmp_path: Path) -> None:
    """Expected results without an edition are none."""
    (tmp_path / "expected").mkdir()
    with pytest.raises(DeiError) as caught:
        examples_in([tmp_path])

    assert [finding.code for finding in caught.value.findings] == ["verify-no-examples"]


@pytest.fixture
def city(tmp_path: Path) -> Path:
    folder = tmp_path / "city"
    shutil.copytree(EXAMPLES / "gigabit-2022", folder)
    (folder / "edition.lock.toml").unlink(missing_ok=True)
    return folder


def test_one_altered_score_is_one_finding(city: Path) -> None:
    """By region and node, expected and got; a difference beyond 1e-12 relative, and none below."""
    path = city / "expected/ranking.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("96.95945945945945", "96.95945945955945"), encoding="utf-8")
    (finding,) = verify(city, "city").findings
    path.write_text(text.replace("96.95945945945945", "96.95945945945949"), encoding="utf-8")

    assert (finding.code, finding.place.region, finding.place.row) == (
        "verify-differs",
        "呼和浩特市 (150100)",
        3,
    )
    assert finding.says() == (
        "gigabit: score expected 96.95945945955945, got 96.95945945945945; there is no lock to say what moved"
    )
    assert finding.says("zh").startswith("gigabit：score 预期为 96.95945945955945，实得 96.95945945945945；")
    assert verify(city, "city").findings == ()


def test_a_rank_and_a_tier_are_held_too(city: Path) -> None:
    path = city / "expected/ranking.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",2,very high,", ",3,high,"), encoding="utf-8")

    assert [finding.facts["column"] for finding in verify(city, "city").findings] == ["rank", "tier"]


def test_findings_are_held_too(city: Path) -> None:
    """By code, severity and place; their wording may be mended without a new expectation."""
    path = city / "expected/findings.csv"
    path.write_text("code,severity,place\nrule-unchecked,note,edition.toml\n", encoding="utf-8")
    (finding,) = verify(city, "city").findings

    assert (finding.code, finding.facts["node"], finding.place.row) == (
        "verify-row-gone",
        "rule-unchecked",
        2,
    )


def test_absent_data_do_not_hide_another_fault(city: Path) -> None:
    """Only an example that lacks nothing but data is skipped."""
    edition = city / "edition.toml"
    text = edition.read_text(encoding="utf-8")
    dataset = '[dataset.gone]\npath = "gone.csv"\nname = "name"\n'
    track = '[track.b]\nname = {en = "B", zh = "乙"}\nregion_type = "gigabit.city"\ndataset = "gone"\n'
    edition.write_text(f"{text}\n{dataset}\n{track}", encoding="utf-8")
    absent = verify(city, "city")
    data = city / "data.csv"
    data.write_text(data.read_text(encoding="utf-8").replace(",33.2,", ",many,"), encoding="utf-8")
    faulty = verify(city, "city")

    assert (absent.skipped, absent.failed, absent.result) == (True, False, None)
    assert (faulty.skipped, faulty.failed) == (False, True)
    assert "data-not-found" in {finding.code for finding in faulty.findings}


PLUGIN = '[project]\nname = "dei-garden"\n[project.entry-points."dei.packs"]\ngarden = "dei_garden"\n'


def test_an_example_of_a_plugin_that_is_not_installed_is_skipped(city: Path) -> None:
    """Where it lies in that plugin's own repository, and lacks nothing else; a pack of another name is a fault."""
    edition = city / "edition.toml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text.replace('packs = ["./pack"]', 'packs = ["./pack", "garden"]'), encoding="utf-8")
    outside = verify(city, "city")
    (city.parent / "pyproject.toml").write_text(PLUGIN, encoding="utf-8")
    inside = verify(city, "city")
    edition.write_text(text.replace('packs = ["./pack"]', 'packs = ["garden", "gradn"]'), encoding="utf-8")
    other = verify(city, "city")
    (note,) = inside.findings

    assert [(made.skipped, made.failed) for made in (outside, inside, other)] == [
        (False, True),
        (True, False),
        (False, True),
    ]
    assert (note.code, note.severity) == ("verify-plugin-absent", "note")
    assert "belongs to the plugin 'garden', which is not installed" in note.text("en")
    assert "该示例属于插件“garden”，而该插件未安装" in note.text("zh")


def test_the_third_party_plugin_is_held_where_it_is_installed() -> None:
    """Here it is not; its own test installs it."""
    folder = EXAMPLES / "third-party-plugin/edition"

    assert HELD[folder] == "third-party-plugin/edition"
    assert verify(folder, HELD[folder]).skipped


def test_a_lock_that_is_none_is_a_finding_of_the_example(city: Path) -> None:
    (city / "edition.lock.toml").write_text("a = 1\n", encoding="utf-8")
    (finding,) = verify(city, "city").findings

    assert (finding.code, finding.place.file) == ("lock-shape", "city/edition.lock.toml")


def test_the_causes_are_the_first_few(city: Path) -> None:
    """Three, and how many more."""
    (city / "edition.lock.toml").write_text("a = 1\n", encoding="utf-8")
    (finding,) = verify(city, "city").findings
    said = causes([finding] * 5)

    assert said.en.startswith("moved since the lock: is not a lock")
    assert said.en.endswith("; and 2 more")
    assert said.zh.endswith("；另有 2 项")
    assert causes([]).zh == "锁定文件所载内容均无变动"
