"""A small edition with two packs, as data to be changed by a test, and what the engine makes of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w

from dei_core import (
    DeiError,
    Edition,
    Finding,
    Method,
    Pack,
    Plan,
    Registry,
    Table,
    bind,
    read_pack,
    registry_of,
)
from dei_core.kernel.builtin import BUILTIN
from dei_core.toml.files import parse
from dei_core.toml.structure import structure

BASE = """
[pack]
namespace = "base"
name = { en = "Shared indicators", zh = "共用指标" }
version = "1.2.0"
protocol = 1

[source.yearbook]
title = { en = "Yearbook", zh = "统计年鉴" }

[indicator.people]
name = { en = "People", zh = "人口" }
unit = "person"
role = "auxiliary"

[indicator.area]
name = { en = "Area", zh = "面积" }
unit = "km2"
role = "auxiliary"

[indicator.density]
name = { en = "Density", zh = "人口密度" }
unit = "person/km2"
direction = "higher"
derivation = { method = "ratio", of = ["people", "area"] }

[[rule.density]]
since = 2015
method = "minmax"
cite = { source = "yearbook", clause = "table 2" }
evidence = "read"
checked = 2040

[benchmark.dense]
name = { en = "Dense towns", zh = "紧凑城镇" }
body = { en = "A ministry", zh = "某部" }
since = 2018
until = 2024

[[benchmark.dense.target]]
indicator = "density"
method = "goalposts"
params = { low = 0, high = 400 }
cite = { source = "yearbook", clause = "3.1" }
evidence = "recalled"
confidence = "low"
checked = 2040

[[benchmark.dense.target]]
indicator = "town.fibre"
method = "goalposts"
params = { low = 0, high = 50 }
cite = { source = "yearbook" }
evidence = "read"
checked = 2040
"""

TOWN = """
[pack]
namespace = "town"
name = { en = "Towns", zh = "城镇" }
version = "0.3.0"
protocol = 1

[source.plan]
title = { en = "Town plan", zh = "城镇规划" }

[trait.side]
name = { en = "Side", zh = "区位" }
value.east = { en = "East", zh = "东部" }
value.west = { en = "West", zh = "西部" }

[indicator.fibre]
name = { en = "Fibre", zh = "光纤覆盖率" }
unit = "%"
direction = "higher"

[indicator.firms]
name = { en = "Firms", zh = "企业数" }
unit = "1"
direction = "higher"

[indicator.schools]
name = { en = "Schools", zh = "学校" }
unit = "%"
direction = "higher"

[indicator.waits]
name = { en = "Waiting days", zh = "等待天数" }
unit = "day"
direction = "lower"

[indicator.trees]
name = { en = "Trees", zh = "绿化覆盖率" }
unit = "%"
direction = "higher"

[[rule.fibre]]
since = 2020
method = "goalposts"
params = { low = 0, high = 100 }
cite = { source = "plan", clause = "1" }
evidence = "read"
checked = 2040

[[rule.fibre]]
since = 2023
method = "goalposts"
params = { low = 0, high = 80 }
cite = { source = "plan", clause = "2" }
evidence = "derived"
checked = 2040

[[rule.firms]]
since = 2020
method = "zscore"
transform = "log"
cite = { source = "plan" }
evidence = "read"
checked = 2040

[[rule.schools]]
since = 2020
method = "goalposts"
params = { low = 0 }
by = "side"
when.east = { high = 100 }
when.west = { high = 50 }
cite = { source = "plan" }
evidence = "read"
checked = 2040

[[rule.waits]]
since = 2020
method = "goalposts"
params = { low = 1, high = 31 }
cite = { source = "plan" }
evidence = "read"
checked = 2040

[[rule.trees]]
since = 2020
method = "as_is"
cite = { source = "plan" }
evidence = "read"
checked = 2040

[region_type.town]
name = { en = "Town", zh = "城镇" }
root = "index"

[region_type.town.node.index]
children = ["infrastructure", "economy", "society", "government", "ecology"]
[region_type.town.node.infrastructure]
children = ["fibre", "base.density"]
[region_type.town.node.economy]
children = ["firms"]
[region_type.town.node.society]
children = ["schools"]
[region_type.town.node.government]
children = ["waits"]
[region_type.town.node.ecology]
children = ["trees"]

[weighting.expert]
name = { en = "Experts", zh = "专家赋权" }
region_type = "town"

[[weighting.expert.dated]]
since = 2020
cite = { source = "plan", clause = "annex" }
evidence = "read"
checked = 2040

[weighting.expert.dated.shares]
index = { infrastructure = 0.3, economy = 0.1, society = 0.2, government = 0.2, ecology = 0.2 }
infrastructure = { fibre = 0.5, "base.density" = 0.5 }

