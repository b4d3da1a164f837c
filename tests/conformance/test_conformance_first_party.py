"""All first-party plugins, and the packs of the examples, keep every promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from dei_workshop import check_plugin

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = sorted(path.parent for path in ROOT.glob("plugins/dei-*/pyproject.toml"))
FOLDERS = sorted(path.parent for path in ROOT.glob("examples/**/pack/pack.toml"))


def test_there_are_plugins() -> None:
    """Nothing below passes over nothing."""
    assert len(PLUGINS) >= 18
    assert len(FOLDERS) >= 4


EXPECTED = {"watersaving": ["binds[benchmark.water_saving_city_2018_use]"]}
"""What cannot be kept yet, by namespace; each has its reason in the pyproject.toml of its distribution."""


@pytest.mark.parametrize("folder", [*PLUGINS, *FOLDERS], ids=lambda path: "-".join(path.parts[-2:]))
def test_first_party_keeps_every_promise(folder: Path) -> None:
    """No outcome fails, what is expected to fail is listed above, and at least the promises of a pack are tried."""
    for made in check_plugin(folder):
        expected = [str(outcome) for outcome in made.outcomes if outcome.state == "expected"]

        assert "\n".join(finding.text() for finding in made.findings) == ""
        assert expected == EXPECTED.get(made.namespace, [])
        assert made.counts["passed"] >= 13


def test_an_installed_namespace_is_the_same_plugin() -> None:
    """By namespace as by path: the same outcomes."""
    (named,) = check_plugin("broadband")
    (at,) = check_plugin(ROOT / "plugins/dei-benchmark-broadband")

    assert [str(outcome) for outcome in named.outcomes] == [str(outcome) for outcome in at.outcomes]
    assert dict(named.counts) == dict(at.counts)


@pytest.mark.parametrize(("name", "cases"), [("broadband", 2), ("tourism", 3), ("smartcity", 2)])
def test_standards_with_cases(name: str, cases: int) -> None:
    """Worked examples of the standards themselves are computed as checks of their own."""
    (made,) = check_plugin(ROOT / f"plugins/dei-benchmark-{name}")

    assert [item.state for item in made.outcomes if item.promise.kind == "case"] == ["passed"] * cases
