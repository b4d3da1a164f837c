"""A lock of another shape is a finding: no entry of it, whatever it is made, ends a run or passes unsaid."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fuzzing_structures import Path_, at, removed, replaced, table_places

from dei_core import DeiError, Result, evaluate, open_edition
from dei_core.editions import messages as say
from dei_core.host import lock_findings, write_lock
from dei_core.toml.files import dumps, parse
from dei_workshop import difference, open_side, verify

OTHERS = (
    "x",
    7,
    -1.5,
    True,
    [],
    ["a", 1],
    [[1.0], 2.0],
    {},
    {"x": {"y": [1]}},
    datetime.date(2024, 1, 1),
    10**400,
)


@pytest.fixture(scope="module")
def city(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example in which an indicator, the weights of a node and a node's score are learned, with its lock."""
    folder = tmp_path_factory.mktemp("shapes") / "gigabit-2022"
    shutil.copytree(repository / "examples/gigabit-2022", folder)
    change(
        folder / "pack/rules.toml", 'method = "share_of_target"\nparams = {target = 22.2}', 'method = "rank"'
    )
    change(
        folder / "pack/city.toml",
        "[region_type.city.node.users]",
        '[region_type.city.node.users]\nmethod = "topsis"\nnormalise = {method = "zscore"}',
    )
    change(folder / "edition.toml", "[stages.tier]", '[stages.treat]\nmethod = "winsorise"\n\n[stages.tier]')
    write_lock(evaluate(folder))
    return folder


@pytest.fixture(scope="module")
def result(city: Path) -> Result:
    """What the edition comes to."""
    return evaluate(city)


@pytest.fixture(scope="module")
def lock(city: Path) -> dict[str, Any]:
    """The lock as it was written."""
    return parse(city / "edition.lock.toml")


def change(path: Path, old: str, new: str) -> None:
    """One replacement in a file that must hold what is replaced."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def turned(lock: dict[str, Any]) -> Iterator[tuple[Path_, Any, dict[str, Any]]]:
    """The lock with each entry of its tables in turn made something else, and taken out.

    Of the digests of a pack's code one stands for all.
    """
    code = ("pack", "methods", "code")
    for way in table_places(lock):
        if way[:3] == code and way[3:] > ("__init__.py",):
            continue
        was = at(lock, way)
        yield from ((way, other, replaced(lock, way, other)) for other in OTHERS if other != was)
        yield way, None, removed(lock, way)


@pytest.mark.parametrize("every", [17, pytest.param(3, marks=pytest.mark.heavy)])
def test_a_run_held_to_it_says_so(city: Path, result: Result, lock: dict[str, Any], every: int) -> None:
    """As `dei run --locked` and `dei lock` look at it: at least one finding, and nothing but findings."""
    path = city / "edition.lock.toml"
    seen = 0
    for way, other, made in list(turned(lock))[::every]:
        path.write_text(dumps(made), encoding="utf-8")
        try:
            found = lock_findings(result)
        except DeiError as error:
            found = error.findings
        assert found, (way, other)
        assert {finding.place.file for finding in found} == {path.name}
        assert all(finding.text("en") and finding.text("zh") for finding in found)
        seen += 1

    assert seen > 1500 // every
    path.write_text(dumps(lock), encoding="utf-8")

    assert lock_findings(result) == ()


@pytest.mark.parametrize("every", [41, pytest.param(7, marks=pytest.mark.heavy)])
def test_an_edition_that_uses_its_references_says_so(
    city: Path, lock: dict[str, Any], tmp_path: Path, every: int
) -> None:
    """References of such a lock are refused with its name; nothing is scored by them without a word."""
    folder = tmp_path / "year2"
    shutil.copytree(city, folder)
    path = folder / "year1.lock.toml"
    change(
        folder / "edition.toml",
        "[stages.tier]",
        f'[stages.normalise]\nreferences = "{path.name}"\n\n[stages.tier]',
    )
    path.write_text(dumps(lock), encoding="utf-8")

    assert open_edition(folder).plan.findings == ()

    for way, other, made in list(turned(lock))[::every]:
        path.write_text(dumps(made), encoding="utf-8")
        try:
            found = open_edition(folder).plan.findings
        except DeiError as error:
            found = error.findings
        assert found, (way, other)
        assert {finding.place.file for finding in found} == {path.name}


@pytest.mark.parametrize("every", [23, pytest.param(5, marks=pytest.mark.heavy)])
def test_two_locks_are_compared_or_refused(
    city: Path, lock: dict[str, Any], tmp_path: Path, every: int
) -> None:
    """As `dei diff` looks at it."""
    was, path = city / "edition.lock.toml", tmp_path / "other.lock.toml"
    for way, other, made in list(turned(lock))[::every]:
        path.write_text(dumps(made), encoding="utf-8")
        try:
            same, places = difference(open_side(was), open_side(path)).same, {path.name}
        except DeiError as error:
            same, places = False, {finding.place.file for finding in error.findings}
        assert places == {path.name}, (way, other)
        nothing = other is None and at(lock, way) == {}
        assert not same or nothing or way[-1] in ("form", "lock_digest", "peer_dependent"), (way, other)


def test_an_example_with_such_a_lock_is_verified(city: Path, lock: dict[str, Any]) -> None:
    """Or told what is wrong with its lock."""
    path = city / "edition.lock.toml"
    for _, _, made in list(turned(lock))[::997]:
        path.write_text(dumps(made), encoding="utf-8")

        assert verify(city, "city").findings
    path.write_text(dumps(lock), encoding="utf-8")


@pytest.mark.parametrize(
    "text", ["", "a = 1", "[track]\na = 1", "[[track]]\nreferences = 1", "references = 3"]
)
def test_toml_of_something_else_is_one_finding(city: Path, text: str, tmp_path: Path) -> None:
    """Where references are looked for, and where a lock is."""
    folder = tmp_path / "year2"
    shutil.copytree(city, folder)
    (folder / "year1.toml").write_text(text, encoding="utf-8")
    change(
        folder / "edition.toml",
        "[stages.tier]",
        '[stages.normalise]\nreferences = "year1.toml"\n\n[stages.tier]',
    )
    with pytest.raises(DeiError) as caught:
        open_edition(folder)
    (finding,) = caught.value.findings

    assert finding.code in ("lock-shape", "lock-without-references")
    assert finding.place.file == "year1.toml"

    (folder / "year1.lock.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DeiError) as caught:
        open_side(folder / "year1.lock.toml")
    (finding,) = caught.value.findings

    assert finding.message is say.LOCK_SHAPE
