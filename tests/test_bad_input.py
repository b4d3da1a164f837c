"""Bad input, from the file to the exit: each gets its finding, and nothing half-written is left."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import small
from house import write

import dei_core as dei
from dei_core import host, plugin

PACK = small.pack(
    small.indicator("fibre", "%", "lowest = 0\nhighest = 100\n"),
    small.indicator("price", "CNY", 'direction = "lower"\n'),
    small.indicator("users", "persons"),
    small.rule("fibre", "goalposts", "params = {low = 0, high = 100}\n"),
    small.rule("price"),
    small.rule("users", more='transform = "log"\n'),
    small.region_type({"access": ["fibre", "price"], "use": ["users"]}),
    small.weighting('equal = ["index"]\nshares.access = {fibre = 0.6, price = 0.4}\n'),
)
EDITION = small.edition('name = "name"\n')
DATA = "region,name,fibre,price,users\n01,甲,50,30,100\n02,乙,80,20,1000\n03,丙,90,25,10\n"
FILES = {"pack/pack.toml": PACK, "edition.toml": EDITION, "cities.csv": DATA}


@pytest.fixture
def demo(tmp_path):
    """A sound edition; changing one file breaks it."""
    return write(tmp_path, FILES)


def fault(folder):
    with pytest.raises(dei.DeiError) as caught:
        dei.evaluate(folder)
    return caught.value


def test_the_demo_is_sound(demo):
    """What the cases below break does score: (0.6 x 50 + 0.4 x 0) / 2 + 50 / 2 for the first city."""
    assert dei.evaluate(demo).card["cities"].total.tolist()[0] == pytest.approx(40.0, abs=1e-12)


CASES = {
    "missing column": ("cities.csv", ",fibre,price", ",glass,price", "missing-column unknown-column"),
    "unknown column": (
        "cities.csv",
        DATA,
        DATA.replace("\n", ",9\n").replace("users,9", "users,mayor"),
        "unknown-column",
    ),
    "text in a number": ("cities.csv", "50,30", "many,30", "text-cell"),
    "thousands separator": ("cities.csv", ",1000", ',"1,234.5"', "grouped-cell"),
    "percent sign": ("cities.csv", "50,30", "12%,30", "percent-cell"),
    "infinite": ("cities.csv", ",1000", ",inf", "not-finite-cell"),
    "overflow": ("cities.csv", ",1000", ",1e400", "not-finite-cell"),
    "out of range": ("cities.csv", "50,30", "101,30", "out-of-range"),
    "empty file": ("cities.csv", DATA, "", "empty-file"),
    "header only": ("cities.csv", DATA, DATA.partition("\n")[0] + "\n", "header-only"),
    "duplicate region": ("cities.csv", "02,乙", "01,乙", "duplicate-row"),
    "duplicate column": (
        "cities.csv",
        "fibre,price,users",
        "fibre,price,price",
        "duplicate-column missing-column",
    ),
    "constant column": ("cities.csv", "20,1000\n03,丙,90,25", "30,1000\n03,丙,90,30", "constant-column"),
    "zero under a logarithm": ("cities.csv", ",1000", ",0", "value-too-low"),
    "negative under a logarithm": ("cities.csv", ",1000", ",-5", "value-too-low"),
    "goalposts equal": (
        "pack/pack.toml",
        "{low = 0, high = 100}",
        "{low = 5, high = 5}",
        "parameters-not-rising",
    ),
    "goalposts reversed": (
        "pack/pack.toml",
        "{low = 0, high = 100}",
        "{low = 100, high = 0}",
        "parameters-not-rising",
    ),
    "weights that miss": (
        "pack/pack.toml",
        "{fibre = 0.6, price = 0.4}",
        "{fibre = 1.0}",
        "weights-miss-children",
    ),
    "weights that exceed": (
        "pack/pack.toml",
        "price = 0.4}",
        "price = 0.4, users = 0.1}",
        "weights-exceed-children",
    ),
    "weights that do not sum": ("pack/pack.toml", "price = 0.4}", "price = 0.41}", "weights-sum"),
    "negative weight": (
        "pack/pack.toml",
        "{fibre = 0.6, price = 0.4}",
        "{fibre = 1.4, price = -0.4}",
        "weight-negative",
    ),
    "undefined indicator": ("pack/pack.toml", '["users"]', '["user"]', "unknown-reference"),
    "unknown pack": ("edition.toml", '"./pack"', '"./pack", "bass"', "unknown-pack"),
    "unknown folder": ("edition.toml", '"./pack"', '"./pock"', "file-not-found"),
    "unknown method": ("pack/pack.toml", 'method = "goalposts"', 'method = "goalpost"', "unknown-reference"),
    "unknown pillar": ("pack/pack.toml", '["access", "use"]', '["access", "users"]', "pillars-differ"),
    "unknown key": ("pack/pack.toml", 'direction = "lower"', 'direcshun = "lower"', "unknown-key"),
    "wrong type": ("pack/pack.toml", "since = 2020\nmethod", 'since = "2020"\nmethod', "wrong-type"),
    "not TOML": ("edition.toml", "year = 2024", "year 2024", "not-toml"),
    "newer protocol": ("pack/pack.toml", "protocol = 1", "protocol = 2", "protocol-too-new"),
    "no such data file": ("edition.toml", "cities.csv", "towns.csv", "data-not-found"),
    "no reader": ("edition.toml", "cities.csv", "edition.toml", "no-reader"),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.replace(" ", "-"))
def test_a_fault_is_found_by_its_code_and_nothing_else_is(demo, case):
    """One change, its errors and no others, in both languages; the mend is never empty."""
    name, before, after, codes = CASES[case]
    text = FILES[name].replace(before, after, 1)
    assert text != FILES[name]
    (demo / name).write_text(text, encoding="utf-8")
    errors = [finding for finding in fault(demo).findings if finding.severity == "error"]

    assert {finding.code for finding in errors} == set(codes.split())
    assert all(finding.mend("en") and finding.mend("zh") for finding in errors)
    assert all(finding.text("en") != finding.text("zh") for finding in errors)


def test_wrong_encoding(demo):
    """Bytes that are neither UTF-8 nor GB18030 are named, not guessed at."""
    (demo / "cities.csv").write_bytes(DATA.encode("utf-8") + b"04,\xff\xff,1,2,3\n")

    assert [finding.code for finding in fault(demo).findings] == ["tables.encoding"]


def test_a_file_that_is_not_what_its_suffix_says(demo):
    """A workbook called CSV is recognised by its first bytes."""
    (demo / "cities.csv").write_bytes(b"PK\x03\x04" + b"\x00" * 40)

    assert [finding.code for finding in fault(demo).findings] == ["tables.wrong-kind"]


def test_an_indicator_without_any_value(demo):
    """The door warns of the empty column, and the fit refuses it."""
    (demo / "cities.csv").write_text(
        "region,name,fibre,price,users\n01,甲,50,,1\n02,乙,80,,9\n", encoding="utf-8"
    )

    assert "no-values" in {finding.code for finding in fault(demo).findings}


def test_zero_under_a_geometric_mean(demo):
    """The worst region of a min-max has score 0, and a geometric mean of it is refused by name."""
    edition = EDITION + '[stages.aggregate]\nmethod = "geometric"\n'
    (demo / "edition.toml").write_text(edition, encoding="utf-8")
    text = fault(demo).text()

    assert "01 甲" in text
    assert "price" in text or "access" in text


def test_two_packs_on_one_namespace(demo):
    """Both sides are named with their version and place."""
    shutil.copytree(demo / "pack", demo / "twin")
    (demo / "edition.toml").write_text(EDITION.replace('"./pack"', '"./pack", "./twin"'), encoding="utf-8")
    (finding,) = fault(demo).findings

    assert finding.code == "namespace-taken"
    assert str(demo / "pack") in finding.text()
    assert str(demo / "twin") in finding.text()


def test_faults_of_all_kinds_come_at_once(demo):
    """Three faults in two files of a pack are three findings of one run."""
    broken = (
        PACK.replace('"lower"', '"down"')
        .replace('unit = "%"', "unit = 5")
        .replace("since = 2020\nequal", "equal")
    )
    (demo / "pack/pack.toml").write_text(broken, encoding="utf-8")

    assert len(fault(demo).findings) == 3


def test_every_bad_cell_comes_at_once(demo):
    """Each with file, row and column."""
    (demo / "cities.csv").write_text(
        DATA.replace("50,30", "x,y").replace("90,25", "12%,25"), encoding="utf-8"
    )
    places = {(finding.place.row, finding.place.column) for finding in fault(demo).findings}

    assert places == {(2, "fibre"), (2, "price"), (4, "fibre")}


def test_nothing_is_left_of_a_run_that_cannot_be_written(demo):
    """An output folder below a file is refused, and no temporary folder stays behind."""
    (demo / "file").write_text("", encoding="utf-8")
    before = sorted(demo.rglob("*"))
    result = dei.evaluate(demo)
    with pytest.raises(dei.DeiError) as caught:
        dei.publish(result, demo / "file" / "out", host.writers()[0])

    assert [finding.code for finding in caught.value.findings] == ["cannot-write"]
    assert sorted(demo.rglob("*")) == before


def test_an_interrupted_writing_leaves_the_earlier_result(demo):
    """Ctrl-C in a writer: the earlier folder is byte for byte what it was."""

    def interrupt(result, folder: Path):
        (folder / "half.csv").write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    result, out = dei.evaluate(demo), demo / "out"
    dei.publish(result, out, host.writers()[0])
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    writer = plugin.Writer(name="zz", about=dei.Text(en="stops", zh="中断"), write=interrupt)
    with pytest.raises(KeyboardInterrupt):
        dei.publish(result, out, (*host.writers()[0], writer))

    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert [path.name for path in demo.iterdir() if path.name.startswith(".out")] == []
