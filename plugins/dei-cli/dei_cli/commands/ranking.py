"""The ranking of a track: for a screen, and as a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
from rich.table import Table

from dei_cli import words
from dei_cli.kit.session import Session
from dei_core import Text, TrackScores
from dei_core.host import VOCABULARY, Lang, evidence_of_rules
from dei_words import LIST_COMMA, SEMICOLON, noted, percent, printed

if TYPE_CHECKING:
    from rich.console import Console


@attrs.frozen(kw_only=True)
class Standing:
    """One region in one year: rank and score of the index; None where it has none. score: 0-100."""

    year: int
    rank: int | None
    region: str
    name: str
    score: float | None
    tier: Text | None
    coverage: float | None


def standings(track: TrackScores) -> list[Standing]:
    """Every region and year, by year, then rank, those without a score last."""
    plan, table = track.plan, track.table
    ranks, tiers = track.ranks(), track.tiers()
    coverage = track.coverage[plan.root - len(plan.indicators)]
    years = np.where(table.years == 0, plan.year, table.years).tolist()
    order = np.lexsort((np.array(table.regions), ranks, table.years)).tolist()
    names = plan.tiers.names if plan.tiers else ()
    return [
        Standing(
            year=years[row],
            rank=None if np.isnan(ranks[row]) else int(ranks[row]),
            region=table.regions[row],
            name=table.names[row],
            score=_known(track.total[row]),
            tier=names[tiers[row]] if tiers[row] >= 0 else None,
            coverage=_known(coverage[row]),
        )
        for row in order
    ]


def ranking_record(track: TrackScores) -> dict[str, Any]:
    """A track and its whole ranking for programs. score: 0-100; scale, zero: what 100 and 0 are printed as."""
    plan = track.plan
    return {
        "id": plan.id,
        "name": plan.name,
        "specimen": plan.data.specimen,
        "scale": plan.scale,
        "zero": plan.zero,
        "decimals": plan.decimals,
        "ranking": [attrs.asdict(row, recurse=False) for row in standings(track)],
    }


def show_ranking(session: Session, screen: Console, track: TrackScores, top: int) -> None:
    """Print the best `top` regions of the latest year (0 for all), and how many there are."""
    plan, lang = track.plan, session.lang
    rows = standings(track)
    years = sorted({row.year for row in rows})
    latest = [row for row in rows if row.year == years[-1]]
    shown = latest[:top] if top else latest
    screen.print()
    screen.print(noted(plan.name, plan.id).of(lang), style="bold")
    screen.print(_table(plan, shown, lang, several=len(years) > 1))
    screen.print(_caption(session, latest, len(shown), years), style="dim")
    counts = {kind: count for kind, count in evidence_of_rules(plan).items() if count}
    said = LIST_COMMA.of(lang).join(
        f"{VOCABULARY.evidence[kind].of(lang)} {count}" for kind, count in counts.items()
    )
    screen.print(session.say(words.RULES_STAND, counts=said), style="dim")


def _table(plan: Any, rows: list[Standing], lang: Lang, several: bool) -> Table:
    table = Table()
    named = any(row.name != row.region for row in rows)
    tiers = any(row.tier for row in rows)
    partial = any(row.coverage is not None and row.coverage < 1 for row in rows)
    table.add_column(words.RANK.of(lang), justify="right")
    table.add_column(words.CODE.of(lang))
    if named:
        table.add_column(words.NAME.of(lang))
    for wanted, heading in ((several, words.YEAR), (True, words.SCORE)):
        if wanted:
            table.add_column(heading.of(lang), justify="right")
    for wanted, heading in ((tiers, words.TIER), (partial, words.COVERAGE)):
        if wanted:
            table.add_column(heading.of(lang), justify="left" if heading is words.TIER else "right")
    for row in rows:
        cells = ["–" if row.rank is None else str(row.rank), row.region]
        cells += [row.name] if named else []
        cells += [str(row.year)] if several else []
        cells.append("–" if row.score is None else printed(plan, row.score))
        cells += [row.tier.of(lang) if row.tier else "–"] if tiers else []
        cells += ["–" if row.coverage is None else percent(row.coverage)] if partial else []
        table.add_row(*cells)
    return table


def _caption(session: Session, latest: list[Standing], shown: int, years: list[int]) -> str:
    all_of_them = shown == len(latest)
    text = words.ALL_SHOWN if all_of_them else words.SHOWN
    parts = [session.say(text, shown=shown, regions=len(latest))]
    unscored = sum(row.score is None for row in latest)
    if unscored:
        parts.append(session.say(words.UNSCORED, count=unscored))
    if len(years) > 1:
        span = f"{years[0]}—{years[-1]}" if session.lang == "zh" else f"{years[0]}–{years[-1]}"
        parts.append(session.say(words.YEARS, year=years[-1], years=span))
    return SEMICOLON.of(session.lang).join(parts)


def _known(value: Any) -> float | None:
    return None if np.isnan(value) else float(value)
