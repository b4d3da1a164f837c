"""What type checkers are told of the public face is what there is."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import dei_core
import dei_core.host


def test_the_stub_names_every_public_name_from_its_own_module() -> None:
    """None is missing, none is left over, and each comes from where it is defined."""
    stub = Path(dei_core.__file__).with_suffix(".pyi")
    told = {
        alias.asname: item.module
        for item in ast.parse(stub.read_text(encoding="utf-8")).body
        if isinstance(item, ast.ImportFrom)
        for alias in item.names
        if alias.asname == alias.name
    }

    assert told == {name: f"dei_core.{home}" for name, home in dei_core._HOME.items()}


def test_the_face_of_hosts_names_what_it_holds_and_nothing_that_everyone_has() -> None:
    """No name has two homes, and none is taken from its room without being named."""
    held = {
        name
        for name, value in vars(dei_core.host).items()
        if not (name.startswith("_") or name == "annotations" or inspect.ismodule(value))
    }

    assert held == set(dei_core.host.__all__)
    assert held & set(dei_core.__all__) == set()
