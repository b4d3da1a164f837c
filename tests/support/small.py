"""A small pack and edition as TOML text, piece by piece: a test writes what its own differ in, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from house import write

WORDS = {
    "demo": ("Demo", "示例"),
    "frame": ("Demo index", "示例指数"),
    "access": ("Access", "接入"),
    "use": ("Use", "应用"),
    "fibre": ("Fibre", "光纤"),
    "price": ("Price", "价格"),
    "users": ("Users", "用户"),
    "city": ("City", "城市"),
    "official": ("Weights", "权重"),
    "cities": ("Cities", "城市"),
}
"""What people call what has an id here, in English and Chinese; an id that is not here goes by itself."""
SOURCE = '[source.note]\ntitle = {en = "Note", zh = "说明"}\n'
CITED = 'cite = {source = "note"}\nevidence = "read"\nchecked = 2024\n'


def text(word: str) -> str:
    """The text in both languages that an id goes by."""
    en, zh = WORDS.get(word, (word, word))
    return f'{{en = "{en}", zh = "{zh}"}}'


def pack(*tables: str) -> str:
    """The pack 'demo' of these tables, with the source 'note'."""
    head = f'[pack]\nnamespace = "demo"\nname = {text("demo")}\nversion = "0.1.0"\nprotocol = 1\n'
    return "".join((head, SOURCE, *tables))


def indicator(name: str, unit: str = "1", more: str = "") -> str:
    """An indicator; `more` are further lines of it."""
    return f'[indicator.{name}]\nname = {text(name)}\nunit = "{unit}"\n{more}'


def rule(name: str, method: str = "minmax", more: str = "", cited: str = CITED) -> str:
    """The rule of an indicator since 2020."""
    return f'[[rule.{name}]]\nsince = 2020\nmethod = "{method}"\n{more}{cited}'


def region_type(pillars: Mapping[str, Sequence[str]], unit: str = "") -> str:
    """The framework 'frame' and the region type 'city': pillar -> its indicators."""
    named = "".join(f"pillar.{pillar} = {{name = {text(pillar)}}}\n" for pillar in pillars)
    nodes = {"index": list(pillars), **pillars}
    made = "".join(f"node.{node} = {{children = {_listed(below)}}}\n" for node, below in nodes.items())
    of = f'unit = "{unit}"\n' if unit else ""
    return (
        f"[framework.frame]\nname = {text('frame')}\n{named}"
        f'[region_type.city]\nname = {text("city")}\n{of}framework = "frame"\nroot = "index"\n{made}'
    )


def weighting(more: str, cited: str = CITED) -> str:
    """The weights 'official' of the region type since 2020: `more` are lines of them."""
    head = f'[weighting.official]\nname = {text("official")}\nregion_type = "city"\n'
    return f"{head}[[weighting.official.dated]]\nsince = 2020\n{more}{cited}"


def edition(dataset: str = "", pack: str = "./pack", namespace: str = "demo") -> str:
    """The edition of 2024 of one pack, with the track 'cities' of cities.csv; `dataset` are further lines of that."""
    return f"""
name = {{en = "Demo 2024", zh = "示例 2024"}}
year = 2024
packs = ["{pack}"]
[dataset.cities]
path = "cities.csv"
{dataset}[track.cities]
name = {text("cities")}
region_type = "{namespace}.city"
dataset = "cities"
"""


def folder(
    where: Path, pack: str, edition: str, data: str, more: Mapping[str, str] = MappingProxyType({})
) -> Path:
    """The folder of an edition: its pack, its TOML and its data; `more`, which goes before them: file -> text."""
    return write(where, {"pack/pack.toml": pack, "edition.toml": edition, "cities.csv": data, **more})


def _listed(names: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"
