"""The table of standards below a ranking."""

from __future__ import annotations

from pathlib import Path
from typing import Any

STANDARD = """
[benchmark.good]
name = {en = "Good city", zh = "优良城市"}
body = {en = "Ministry", zh = "部"}
since = 2020
[[benchmark.good.target]]
indicator = "fibre"
method = "min"
params = {target = 75}
cite = {source = "note"}
evidence = "read"
checked = 2026
[[benchmark.good.target]]
indicator = "price"
method = "rank"
cite = {source = "note"}
evidence = "read"
checked = 2026
"""


def test_standards_stand_below_the_ranking(dei: Any, tmp_path: Path, sample: Any) -> None:
    """Regions meeting the fibre target are counted; the ranked clause has no pass mark and no verdict."""
    text = sample.edition + '\n[[track.cities.checkpoint]]\nbenchmark = "demo.good"\n'
    folder = sample.make(tmp_path / "held", text, pack=sample.pack + STANDARD)
    english = dei("run", folder, "--no-write")
    chinese = dei("run", folder, "--no-write", "--lang", "zh")
    (track,) = dei("run", folder, "--no-write", "--json").document["tracks"]
    (held,) = track["standards"]

    assert "Good city" in english.out
    assert "优良城市" in chinese.out
    assert "Text(" not in english.out + chinese.out
    assert (held["clauses"], held["regions"]) == (2, len(track["ranking"]))
    assert held["failing"] == round((1 - held["met"]) * held["regions"])
    assert held["missed"] == {"en": "Fibre", "zh": "光纤"} or "zh" in held["missed"]
