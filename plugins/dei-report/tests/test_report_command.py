"""`dei report`, the report of a run, and what the page is built from."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from needing import needs

from dei_cli.program.running import Dei
from dei_core import Text
from dei_core.host import writers
from dei_core.plugin import Message
from dei_report import messages
from dei_report.files import PAGE, STORY
from dei_report.page import building, portrait_words, prose, words
from dei_report.page.building import digits, embedded, fill, report, share, two
from dei_report.page.figures import height
from dei_report.story.telling import FORMAT

ROOT = Path(__file__).resolve().parents[3]
SMALL = ROOT / "examples/gigabit-2022"
FOLDER = Path(building.__file__).parent
SOURCES = sorted(path for kind in ("js", "css", "templates") for path in (FOLDER / kind).rglob("*.*"))
ALL = [value for value in vars(messages).values() if isinstance(value, Message)]
TESTS = Path(__file__).read_text(encoding="utf-8")
WORDS = {
    **words.WORDS,
    **prose.PROSE,
    **{f"portrait_{name}": text for name, text in portrait_words.WORDS.items()},
}


def dei(*arguments: object) -> Any:
    return CliRunner().invoke(Dei(), [str(item) for item in arguments])


@pytest.fixture
def result_folder(tmp_path: Path) -> Path:
    needs("dei-tables")
    assert dei("run", SMALL, "--out", tmp_path / "result").exit_code == 0
    return tmp_path / "result"


def test_a_run_leaves_the_report(result_folder: Path) -> None:
    """report.html and the story that it tells, listed in run.json as the run's own."""
    listed = json.loads((result_folder / "run.json").read_text(encoding="utf-8"))["files"]

    assert {PAGE, STORY} <= set(listed)
    assert "北京市" in (result_folder / PAGE).read_text(encoding="utf-8")


@pytest.mark.parametrize("option", [["--no-report"], ["--without", "report"]])
def test_a_run_may_leave_it_out(tmp_path: Path, option: list[str]) -> None:
    needs("dei-tables")
    done = dei("run", SMALL, "--out", tmp_path / "result", *option)

    assert done.exit_code == 0
    assert not (tmp_path / "result" / PAGE).exists()
    assert (tmp_path / "result/ranking.csv").exists()


def test_leaving_out_an_unknown_output_is_refused(tmp_path: Path) -> None:
    done = dei("run", SMALL, "--out", tmp_path / "result", "--without", "reprot")

    assert done.exit_code == 2
    assert "report" in done.output
    assert not (tmp_path / "result").exists()


def test_whoever_asks_for_what_is_left_out_does_not_get_it() -> None:
    needs("dei-tables")
    made, _ = writers(also=("parquet",), without=("parquet", "report"))

    assert {"csv"} <= {writer.name for writer in made}
    assert {"parquet", "report"} & {writer.name for writer in made} == set()


def test_the_page_is_written_again_from_a_result_folder(result_folder: Path) -> None:
    """The same page, without the data or the edition; a language may be chosen for it."""
    before = (result_folder / PAGE).read_text(encoding="utf-8")
    assert dei("report", result_folder).exit_code == 0
    assert (result_folder / PAGE).read_text(encoding="utf-8") == before

    done = dei("report", result_folder, "--lang", "zh", "--out", result_folder.parent / "other")
    page = (result_folder.parent / "other" / PAGE).read_text(encoding="utf-8")
    assert f"报告：{result_folder.parent / 'other' / PAGE}" in done.output
    assert '<html lang="zh-Hans" data-opens="zh">' in page
    assert '<html lang="en" data-opens="">' in before


def test_another_result_keeps_its_own_report(tmp_path: Path, result_folder: Path) -> None:
    """The report of an edition, or of another result, is not put among the tables of a result."""
    shutil.copytree(result_folder, tmp_path / "copy")
    before = (result_folder / PAGE).read_bytes()
    for subject in (SMALL, tmp_path / "copy"):
        done = dei("report", subject, "--out", result_folder, "--json")

        assert (3, ["report.other-result"]) == (
            done.exit_code,
            [finding["code"] for finding in json.loads(done.output)["findings"]],
        )
    assert (result_folder / PAGE).read_bytes() == before


