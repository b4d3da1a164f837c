"""The plugin keeps every promise that `dei check-plugin` holds it to, its cases among them."""

from pathlib import Path

import pytest

from dei_workshop import conformance_cases


@pytest.mark.parametrize("outcome", conformance_cases(Path(__file__).parents[1]), ids=str)
def test_promise(outcome):
    """Each check is a test of its own."""
    outcome.hold()
