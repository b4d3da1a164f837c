"""What is published is the wheels: built, installed with nothing else of ours about, and used."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from distributions import Site
from wheels import CODE, PACKS, PROJECTS, ROOT, Environment, Wheels, run

EXAMPLES = ROOT / "examples"
ALONE = ROOT / "tests/support/alone.py"
READER = """
import csv

from dei_core.plugin import Reader, Sheet, hookimpl


def read(path, sheet=None):
    with open(path, encoding="utf-8-sig", newline="") as file:
        header, *rows = (row for row in csv.reader(file) if any(row))
    lines = tuple(range(2, len(rows) + 2))
    return Sheet(file=path.name, header=tuple(header), columns=tuple(zip(*rows)), rows=lines)


@hookimpl
def dei_readers():
    return [Reader(name="plain", suffixes=(".csv",), read=read)]
"""
"""A reader of plain CSV files, where dei-tables is not there."""
HELD = """
import csv, json, math, sys
from pathlib import Path

from dei_core import DeiError, evaluate, result_frames
from dei_core.host import restored


def same(got, wanted):
    if wanted == "":
        return got is None or got == "" or got != got
    try:
        return math.isclose(float(got), float(wanted), rel_tol=1e-12, abs_tol=1e-12)
    except (TypeError, ValueError):
        return got == wanted


