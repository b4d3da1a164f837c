"""The examples in docstrings run, and say what comes out."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import numpy as np
import pytest

import dei_analysis as analysis

MODULES = [found.name for found in pkgutil.walk_packages(analysis.__path__, "dei_analysis.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str) -> None:
    """As written."""
    module = importlib.import_module(name)
    outcome = doctest.testmod(module, extraglobs={"np": np})

    assert outcome.failed == 0


def test_there_are_examples() -> None:
    """The test above has something to run."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    modules = [importlib.import_module(name) for name in MODULES]
    found = sum(bool(test.examples) for module in modules for test in finder.find(module))

    assert found >= 10
