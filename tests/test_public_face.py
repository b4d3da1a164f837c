"""The three faces of the core: which names stand in them, of what types, and that each old name still works."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
import stubs

import dei_core
from dei_core.deprecation import MOVED
from dei_core.faces import face

MOST = 30
"""Names of the face of those who score and read."""


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
