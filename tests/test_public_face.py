"""What type checkers are told of the public face is what there is."""

from __future__ import annotations

import ast
from pathlib import Path

import dei_core


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
