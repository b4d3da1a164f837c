"""The three faces of the core: their names, types and examples, and that each old name still works."""

from __future__ import annotations

import ast
import doctest
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import stubs

import dei_core
from dei_core.deprecation import MOVED
from dei_core.faces import face

ROOT = Path(__file__).resolve().parents[1]
MOST = 30
"""Names of the face of those who score and read."""
FINDER = doctest.DocTestFinder(exclude_empty=True)
PARSER = doctest.DocTestParser()


def own_examples(value: Any, name: str) -> list[doctest.DocTest]:
    """The examples in the docstrings of a function or class of the core, and of its methods; none of a constant."""
    if not str(getattr(value, "__module__", "")).startswith("dei_core") or not hasattr(value, "__qualname__"):
        return []
    found = FINDER.find(value, name, module=sys.modules[value.__module__], extraglobs={"np": np})
    return [test for test in found if test.examples]


def face_examples(module: ModuleType) -> doctest.DocTest:
    """The examples in a face's own docstring."""
    return PARSER.get_doctest(module.__doc__ or "", {}, module.__name__, module.__file__, 0)


def used(test: doctest.DocTest) -> set[str]:
    """The names that the examples use, beside importing them."""
    trees = [ast.parse(example.source) for example in test.examples]
    return {item.id for tree in trees for item in ast.walk(tree) if isinstance(item, ast.Name)}


def without_example(module: ModuleType) -> list[str]:
    """The names of a face that neither their own docstring nor the face's shows in use."""
    shown = used(face_examples(module))
    return [
        name for name in module.__all__ if name not in shown and not own_examples(getattr(module, name), name)
    ]


EXAMPLES = {
    test.name: test
    for name in stubs.FACES
    for module in [import_module(name)]
    for test in (
        face_examples(module),
        *(test for one in module.__all__ for test in own_examples(getattr(module, one), one)),
    )
}


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples of editions, one of them published, where the examples may write."""
    folder = tmp_path_factory.mktemp("workplace")
    for edition in ("gigabit-2022", "benchmark-gigabit"):
        shutil.copytree(ROOT / "examples" / edition, folder / "examples" / edition)
    (folder / "examples/dei-2023").symlink_to(ROOT / "examples/dei-2023", target_is_directory=True)
    dei_core.publish(dei_core.evaluate(folder / "examples/gigabit-2022"), folder / "out/gigabit-2022")
    return folder


@pytest.mark.parametrize("name", stubs.FACES)
def test_every_name_is_shown_in_an_example(name: str) -> None:
    """Functions and classes by their own docstring, constants and types by that of their face."""
    assert without_example(import_module(name)) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_runs(name: str, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each gives what it says."""
    monkeypatch.chdir(workplace)

    assert doctest.DocTestRunner().run(EXAMPLES[name], clear_globs=False).failed == 0


def test_a_name_without_example_is_seen() -> None:
    """The checks above can fail: neither an import alone nor somebody else's docstring is an example."""
    module = ModuleType("a")
    module.__doc__ = ">>> from a import shown, taken\n>>> shown\n"
    module.__file__ = "a.py"
    vars(module).update(__all__=["shown", "taken", "number"], shown=1, number=np.ndarray)
    vars(module)["taken"] = dei_core.Findings.raise_errors

    assert without_example(module) == ["taken", "number"]
    assert own_examples(dei_core.compose, "compose")


@pytest.mark.parametrize("name", stubs.FACES)
def test_type_checkers_are_told_what_there_is(name: str) -> None:
    """The stub of a face is drawn from its table."""
    told = stubs.path_of(name).read_text(encoding="utf-8")

    assert told == stubs.stub(name), "draw it anew: python tests/support/stubs.py"


def test_a_name_stands_in_one_face_and_users_have_few() -> None:
    """Nobody asks which of two to import, and whoever opens a notebook can read the list."""
    named = [name for one in stubs.FACES for name in import_module(one).__all__]

    assert len(named) == len(set(named))
    assert len(dei_core.__all__) <= MOST


@pytest.mark.parametrize("name", stubs.FACES)
def test_every_name_leads_to_something(name: str) -> None:
    """Under its own name, and in what `dir` shows."""
    module = import_module(name)

    assert [one for one in module.__all__ if getattr(module, one) is None] == []
    assert dir(module) == module.__all__


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The faces refuse what they do not have, and say which of them was asked."""
    with pytest.raises(AttributeError, match="'dei_core' has no public name 'scroe'"):
        dei_core.scroe  # noqa: B018
    with pytest.raises(ImportError, match="scroe"):
        exec("from dei_core.plugin import scroe")
    _, get, _ = face("a.b", {"text": ("Text",)})
    with pytest.raises(AttributeError, match=r"'a\.b' has no public name 'LANGS'"):
        get("LANGS")


@pytest.mark.parametrize("name", [name for name, home in MOVED.items() if home in stubs.FACES])
def test_a_name_that_moved_still_works_where_it_was(name: str) -> None:
    """With a warning that names its face, at the line that asks."""
    with pytest.warns(DeprecationWarning, match=rf"Use {MOVED[name]}\.{name} instead") as caught:
        value = getattr(dei_core, name)

    assert value is getattr(import_module(MOVED[name]), name)
    assert [warning.filename for warning in caught] == [__file__]
    assert name not in dei_core.__all__


@pytest.mark.parametrize("name", stubs.FACES)
def test_a_face_costs_nothing_until_a_name_is_used(name: str) -> None:
    """`dei` imports faces at every start: neither arrays nor plugins nor a parser come with them."""
    heavy = "{'numpy', 'pluggy', 'cattrs', 'attrs', 'dei_core.findings'}"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, {name}; print(*{heavy} & sys.modules.keys())"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == []
