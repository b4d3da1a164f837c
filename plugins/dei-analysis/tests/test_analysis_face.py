"""The public names of the plugin, and the README's example of them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dei_analysis

ROOT = Path(__file__).resolve().parents[3]
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


def test_the_example_of_the_readme_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As written, from the repository."""
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(code, {})

    assert "without these the ranking would change most" in capsys.readouterr().out
