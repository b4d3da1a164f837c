"""A league table for people: one Markdown table for each track and year."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from dei_core import Result, result_frames

FILE = "league.md"


def write_league(result: Result, folder: Path) -> None:
    """Write `league.md` into the folder of a run: rank, region, score and tier, best first; made-up data are marked.

    The folder is a temporary one that the engine puts in place when all writers are done, so this writes nowhere
    else, removes nothing, and may fail without harm. The same result gives the same bytes.
    """
    edition = result.evaluation.edition
    lines = [f"# {edition.name.en} {edition.name.zh}"]
    (ranking,) = (frame for frame in result_frames(result.card) if frame.name == "ranking")
    fields = ("track", "year", "rank", "name", "region", "score", "tier")
    rows = list(zip(*(ranking.columns[field] for field in fields), strict=True))
    for (track, year), group in groupby(rows, key=lambda row: row[:2]):
        name = edition.track[track].name
        made_up = " (made-up data 样例数据)" if result.card[track].plan.data.specimen else ""
        lines += ["", f"## {name.en} {name.zh} {year}{made_up}", ""]
        lines += [
            "| rank 排名 | region 区域 | code 代码 | score 得分 | tier 档次 |",
            "| --: | --- | --- | --: | --- |",
        ]
        lines += [_row(*row[2:]) for row in group]
    (Path(folder) / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _row(rank: float, name: str, region: str, score: float, tier: str | None) -> str:
    """One region; without a score, a dash: NaN is the engine's only missing value."""
    unscored = score != score
    place = "–" if unscored else f"{rank:.0f}"
    points = "–" if unscored else f"{score:.2f}"
    return f"| {place} | {_plain(name)} | {_plain(region)} | {points} | {_plain(tier or '–')} |"


def _plain(text: str) -> str:
    return text.replace("|", "\\|")
