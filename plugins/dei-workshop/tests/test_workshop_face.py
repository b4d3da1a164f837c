"""The face of the workshop, and what the core still gives by its old names."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import dei_core
import dei_workshop
from dei_core.deprecation import MOVED

OLD = sorted(name for name, package in MOVED.items() if package == "dei_workshop")


def test_every_name_comes_from_where_it_is_defined() -> None:
    """What type checkers are told is what there is."""
    source = Path(dei_workshop.__file__).read_text(encoding="utf-8")
    told = {
        alias.name: item.module
        for item in ast.walk(ast.parse(source))
        if isinstance(item, ast.ImportFrom) and (item.module or "").startswith("dei_workshop.")
        for alias in item.names
    }

    assert told == {name: f"dei_workshop.{home}" for name, home in dei_workshop._HOME.items()}
    assert sorted(told) == sorted(dei_workshop.__all__)
    assert dir(dei_workshop) == sorted(dei_workshop.__all__)


@pytest.mark.parametrize("name", dei_workshop.__all__)
def test_every_name_says_what_it_is(name: str) -> None:
    value = getattr(dei_workshop, name)

    assert value is not None
    assert name == "PROMISES" or value.__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no public name 'chek_plugin'"):
        dei_workshop.chek_plugin  # noqa: B018


def test_to_import_it_costs_nothing() -> None:
    """`dei` imports it at every start."""
    heavy = "[name for name in ('numpy', 'cattrs', 'rich') if name in sys.modules]"
    code = f"import sys, dei_workshop.plugin; print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", OLD)
def test_an_old_name_still_gives_the_thing_and_warns(name: str) -> None:
    with pytest.warns(DeprecationWarning, match=rf"dei_workshop\.{name} \(pip install dei-workshop\)"):
        value = getattr(dei_core, name)

    assert value is getattr(dei_workshop, name)
    assert name not in dir(dei_core)


def test_without_the_workshop_an_old_name_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """As an attribute error, so that `hasattr` says no; a warning names it where `from … import` tells no reason."""
    monkeypatch.setitem(sys.modules, "dei_workshop", None)
    with (
        pytest.warns(DeprecationWarning, match="pip install dei-workshop"),
        pytest.raises(AttributeError, match=r"dei_workshop\.check_plugin now: pip install dei-workshop"),
    ):
        dei_core.check_plugin  # noqa: B018
    with pytest.warns(DeprecationWarning, match="verify"):
        assert not hasattr(dei_core, "verify")


def test_a_workshop_that_is_broken_tells_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it needs and does not find is not taken for its absence."""
    monkeypatch.setitem(sys.modules, "dei_workshop.schema", None)
    monkeypatch.delitem(vars(dei_workshop), "json_schema", raising=False)
    with (
        pytest.warns(DeprecationWarning, match="json_schema"),
        pytest.raises(ModuleNotFoundError, match=r"dei_workshop\.schema"),
    ):
        dei_core.json_schema  # noqa: B018
    assert importlib.import_module("dei_workshop") is dei_workshop
