"""`dei analyse` and `dei compare`: tables, remarks, screens and documents, in both languages."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import attrs
import numpy as np
import pytest
from click.testing import CliRunner

from dei_analysis import Bounds, analyse, frames_of, remarks
from dei_analysis.commands import messages, words
from dei_analysis.outcome import messages as outcome_messages
from dei_analysis.outcome import sides
from dei_analysis.statistics import messages as statistics_messages
from dei_cli.program.running import Dei
from dei_core import Text, evaluate
from dei_core.host import tools
from dei_core.plugin import Message

INDICATORS = (
    "fibre",
    "speed",
    "price",
    "school",
    "rare",
    "flag",
    "wild",
    "contrary",
    "idle",
    "lone",
    "traffic",
)
SHARES = {
    "access": {"fibre": 0.6, "speed": 0.2, "price": 0.2},
    "people": {
        **{"school": 0.3, "rare": 0.1, "flag": 0.1, "wild": 0.1, "contrary": 0.2, "idle": 0.01, "lone": 0.09},
        "traffic": 0.1,
    },
    "index": {"access": 0.5, "people": 0.5},
}
TABLES = {
    *("statistics", "availability", "correlations", "node_correlations", "alpha", "components", "loadings"),
    *("influence", "profiles", "size", "trends", "remarks"),
}
REMARKS = (
    *(
        "OUTLIERS",
        "FEW_VALUES",
        "MANY_ZEROS",
        "ALIKE",
        "REDUNDANT",
        "OPPOSED",
        "LOW_ALPHA",
        "AGAINST",
        "CARRIES",
    ),
    *("IDLE", "SIZE_DRIVEN"),
)
MESSAGES = {
    name: value
    for room in (messages, outcome_messages, statistics_messages)
    for name, value in vars(room).items()
    if isinstance(value, Message)
}
TEXTS = {name: value for name, value in vars(words).items() if isinstance(value, Text)}
ASCII_AFTER_CHINESE = re.compile(
    r"[\u4e00-\u9fff][,;:!?]|[\u4e00-\u9fff]\.(?![\w.])|[\u4e00-\u9fff]\(|\)[\u4e00-\u9fff]"
)


def pack_text() -> str:
    """A pack of one region type: eleven indicators, one of them a ratio to an auxiliary."""
    lines = ['[pack]\nnamespace = "toy"\nname = {en = "Toy", zh = "玩具"}\nversion = "0.1.0"\nprotocol = 1']
    lines.append('[source.note]\ntitle = {en = "A note", zh = "说明"}')
    lines.append('[framework.frame]\nname = {en = "Toy index", zh = "玩具指数"}')
    lines += [
        f'[framework.frame.pillar.{pillar}]\nname = {{en = "{pillar.title()}", zh = "支柱"}}'
        for pillar in ("access", "people")
    ]
    for name in INDICATORS:
        direction = f'direction = "{"lower" if name == "price" else "higher"}"\n'
        lines.append(
            f'[indicator.{name}]\nname = {{en = "{name.title()}", zh = "指标"}}\nunit = "1"\n{direction}'
        )
    lines[-1] += 'derivation = {method = "ratio", of = ["trips", "population"]}'
    lines += [
        f'[indicator.{name}]\nname = {{en = "{name}", zh = "辅助"}}\nunit = "1"\nrole = "auxiliary"'
        for name in ("trips", "population")
    ]
    lines.append('[region_type.town]\nname = {en = "Town", zh = "镇"}\nframework = "frame"\nroot = "index"')
    for node, shares in SHARES.items():
        listed = ", ".join(f'"{child}"' for child in shares)
        lines.append(f"[region_type.town.node.{node}]\nchildren = [{listed}]")
    lines.append('[weighting.official]\nname = {en = "Weights", zh = "权重"}\nregion_type = "town"')
    lines.append(
        '[[weighting.official.dated]]\nsince = 2020\ncite = {source = "note"}\nevidence = "derived"\nchecked = 2024'
    )
    lines += [
        f"shares.{node} = {{{', '.join(f'{k} = {v}' for k, v in inner.items())}}}"
        for node, inner in SHARES.items()
    ]
    return "\n".join(lines)


EDITION = """
name = {en = "Toy 2024", zh = "玩具 2024"}
year = 2024
packs = ["./pack"]
[dataset.towns]
path = "data.csv"
name = "name"
year = "year"
[track.towns]
name = {en = "Towns", zh = "镇"}
region_type = "toy.town"
dataset = "towns"
[stages.normalise]
method = "minmax"
[stages.aggregate]
missing = "reweight"
"""


def rows() -> list[dict[str, str]]:
    """Two years of 30 towns; each indicator has the flaw that its name tells."""
    random = np.random.default_rng(8)
    found = []
    for town in range(30):
        base, size = random.normal(), random.uniform(1.0, 9.0)
        for year in (2023, 2024):
            values = {
                "fibre": 50.0 + 10.0 * base + year - 2023,
                "speed": 50.0 + 10.0 * base + random.normal() * 0.2,
                "price": 50.0 - 8.0 * base + random.normal() * 4.0,
                "school": 50.0 + 6.0 * base + random.normal() * 5.0,
                "rare": random.normal() if town % 2 else None,
                "flag": float(town % 5 == 0),
                "wild": float(np.exp(random.normal()) + 1e4 * (town == 3)),
                "contrary": 50.0 - 6.0 * base + random.normal() * 5.0,
                "idle": random.normal(),
                "lone": random.normal(),
                "trips": size**3,
                "population": size,
            }
            cells = {key: "" if value is None else repr(value) for key, value in values.items()}
            found.append({"region": f"T{town:02}", "name": f"镇{town}", "year": str(year), **cells})
    return found


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition in which there is something to remark on."""
    folder = tmp_path_factory.mktemp("toy")
    (folder / "pack").mkdir()
    (folder / "pack/pack.toml").write_text(pack_text(), encoding="utf-8")
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    listed = rows()
    with (folder / "data.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(listed[0]))
        writer.writeheader()
        writer.writerows(listed)
    return folder


@attrs.frozen
class Ended:
    """What a call of `dei` printed, and its exit code."""

    code: int
    out: str
    err: str


Call = Callable[..., Ended]


@pytest.fixture
def dei(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """`dei` in this process, in an empty folder, in an English environment."""
    monkeypatch.chdir(tmp_path)
    clean = {"DEI_LANG": None, "LC_ALL": None, "LC_MESSAGES": None, "LANG": "C.UTF-8", "DEI_TRACEBACK": "1"}

    def call(*arguments: object) -> Ended:
        result = CliRunner(env=clean).invoke(Dei(), [str(argument) for argument in arguments])
        return Ended(result.exit_code, result.stdout, result.stderr)

    return call


def read(path: Path) -> list[dict[str, str]]:
    """A table that was written."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_analyse_writes_every_table(dei: Call, edition: Path, tmp_path: Path) -> None:
    """A folder with all tables, described by a data package; a second run replaces it."""
    done = dei("analyse", edition, "--out", tmp_path / "there")
    again = dei("analyse", edition, "--out", tmp_path / "there")
    package = json.loads((tmp_path / "there/datapackage.json").read_text(encoding="utf-8"))

    assert (done.code, again.code) == (0, 0)
    assert {path.stem for path in (tmp_path / "there").glob("*.csv")} == TABLES
    assert {item["name"] for item in package["resources"]} == TABLES
    assert str(tmp_path / "there") in done.out
    assert "What carries the ranking" in done.out


def test_the_default_folder_stands_beside_the_result(dei: Call, edition: Path, tmp_path: Path) -> None:
    """out/<edition>-analysis, unless nothing is to be written."""
    dei("analyse", edition, "--no-write")

    assert not (tmp_path / "out").exists()

    dei("analyse", edition)

    assert (tmp_path / f"out/{edition.name}-analysis/influence.csv").is_file()


def test_tables_say_what_the_functions_compute(edition: Path) -> None:
    """Rows and columns of each table, from one run."""
    card = evaluate(edition).card
    outcomes = analyse(card)
    frames = {frame.name: frame for frame in frames_of(outcomes, card)}
    (subject,) = (outcome.subject for outcome in outcomes)

    assert TABLES == {*frames, "remarks"}
    assert len(frames["statistics"]) == 2 * len(INDICATORS)
    assert len(frames["availability"]) == 30 * 3
    assert len(frames["correlations"]) == len(INDICATORS) * (len(INDICATORS) - 1) // 2
    assert len(frames["profiles"]) == 30 * 10
    assert len(frames["trends"]) == 30 * (len(INDICATORS) + len(SHARES))
    assert len(frames["influence"]) == len(INDICATORS) + 2
    assert sum(frames["influence"].columns["effective_weight"][: len(INDICATORS)]) == pytest.approx(1.0)
    assert set(frames["size"].columns["auxiliary"]) == {"toy.population"}
    assert subject.shown_year == 2024
    groups = dict(
        zip(
            zip(
                frames["correlations"].columns["first"], frames["correlations"].columns["second"], strict=True
            ),
            frames["correlations"].columns["group"],
            strict=True,
        )
    )
    assert groups["toy.fibre", "toy.speed"] == "access"
    assert groups["toy.fibre", "toy.school"] == "index"


def test_the_order_of_the_data_changes_no_byte(edition: Path, tmp_path: Path, dei: Call) -> None:
    """Rows of the data file in another order give the same tables."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "pack").mkdir()
    for name in ("pack/pack.toml", "edition.toml"):
        (other / name).write_text((edition / name).read_text(encoding="utf-8"), encoding="utf-8")
    head, *lines = (edition / "data.csv").read_text(encoding="utf-8").splitlines()
    shuffled = np.random.default_rng(1).permutation(lines).tolist()
    (other / "data.csv").write_text("\n".join([head, *shuffled, ""]), encoding="utf-8")
    dei("analyse", edition, "--out", tmp_path / "one")
    dei("analyse", other, "--out", tmp_path / "two")

    for name in TABLES:
        assert (tmp_path / f"one/{name}.csv").read_bytes() == (tmp_path / f"two/{name}.csv").read_bytes(), (
            name
        )


@pytest.mark.parametrize("name", REMARKS)
def test_every_remark_is_made(edition: Path, name: str) -> None:
    """The edition has every flaw that is remarked on, and each is said once, with its indicators."""
    (outcome,) = analyse(evaluate(edition).card)
    (found,) = [item for item in remarks(outcome) if item.message is MESSAGES[name]]

    assert found.severity == "note"
    assert found.place.path == "towns"


def test_remarks_name_the_right_indicators(edition: Path) -> None:
    """Each flaw is found where it was put."""
    (outcome,) = analyse(evaluate(edition).card)
    by_code = {item.code: item.text() for item in remarks(outcome)}

    assert "toy.wild" in by_code["analysis.outliers"]
    assert "toy.rare" in by_code["analysis.few-values"]
    assert "toy.flag" in by_code["analysis.many-zeros"]
    assert "toy.fibre ~ toy.speed" in by_code["analysis.redundant"]
    assert "toy.contrary" in by_code["analysis.opposed"]
    assert "toy.contrary" in by_code["analysis.against-the-index"]
    assert "toy.idle" in by_code["analysis.idle"]
    assert "toy.traffic ~ toy.population" in by_code["analysis.size-driven"]


def test_bounds_decide_what_is_remarkable(edition: Path) -> None:
    """Out of reach, nothing of the structure is remarked on but what carries the ranking."""
    (outcome,) = analyse(evaluate(edition).card)
    found = remarks(outcome, Bounds(redundant=2.0, size=2.0, p=0.0, alpha=-99.0, idle=0.0))
    codes = {item.code for item in found} - {"analysis.few-values", "analysis.many-zeros", "analysis.alike"}

    assert codes == {"analysis.outliers", "analysis.against-the-index", "analysis.carries"}


def test_a_year_can_be_chosen(dei: Call, edition: Path) -> None:
    """Another year is another analysis; one without scores is refused with those that there are."""
    done = dei("analyse", edition, "--no-write", "--year", 2023, "--json")
    wrong = dei("analyse", edition, "--no-write", "--year", 1999, "--json")

    assert json.loads(done.out)["tracks"][0]["year"] == 2023
    assert wrong.code == 1
    assert [item["code"] for item in json.loads(wrong.out)["findings"]] == [messages.NO_YEAR.code]
    assert "2023, 2024" in json.loads(wrong.out)["findings"][0]["en"]["says"]


def test_one_document_for_programs(dei: Call, edition: Path) -> None:
    """--json prints influence, alpha and remarks, and nothing else."""
    document = json.loads(dei("analyse", edition, "--no-write", "--json").out)
    (track,) = document["tracks"]

    assert document["folder"] is None
    assert (track["track"], track["regions"]) == ("towns", 30)
    assert len(track["influence"]) == len(INDICATORS) + 2
    assert {item["code"] for item in document["findings"]} == {MESSAGES[name].code for name in REMARKS}


def test_chinese(dei: Call, edition: Path) -> None:
    """--lang zh speaks Chinese throughout."""
    done = dei("analyse", edition, "--no-write", "--lang", "zh")

    assert "对排名起决定作用的指标" in done.out
    assert "所测内容几乎相同" in done.err


def test_top_shortens_the_screen(dei: Call, edition: Path) -> None:
    """--top 1 shows one indicator at each end, --top 0 none."""
    both, none = (dei("analyse", edition, "--no-write", "--top", top).out for top in (1, 0))

    assert both.count("│ ") > none.count("│ ")
    assert "What matters least" in both
    assert "What matters least" not in none


LONE = """
[pack]
namespace = "toy"
name = {en = "Toy", zh = "玩具"}
version = "0.1.0"
protocol = 1
[source.note]
title = {en = "A note", zh = "说明"}
[framework.frame]
name = {en = "Toy index", zh = "玩具指数"}
[framework.frame.pillar.access]
name = {en = "Access", zh = "接入"}
[indicator.fibre]
name = {en = "Fibre", zh = "光纤"}
unit = "1"
direction = "higher"
[region_type.town]
name = {en = "Town", zh = "镇"}
framework = "frame"
root = "index"
[region_type.town.node.access]
children = ["fibre"]
[region_type.town.node.index]
children = ["access"]
[weighting.official]
name = {en = "Weights", zh = "权重"}
region_type = "town"
[[weighting.official.dated]]
since = 2020
cite = {source = "note"}
evidence = "derived"
checked = 2024
shares.access = {fibre = 1.0}
shares.index = {access = 1.0}
"""


def smaller(edition: Path, folder: Path, towns: int, pack: str | None = None) -> Path:
    """The edition with fewer towns, of one year, each with every value that its pack asks for."""
    shutil.copytree(edition, folder)
    listed = [row | {"rare": row["rare"] or "1"} for row in rows() if row["year"] == "2024"][:towns]
    if pack is not None:
        (folder / "pack/pack.toml").write_text(pack, encoding="utf-8")
        listed = [{key: row[key] for key in ("region", "name", "year", "fibre")} for row in listed]
    with (folder / "data.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(listed[0]))
        writer.writeheader()
        writer.writerows(listed)
    return folder


@pytest.mark.parametrize(
    ("towns", "pack", "said", "counted"),
    [
        (3, None, words.TOO_FEW, "3 regions, 11 indicators"),
        (9, LONE, words.ALONE, "9 regions, 1 indicator\n"),
    ],
    ids=["three regions", "one indicator"],
)
def test_too_little_to_correlate_is_said(
    dei: Call, edition: Path, tmp_path: Path, towns: int, pack: str | None, said: Text, counted: str
) -> None:
    """Too few regions or one indicator: a sentence in place of tables of nothing."""
    small = smaller(edition, tmp_path / "small", towns, pack)
    english = dei("analyse", small, "--no-write")
    chinese = dei("analyse", small, "--no-write", "--lang", "zh")

    assert (english.code, chinese.code) == (0, 0)
    assert said.en.format(least=4) in english.out
    assert said.zh.format(least=4) in chinese.out
    assert counted in english.out
    assert words.GROUPS.en not in english.out
    assert words.CARRIES.en not in english.out
    assert "Worth a look: 0" not in english.out


def test_few_regions_make_correlations_uncertain(dei: Call, edition: Path, tmp_path: Path) -> None:
    """Said below 30 regions, beside the tables; not from 30 on."""
    few = smaller(edition, tmp_path / "few", 12)
    english = dei("analyse", few, "--no-write").out
    chinese = dei("analyse", few, "--no-write", "--lang", "zh").out
    plenty = dei("analyse", edition, "--no-write").out

    assert words.UNCERTAIN.en.format(regions=12) in english
    assert words.UNCERTAIN.zh.format(regions=12) in chinese
    assert words.GROUPS.en in english
    assert "uncertain" not in plenty


def test_a_folder_of_somebody_elses_is_not_touched(dei: Call, edition: Path, tmp_path: Path) -> None:
    """Exit 3, and the file is still there."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine", encoding="utf-8")
    done = dei("analyse", edition, "--out", tmp_path / "mine")

    assert done.code == 3
    assert (tmp_path / "mine/notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_run_writes_the_analysis_where_asked(dei: Call, edition: Path, tmp_path: Path) -> None:
    """--also analysis adds a folder to the result, which the next run replaces."""
    done = dei("run", edition, "--out", tmp_path / "result", "--also", "analysis")

    assert done.code == 0
    assert {path.stem for path in (tmp_path / "result/analysis").glob("*.csv")} == TABLES
    assert dei("run", edition, "--out", tmp_path / "result").code == 0
    assert not (tmp_path / "result/analysis").exists()


def test_compare_edition_and_result(dei: Call, edition: Path, tmp_path: Path) -> None:
    """A result folder and the edition that it is of agree in everything."""
    dei("run", edition, "--out", tmp_path / "result")
    done = dei("compare", tmp_path / "result", edition, "--json", "--out", tmp_path / "both.csv")
    (track,) = json.loads(done.out)["tracks"]
    written = read(tmp_path / "both.csv")

    assert track["scores"]["most"] == 0.0
    assert track["ranks"] == {**track["ranks"], "regions": 60, "moved": 0, "kendall": 1.0}
    assert len(track["regions"]) == len(written) == 60
    assert {row["rank_change"] for row in written} == {"0"}


def test_compare_tells_a_result_that_was_changed(dei: Call, edition: Path, tmp_path: Path) -> None:
    """Whoever reads a score that no run wrote is told which file it stands in."""
    dei("run", edition, "--out", tmp_path / "result", "--no-report")
    scores = tmp_path / "result/scores.csv"
    scores.write_text(
        "".join(scores.read_text(encoding="utf-8").splitlines(keepends=True)[:-3]), encoding="utf-8"
    )
    (finding,) = json.loads(dei("compare", tmp_path / "result", edition, "--json").out)["findings"]

    assert finding["code"] == "result-changed"
    assert "scores.csv" in finding["en"]["says"]


def test_compare_says_who_moved(dei: Call, edition: Path, tmp_path: Path) -> None:
    """By hand: two results of three towns, one of them new; ranks are compared among the two that both have."""
    head = "track,year,region,node,level,score,rank\n"
    names = "track,year,region,name\nt,2024,a,Ada\nt,2024,b,Bo\nt,2024,c,Cy\n"
    one = head + "t,2023,a,index,1,50,1\nt,2023,b,index,1,40,2\n"
    two = head + "t,2024,a,index,1,50,3\nt,2024,b,index,1,60,2\nt,2024,c,index,1,70,1\n"
    for name, text in (("one", one), ("two", two)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_text("{}", encoding="utf-8")
        (tmp_path / name / "scores.csv").write_text(text, encoding="utf-8")
        (tmp_path / name / "ranking.csv").write_text(names, encoding="utf-8")
    done = dei("compare", tmp_path / "one", tmp_path / "two")
    (found,) = sides.beside(sides.side_of(tmp_path / "one"), sides.side_of(tmp_path / "two"), None)

    assert done.code == 0
    assert (found.rows.keys, found.rows.new) == (("a", "b"), ("c",))
    assert re.search(r"Ada\s*│\s*1 │\s*3 │\s*−1 │\s*50.00 │\s*50.00", done.out)
    assert re.search(r"Bo\s*│\s*2 │\s*2 │\s*\+1 │\s*40.00 │\s*60.00", done.out)


def test_compare_by_another_node_and_in_chinese(dei: Call, edition: Path) -> None:
    """--node; a node that neither has leaves nothing to compare."""
    done = dei("compare", edition, edition, "--node", "people", "--top", 1, "--lang", "zh")
    nothing = dei("compare", edition, edition, "--node", "nowhere", "--json")

    assert "towns，people" in done.out
    assert nothing.code == 1
    assert [item["code"] for item in json.loads(nothing.out)["findings"]] == [messages.NOTHING_SHARED.code]


def test_compare_refuses_a_result_without_scores(dei: Call, edition: Path, tmp_path: Path) -> None:
    """The folder and what is wrong with it."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/run.json").write_text("{}", encoding="utf-8")
    missing = dei("compare", tmp_path / "empty", edition, "--json")
    (tmp_path / "empty/scores.csv").write_text("track,node\nt,index\n", encoding="utf-8")
    (tmp_path / "empty/ranking.csv").write_text("track,region,name\n", encoding="utf-8")
    broken = dei("compare", tmp_path / "empty", edition, "--json")

    for done in (missing, broken):
        assert done.code == 1
        assert [item["code"] for item in json.loads(done.out)["findings"]] == [
            outcome_messages.NO_SCORES.code
        ]


def test_compare_says_where_it_cannot_write(dei: Call, edition: Path, tmp_path: Path) -> None:
    """Exit 3 and the file; nothing is left behind."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = dei("compare", edition, edition, "--out", tmp_path / "file/both.csv", "--json")

    assert done.code == 3
    assert [item["code"] for item in json.loads(done.out)["findings"]] == ["file-not-written"]


@pytest.mark.parametrize(
    ("name", "before", "said", "zh"),
    [
        ("notes.csv", "mine\n", messages.NOT_A_COMPARISON, "未予覆盖"),
        ("edition.toml", "year = 2024\n", messages.NOT_A_COMPARISON, "未予覆盖"),
        ("new.txt", None, messages.NOT_CSV, "new.csv"),
        ("folder.csv", "", messages.NOT_A_COMPARISON, "未予覆盖"),
    ],
)
def test_compare_overwrites_nothing_of_somebody_elses(
    dei: Call, edition: Path, tmp_path: Path, name: str, before: str | None, said: Message, zh: str
) -> None:
    """Exit 3 for a file that is no comparison, a folder, and a name that is no CSV; nothing changes."""
    file = tmp_path / name
    if before:
        file.write_text(before, encoding="utf-8")
    elif before is not None:
        file.mkdir()
    done = dei("compare", edition, edition, "--out", file, "--json")
    (finding,) = json.loads(done.out)["findings"]

    assert (done.code, finding["code"]) == (3, said.code)
    assert zh in finding["zh"]["says"] + finding["zh"]["mend"]
    assert not before or file.read_text(encoding="utf-8") == before
    assert file.exists() is (before is not None)


def test_compare_keeps_a_comparison_that_says_something_else(
    dei: Call, edition: Path, tmp_path: Path
) -> None:
    """The same is written again; one that was edited, or is of other editions, is refused and stays."""
    out = tmp_path / "both.csv"
    first = dei("compare", edition, edition, "--out", out)
    again = dei("compare", edition, edition, "--out", out)
    edited = out.read_bytes().splitlines(keepends=True)[0]
    out.write_bytes(edited)
    refused = dei("compare", edition, edition, "--out", out, "--json")

    assert (first.code, again.code, refused.code) == (0, 0, 3)
    assert [item["code"] for item in json.loads(refused.out)["findings"]] == ["file-there"]
    assert out.read_bytes() == edited


def test_help_in_both_languages(dei: Call) -> None:
    """Every option says in the language asked for what it does."""
    for command in ("analyse", "compare"):
        english, chinese = dei(command, "--help").out, dei(command, "--help", "--lang", "zh").out

        assert not re.search(r"[\u4e00-\u9fff]", english)
        assert re.search(r"[\u4e00-\u9fff]", chinese)


@pytest.mark.parametrize("name", [*MESSAGES])
def test_messages_speak_both_languages(name: str) -> None:
    """The same blanks, the plugin's namespace, full-width punctuation."""
    found = MESSAGES[name]
    for text in (found.says, found.mend):
        assert set(re.findall(r"\{(\w+)\}", text.en)) == set(re.findall(r"\{(\w+)\}", text.zh))
        assert not ASCII_AFTER_CHINESE.search(text.zh)
        assert not re.search(r"[\u4e00-\u9fff]", text.en)
    assert found.code.startswith("analysis.")


@pytest.mark.parametrize("name", [*TEXTS])
def test_words_speak_both_languages(name: str) -> None:
    """The same blanks, full-width punctuation."""
    text = TEXTS[name]

    assert set(re.findall(r"\{(\w+)\}", text.en)) == set(re.findall(r"\{(\w+)\}", text.zh))
    assert not ASCII_AFTER_CHINESE.search(text.zh)


def test_the_example_of_the_readme_runs(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As written, but for the edition."""
    readme = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    exec(code.replace("examples/dei-2023", str(edition)), {})

    assert "without these the ranking would change most" in capsys.readouterr().out


def test_the_commands_are_announced() -> None:
    """By name, with a target that exists."""
    made, _ = tools("commands")
    mine = {item.record.name: item.record.target for item in made if item.pack == "analysis"}

    assert mine == {
        "analyse": "dei_analysis.commands.analyse:analyse",
        "compare": "dei_analysis.commands.compare:compare",
    }