def held(folder):
    try:
        (frame,) = (one for one in result_frames(evaluate(folder).card) if one.name == "ranking")
    except DeiError as error:
        return sorted({finding.code for finding in error.findings if finding.severity == "error"})
    key = ("track", "year", "region")
    at = {tuple(map(str, row)): i for i, row in enumerate(zip(*(frame.columns[name] for name in key)))}
    with open(folder / "expected/ranking.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if len(rows) != len(frame) or not rows:
        return [f"{len(frame)} rows, expected {len(rows)}"]
    return [
        f"{row['region']} {name}"
        for row in rows
        for name, wanted in row.items()
        if not same(frame.columns[name][at[tuple(row[part] for part in key)]], restored(wanted))
    ][:5]


print(json.dumps({name: held(Path(sys.argv[1], name)) for name in sys.argv[2:]}))
"""
"""Whether examples come out as expected: name -> nothing, the codes that refuse it, or what differs."""
HOLDS = {
    "benchmark-gigabit": [],
    "dei-2022": [],
    "dei-2023": [],
    "gigabit-2022": [],
    "published/bolivia-imds-2020": [],
    "published/chile-egi": [],
    "published/desi-2022": [],
    "published/dgi-2023": [],
    **{
        f"published/egdi/{year}": []
        for year in (2003, 2004, 2005, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024)
    },
    "published/hdi": [],
    "published/hfi-2018": [],
    "published/itu-gci-2020": [],
    "published/roli-2023": [],
    "published/sdg-index-2023/2022": [],
    "published/spi-2019": [],
    "asem": ["method-moved"],
    "published/asem-connectivity": ["method-moved"],
    "third-party-plugin/edition": ["unknown-pack"],
}
"""Every example that has an expected ranking -> what refuses it where there are the core and the rule packs alone.

The two of the ASEM treat outliers by a method of dei-methods; the third party's edition lists its own plugin."""

pytestmark = pytest.mark.wheels


@pytest.fixture(scope="session")
def clean(wheels: Wheels, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment in which nothing was asked for but `dei`."""
    return wheels.environment(tmp_path_factory.mktemp("clean"), "dei")


@pytest.fixture(scope="session")
def core(wheels: Wheels, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The core with the rule packs, and a reader of plain files: no command, no tables, no methods, no report."""
    made = wheels.environment(tmp_path_factory.mktemp("core"), "dei-core", *PACKS)
    (site,) = made.bin.parent.glob("lib/python*/site-packages")
    Site(site).install("plain", READER, '"readers"')
    return made


def test_every_wheel_carries_its_toml_and_no_tests(wheels: Wheels) -> None:
    """A pack is its TOML: a wheel without it would install an empty promise."""
    paths = sorted(wheels.folder.glob("*.whl"))

    assert len(paths) == len(PROJECTS)
    for path in paths:
        names = zipfile.ZipFile(path).namelist()
        package = path.name.split("-")[0]

        assert not any("tests/" in name for name in names)
        assert f"{package}/pack.toml" in names or package in ("dei", "dei_core")


def test_core_needs_its_five_libraries_and_no_other(wheels: Wheels) -> None:
    """The runtime dependencies of the core are part of its promise."""
    (core,) = (said for said in wheels.metadata() if said["Name"] == "dei-core")
    needs = {re.split(r"[^a-z-]", need)[0] for need in core.get_all("Requires-Dist")}
    (wheel,) = wheels.folder.glob("dei_core-*.whl")

    assert needs == {"attrs", "cattrs", "numpy", "pluggy", "tomli-w"}
    assert "dei_core/py.typed" in zipfile.ZipFile(wheel).namelist()


def test_one_name_installs_the_working_set(clean: Environment) -> None:
    """An outsider's environment scores an edition, with report and workbook, and finds every plugin."""
    out = clean.home / "out"
    said = clean.run("dei", "--help")
    clean.run("dei", "run", EXAMPLES / "gigabit-2022", "--out", out)
    listed = json.loads(clean.run("dei", "plugins", "--json"))["packs"]

    assert {"run", "analyse", "report", "template", "check-plugin"} <= set(said.split())
    assert {"ranking.csv", "report.html", "workbook.xlsx"} <= {path.name for path in out.iterdir()}
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["findings"] == 0
    assert {pack["distribution"] for pack in listed if pack["usable"]} == {*CODE, *PACKS}


def test_each_imports_nothing_but_what_it_declares(clean: Environment) -> None:
    """Every module of every distribution, with all others installed and out of reach; packs of rules all at once."""
    counts = {name: int(clean.run("python", "-I", ALONE, name)) for name in ("dei-core", *CODE)}

    assert counts["dei-core"] > 150
    assert all(count > 3 for count in counts.values()), counts
    assert int(clean.run("python", "-I", ALONE, *PACKS)) == len(PACKS)


def test_a_wall_stands_before_what_is_not_declared(clean: Environment, tmp_path: Path) -> None:
    """The test above can fail."""
    script = "import sys; sys.path.insert(0, sys.argv[1]); from alone import Wall, needed; Wall(needed(['dei-core']))"
    code = f"{script}.find_spec(sys.argv[2])"
    folder = shutil.copytree(ALONE.parent, tmp_path / "support")
    clean.run("python", "-c", code, folder, "numpy")
    with pytest.raises(AssertionError, match=r"dei_words\.way is not among what is declared"):
        run(clean.bin / "python", "-c", code, folder, "dei_words.way", cwd=tmp_path)


def test_examples_are_all_spoken_of() -> None:
    """One that comes, or goes, has its place in the list."""
    there = EXAMPLES.glob("**/expected/ranking.csv")

    assert {path.parent.parent.relative_to(EXAMPLES).as_posix() for path in there} == set(HOLDS)


@pytest.mark.parametrize(
    "names", [pytest.param(sorted(HOLDS), id="all", marks=pytest.mark.heavy), ["gigabit-2022"]]
)
def test_the_core_alone_recomputes_what_needs_core_methods(
    core: Environment, shared: Path, names: list[str]
) -> None:
    """Scores, ranks, tiers and coverage within 1e-12 of what is committed, and the rest refused by name."""
    said = run(core.bin / "python", "-c", HELD, EXAMPLES, *names, cwd=core.home, DEI_SHARED=str(shared))

    assert json.loads(said) == {name: HOLDS[name] for name in names}
    assert "dei" not in {path.name for path in core.bin.iterdir()}