[tier_scheme.three]
name = { en = "Three", zh = "三档" }
cite = { source = "plan" }
evidence = "read"
checked = 2040
[[tier_scheme.three.tier]]
name = { en = "Good", zh = "良好" }
bound = 60
[[tier_scheme.three.tier]]
name = { en = "Fair", zh = "一般" }
bound = 40
"""

EDITION = """
name = { en = "Towns 2024", zh = "2024 年城镇" }
year = 2024
packs = ["./base", "./town"]

[dataset.towns]
path = "towns.csv"

[track.towns]
name = { en = "Towns", zh = "城镇组" }
region_type = "town.town"
dataset = "towns"
"""


class House:
    """An edition and its packs as TOML values, free to be changed, and what comes of them.

    packs: namespace -> file name -> content. methods: (who, method) beside the core's own.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.edition: dict[str, Any] = tomllib.loads(EDITION)
        self.packs: dict[str, dict[str, Any]] = {"base": tomllib.loads(BASE), "town": tomllib.loads(TOWN)}
        self.methods: list[tuple[str, Method]] = []

    @property
    def town(self) -> dict[str, Any]:
        """The pack of the region type."""
        return self.packs["town"]

    @property
    def base(self) -> dict[str, Any]:
        """The pack that others share."""
        return self.packs["base"]

    @property
    def track(self) -> dict[str, Any]:
        """The one track."""
        return self.edition["track"]["towns"]

    @property
    def nodes(self) -> dict[str, Any]:
        """The nodes of the region type."""
        return self.town["region_type"]["town"]["node"]

    @property
    def dated(self) -> list[dict[str, Any]]:
        """The dated weights of the region type."""
        return self.town["weighting"]["expert"]["dated"]

    def stage(self, name: str, **values: Any) -> None:
        """Set a stage of the edition."""
        self.edition.setdefault("stages", {})[name] = values

    def write(self) -> Path:
        """The edition's file, with its packs beside it."""
        for name, content in self.packs.items():
            write(self.folder / name, {"pack.toml": content})
        path = self.folder / "edition.toml"
        path.write_text(tomli_w.dumps(self.edition), encoding="utf-8")
        return path

    def registry(self, packs: tuple[str, ...] | None = None) -> Registry:
        """The registry of the packs, in the order given."""
        self.write()
        read = [read_pack(self.folder / name) for name in packs or tuple(self.packs)]
        return registry_of(read, [*(("dei-core", method) for method in BUILTIN), *self.methods])

    def plan(self, packs: tuple[str, ...] | None = None, frozen: Any = None) -> Plan:
        """The bound plan; DeiError where it does not hold together."""
        registry = self.registry(packs)
        path = self.folder / "edition.toml"
        return bind(registry, structure(parse(path, path.name), Edition, path.name), path.name, frozen)

    def findings(self) -> tuple[Finding, ...]:
        """What stands in the way of a plan."""
        return findings(self.plan)


def write(folder: Path, files: Mapping[str, Any]) -> Path:
    """A folder of files: text as it is, values as TOML; a name may be that of a file in a folder below."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else tomli_w.dumps(content), encoding="utf-8")
    return folder


def pack(namespace: str, text: str, folder: Path) -> Pack:
    """The pack of a folder with one file, from its text below [pack]."""
    head = (
        f'[pack]\nnamespace = "{namespace}"\nname = {{ en = "A", zh = "甲" }}\nversion = "1"\nprotocol = 1\n'
    )
    return read_pack(write(folder / namespace, {"pack.toml": head + text}))


def findings(call: Any, *args: Any, **kwargs: Any) -> tuple[Finding, ...]:
    """The findings with which a call is refused."""
    try:
        call(*args, **kwargs)
    except DeiError as error:
        return error.findings
    raise AssertionError("nothing was refused")


def only(found: tuple[Finding, ...]) -> Finding:
    """The one finding there is."""
    assert len(found) == 1, "\n".join(finding.text() for finding in found)
    return found[0]


def towns() -> Table:
    """Four towns, one of them without firms."""
    return Table(
        regions=("a", "b", "c", "d"),
        names=("Ah", "Beh", "Ceh", "Deh"),
        columns={
            "town.fibre": [40.0, 80.0, 60.0, 20.0],
            "town.firms": [10.0, 100.0, 1000.0, 50.0],
            "town.schools": [50.0, 25.0, 100.0, 10.0],
            "town.waits": [1.0, 16.0, 31.0, 7.0],
            "town.trees": [30.0, 40.0, 50.0, 60.0],
            "base.people": [100.0, 900.0, 500.0, 250.0],
            "base.area": [1.0, 3.0, 2.0, 2.5],
        },
        traits={"town.side": ("east", "west", "east", "west")},
        parents={"province": ("p", "p", "q", "q")},
    )
