"""A valid pack, edition and data, and every way to break one entry of their TOML: for laws and for longer fuzzing."""

from __future__ import annotations

import copy
import datetime
import math
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import house
from hypothesis import strategies as st

PACK = """
[pack]
namespace = "demo"
name = { en = "Demo", zh = "示例" }
version = "0.1.0"
licence = "CC0-1.0"
protocol = 1

[source.note]
title = { en = "Note", zh = "说明" }
year = 2023
accessed = "2024-01-01"

[trait.side]
name = { en = "Side", zh = "区位" }
value.east = { en = "East", zh = "东部" }
value.west = { en = "West", zh = "西部" }

[framework.frame]
name = { en = "Index", zh = "指数" }
scale = 10
zero = 1
decimals = 2
pillar.access = { name = { en = "Access", zh = "接入" } }
pillar.use = { name = { en = "Use", zh = "应用" } }

[indicator.fibre]
name = { en = "Fibre", zh = "光纤" }
unit = "%"
direction = "higher"
lowest = 0
highest = 100
source = "note"
definition = { en = "Homes with fibre", zh = "光纤到户" }

[indicator.price]
name = { en = "Price", zh = "价格" }
unit = { en = "CNY", zh = "元" }
direction = "lower"

[indicator.users]
name = { en = "Users", zh = "用户" }
unit = "persons"
role = "auxiliary"

[indicator.people]
name = { en = "People", zh = "人口" }
unit = "persons"
role = "auxiliary"

[indicator.use_rate]
name = { en = "Use", zh = "使用率" }
unit = "1"
direction = "higher"
derivation = { method = "ratio", of = ["users", "people"] }

[indicator.calls]
name = { en = "Calls", zh = "通话" }
unit = "1"
direction = "higher"

[[rule.fibre]]
since = 2020
method = "goalposts"
params = { low = 0, high = 100 }
by = "side"
when.east = { high = 90 }
then = { method = "power", params = { exponent = 1 } }
round = 6
rounding = "half_up"
cite = { source = "note", clause = "1" }
evidence = "read"
checked = 2040

[[rule.price]]
since = 2020
method = "minmax"
cite = { source = "note" }
evidence = "recalled"
confidence = "low"
checked = 2040

[[rule.use_rate]]
since = 2020
method = "minmax"
transform = "log1p"
cite = { source = "note" }
evidence = "read"
checked = 2040

[[rule.calls]]
since = 2020
method = "steps"
params = { above = [10, 20], scores = [0, 50, 100] }
cite = { source = "note" }
evidence = "read"
checked = 2040

[region_type.city]
name = { en = "City", zh = "城市" }
unit = "city"
framework = "frame"
root = "index"
node.index = { children = ["access", "use"], missing = "reweight", least = 1, coverage = 0.1 }
node.access = { children = ["fibre", "price"], method = "geometric", params = { zero = "zero" }, round = 3 }
node.use = { children = ["use_rate", "calls"], normalise = { method = "minmax" } }

[weighting.official]
name = { en = "Weights", zh = "权重" }
region_type = "city"

[[weighting.official.dated]]
since = 2020
shares.access = { fibre = 0.6, price = 0.4 }
relative.index = { access = 2, use = 1 }
equal = ["use"]
by = "side"
when.east.index = { access = 1 }
cite = { source = "note" }
evidence = "read"
checked = 2040

[tier_scheme.three]
name = { en = "Three", zh = "三档" }
by = "printed"
cite = { source = "note" }
evidence = "read"
checked = 2040
tier = [{ name = { en = "A", zh = "甲" }, bound = 6 }, { name = { en = "B", zh = "乙" }, bound = 1 }]

[benchmark.standard]
name = { en = "Standard", zh = "标准" }
body = { en = "Ministry", zh = "部" }
number = "12"
since = 2018
until = 2040
units = ["city"]
root = "all"

[[benchmark.standard.target]]
indicator = "fibre"
method = "min"
params = { target = 50 }
pillar = "access"
weight = 2
or_improve = 5
cite = { source = "note" }
evidence = "read"
checked = 2040

[[benchmark.standard.target]]
indicator = "calls"
id = "calling"
method = "min"
params = { target = 15 }
pillar = "use"
weight = 1
cite = { source = "note" }
evidence = "read"
checked = 2040

[benchmark.standard.part]
all = { name = { en = "All", zh = "总" }, children = ["fibre", "calling"], round = 2 }

[feature.reach]
name = { en = "Reach", zh = "覆盖" }

[guidance.reach]
region_type = "city"
feature = "reach"
pillar = "access"
advice = { en = "Lay fibre.", zh = "铺设光纤。" }
indicators = ["fibre"]
"""

