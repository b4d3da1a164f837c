"""The face of dei-words, and the examples of its rooms."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import dei_words

MODULES = [info.name for info in pkgutil.iter_modules(dei_words.__path__)]


@pytest.mark.parametrize("name", dei_words.__all__)
def test_every_name_leads_to_something(name: str) -> None:
    """Under its own name, which is no module's."""
    assert getattr(dei_words, name) is not None
    assert name not in MODULES
    assert name in dir(dei_words)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no public name 'wayz'"):
        dei_words.wayz  # noqa: B018


@pytest.mark.parametrize("module", MODULES)
def test_examples_run(module: str) -> None:
    assert doctest.testmod(import_module(f"dei_words.{module}")).failed == 0
