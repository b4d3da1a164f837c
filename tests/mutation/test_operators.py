"""Changes of a sample: each compiles, differs, bears a name of its own; types and indifferent words stay."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from operators import Mutant, mutants, mutated

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
