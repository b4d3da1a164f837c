"""Every word of the rule grammar as data: a target or part in TOML, a few regions, the score by hand.

Each case is the smallest standard that needs the word, after the document that forces it.
"""

from __future__ import annotations

import pytest
import small

import dei_core as dei

PACK = small.pack(
    small.source("s"),
    '[trait.terrain]\nname = {en = "Terrain", zh = "地形"}\n',
    'value = {mountain = {en = "Mountain", zh = "山区"}, plain = {en = "Plain", zh = "平原"}}\n',
    *(small.indicator(name, "unit") for name in "xyz"),
    small.indicator("less", "unit", 'direction = "lower"\n'),
    '[benchmark.b]\nname = {en = "B", zh = "标准"}\nbody = {en = "Body", zh = "机构"}\nsince = 2020\n',
    namespace="p",
)
EDITION = """
name = {en = "E", zh = "方案"}
year = 2024
packs = ["./pack"]
[dataset.d]
path = "d.csv"
ignore = ["*"]
[track.t]
name = {en = "T", zh = "组"}
benchmark = "p.b"
dataset = "d"
"""
SOURCED = small.cited("s", checked=2026)


def target(indicator, method, params="", more=""):
    given = f"params = {{{params}}}\n" if params else ""
    return f'[[benchmark.b.target]]\nindicator = "{indicator}"\nmethod = "{method}"\n{given}{more}{SOURCED}'


def part(name, children, method, params="", more=""):
    given = f"params = {{{params}}}\n" if params else ""
    names = f'name = {{en = "{name}", zh = "{name}"}}\n'
    return f'[benchmark.b.part.{name}]\n{names}children = {children}\nmethod = "{method}"\n{given}{more}'


def xyz(method="as_is"):
    return target("x", method) + target("y", method) + target("z", method)


ROOT = 'root = "all"\n'
CASES = {
    "min": ("", target("x", "min", "target = 12"), "x\n11.9\n12", [0, 100]),
    "max": ("", target("less", "max", "target = 0.7"), "less\n0.7\n0.71", [100, 0]),
    "gate": ("", target("x", "gate"), "x\n0\n1", [0, 100]),
    "kofn: broadband, 4 of 6": (
        ROOT,
        target("x", "gate")
        + target("y", "gate")
        + target("z", "gate")
        + part("all", ["x", "y", "z"], "kofn", "k = 2"),
        "x,y,z\n1,1,0\n1,0,0\n0,0,0",
        [100, 50, 0],
    ),
    "by: ecological civilisation, by terrain": (
        "",
        target("x", "min", "", 'by = "terrain"\nwhen = {mountain = {target = 33}, plain = {target = 16}}\n'),
        "x,terrain\n20,mountain\n20,plain",
        [0, 100],
    ),
    "rel: 40 % below the national mean of 50": (
        "",
        target("less", "relative_max", "reference = 50, factor = 0.6"),
        "less\n30\n31",
        [100, 0],
    ),
    "or_improve: the level, or 5 % a year": (
        "",
        target("less", "max", "target = 10", "or_improve = 5.0\n"),
        "less,year\n20,2023\n19,2024\n20,2023\n19.5,2024",
        [100, 0],
    ),
    "grade: 1, 2, 3 points at 5, 10, 15 %": (
        "",
        target("x", "steps", "at = [5, 10, 15], scores = [0, 33, 67, 100]"),
        "x\n4\n5\n12\n15",
        [0, 33, 67, 100],
    ),
    "prop: weight x ratio x 100": ("", target("x", "share_of_target", "target = 80"), "x\n40\n90", [50, 100]),
    "anchor: a published mean": ("", target("x", "anchor", "mean = 40"), "x\n20\n60", [50, 150]),
    "goal: base to target": ("", target("x", "goalposts", "low = 48.3, high = 60"), "x\n48.3\n60", [0, 100]),
    "rank: no target, relative scoring": ("", target("x", "percentile_rank"), "x\n3\n9\n5", [0, 100, 50]),
    "interval": (
        "",
        target("x", "interval", "lowest = 0, best_low = 4, best_high = 6, highest = 10"),
        "x\n2\n5\n8",
        [50, 100, 50],
    ),
    "mid: the best is a point": (
        "",
        target("x", "interval", "lowest = 0, best_low = 5, best_high = 5, highest = 10"),
        "x\n5\n0\n7.5",
        [100, 0, 50],
    ),
    "bonus, deduct, veto: 1000 + 200 - 100": (
        ROOT,
        xyz().replace('"z"\nmethod = "as_is"', '"z"\nmethod = "gate"')
        + target("less", "goalposts", "low = 0, high = 100")
        + part("all", ["lessened", "z"], "veto")
        + part("lessened", ["added", "less"], "deduct", "points = [10]")
        + part("added", ["x", "y"], "bonus", "points = [20]"),
        "x,y,less,z\n86,50,30,1\n86,50,30,0",
        [93, 0],
    ),
    "precond: 85 or not at all, and a fifth of the total": (
        ROOT,
        target("x", "as_is")
        + target("y", "as_is")
        + part("all", ["x", "y"], "precondition", "threshold = 85, share = 0.2"),
        "x,y\n90,85\n90,84",
        [89, 0],
    ),
    "balance: uneven children lose": (
        ROOT,
        target("x", "as_is") + target("y", "as_is") + part("all", ["x", "y"], "balance"),
        "x,y\n50,50\n80,20",
        [50, 50 - 30**2 / 50],
    ),
    "multipliers 0.8, 1, 1.2 inside a level": (
        ROOT,
        target("x", "as_is", "", "weight = 0.8\n")
        + target("y", "as_is", "", "weight = 1.0\n")
        + target("z", "as_is", "", "weight = 1.2\n")
        + part("all", ["x", "y", "z"], "arithmetic"),
        "x,y,z\n90,60,30",
        [(0.8 * 90 + 60 + 1.2 * 30) / 3],
    ),
    "rounding at a tier": (
        ROOT,
        xyz()
        + part("all", ["first", "z"], "arithmetic")
        + part("first", ["x", "y"], "arithmetic", "", "round = 0\n"),
        "x,y,z\n50,51,0",
        [round(50.5) / 2],
    ),
}


@pytest.mark.parametrize("word", CASES)
def test_a_word_of_the_grammar_is_data(word, tmp_path):
    """A pack of TOML alone gives the score that the standard's text gives by hand."""
    head, rules, data, expected = CASES[word]
    (tmp_path / "pack").mkdir()
    text = f"{PACK}{head}{rules}".replace("'", '"')
    (tmp_path / "pack/pack.toml").write_text(text, encoding="utf-8")
    header, *rows = data.split("\n")
    years = "year" in header
    numbered = [f"r{index // 2 if years else index},{row}" for index, row in enumerate(rows)]
    (tmp_path / "d.csv").write_text("\n".join([f"region,{header}", *numbered]) + "\n", encoding="utf-8")
    edition = EDITION.replace('path = "d.csv"', 'path = "d.csv"\nyear = "year"') if years else EDITION
    (tmp_path / "edition.toml").write_text(edition, encoding="utf-8")
    track = dei.evaluate(tmp_path).card.only
    rows_scored = track.total[track.table.years == 2024] if years else track.total

    assert rows_scored.tolist() == pytest.approx(expected, rel=1e-12)