def test_a_result_whose_report_was_written_again_is_still_a_result(result_folder: Path) -> None:
    """A run replaces it; but not a report or a story that somebody edited, nor does `dei report`."""
    assert dei("report", result_folder, "--lang", "zh").exit_code == 0
    assert dei("run", SMALL, "--out", result_folder).exit_code == 0

    for name, refusal in ((PAGE, (3, "file-there")), (STORY, (1, "report.story-changed"))):
        text = (result_folder / name).read_text(encoding="utf-8")
        (result_folder / name).write_text(text.replace("2022", "2021", 1), encoding="utf-8")
        written, run = dei("report", result_folder, "--json"), dei("run", SMALL, "--out", result_folder)

        assert (written.exit_code, json.loads(written.output)["findings"][0]["code"]) == refusal
        assert run.exit_code == 3
        assert "edited-files" in run.output
        assert name in run.output
        (result_folder / name).write_text(text, encoding="utf-8")


def test_an_edition_is_evaluated_for_its_report(tmp_path: Path, result_folder: Path) -> None:
    """The same report as that of its run."""
    done = dei("report", SMALL, "--out", tmp_path / "new", "--json")

    assert json.loads(done.output)["files"] == [str(tmp_path / "new" / PAGE)]
    assert (tmp_path / "new" / PAGE).read_bytes() == (result_folder / PAGE).read_bytes()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (None, "report.no-report"),
        ("{", "report.no-story"),
        ("[]", "report.no-story"),
        ('{"format": 99}', "report.other-format"),
        (f'{{"format": {FORMAT}}}', "report.story-changed"),
        ("[" * 5000 + "]" * 5000, "report.no-story"),
    ],
)
def test_a_result_folder_without_a_story_is_refused(result_folder: Path, text: str | None, code: str) -> None:
    (result_folder / STORY).unlink()
    if text is not None:
        (result_folder / STORY).write_text(text, encoding="utf-8")
    done = dei("report", result_folder)

    assert done.exit_code == 1
    assert code in done.output


def test_a_story_that_was_edited_becomes_no_report(result_folder: Path, tmp_path: Path) -> None:
    """A report bears the engine's seal: no number that somebody typed comes under it."""
    story = result_folder / STORY
    head, tracks, rest = story.read_text(encoding="utf-8").partition('"tracks":')
    story.write_text(f"{head}{tracks}{rest.replace('1', '2', 1)}", encoding="utf-8")
    done = dei("report", result_folder, "--out", tmp_path / "other")

    assert done.exit_code == 1
    assert "report.story-changed" in done.output
    assert not (tmp_path / "other").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes")
def test_a_pipe_in_the_place_of_a_story_is_not_waited_for(result_folder: Path) -> None:
    (result_folder / STORY).unlink()
    os.mkfifo(result_folder / STORY)
    done = dei("report", result_folder)

    assert done.exit_code == 1
    assert "report.no-story" in done.output


def test_a_result_of_a_run_without_its_report_says_so(tmp_path: Path) -> None:
    """Nothing of what the system said, but what to run, in both languages."""
    needs("dei-tables")
    dei("run", SMALL, "--out", tmp_path / "result", "--no-report")
    done = dei("report", tmp_path / "result", "--json")
    (finding,) = json.loads(done.output)["findings"]

    assert done.exit_code == 1
    assert "written without a report (no report.json)" in finding["en"]["says"]
    assert "dei run EDITION" in finding["en"]["mend"]
    assert "该结果未生成报告（缺少 report.json）" in finding["zh"]["says"]
    assert "Errno" not in done.output


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    needs("dei-tables")
    (tmp_path / "file").touch()
    done = dei("report", SMALL, "--out", tmp_path / "file")

    assert done.exit_code == 3


