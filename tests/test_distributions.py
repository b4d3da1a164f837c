"""Distributions go together: one version, and each asks for those of ours that fit it."""

from __future__ import annotations

import tomllib
from itertools import chain
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version
from wheels import CODE, PACKS, PROJECTS

SAID: dict[str, dict[str, Any]] = {
    name: tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, folder in PROJECTS.items()
}
VERSION = Version(SAID["dei-core"]["version"])
MINOR = SpecifierSet(f">={VERSION.major}.{VERSION.minor},<{VERSION.major}.{VERSION.minor + 1}")
"""What has the faces of this version, while they may still move."""
LATER = SpecifierSet(f">={VERSION.major}.{VERSION.minor}")


def ours(name: str) -> dict[str, SpecifierSet]:
    """Those of ours that a distribution, or an extra of it, asks for, each with its range."""
    asked = [SAID[name].get("dependencies", ()), *SAID[name].get("optional-dependencies", {}).values()]
    needs = map(Requirement, chain.from_iterable(asked))
    return {need.name: need.specifier for need in needs if need.name in PROJECTS}


def test_all_have_one_version() -> None:
    """So that a name and a version say what stands beside it."""
    assert {Version(said["version"]) for said in SAID.values()} == {VERSION}
    assert [folder.name for folder in PROJECTS.values()][1:] == list(PROJECTS)[1:]


@pytest.mark.parametrize("name", ["dei", *CODE])
def test_who_uses_a_face_asks_for_its_minor_version(name: str) -> None:
    """Faces of plugins and of `dei_core.host` may move with the next one."""
    assert set(ours(name).values()) == {MINOR}


@pytest.mark.parametrize("name", PACKS)
def test_rules_ask_for_a_core_that_speaks_their_protocol(name: str) -> None:
    """A later core that no longer does refuses them by name; ids of dei-base are a face like any other."""
    asked = ours(name)

    assert asked.pop("dei-core") == LATER
    assert set(asked.values()) <= {MINOR}


def test_one_name_asks_for_all() -> None:
    """`dei` lists every other distribution, and no other name."""
    assert set(ours("dei")) == set(PROJECTS) - {"dei"}
    assert len(SAID["dei"]["dependencies"]) == len(PROJECTS) - 1


def test_the_core_asks_for_none_of_ours() -> None:
    """And no rule pack for a plugin with code."""
    assert ours("dei-core") == {}
    assert set().union(*map(ours, PACKS)) <= {"dei-core", "dei-base"}
