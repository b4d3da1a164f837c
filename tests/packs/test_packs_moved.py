"""Bare ids of methods that a plugin has now: they go on working where it is installed, and say what to install."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from house import House, findings, only

from dei_core import compose, open_edition
from dei_core.builtin import BUILTIN
from dei_core.packs import messages as say
from dei_core.packs.registry import MOVED, has_moved, moved_methods


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """No plugin is installed."""
    monkeypatch.setattr("dei_core.packs.registry.installed", lambda: ())


def weighed(folder: Path) -> Path:
    """An edition whose weight stage names a method by its bare id."""
    house = House(folder)
    house.stage("weight", method="entropy")
    return house.write()


def test_every_id_that_moved_leads_to_its_method() -> None:
    """Each by kind, under the id that it had; none of them is the core's any more."""
    made = moved_methods()

    assert set(made) == {(kind, name) for kind, names in MOVED.items() for name in names}
    assert all((method.kind, method.id) == key for key, method in made.items())
    assert made.keys().isdisjoint({(method.kind, method.id) for method in BUILTIN})
    assert has_moved("aggregator", "borda")
    assert not has_moved("normalizer", "minmax")


def test_an_edition_that_names_one_binds_as_before(tmp_path: Path) -> None:
    """Though it does not list the plugin, which is loaded for it."""
    plan = open_edition(weighed(tmp_path)).plan
    weighers = {node.weigher.method.id for node in plan.tracks[0].nodes if node.weigher is not None}

    assert weighers == {"entropy"}


def test_the_pack_behind_it_stands_among_those_of_the_edition(tmp_path: Path) -> None:
    """Wherever packs and their versions are told: lock, run.json, workbook, report."""
    packs = open_edition(weighed(tmp_path)).registry.packs

    assert list(packs) == ["base", "methods", "town"]
    assert packs["methods"].version == version("dei-methods")


def test_a_pack_of_its_name_beside_it_is_refused(tmp_path: Path) -> None:
    """A lock that holds somebody else's `methods` could not say which version brought the method."""
    house = House(tmp_path)
    house.stage("weight", method="entropy")
    house.packs["methods"] = {"pack": {**house.base["pack"], "namespace": "methods"}}
    house.edition["packs"].append("./methods")
    finding = only(findings(open_edition, house.write()))

    assert finding.message is say.NAMESPACE_TAKEN
    assert f"methods {version('dei-methods')} (" in finding.text("en")


@pytest.mark.usefixtures("without")
def test_without_the_plugin_it_says_what_to_install(tmp_path: Path) -> None:
    """In both languages, at the stage."""
    finding = only(findings(open_edition, weighed(tmp_path)))

    assert (finding.message, finding.place.path) == (say.METHOD_MOVED, "stages.weight.method")
    assert "'entropy' is brought by dei-methods, which is not installed here" in finding.text("en")
    assert "Install it: pip install --upgrade dei-methods." in finding.text("en")
    assert "“entropy”由 dei-methods 提供，当前未安装该发行包" in finding.text("zh")


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"aggregator": "topsis"}, "aggregator"),
        ({"weigher": "critic"}, "weigher"),
        ({"imputer": {"a": "latest"}}, "imputer.a"),
        ({"treatment": "winsorise"}, "treatment"),
    ],
)
def test_a_program_is_told_as_well(more: dict[str, Any], path: str) -> None:
    """`compose` takes the ids that it took."""
    finding = only(findings(compose, {"index": ["a", "b"]}, **more))

    assert (finding.message, finding.place.path) == (say.METHOD_MOVED, path)


def test_a_program_names_them_by_bare_ids() -> None:
    """With the plugin there."""
    plan = compose({"index": ["a", "b"]}, aggregator="topsis", weigher="critic")

    assert plan.tracks[0].nodes[0].aggregator.method.id == "topsis"
