"""Each distribution as who installs it alone has it: its pack serves, its own tests pass, it keeps its promises."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
from wheels import CODE, PACKS, PROJECTS, ROOT, Environment, Wheels, run

LISTED = """
import json
from dei_core.host import installed
print(json.dumps({pack.distribution: [pack.name, pack.version, len(pack.faults)] for pack in installed()}))
"""
BROKEN = """
import json, sys
from dei_core.host import installed
from dei_workshop import check_plugin
(namespace,) = (pack.name for pack in installed() if pack.distribution == sys.argv[1])
(made,) = check_plugin(namespace)
print(json.dumps([made.counts["passed"], sorted(str(one) for one in made.outcomes if one.state == "failed")]))
"""
OWN = (
    "--quiet",
    "-rs",
    "-p",
    "no:cacheprovider",
    "-o",
    "addopts=--strict-markers --import-mode=importlib",
    "-m",
    "not heavy",
)
REASONS = re.compile(r"needs dei\b|Playwright|no Chromium|the published data are not here")
"""Why one of a plugin's own tests may be skipped where the plugin is alone."""

pytestmark = [pytest.mark.wheels, pytest.mark.heavy]


@pytest.fixture(scope="module", params=[*CODE, *PACKS])
def alone(
    request: pytest.FixtureRequest, wheels: Wheels, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Environment]:
    """A distribution, and an environment in which nothing was asked for but it and what its own tests declare."""
    name = request.param
    return name, wheels.environment(tmp_path_factory.mktemp(name), f"{name}[test]")


def test_nothing_but_its_own_needs_come_with_it(alone: tuple[str, Environment]) -> None:
    """Its pack is listed, sound and of its version, beside those it declares."""
    name, environment = alone
    listed = json.loads(environment.run("python", "-c", LISTED))

    assert listed[name][2] == 0
    assert set(listed) < {*CODE, *PACKS}


def test_its_own_tests_pass(alone: tuple[str, Environment]) -> None:
    """All but those that use another plugin, which say so."""
    name, environment = alone
    folder = PROJECTS[name] / "tests"
    if not folder.is_dir():
        assert name.startswith("dei-region-")  # held to together, in tests/regions
        return
    said = run(environment.bin / "pytest", *OWN, folder, cwd=ROOT, DEI_REQUIRE="", CI="true")

    assert int(re.findall(r"(\d+) passed", said)[-1]) > 0
    assert [
        line for line in said.splitlines() if line.startswith("SKIPPED") and not REASONS.search(line)
    ] == []


def test_it_keeps_its_promises_beside_the_workshop_alone(
    alone: tuple[str, Environment], wheels: Wheels
) -> None:
    """As installed, with no other plugin than those of its author's one name; but those it says it cannot keep yet."""
    name, environment = alone
    wheels.add(environment, "dei-workshop")
    *_, said = environment.run("python", "-c", BROKEN, name).splitlines()
    project = tomllib.loads((PROJECTS[name] / "pyproject.toml").read_text(encoding="utf-8"))
    passed, broken = json.loads(said)

    assert passed >= 13
    assert broken == sorted(project.get("tool", {}).get("dei", {}).get("expected-failures", {}))
