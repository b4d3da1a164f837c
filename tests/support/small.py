"""Packs and editions as TOML text, piece by piece: a test writes what its own differ in, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import tomli_w

WORDS = {
    "demo": ("Demo", "示例"),
    "frame": ("Demo index", "示例指数"),
    "access": ("Access", "接入"),
    "use": ("Use", "应用"),
    "fibre": ("Fibre", "光纤"),
    "price": ("Price", "价格"),
    "users": ("Users", "用户"),
    "city": ("City", "城市"),
    "town": ("Town", "城镇"),
    "official": ("Weights", "权重"),
    "cities": ("Cities", "城市"),
    "note": ("Note", "说明"),
}
"""What people call what has an id here, in English and Chinese; an id that is not here goes by itself."""
Called = tuple[str, str]
"""What an id is called where WORDS has no name for it, or another one."""


def text(word: str, called: Called | None = None) -> str:
    """The text in both languages that an id goes by."""
    en, zh = called or WORDS.get(word, (word, word))
    return f'{{en = "{en}", zh = "{zh}"}}'


def source(name: str = "note", called: Called | None = None) -> str:
    """A source."""
    return f"[source.{name}]\ntitle = {text(name, called)}\n"


def cited(source: str = "note", clause: str = "", evidence: str = "read", checked: int = 2024) -> str:
    """What a rule is taken from, and how surely."""
    place = f', clause = "{clause}"' if clause else ""
    return f'cite = {{source = "{source}"{place}}}\nevidence = "{evidence}"\nchecked = {checked}\n'


SOURCE = source()
CITED = cited()


def pack(*tables: str, namespace: str = "demo", called: Called | None = None, version: str = "0.1.0") -> str:
    """A pack of these tables, with the source 'note' where they have none."""
    named = (
        f'namespace = "{namespace}"\nname = {text(namespace, called)}\nversion = "{version}"\nprotocol = 1\n'
    )
    sourced = "" if any(table.startswith("[source.") for table in tables) else SOURCE
    return "".join(("[pack]\n", named, sourced, *tables))


def indicator(name: str, unit: str = "1", more: str = "", called: Called | None = None) -> str:
    """An indicator; `more` are further lines of it."""
    written = unit if unit.startswith("{") else f'"{unit}"'
    return f"[indicator.{name}]\nname = {text(name, called)}\nunit = {written}\n{more}"


def rule(name: str, method: str = "minmax", more: str = "", cited: str = CITED, since: int = 2020) -> str:
    """The rule of an indicator since a year."""
    return f'[[rule.{name}]]\nsince = {since}\nmethod = "{method}"\n{more}{cited}'


def region_type(
    pillars: Mapping[str, Sequence[str]], unit: str = "", name: str = "city", framework: str = "frame"
) -> str:
    """A region type: pillar -> its indicators; with its framework, unless that is ''."""
    of = f'unit = "{unit}"\n' if unit else ""
    kind = f"[region_type.{name}]\nname = {text(name)}\n{of}"
    kind += f'framework = "{framework}"\n' if framework else ""
    nodes = {"index": list(pillars), **pillars}
    made = "".join(
        f"[region_type.{name}.node.{node}]\nchildren = {_listed(below)}\n" for node, below in nodes.items()
    )
    return f'{_framework(framework, pillars) if framework else ""}{kind}root = "index"\n{made}'


def _framework(name: str, pillars: Mapping[str, Any]) -> str:
    named = "".join(f"pillar.{pillar} = {{name = {text(pillar)}}}\n" for pillar in pillars)
    return f"[framework.{name}]\nname = {text(name)}\n{named}"


def weighting(
    more: str, cited: str = CITED, name: str = "official", of: str = "city", called: Called | None = None
) -> str:
    """The weights of a region type since 2020: `more` are lines of them."""
    head = f'[weighting.{name}]\nname = {text(name, called)}\nregion_type = "{of}"\n'
    return f"{head}[[weighting.{name}.dated]]\nsince = 2020\n{more}{cited}"


def tiers(name: str, bounds: Mapping[Called, float], cited: str = CITED, called: Called | None = None) -> str:
    """A tier scheme: what a tier is called -> where it begins."""
    made = "".join(
        f"[[tier_scheme.{name}.tier]]\nname = {text('', tier)}\nbound = {bound}\n"
        for tier, bound in bounds.items()
    )
    return f"[tier_scheme.{name}]\nname = {text(name, called)}\n{cited}{made}"


def edition(
    dataset: str = "", pack: str = "./pack", namespace: str = "demo", path: str = "cities.csv"
) -> str:
    """The edition of 2024 of one pack, with the track 'cities' of a file; `dataset` are further lines of that."""
    return f"""
name = {{en = "Demo 2024", zh = "示例 2024"}}
year = 2024
packs = ["{pack}"]
[dataset.cities]
path = "{path}"
{dataset}[track.cities]
name = {text("cities")}
region_type = "{namespace}.city"
dataset = "cities"
"""


def write(folder: Path, files: Mapping[str, Any]) -> Path:
    """A folder of files: text as it is, values as TOML; a name may be that of a file in a folder below."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else tomli_w.dumps(content), encoding="utf-8")
    return folder


def folder(
    where: Path, pack: str, edition: str, data: str, more: Mapping[str, str] = MappingProxyType({})
) -> Path:
    """The folder of an edition: its pack, its TOML and its data; `more`, which goes before them: file -> text."""
    return write(where, {"pack/pack.toml": pack, "edition.toml": edition, "cities.csv": data, **more})


def _listed(names: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"
