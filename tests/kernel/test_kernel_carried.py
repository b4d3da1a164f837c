"""What every method says of itself for documents: a formula in names that it has, and an example that holds."""

from __future__ import annotations

import re

import attrs
import numpy as np
import pytest
from worked import worked_out

from dei_core.builtin import BUILTIN
from dei_core.kernel.kinds import Learning
from dei_core.plugin import Method
from dei_methods.catalogue import METHODS

EVERY = (*BUILTIN, *METHODS)
IDS = [f"{method.kind}-{method.id}" for method in EVERY]


def names(method: Method) -> set[str]:
    """The names that a formula can be written with."""
    learns = method.learns if isinstance(method, Learning) else None
    learned = () if learns is None else (*learns.numbers, *learns.by_child)
    return {"x", *learned, *(field.name for field in attrs.fields(method.params))}


@pytest.mark.parametrize("method", EVERY, ids=IDS)
def test_every_worked_example_holds(method: Method) -> None:
    """Each method carries one, worked by hand; the engine gives what it says."""
    assert method.worked
    for example in method.worked:
        np.testing.assert_allclose(
            worked_out(method, example), example.gives, rtol=0.0, atol=0.6 * 10.0**-example.digits
        )


@pytest.mark.parametrize("method", EVERY, ids=IDS)
def test_every_formula_is_written_with_names_that_there_are(method: Method) -> None:
    """A method without such a formula, or with a symbol for what it has not, would be told wrongly."""
    known = names(method)
    terms = re.findall(r"\{([^}]*)\}", method.written().en + method.written(-1).en)

    assert method.formula
    assert {part for term in terms for part in re.split("[−+]", term)} <= known
    assert set(method.symbols) <= known