EDITION = """
name = { en = "Demo 2024", zh = "示例 2024" }
year = 2024
about = { en = "An example", zh = "示例" }
packs = ["./pack"]

[stages.screen]
method = "coverage"
params = { least = 0.2, nonzero = 0.1 }
within = ["access"]
include.b = { en = "Always", zh = "始终" }

[stages.impute]
method = "median"
by = "province"
fit = "yearly"
other.calls = { method = "none" }

[stages.treat]
method = "winsorise"
params = { lower = 0.1, upper = 0.9 }

[stages.normalise]
method = "rules"
fit = "pooled"
base = 2024

[stages.weight]
method = "declared"

[stages.aggregate]
method = "arithmetic"
missing = "reweight"
coverage = 0.1

[stages.rank]
method = "competition"
tolerance = 0.001
decimals = 2
rounding = "half_up"

[stages.tier]
method = "demo.three"
beside = [{ method = "demo.three", node = "use" }]

[dataset.cities]
path = "cities.csv"
folders = ["."]
title = { en = "Cities", zh = "城市" }
licence = "CC0-1.0"
accessed = "2024-01-01"
layout = "wide"
region = "code"
name = "name"
year = "year"
years = { "2023-2024" = 2024 }
parents = { province = "province" }
members = { cluster = { north = ["a", "b"], south = ["c", "d", "e"] } }
traits = { side = "side" }
columns = { fibre = "Fibre" }
units = { fibre = "%" }
factors = { fibre = 1.0 }
keep = { kind = ["city", 1] }
drop = { kind = ["town"] }
keep_ending = { name = ["市"] }
missing = ["", "n/a"]
ignore = ["notes", "other"]
gap = [{ columns = ["calls"], values = [-1], keep = { kind = ["city"] }, reason = { en = "None", zh = "无" } }]
specimen = false

[dataset.before]
path = "before.csv"
region = "code"
fixed_year = 2023
columns = { fibre = "Fibre" }
ignore = ["*"]

[track.cities]
name = { en = "Cities", zh = "城市" }
region_type = "demo.city"
dataset = "cities"
previous = "before"
weighting = "demo.official"
year = 2024
keep = { kind = ["city"] }
checkpoint = [{ benchmark = "demo.standard", share = { access = 0.3 }, trust = "high", without = ["calls"] }]
choice = [{ indicator = "calls", benchmark = "demo.standard", reason = { en = "So", zh = "如此" } }]

[[track.cities.override]]
indicator = "price"
method = "goalposts"
params = { low = 0, high = 100 }
reason = { en = "So", zh = "如此" }

[[track.cities.override]]
node = "index"
shares = { access = 0.5, use = 0.5 }
reason = { en = "So", zh = "如此" }
"""

CASES = """
[[case]]
name = { en = "Halfway", zh = "一半" }
indicator = "price"
year = 2024
values = { price = 50 }
peers = [{ price = 0 }, { price = 100 }]
expected = { price = 50 }
tolerance = 1e-9
"""

DATA = """code,name,year,province,side,kind,Fibre,price,users,people,calls,notes,other
a,一市,2024,p,east,city,61.2,40,10,100,5,x,y
b,二市,2024,p,west,city,90,60,20,90,12,x,y
c,三市,2024,q,east,city,30,,30,80,25,x,y
d,四市,2023-2024,q,west,city,,20,15,110,n/a,x,y
e,五市,2024,q,west,city,75,35,22,70,-1,x,y
f,六镇,2024,q,west,town,75,35,22,70,9,x,y
"""

BEFORE = "code,Fibre\na,50\nb,80\nc,29\nd,40\ne,70\n"

Path_ = tuple[str | int, ...]
DEEP = 1_200
SHAPES: tuple[Any, ...] = (
    True, 0, -1, 3, 10**18, -(10**18), 2**53 + 1, 2**63, 2**64, 10**30, 99_999, 12_345_678,
    0.0, -0.5, 0.5, 1e-320, 1e308, -1e308, math.inf, -math.inf, math.nan,
    "", " ", "x", "a b", "..", "/", ".", "./", "a\0b", "a/b", "a.b", "a.b.c", "index", "access", "fibre", "demo.city",
    "none", "x" * 5_000, "名" * 300, "[", "{0}", "{value}", "$HOME", "*",
    datetime.date(2024, 1, 1), datetime.time(1, 2), datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC),
    [], [[]], [1, "a"], ["x", "x"], [True], [{}], {}, {"a": 1}, {"": 1}, {"en": "", "zh": ""}, {"en": "x", "zh": "甲"},
    {"method": "minmax"}, {"x": {"y": {"z": []}}},
)  # fmt: skip
"""What an entry is replaced by, whatever it was."""


