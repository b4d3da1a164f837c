"""What an author has: one name installed, new plugins written and checked, their wheels used by an edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from wheels import Wheels

from dei_workshop.commands.new_plugin import KINDS

FRAME = """
[pack]
namespace = "frame"
name = { en = "Frame", zh = "框架" }
version = "1"
protocol = 1
[source.own]
title = { en = "Own", zh = "自定" }
[framework.one]
name = { en = "One", zh = "单项" }
[framework.one.pillar.access]
name = { en = "Access", zh = "接入" }
[indicator.lines]
name = { en = "Lines", zh = "线路" }
unit = "1"
[[rule.lines]]
since = 2020
method = "newmethods.saturating"
params = { half = 10.0 }
cite = { source = "own" }
evidence = "chosen"
checked = 2026
[region_type.town]
name = { en = "Town", zh = "城镇" }
framework = "one"
root = "index"
[region_type.town.node.index]
name = { en = "Index", zh = "指数" }
children = ["access"]
[region_type.town.node.access]
children = ["lines", "newmethods.service_coverage", "newindicators.service_coverage"]
"""
EDITION = """
name = { en = "Towns", zh = "城镇" }
year = 2024
packs = ["./frame", "newmethods", "newindicators", "newregion", "newbenchmark"]
[stages.weight]
method = "equal"
[dataset.any]
path = "any.csv"
[track.towns]
name = { en = "Towns", zh = "城镇" }
region_type = "frame.town"
dataset = "any"
[track.pillars]
name = { en = "Pillars", zh = "支柱" }
region_type = "newregion.town"
dataset = "any"
[track.counties]
name = { en = "Standard", zh = "标准" }
benchmark = "newbenchmark.demonstration"
unit = "county"
dataset = "any"
"""
USE = """
from dei_core import Table, open_edition, score
from dei_workshop import check_plugin
def table(**columns):
    return Table(regions=("a", "b"), names=("a", "b"), columns={k.replace("__", "."): v for k, v in columns.items()})
towns = table(
    frame__lines=[30.0, 10.0],
    newmethods__service_coverage=[25.0, 75.0],
    newindicators__service_coverage=[80.0, 20.0],
)
pillars = table(
    newregion__fibre_coverage=[10.0, 50.0],
    newregion__digital_firms=[20.0, 60.0],
    newregion__service_coverage=[30.0, 70.0],
    newregion__online_matters=[40.0, 80.0],
    newregion__open_data=[50.0, 90.0],
)
counties = table(newbenchmark__service_coverage=[80.0, 79.0])
card = score(open_edition("edition").plan, {"towns": towns, "pillars": pillars, "counties": counties})
print([card[track].total.tolist() for track in ("towns", "pillars", "counties")])
for name in ("newmethods", "newindicators", "newregion", "newbenchmark"):
    (made,) = check_plugin(name)
    print(made.namespace, made.kept, made.counts["failed"])
"""
SAID = """[[75.0, 50.0], [30.0, 70.0], [100.0, 0.0]]
newmethods True 0
newindicators True 0
newregion True 0
newbenchmark True 0
"""


@pytest.mark.wheels
def test_new_plugins_serve_an_edition_from_their_wheels(wheels: Wheels, tmp_path: Path) -> None:
    """`dei-workshop` is all that an author installs. By hand, the towns: 30 / 40, 25 / 50 and 80 / 80 of 100 give 75;
    10 / 20, 75 / 100 and 20 / 80 give 50.

    The pillars are the means of their five columns; the standard's threshold is 80.
    """
    author = wheels.environment(tmp_path / "author", "dei-workshop")
    for kind in KINDS:
        author.run("dei", "new-plugin", f"new{kind}", "--kind", kind, "--out", tmp_path / kind)
    (kept,) = json.loads(author.run("dei", "check-plugin", tmp_path / "indicators", "--json"))["plugins"]
    brought = {pack["distribution"] for pack in json.loads(author.run("dei", "plugins", "--json"))["packs"]}

    assert brought == {"dei-cli", "dei-words", "dei-workshop"}
    assert kept["kept"]

    more = wheels.with_more(tmp_path / "wheels", *(tmp_path / kind for kind in KINDS))
    made = more.environment(tmp_path / "user", "dei-workshop", *(f"dei-new{kind}" for kind in KINDS))
    edition = made.home / "edition"
    (edition / "frame").mkdir(parents=True)
    (edition / "frame/pack.toml").write_text(FRAME, encoding="utf-8")
    (edition / "edition.toml").write_text(EDITION, encoding="utf-8")

    assert {f"new{kind}" for kind in KINDS} == {line.split()[0] for line in SAID.splitlines()[1:]}
    assert made.run("python", "-c", USE) == SAID
