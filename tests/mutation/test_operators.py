"""Changes of a sample: each compiles, differs, bears a name of its own; types and indifferent words stay."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest
from known import Known
from operators import Mutant, mutants, mutated
from trial import draw

SAMPLE = '''"""A sample."""
from typing import Literal

Column = dict[str, int]
LIMIT: int = 3
Kinds = Literal["a"] | None


@attrs.frozen(kw_only=True)
class Sample:
    """A class."""

    size: int | None = None

    def check(self, deep: bool = False) -> int | None:
        """A docstring."""
        if self.size is None or deep:
            raise ValueError("no size")
        if not isinstance(self.size, int | float):
            warn(self.size)
        found = [x for x in zip(self.parts, self.names, strict=True) if x[0] >= 2]
        return -len(found) if found else 1 + 1


METHOD = Method(kind="aggregator", examples=(Sample(size=7),))
'''


@pytest.fixture(scope="module")
def changes(tmp_path_factory: pytest.TempPathFactory) -> list[Mutant]:
    """What can be done to the sample."""
    root = tmp_path_factory.mktemp("sample")
    (root / "sample.py").write_text(SAMPLE, encoding="utf-8")
    return mutants(root, Path("sample.py"))


def test_each_change_compiles_to_another_module(changes: list[Mutant]) -> None:
    """No two changes, and no change and the sample, are one text, but for what only reads otherwise."""
    sources = [mutated(SAMPLE, one) for one in changes]
    for source in sources:
        compile(source, "sample.py", "exec")

    assert len({*sources, ast.unparse(ast.parse(SAMPLE))}) == len(changes) + 1


def test_each_change_has_a_name_of_its_own_without_a_line(changes: list[Mutant], tmp_path: Path) -> None:
    """A comment above moves every line and no name."""
    names = [one.name for one in changes]
    (tmp_path / "sample.py").write_text("# A comment.\n" + SAMPLE, encoding="utf-8")

    assert [one.name for one in mutants(tmp_path, Path("sample.py"))] == names
    assert len(set(names)) == len(names)


def test_what_is_changed(changes: list[Mutant]) -> None:
    """Bounds, signs, numbers, conditions, calls; not types, how a class is made, or what a method is tried with."""
    said = [(one.within, one.before, one.after) for one in changes]

    assert said == [
        ("module", "LIMIT: int = 3", "LIMIT: int = 4"),
        ("Sample.check", "self, deep: bool=False", "self, deep: bool=True"),
        (
            "Sample.check",
            "if self.size is None or deep:",
            "if not (self.size is None or deep):",
        ),
        ("Sample.check", "self.size is None or deep", "self.size is None and deep"),
        ("Sample.check", "self.size is None", "self.size is not None"),
        (
            "Sample.check",
            "not isinstance(self.size, int | float)",
            "not not isinstance(self.size, int | float)",
        ),
        ("Sample.check", "warn(self.size)", "None"),
        ("Sample.check", "x[0] >= 2", "x[0] > 2"),
        ("Sample.check", "x[0] >= 2", "x[0] <= 2"),
        ("Sample.check", "x[0]", "x[1]"),
        ("Sample.check", "x[0] >= 2", "x[0] >= 3"),
        ("Sample.check", "-len(found) if found else 1 + 1", "1 + 1 if found else -len(found)"),
        ("Sample.check", "-len(found)", "+len(found)"),
        ("Sample.check", "1 + 1", "1 - 1"),
        ("Sample.check", "1 + 1", "0 + 1"),
        ("Sample.check", "1 + 1", "1 + 0"),
    ]


def test_every_listed_equivalent_is_a_mutant_still_and_says_why(repository: Path) -> None:
    """What the core no longer has leaves the list."""
    listed = tomllib.loads((repository / "tests/mutation/survivors.toml").read_text(encoding="utf-8"))
    names = {item["mutant"] for item in listed["equivalent"]}
    paths = {Path(name.partition(" ")[0]) for name in names}
    possible = {one.name for path in paths for one in mutants(repository, path)}

    assert names - possible == set()
    assert all(item["reason"] for item in listed["equivalent"])


def test_the_draw_stays_where_it_is_as_the_core_changes(changes: list[Mutant]) -> None:
    """Without one mutant that was drawn, the others are drawn and the next one with them."""
    drawn = draw(changes, 1, 6)
    again = draw([one for one in changes if one != drawn[2]], 1, 6)

    assert again[:5] == [one for one in drawn if one != drawn[2]]
    assert draw(changes, 2, 6) != drawn


def test_the_nearest_tests_come_first_and_one_of_each_function() -> None:
    """Slow ones last; the budget ends the list, but for its first."""
    mutant = Mutant(
        path=Path("dei_core/kernel/rank.py"),
        lines=(4, 5),
        within="f",
        node=1,
        choice=0,
        before="a",
        after="b",
    )
    seconds = {
        "tests/data/test_x.py::test_far": 0.1,
        "tests/kernel/test_x.py::test_a[1]": 0.2,
        "tests/kernel/test_x.py::test_a[2]": 0.3,
        "tests/kernel/test_x.py::test_b": 0.4,
        "tests/kernel/test_x.py::test_slow": 11.0,
    }
    lines = {"dei_core/kernel/rank.py": {5: set(seconds), 6: {"tests/kernel/test_x.py::test_other"}}}
    known = Known(lines=lines, everywhere={}, seconds=seconds)
    order = [name.rpartition("::test_")[2] for name in known.tests(mutant, 100.0)]

    assert order == ["a[1]", "b", "a[2]", "far", "slow"]
    assert len(known.tests(mutant, 0.7)) == 2
    assert len(known.tests(mutant, 0.0)) == 1
