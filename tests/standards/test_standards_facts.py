"""The benchmark packs against the table of facts: targets, weights and evidence, clause by clause."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from dei_core.plugin import Pack, read_pack

REPOSITORY = Path(__file__).resolve().parents[2]
PACKS = {
    pack.namespace: pack
    for folder in sorted((REPOSITORY / "plugins").glob("dei-benchmark-*/dei_benchmark_*"))
    for pack in [read_pack(folder, "0")]
}
KNOWN = {**PACKS, "base": read_pack(REPOSITORY / "plugins/dei-base/dei_base", "0")}
CODE = re.compile(r"([A-Z]+\d*-[\w.]+)(?:, |$)")
COVERED = (
    *("WM", "ZH16", "ZH18", "QZ", "KD", "XC", "NX", "JK21", "GX21", "GX24"),
    *("ZW", "LY", "ST16", "ST21", "JSO", "JS22"),
)
"""The standards of the table that have a pack, by the letters of their codes."""

PART_OF = {
    "LY-1": "tourism.tourism_2019.institutions",
    "LY-8": "tourism.tourism_2019.innovation",
    "LY-9": "tourism.tourism_2019.deductions",
}
"""Rows of the table that are parts of a standard's tree, with targets of their own below them."""

NOT_SHIPPED = {
    "WM-04": "target not known (13 or 15 percent remembered)",
    "QZ-07": "target not known",
    "QZ-08": "target not known",
    "JSO-03": "target is another standard (CJJ92-2002) whose number is not known",
}

WITHOUT_WEIGHT = {
    "ZH16-L1P1A1": "its siblings' weights are not known",
    "JSO-01": "its siblings' points are not known",
    "JSO-02": "its siblings' points are not known",
}
"""Published weights that are left out, because a level with some weights only would have to invent the others."""

MEANS_2019 = {"NX-02": 17.2, "NX-03": 10.0, "NX-04": 65.3, "NX-05": 74.0}
"""National means of the year before, which the table gives in the row's rule."""


@attrs.frozen(kw_only=True)
class Clause:
    """One target that carries a code of the table, and where it stands."""

    code: str
    full: str
    pack: Pack
    index: int

    @property
    def benchmark(self) -> Any:
        return self.pack.benchmark[self.full.partition(".")[2]]

    @property
    def target(self) -> Any:
        return self.benchmark.target[self.index]

    def __str__(self) -> str:
        return f"{self.full}:{self.code}"


def clauses() -> Iterator[Clause]:
    """Every target of every pack whose clause begins with a code."""
    for space, pack in PACKS.items():
        for name, benchmark in pack.benchmark.items():
            for index, target in enumerate(benchmark.target):
                found = CODE.match(target.cite.clause.en if target.cite.clause else "")
                if found:
                    yield Clause(code=found[1], full=f"{space}.{name}", pack=pack, index=index)


CLAUSES = tuple(clauses())


@pytest.fixture(scope="module")
def facts(shared: Path) -> dict[str, dict[str, str]]:
    """The table of facts by code; skips where the shared folder does not hold it."""
    path = shared / "facts/national_standards.csv"
    if not path.is_file():
        pytest.skip("the table of facts is not here: national_standards.csv in facts/ of the shared folder")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def stated(facts: dict[str, dict[str, str]]) -> list[tuple[Clause, dict[str, str]]]:
    """Every clause whose code is in the table, with its row."""
    return [(clause, facts[clause.code]) for clause in CLAUSES if clause.code in facts]


def expected_numbers(clause: Clause, row: dict[str, str]) -> list[float]:
    """The numbers that the table gives for a clause; none where the rule needs none."""
    if clause.full.endswith("_2020") and clause.code in MEANS_2019:
        return [MEANS_2019[clause.code]]
    if row["target"] == "?":
        return []
    numbers = [float(part) for part in row["target"].split("/")]
    if row["rule"].startswith("by(city / county)"):
        return [numbers["city" not in clause.benchmark.units]]
    return numbers


def shipped_numbers(clause: Clause) -> list[float]:
    """The numbers that a target demands, in the order of its cases."""
    target = clause.target
    cases = [{**target.params, **case} for case in target.when.values()] or [dict(target.params)]
    numbers = [float(case[key]) for case in cases for key in ("target", "mean") if key in case]
    if target.method == "relative_max":
        return [round(1.0 - target.params["factor"], 12)]
    return numbers or [float(bound) for bound in target.params.get("at", ())]


def expected_weight(row: dict[str, str]) -> float | None:
    """The weight of a row as a number: a share, points or a multiplier."""
    found = re.match(r"(?:m=)?(\d+(?:\.\d+)?)", row["weight"])
    return float(found[1]) if found else None


DEDUCTIONS = ("ZH18-7", "LY-9")
"""Clauses that take points off: the table gives the most, or a base of 0; the packs both goalposts."""