def subject() -> dict[str, dict[str, Any]]:
    """The TOML values that are broken: file -> content."""
    texts = {"edition.toml": EDITION, "pack/pack.toml": PACK, "pack/cases/one.toml": CASES}
    return {name: tomllib.loads(text) for name, text in texts.items()}


def write(files: dict[str, dict[str, Any]], folder: Path) -> Path:
    """The edition's folder with these files and the data beside them."""
    return house.write(folder, {**files, "cities.csv": DATA, "before.csv": BEFORE})


def places(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The path of every entry inside a TOML value, tables and lists before what is in them."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield (*path, key)
        yield from places(item, (*path, key))


def table_places(value: Any) -> list[Path_]:
    """The path of every entry that is in tables alone, not in a list."""
    return [path for path in places(value) if not any(isinstance(key, int) for key in path)]


def at(value: Any, path: Path_) -> Any:
    """The entry at a path."""
    for key in path:
        value = value[key]
    return value


def replaced(values: Any, path: Path_, entry: Any) -> Any:
    """A copy with another entry at a path."""
    made = copy.deepcopy(values)
    at(made, path[:-1])[path[-1]] = entry
    return made


def removed(values: Any, path: Path_) -> Any:
    """A copy without the entry at a path."""
    made = copy.deepcopy(values)
    del at(made, path[:-1])[path[-1]]
    return made


def renamed(values: Any, path: Path_, key: str) -> Any:
    """A copy in which an entry of a table has another key; an entry of a list is repeated instead."""
    made = copy.deepcopy(values)
    above = at(made, path[:-1])
    if isinstance(above, list):
        above.append(copy.deepcopy(above[path[-1]]))
    else:
        above[key] = above.pop(path[-1])
    return made


def nested(entry: Any, depth: int, table: bool) -> Any:
    """An entry inside so many tables or lists."""
    for _ in range(depth):
        entry = {"a": entry} if table else [entry]
    return entry


def blown(entry: Any) -> Any:
    """An entry of the same shape, much larger."""
    if isinstance(entry, str):
        return entry * (20_000 // max(len(entry), 1))
    if isinstance(entry, list):
        return [copy.deepcopy(item) for item in entry for _ in range(200)]
    if isinstance(entry, dict):
        return {**entry, **{f"key_{number}": copy.deepcopy(entry) for number in range(30)}}
    return entry * 10**12 if type(entry) in (int, float) else entry


@st.composite
def broken(draw: st.DrawFn, values: Any, most: int = 2) -> Any:
    """A TOML value in which one entry, or a few, are deleted, renamed, replaced, nested, exchanged or blown up."""
    for _ in range(draw(st.integers(1, most))):
        known = list(places(values))
        if not known:
            break
        path = draw(st.sampled_from(known))
        entry = at(values, path)
        way = draw(st.sampled_from(("shape", "shape", "shape", "remove", "rename", "nest", "blow", "other")))
        if way == "shape":
            values = replaced(values, path, copy.deepcopy(draw(st.sampled_from(SHAPES))))
        elif way == "remove":
            values = removed(values, path)
        elif way == "rename":
            names = st.sampled_from(("x", "", "a.b", "名", "index", "fibre", "x" * 400, "A b", "a\0b"))
            values = renamed(values, path, draw(names))
        elif way == "nest":
            depth = draw(st.sampled_from((1, 2, 40)))
            values = replaced(values, path, nested(entry, depth, draw(st.booleans())))
        elif way == "blow":
            values = replaced(values, path, blown(entry))
        else:
            values = replaced(values, path, copy.deepcopy(at(values, draw(st.sampled_from(known)))))
    return values


@st.composite
def broken_files(draw: st.DrawFn, most: int = 2) -> dict[str, dict[str, Any]]:
    """The files of the subject, one of them broken in one to `most` entries."""
    files = subject()
    name = draw(st.sampled_from(("edition.toml", "pack/pack.toml", "pack/pack.toml")))
    return {**files, name: draw(broken(files[name], most))}
