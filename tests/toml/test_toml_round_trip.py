"""Model to TOML and back is the identity, for every class of the rule model."""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from models import objects
from trying import tried

import dei_core.model as model
from dei_core import Text
from dei_core.host import Edition, Label
from dei_core.model.pack import Manifest, Pack, PackFile
from dei_core.model.stages import Stages
from dei_core.toml.files import dumps
from dei_core.toml.structure import structure

MODULES = [
    importlib.import_module(f"dei_core.model.{found.name}") for found in pkgutil.iter_modules(model.__path__)
]
CLASSES = sorted(
    {
        kind
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type) and attrs.has(kind) and kind not in (Pack, Label)
    },
    key=lambda kind: kind.__name__,
)


def through_toml(value: Any) -> Any:
    """A model object written as TOML and read again."""
    return structure(tomllib.loads(dumps(value)), type(value))


def test_the_model_is_found() -> None:
    """Files and editions, and what they are made of."""
    assert {"PackFile", "Edition", "Rule", "Weights", "Text"} <= {kind.__name__ for kind in CLASSES}
    assert len(CLASSES) > 25


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
@tried(25, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_class_comes_back_as_it_was(kind: type[Any], data: st.DataObject) -> None:
    """Whatever an object holds, its TOML says all of it and nothing else."""
    value = data.draw(objects(kind))

    assert through_toml(value) == value


@pytest.mark.parametrize(
    "value",
    [
        1,
        1.0,
        True,
        "1",
        -0.0,
        1e-300,
        2**53,
        [],
        {},
        [1, 1.0, "x", [True]],
        {"中文": "“引号”\n", "a": {"b": [{}]}},
    ],
)
def test_parameters_keep_their_types(value: Any) -> None:
    """What no class declares comes back with the type it had: 1 is not 1.0, nor is it true."""
    stage = attrs.evolve(Stages().impute, method="x", params={"value": value})

    assert repr(through_toml(stage).params["value"]) == repr(value)


def test_defaults_are_left_out() -> None:
    """What was not said is not written."""
    manifest = Manifest(namespace="a", name=Text(en="A", zh="甲"), protocol=1)

    assert (
        dumps(PackFile(pack=manifest))
        == '[pack]\nnamespace = "a"\nprotocol = 1\n\n[pack.name]\nen = "A"\nzh = "甲"\n'
    )
    assert dumps(Stages()) == ""


def test_an_integer_serves_where_a_number_is_wanted() -> None:
    """A weight of 1 is 1.0; no other type becomes another."""
    edition = structure(
        tomllib.loads(
            'name = {en = "", zh = ""}\nyear = 2024\npacks = []\ntrack = {}\n'
            '[dataset.d]\npath = "p"\nfactors = {x = 1}\n'
        ),
        Edition,
    )

    assert repr(edition.dataset["d"].factors["x"]) == "1.0"
