"""Small packs and editions of other bodies' constructions, written as TOML and scored over made-up columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from dei_core import Result, TrackScores, evaluate

NAN = float("nan")
Column = Sequence[float] | Sequence[str]
HEAD = """
pack = {namespace = "form", name = {en = "Form", zh = "形式"}, version = "1.0.0", protocol = 1}
source.note = {title = {en = "Technical note", zh = "技术说明"}}
"""
EDITION = """
name = {en = "Form", zh = "形式"}
year = 2024
packs = ["./pack"]
dataset.table = {path = "table.csv"%s}
"""
TRACK = '\n[track.all]\nname = {en = "All", zh = "全部"}\nregion_type = "form.unit"\ndataset = "table"\n'
CITED = 'cite = {source = "note"}, evidence = "recalled", confidence = "high", checked = 2026'
TREE = "region_type.unit.node"
SHARE = 'method = "goalposts", params = {low = 0.0, high = 1.0}'


@attrs.frozen(kw_only=True)
class Form:
    """A construction and what it comes to.

    lines: the pack's. columns: of the data. expected: node -> scores, on the printed scale where `printed`.
    ranks, tiers: node, or node and scheme -> what is expected of them. edition: what it says beside its track.
    dataset: what it says beside its path.
    """

    lines: Sequence[str]
    columns: Mapping[str, Column]
    expected: Mapping[str, Any]
    edition: str = ""
    track: str = TRACK
    dataset: str = ""
    printed: bool = False
    ranks: Mapping[str, Sequence[float]] = attrs.field(factory=dict)
    tiers: Mapping[tuple[str, str], Sequence[str | None]] = attrs.field(factory=dict)


FORMS: dict[str, Callable[[], Form]] = {}


def form(made: Callable[[], Form]) -> Callable[[], Form]:
    """Enters a construction, by the name of its function."""
    FORMS[made.__name__] = made
    return made


def named(word: str) -> str:
    return f'{{en = "{word}", zh = "{word}"}}'


def indicators(
    rules: Mapping[str, str], lower: Sequence[str] = (), derived: Mapping[str, str] | None = None
) -> list[str]:
    """Indicators scored by a method each: id -> `method = …, params = …`. derived: id -> its derivation."""
    lines = []
    for name, rule in rules.items():
        said = f'name = {named(name)}, unit = "1", direction = "{"lower" if name in lower else "higher"}"'
        formula = f", derivation = {{{derived[name]}}}" if derived and name in derived else ""
        lines.append(f"indicator.{name} = {{{said}{formula}}}")
        lines.append(f"rule.{name} = [{{since = 2000, {rule}, {CITED}}}]")
    return lines


def auxiliaries(derivations: Mapping[str, str]) -> list[str]:
    """Indicators that others derive from, or that weigh: id -> its own derivation, or nothing."""
    formulas = {name: f", derivation = {{{said}}}" if said else "" for name, said in derivations.items()}
    return [
        f'indicator.{name} = {{name = {named(name)}, unit = "1", role = "auxiliary"{formula}}}'
        for name, formula in formulas.items()
    ]


def trait(name: str, *values: str) -> str:
    """A trait and what it can say."""
    said = ", ".join(f"{value} = {named(value)}" for value in values)
    return f"trait.{name} = {{name = {named(name)}, value = {{{said}}}}}"


def tree(root: str, nodes: Mapping[str, str], weights: Sequence[str] = (), scale: str = "") -> list[str]:
    """A region type: node -> `children = […]` and what else it says.

    weights: entries of the weighting, each what it says but since and source; without any, all weights are equal.
    scale: what the framework says beside its pillars.
    """
    inside = nodes[root].partition("[")[2].partition("]")[0].replace('"', "").split(", ")
    pillars = ", ".join(f"{name} = {{name = {named(name)}}}" for name in inside)
    also = f", {scale}" if scale else ""
    lines = [
        f"framework.frame = {{name = {named('index')}{also}, pillar = {{{pillars}}}}}",
        f"region_type.unit.name = {named('unit')}",
        'region_type.unit.framework = "frame"',
        f'region_type.unit.root = "{root}"',
    ]
    lines += [f"{TREE}.{name} = {{name = {named(name)}, {rest}}}" for name, rest in nodes.items()]
    weighed = [name for name, rest in nodes.items() if "," in rest.partition("]")[0]]
    equal = ", ".join(f'"{name}"' for name in weighed)
    entries = [f"{{since = 2000, {said}, {CITED}}}" for said in weights or [f"equal = [{equal}]"]]
    dated = ", ".join(entries)
    return [*lines, f'weighting.w = {{name = {named("w")}, region_type = "unit", dated = [{dated}]}}']


def tiers(name: str, by: str, bounds: Mapping[str, float]) -> str:
    """A tier scheme, best first."""
    classes = ", ".join(f"{{name = {named(word)}, bound = {bound}}}" for word, bound in bounds.items())
    return f'tier_scheme.{name} = {{name = {named(name)}, by = "{by}", tier = [{classes}], {CITED}}}'


def written(folder: Path, made: Form) -> Path:
    """The folder with the construction's pack, edition and data."""
    (folder / "pack").mkdir()
    (folder / "pack" / "pack.toml").write_text(HEAD + "\n".join(made.lines) + "\n", encoding="utf-8")
    (folder / "edition.toml").write_text(EDITION % made.dataset + made.edition + made.track, encoding="utf-8")
    lines = [",".join(["region", *made.columns])]
    for at, row in enumerate(zip(*made.columns.values(), strict=True)):
        lines.append(",".join([f"r{at}", *(_cell(value) for value in row)]))
    (folder / "table.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def result_of(folder: Path, made: Form) -> Result:
    """What the construction comes to."""
    return evaluate(written(folder, made))


def scored(folder: Path, made: Form) -> TrackScores:
    """The same, of its only track."""
    return result_of(folder, made).card.only


def arrays(columns: Mapping[str, Column]) -> dict[str, Any]:
    """The columns of numbers as arrays."""
    return {
        name: np.array(column, np.float64)
        for name, column in columns.items()
        if not isinstance(column[0], str)
    }


def minmax(x: Any, lower: bool = False) -> Any:
    """Place between the least and the greatest, 0 to 1."""
    place = (x - x.min()) / (x.max() - x.min())
    return 1.0 - place if lower else place


def half_up(x: Any, decimals: int) -> Any:
    """As people round."""
    return np.floor(np.asarray(x) * 10.0**decimals + 0.5 + 1e-9) / 10.0**decimals


def _cell(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return "" if np.isnan(value) else repr(float(value))
