"""The public names of the plugin."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dei_analysis

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", dei_analysis.__all__)
def test_public_names_exist_and_are_documented(name: str) -> None:
    """Each leads to something of that name that says what it is; functions stand in the README's table."""
    value = getattr(dei_analysis, name)

    assert value.__name__ == name
    assert value.__doc__
    assert name in dir(dei_analysis)
    assert isinstance(value, type) or f"`{name}`" in README


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="no public name 'correlation'"):
        dei_analysis.correlation  # noqa: B018


def test_importing_it_costs_nothing() -> None:
    """No numpy before a name is used."""
    code = "import sys, dei_analysis; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
