"""A small edition with two packs, as data to be changed by a test, and what the engine makes of it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import tomli_w
from small import cited, indicator, region_type, rule, source, text, tiers, weighting, write
from small import pack as pack_text

from dei_core import DeiError, Finding, Plan, Result, Table, open_edition, score
from dei_core.builtin import BUILTIN
from dei_core.host import Edition, Registry, bind, registry_of
from dei_core.plugin import Method, Pack, read_pack
from dei_core.toml.files import parse
from dei_core.toml.structure import structure

YEARBOOK = cited("yearbook", checked=2040)
PLAN = cited("plan", checked=2040)
AUXILIARY, HIGHER = 'role = "auxiliary"\n', 'direction = "higher"\n'

BASE = pack_text(
    source("yearbook", ("Yearbook", "统计年鉴")),
    indicator("people", "person", AUXILIARY, ("People", "人口")),
    indicator("area", "km2", AUXILIARY, ("Area", "面积")),
    indicator(
        "density",
        "person/km2",
        HIGHER + 'derivation = { method = "ratio", of = ["people", "area"] }\n',
        ("Density", "人口密度"),
    ),
    rule("density", "minmax", cited=cited("yearbook", "table 2", checked=2040), since=2015),
    """
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
""",
    YEARBOOK,
    namespace="base",
    called=("Shared indicators", "共用指标"),
    version="1.2.0",
)

TOWN = pack_text(
    source("plan", ("Town plan", "城镇规划")),
    f"[trait.side]\nname = {text('side', ('Side', '区位'))}\n",
    f"value.east = {text('east', ('East', '东部'))}\nvalue.west = {text('west', ('West', '西部'))}\n",
    indicator("fibre", "%", HIGHER, ("Fibre", "光纤覆盖率")),
    indicator("firms", "1", HIGHER, ("Firms", "企业数")),
    indicator("schools", "%", HIGHER, ("Schools", "学校")),
    indicator("waits", "day", 'direction = "lower"\n', ("Waiting days", "等待天数")),
    indicator("trees", "%", HIGHER, ("Trees", "绿化覆盖率")),
    rule("fibre", "goalposts", "params = { low = 0, high = 100 }\n", cited("plan", "1", checked=2040)),
    rule(
        "fibre",
        "goalposts",
        "params = { low = 0, high = 80 }\n",
        cited("plan", "2", "derived", 2040),
        since=2023,
    ),
    rule("firms", "zscore", 'transform = "log"\n', PLAN),
    rule(
        "schools",
        "goalposts",
        'params = { low = 0 }\nby = "side"\nwhen.east = { high = 100 }\nwhen.west = { high = 50 }\n',
        PLAN,
    ),
    rule("waits", "goalposts", "params = { low = 1, high = 31 }\n", PLAN),
    rule("trees", "as_is", cited=PLAN),
    region_type(
        {
            "infrastructure": ["fibre", "base.density"],
            "economy": ["firms"],
            "society": ["schools"],
            "government": ["waits"],
            "ecology": ["trees"],
        },
        name="town",
        framework="",
    ),
    weighting(
        "shares.index = "
        "{ infrastructure = 0.3, economy = 0.1, society = 0.2, government = 0.2, ecology = 0.2 }\n"
        'shares.infrastructure = { fibre = 0.5, "base.density" = 0.5 }\n',
        cited("plan", "annex", checked=2040),
        "expert",
        "town",
        ("Experts", "专家赋权"),
    ),
    tiers("three", {("Good", "良好"): 60, ("Fair", "一般"): 40}, PLAN, ("Three", "三档")),
    namespace="town",
    called=("Towns", "城镇"),
    version="0.3.0",
)

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


def pack(namespace: str, text: str, folder: Path) -> Pack:
    """The pack of a folder with one file, from its text below [pack]."""
    made = pack_text(text, namespace=namespace, called=("A", "甲"), version="1")
    return read_pack(write(folder / namespace, {"pack.toml": made}))


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


def run(house: House, table: Table | None = None) -> Result:
    """The result of a house over the four towns, or other ones, without files of data."""
    evaluation = open_edition(house.write())
    card = score(evaluation.plan, towns() if table is None else table)
    return Result(evaluation=evaluation, card=card, inputs={}, seconds={"score": 0.25})
