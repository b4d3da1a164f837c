"""Locks of another shape through every command that reads one: a finding each, and dei lock mends."""

from __future__ import annotations

import os
import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from fuzzing_structures import Path_, removed, replaced, table_places
from needing import needs

needs("dei-tables")

OTHERS: tuple[Any, ...] = ("x", 7, True, [["a"], 2], {"x": {"y": [1]}}, None)


def changed(lock: dict[str, Any], way: Path_, other: Any) -> Any:
    """The lock with one entry made something else; with None, taken out."""
    return removed(lock, way) if other is None else replaced(lock, way, other)


@pytest.fixture
def locked(dei: Any, edition: Path) -> tuple[Path, dict[str, Any]]:
    """An edition's lock and what it holds."""
    dei("lock", edition)
    path = edition / "edition.lock.toml"
    return path, tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("every", [11, pytest.param(2, marks=pytest.mark.heavy)])
def test_no_command_ends_in_a_defect(
    dei: Any, locked: tuple[Path, dict[str, Any]], tmp_path: Path, every: int
) -> None:
    """Every second entry, or every eleventh, made one of six other things in turn."""
    path, lock = locked
    edition, good = path.parent, tmp_path / "good.lock.toml"
    good.write_text(tomli_w.dumps(lock), encoding="utf-8")
    for place, way in enumerate(table_places(lock)[::every]):
        other = OTHERS[place % len(OTHERS)]
        path.write_text(tomli_w.dumps(changed(lock, way, other)), encoding="utf-8")
        held = dei("run", edition, "--locked", "--no-write", "--json")
        compared = [dei("diff", *pair) for pair in ((good, path), (path, good))]
        mended = dei("lock", edition)

        assert held.code in (0, 1), (way, other)
        assert held.codes, (way, other)
        assert all(done.code in (0, 1) for done in compared), (way, other)
        assert mended.code == 0
        assert tomllib.loads(path.read_text(encoding="utf-8")) == lock


@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.heavy)])
def test_references_of_such_a_lock_are_refused_by_every_command(
    dei: Any, locked: tuple[Path, dict[str, Any]], every: int
) -> None:
    """Also by the one that locks, which cannot mend the lock of another year."""
    path, lock = locked
    edition, earlier = path.parent, path.with_name("year1.lock.toml")
    text = (edition / "edition.toml").read_text(encoding="utf-8")
    (edition / "edition.toml").write_text(
        f'{text}\n[stages.normalise]\nreferences = "{earlier.name}"\n', encoding="utf-8"
    )
    inside = [way for way in table_places(lock) if way[-1] != "references" and "references" in way]
    for way, other in list(product(inside, OTHERS))[::every]:
        earlier.write_text(tomli_w.dumps(changed(lock, way, other)), encoding="utf-8")
        for command in ("check", "run", "lock"):
            done = dei(command, edition, "--json")

            assert done.code == 1, (command, way, other)
            assert set(done.codes) & {"lock-shape", "lock-edited", "lock-without-references"}

    earlier.write_text(tomli_w.dumps(lock), encoding="utf-8")

    assert dei("run", edition, "--no-write", "--json").codes == dei("check", edition, "--json").codes


def test_a_pipe_in_the_place_of_a_lock_is_not_waited_for(
    dei: Any, locked: tuple[Path, dict[str, Any]]
) -> None:
    """It is refused, by dei lock as well, which writes over no pipe; without the pipe it locks anew."""
    path, _ = locked
    path.unlink()
    os.mkfifo(path)

    assert dei("run", path.parent, "--locked", "--json").codes == ["not-a-regular-file"]
    assert dei("diff", path, path, "--json").codes == ["not-a-regular-file"]
    assert dei("lock", path.parent, "--json").code == 3
    path.unlink()
    assert dei("lock", path.parent, "--json").code == 0
    assert dei("run", path.parent, "--locked", "--no-write").code == 0