def test_an_edition_before_that_cannot_be_evaluated_is_told_in_the_report(tmp_path: Path) -> None:
    """Its faults stop nothing; the report says why there is no change to tell."""
    needs("dei-tables")
    shutil.copytree(SMALL, tmp_path / "new")
    (tmp_path / "old").mkdir()
    (tmp_path / "old/edition.toml").write_text("year = 2021\n", encoding="utf-8")
    file = tmp_path / "new/edition.toml"
    file.write_text('previous = "../old"\n' + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert dei("report", tmp_path / "new", "--out", tmp_path / "out").exit_code == 0
    told = json.loads((tmp_path / "out" / STORY).read_text(encoding="utf-8"))

    assert any("无法与上期比较" in item["text"]["zh"] for item in told["quality"]["findings"])
    assert all(track["change"] is None for track in told["tracks"])


def test_the_page_loads_nothing(index: Any) -> None:
    """No element that fetches, no address of another place in what a browser would open."""
    page = report(index.story)
    body = re.sub(r"<script[^>]*>.*?</script>", "", page, flags=re.DOTALL)

    assert re.findall(r"<(?:link|img|iframe|object|embed|source|video|audio)\b", body) == []
    assert re.findall(r"\b(?:src|srcset|poster|action)=", body) == []
    assert all(link.startswith("#") for link in re.findall(r'href="([^"]*)"', body))
    assert "url(" not in page[: page.index("</style>")]
    assert "default-src 'none'" in page


def test_nothing_from_the_story_is_taken_for_mark_up(index: Any) -> None:
    """A name that looks like mark-up is shown as it is written."""
    evil = "</script><img src=x onerror=alert(1)>"
    told = json.loads(json.dumps(index.story))
    told["edition"]["name"] = {"en": evil, "zh": evil}
    told["tracks"] = told["tracks"][2:]
    told["minute"] = told["minute"][2:]
    told["tracks"][0]["regions"]["name"][0] = evil
    page = report(told)

    assert "<img src=x" not in page
    assert page.count("</script>") == page.count("<script")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_sources_are_short(path: Path) -> None:
    """No source file over 300 lines, no function of a script over 40."""
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = [
        at for at, line in enumerate(lines) if re.match(r"(  )?(async )?(function \w+|\w+)\(.*\) \{$", line)
    ]
    indents = [re.match(r" *", lines[at]).group() for at in starts]  # type: ignore[union-attr]
    ends = [lines.index(f"{indent}}}", at) for at, indent in zip(starts, indents, strict=True)]

    assert len(lines) <= 300
    assert [lines[at] for at, end in zip(starts, ends, strict=True) if end - at > 40] == []


def test_every_script_and_style_is_in_the_page() -> None:
    assert {path.stem for path in SOURCES if path.suffix == ".js"} == set(building.SCRIPTS)
    assert {path.stem for path in SOURCES if path.suffix == ".css"} == set(building.STYLES)


@pytest.mark.parametrize("name", WORDS)
def test_labels_are_in_both_languages_and_used(name: str) -> None:
    """The same blanks, Chinese in Chinese alone, and no label that nobody shows."""
    text: Text = WORDS[name]
    blanks = [set(re.findall(r"\{(\w+)\}", said)) for said in (text.en, text.zh)]
    short = name.removeprefix("portrait_")
    used = [path for path in SOURCES if re.search(rf"""(\.|"){short}\b""", path.read_text(encoding="utf-8"))]

    assert blanks[0] == blanks[1]
    assert not re.search("[\u4e00-\u9fff]", text.en)
    assert used or name.startswith("severity_")


@pytest.mark.parametrize("message", ALL, ids=lambda message: message.code)
def test_messages_are_whole_and_provoked(message: Message) -> None:
    assert message.code.startswith("report.")
    assert re.search("[\u4e00-\u9fff]", message.says.zh)
    assert re.search("[\u4e00-\u9fff]", message.mend.zh)
    assert f'"{message.code}"' in TESTS


class TestPieces:
    def test_json_cannot_close_its_script(self) -> None:
        assert embedded({"a": "</script>"}) == '{"a":"\\u003c/script>"}'

    def test_texts_are_escaped_and_said_once_where_they_are_the_same(self) -> None:
        assert two({"en": "a<b", "zh": "a<b"}) == "a&lt;b"
        assert two({"en": "One", "zh": "一"}) == (
            '<span class="en" lang="en">One</span><span class="zh" lang="zh-Hans">一</span>'
        )
        assert two(None) == "–"

    def test_blanks_take_texts(self) -> None:
        named = fill({"en": "{a}!", "zh": "{a}！"}, a={"en": "One", "zh": "一"})

        assert named == {"en": "One!", "zh": "一！"}

    def test_numbers_are_short(self) -> None:
        assert [share(0.125), share(1.0), share(0.04256, 2)] == ["12.5%", "100%", "4.26%"]
        assert [digits(1234567.8), digits(0.0123456), digits(97.0), digits(None)] == [
            "1,234,568",
            "0.01235",
            "97",
            "–",
        ]

    @pytest.mark.parametrize(
        ("spec", "wanted"),
        [
            ({"height": 100}, 160),
            (
                {
                    "height": {"step": 20},
                    "encoding": {"y": {"field": "a"}},
                    "data": {"values": [{"a": 1}, {"a": 2}]},
                },
                100,
            ),
            ({"vconcat": [{"height": 100}, {"height": 40}]}, 260),
            ({"hconcat": [{"height": 100}, {"height": 40}]}, 160),
            ({"height": "container"}, 300),
        ],
    )
    def test_a_chart_keeps_its_place(self, spec: dict[str, Any], wanted: int) -> None:
        assert height(spec) == wanted