def expected_evidence(row: dict[str, str]) -> tuple[str, str | None]:
    """What a row's evidence mark says, in the words of the packs."""
    grade = {"H": "high", "M": "medium", "L": "low"}
    if row["conf"].startswith("M-"):
        return "recalled", grade[row["conf"][2]]
    return {"F": "read", "D": "derived"}[row["conf"][0]], None


def test_every_pack_has_clauses_of_the_table() -> None:
    """The packs are found and carry codes, so that no test below passes over nothing."""
    assert len(PACKS) >= 12
    assert len(CLAUSES) > 150


def test_targets_are_those_of_the_table(stated: list[tuple[Clause, dict[str, str]]]) -> None:
    """A target demands the table's numbers; a score of 100 that is taken as it is, and a precondition, need none."""
    wrong = []
    for clause, row in stated:
        expected, shipped = expected_numbers(clause, row), shipped_numbers(clause)
        if clause.target.method == "as_is" and expected in ([100.0], [0.0], []):
            continue
        if clause.code in DEDUCTIONS and clause.target.method == "goalposts":
            shipped = [clause.target.params["high"]] if expected != [0.0] else [clause.target.params["low"]]
        if row["rule"] == "precond":
            shipped = [part.params["threshold"] for part in clause.benchmark.part.values()]
        if clause.target.method == "gate" and clause.code.startswith("LY-9"):
            continue
        if expected != shipped:
            wrong.append((str(clause), expected, shipped))

    assert wrong == []


def test_weights_are_those_of_the_table(stated: list[tuple[Clause, dict[str, str]]]) -> None:
    """A target bears the published weight, and none where none is published or known."""
    wrong = []
    for clause, row in stated:
        expected = None if clause.code in WITHOUT_WEIGHT else expected_weight(row)
        if clause.code in PART_OF or expected == clause.target.weight:
            continue
        wrong.append((str(clause), expected, clause.target.weight))

    assert wrong == []


@pytest.mark.parametrize("code", PART_OF)
def test_parts_weigh_what_the_table_says(code: str, facts: dict[str, dict[str, str]]) -> None:
    """The targets below a part of the tree have the points of its row, all together."""
    space, name, part = PART_OF[code].split(".")
    benchmark = PACKS[space].benchmark[name]
    points = {target.indicator: target.weight for target in benchmark.target}

    assert expected_weight(facts[code]) == sum(
        points[child] or 0.0 for child in benchmark.part[part].children
    )


def test_evidence_is_that_of_the_table(stated: list[tuple[Clause, dict[str, str]]]) -> None:
    """No target claims to be better known than the table says, and none is hidden as less."""
    wrong = [
        (str(clause), expected_evidence(row), (clause.target.evidence, clause.target.confidence))
        for clause, row in stated
        if expected_evidence(row) != (clause.target.evidence, clause.target.confidence)
    ]

    assert wrong == []


def test_directions_are_those_of_the_table(stated: list[tuple[Clause, dict[str, str]]]) -> None:
    """Lower is better where the table says so, and of the points that are taken off."""
    wrong = []
    for clause, row in stated:
        space, _, name = clause.target.indicator.rpartition(".")
        indicator = KNOWN[space or clause.pack.namespace].indicator[name]
        lower = row["dir"] == "-" or (clause.code in DEDUCTIONS and clause.target.method != "gate")
        if indicator.direction != ("lower" if lower else "higher"):
            wrong.append(str(clause))

    assert wrong == []


def test_pillars_are_those_of_the_table(stated: list[tuple[Clause, dict[str, str]]]) -> None:
    """A target with a pillar has the table's."""
    short = {"infra": "infrastructure", "gov": "government", "eco": "ecology"}
    wrong = [
        str(clause)
        for clause, row in stated
        if clause.target.pillar not in (None, short.get(row["pillar"], row["pillar"]))
    ]

    assert wrong == []


def test_standards_are_for_the_units_of_the_table(stated: list[tuple[Clause, dict[str, str]]]) -> None:
    """Every row is about at least one of the kinds of region that its standard is shipped for."""
    letters = {"D": "district", "C": "county", "Z": "zone", "P": "city", "N": "country"}
    wrong = [
        str(clause)
        for clause, row in stated
        if not {letters[letter] for letter in row["region"].split(";")} & set(clause.benchmark.units)
    ]

    assert wrong == []


def test_means_of_the_year_before_stand_in_the_rows(facts: dict[str, dict[str, str]]) -> None:
    """The means of 2019 that the tests expect are the table's own."""
    assert {
        code: float(re.search(r"2019 ([\d.]+)", facts[code]["rule"])[1]) for code in MEANS_2019
    } == MEANS_2019


def test_what_is_not_shipped_is_known_and_why(facts: dict[str, dict[str, str]]) -> None:
    """Every row of the covered standards is a target, a part, or left out for a stated reason, and only one of them."""
    rows = {code for code in facts if code.partition("-")[0] in COVERED}
    shipped = {clause.code for clause in CLAUSES} & rows

    assert rows - shipped - set(PART_OF) == set(NOT_SHIPPED)
    assert set(NOT_SHIPPED) & shipped == set()
    assert set(WITHOUT_WEIGHT) <= shipped
