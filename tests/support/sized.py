"""Seeded, made-up editions of any size: regions, indicators, pillars, groups of regions, years."""

from __future__ import annotations

from pathlib import Path

import attrs
import numpy as np
from forming import EDITION, HEAD, TRACK, indicators, tree

RULE = 'method = "goalposts", params = {low = 0.0, high = 100.0}'


@attrs.frozen(kw_only=True)
class Size:
    """How large an edition is. pillars: of the index, 0 for all indicators right below it. groups: provinces.

    years: of a panel, 0 for data of one year. missing: the share of cells that are empty. method: of the index.
    rule: how every indicator is scored.
    """

    regions: int
    indicators: int = 7
    pillars: int = 3
    groups: int = 0
    years: int = 0
    missing: float = 0.0
    method: str = "arithmetic"
    rule: str = RULE


def made(folder: Path, size: Size) -> Path:
    """The folder with a pack, an edition and its data."""
    (folder / "pack").mkdir(parents=True, exist_ok=True)
    names = [f"x{place}" for place in range(size.indicators)]
    lines = [*indicators(dict.fromkeys(names, size.rule)), *tree("top", _nodes(size, names))]
    (folder / "pack" / "pack.toml").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    said = ', name = "name"' + (', parents = {province = "province", city = "city"}' if size.groups else "")
    said += ', year = "year"' if size.years else ""
    (folder / "edition.toml").write_text(EDITION % said + TRACK, encoding="utf-8")
    _write(folder / "table.csv", size, names)
    return folder


def _nodes(size: Size, names: list[str]) -> dict[str, str]:
    tolerant = 'missing = "reweight", coverage = 0.1'
    if not size.pillars:
        return {"top": f'children = [{_quoted(names)}], method = "{size.method}", {tolerant}'}
    parts = [part.tolist() for part in np.array_split(np.array(names), size.pillars)]
    pillars = [f"p{place}" for place in range(size.pillars)]
    inner = {
        name: f"children = [{_quoted(part)}], {tolerant}" for name, part in zip(pillars, parts, strict=True)
    }
    return {"top": f'children = [{_quoted(pillars)}], method = "{size.method}", {tolerant}', **inner}


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _write(path: Path, size: Size, names: list[str]) -> None:
    years = max(size.years, 1)
    generator = np.random.default_rng(size.regions * 7 + size.indicators)
    values = generator.uniform(0.0, 100.0, (size.regions * years, size.indicators)).round(3)
    values[generator.random(values.shape) < size.missing] = np.nan
    head = [
        "region",
        "name",
        *(["province", "city"] if size.groups else []),
        *(["year"] if size.years else []),
    ]
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join([*head, *names]) + "\n")
        for at, row in enumerate(values.tolist()):
            region, year = divmod(at, years)
            said = [f"r{region:06d}", f"Region {region}"]
            if size.groups:
                said += [f"province {region % size.groups}", f"city {region % (10 * size.groups)}"]
            if size.years:
                said.append(str(2024 - size.years + 1 + year))
            file.write(",".join([*said, *("" if cell != cell else repr(cell) for cell in row)]) + "\n")
