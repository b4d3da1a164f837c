"""A published standard scored by itself: an edition of one benchmark track over a few made-up regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from needing import needs

from dei_core import TrackScores, evaluate
from dei_core.plugin import Pack

Regions = Mapping[str, Mapping[str, float | str]]
"""Region -> column -> value; a column is the bare id of an indicator or a trait."""


def score_standard(
    folder: Path,
    benchmark: str,
    year: int,
    unit: str,
    regions: Regions,
    packs: tuple[str, ...] = (),
    trust: str = "high",
    tiers: str = "none",
    references: Mapping[str, float] = MappingProxyType({}),
) -> TrackScores:
    """The scores of regions by one standard, through an edition written into a folder.

    packs: beside the standard's own. Regions come out in the order given; nothing is derived,
    and columns of clauses that do not count are passed over. references: indicator -> the national mean
    that its target is set against, given as an edition gives it.
    """
    needs("dei-tables")
    columns = list(next(iter(regions.values())))
    listed = ", ".join(f'"{pack}"' for pack in (benchmark.partition(".")[0], *packs))
    text = f"""name = {{en = "Standard", zh = "标准"}}
year = {year}
packs = [{listed}]

[dataset.made_up]
path = "regions.csv"
fixed_year = {year}
ignore = ["*"]
specimen = true

[stages.derive]
method = "none"

[stages.tier]
method = "{tiers}"

[track.standard]
name = {{en = "Standard", zh = "标准"}}
benchmark = "{benchmark}"
unit = "{unit}"
trust = "{trust}"
dataset = "made_up"
{overrides("standard", benchmark, references)}"""
    (folder / "edition.toml").write_text(text, encoding="utf-8")
    lines = [",".join(["region", *columns])]
    lines += [
        ",".join([region, *(str(row[column]) for column in columns)]) for region, row in regions.items()
    ]
    (folder / "regions.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return evaluate(folder).card.only


FRAME = """
source.frame = { title = { en = "Frame", zh = "框架" } }

[pack]
namespace = "frame"
name = { en = "Frame", zh = "框架" }
version = "0"
protocol = 1

[region_type.region]
name = { en = "Region", zh = "区域" }
unit = "{unit}"
root = "index"
node.index.children = ["infrastructure", "economy", "society", "government", "ecology"]

[weighting.equal]
name = { en = "Equal", zh = "等权" }
region_type = "region"

[[weighting.equal.dated]]
since = 2000
equal = ["index", "infrastructure", "economy", "society", "government", "ecology"]
cite = { source = "frame" }
evidence = "chosen"
checked = 2026
"""

PILLAR = """
[indicator.own_{pillar}]
name = { en = "Own indicator", zh = "自有指标" }
unit = "points"

[region_type.region.node.{pillar}]
children = ["own_{pillar}"]

[[rule.own_{pillar}]]
since = 2000
method = "as_is"
cite = { source = "frame" }
evidence = "chosen"
checked = 2026
"""


def overrides(track: str, benchmark: str, references: Mapping[str, float]) -> str:
    """The edition's tables that supply references to a standard's targets."""
    return "".join(
        f"""
[[track.{track}.override]]
benchmark = "{benchmark}"
indicator = "{indicator}"
params = {{reference = {value}}}
reason = {{en = "made up for a test", zh = "测试虚构"}}
"""
        for indicator, value in references.items()
    )


def score_checkpoint(
    folder: Path,
    benchmark: str,
    year: int,
    unit: str,
    row: Mapping[str, float | str],
    pillars: list[str],
    references: Mapping[str, float] = MappingProxyType({}),
) -> TrackScores:
    """The scores of two equal regions in a frame of five pillars, each of 50, with one standard as a checkpoint.

    pillars: those of which the standard takes a share of 0.2. It counts at the lowest trust.
    """
    five = ("infrastructure", "economy", "society", "government", "ecology")
    frame = FRAME.replace("{unit}", unit) + "".join(PILLAR.replace("{pillar}", pillar) for pillar in five)
    (folder / "frame").mkdir()
    (folder / "frame/pack.toml").write_text(frame, encoding="utf-8")
    share = ", ".join(f"{pillar} = 0.2" for pillar in pillars)
    text = f"""name = {{en = "Standard", zh = "标准"}}
year = {year}
packs = ["./frame", "{benchmark.partition(".")[0]}", "base"]

[dataset.made_up]
path = "regions.csv"
fixed_year = {year}
ignore = ["*"]
specimen = true

[stages.derive]
method = "none"

[track.regions]
name = {{en = "Regions", zh = "区域"}}
region_type = "frame.region"
dataset = "made_up"

[[track.regions.checkpoint]]
benchmark = "{benchmark}"
share = {{{share}}}
trust = "low"
{overrides("regions", benchmark, references)}"""
    (folder / "edition.toml").write_text(text, encoding="utf-8")
    columns = {**row, **{f"own_{pillar}": 50.0 for pillar in five}}
    cells = ",".join(str(value) for value in columns.values())
    lines = [",".join(["region", *columns]), f"a,{cells}", f"b,{cells}"]
    (folder / "regions.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return evaluate(folder).card.only


def total_of(scores: TrackScores) -> dict[str, float]:
    """The standard's own score by region."""
    return dict(zip(scores.table.regions, scores.total.tolist(), strict=True))


def evidence_of(pack: Pack) -> dict[str, int]:
    """How many targets of a pack have which evidence, recalled ones by confidence."""
    targets = [target for benchmark in pack.benchmark.values() for target in benchmark.target]
    return dict(Counter(" ".join(filter(None, (item.evidence, item.confidence))) for item in targets))


def weights_of(pack: Pack, benchmark: str) -> dict[str, float | None]:
    """The published weight of every target and part of a standard, by id."""
    standard = pack.benchmark[benchmark]
    targets = {item.id or item.indicator.rpartition(".")[2]: item.weight for item in standard.target}
    return {**targets, **{name: part.weight for name, part in standard.part.items()}}
