"""The public names of the map, the examples of their docstrings, and the README's."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import dei_geo

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
MODULES = [found.name for found in pkgutil.iter_modules(dei_geo.__path__, "dei_geo.")]


@pytest.mark.parametrize("name", dei_geo.__all__)
def test_public_names_exist_and_stand_in_the_readme(name: str) -> None:
    """Each leads to something, and the table of the README says what it is."""
    assert getattr(dei_geo, name) is not None
    assert name in dir(dei_geo)
    assert re.search(rf"`{name}[`(]", README)


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="no public name 'chinese'"):
        dei_geo.chinese  # noqa: B018


def test_importing_it_costs_nothing() -> None:
    """Neither numpy nor shapely before a name is used, and no shapely before a map is made."""
    code = (
        "import sys, dei_geo; print('numpy' in sys.modules); dei_geo.china; print('shapely' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str) -> None:
    """As written."""
    outcome = doctest.testmod(importlib.import_module(name), extraglobs={"np": np})

    assert outcome.failed == 0


def test_the_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """As written; every region is told of once."""
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(code, {})
    lines = capsys.readouterr().out.splitlines()

    assert lines[0].startswith("110108 Beijing code 110108 ")
    assert lines[1].startswith("540481 Tibet name 540422 ")
    assert lines[2].startswith("110108-H01 Beijing host None ")
    assert lines[3] == "('AUT',)"
