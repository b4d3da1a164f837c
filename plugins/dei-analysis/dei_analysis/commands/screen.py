"""The analysis on a screen."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table

from dei_analysis.commands import words
from dei_cli.kit import console, show_findings
from dei_core import Finding, Text
from dei_words import SPECIMEN, fixed, percent

if TYPE_CHECKING:
    from rich.console import Console

    from dei_analysis.outcome.analysing import Influence, Outcome
    from dei_cli.kit import Session

_LEAST, _PLENTY = 4, 30


def show_analysis(
    session: Session, outcomes: tuple[Outcome, ...], noted: tuple[Finding, ...], folder: Path | None, top: int
) -> None:
    """Print, track by track, how its parts hang together and what carries its ranking; then the remarks."""
    screen = console()
    for outcome in outcomes:
        _show_track(session, screen, outcome, top)
    if noted or any(_caution(session, outcome)[0] for outcome in outcomes):
        screen.print()
        screen.print(session.say(words.REMARKS, count=len(noted)), style="bold")
    show_findings(session, noted, summary=False)
    if folder is not None:
        screen.print(session.say(words.WRITTEN, folder=folder), soft_wrap=True)


def _show_track(session: Session, screen: Console, outcome: Outcome, top: int) -> None:
    subject, lang = outcome.subject, session.lang
    plan = subject.track.plan
    counts = {
        "regions": _counted(session, words.ONE_REGION, words.REGION_COUNT, len(subject.rows)),
        "indicators": _counted(session, words.ONE_INDICATOR, words.INDICATOR_COUNT, len(subject.leaves)),
        "year": subject.shown_year,
    }
    screen.print()
    if plan.data.specimen:
        screen.print(SPECIMEN.of(lang), style="bold reverse")
    screen.print(session.say(words.HEADING, track=plan.name.of(lang), id=plan.id, **counts), style="bold")
    enough, caution = _caution(session, outcome)
    if caution:
        screen.print(caution)
    if not enough:
        return
    screen.print(_groups(session, outcome))
    falling = outcome.by_shift()
    if falling[:top]:
        screen.print(_influences(session, outcome, words.CARRIES, falling[:top]))
    rest = falling[top:][-top:] if top else []
    if rest:
        screen.print(_influences(session, outcome, words.MATTERS_LEAST, rest[::-1]))


def _caution(session: Session, outcome: Outcome) -> tuple[bool, str]:
    """Whether there is enough to correlate, and what to say of it; nothing where there is plenty."""
    regions = len(outcome.subject.rows)
    if regions < _LEAST:
        return False, session.say(words.TOO_FEW, least=_LEAST)
    if len(outcome.subject.leaves) == 1:
        return False, session.say(words.ALONE)
    return True, session.say(words.UNCERTAIN, regions=regions) if regions < _PLENTY else ""


def _counted(session: Session, one: Text, many: Text, count: int) -> str:
    return session.say(one) if count == 1 else session.say(many, count=count)


def _groups(session: Session, outcome: Outcome) -> Table:
    headings = (words.NODE, words.ITEMS, words.ALPHA, words.EXPLAINED, words.LOWEST)
    table = _table(session, words.GROUPS, headings)
    alphas = {node: (count, alpha) for node, of, count, alpha in outcome.alphas if of == "indicators"}
    lowest: dict[tuple[str, str], float] = {(one, two): r for one, two, r, _ in outcome.siblings()}
    for node, (count, alpha) in alphas.items():
        names = outcome.subject.children[node]
        rs = [r for (one, two), r in lowest.items() if one in names and two in names and r == r]
        made = outcome.components.get(node)
        explained = "–" if made is None else percent(float(made.explained[0]))
        label = outcome.subject.track.plan.label(outcome.subject.track.plan.slot(node)).of(session.lang)
        table.add_row(label, str(count), _number(alpha), explained, _number(min(rs, default=math.nan)))
    return table


def _influences(session: Session, outcome: Outcome, title: Text, listed: Sequence[Influence]) -> Table:
    headings = (words.INDICATOR, words.WEIGHT, words.WITH_INDEX, words.MEAN_SHIFT, words.MOST_SHIFT)
    table = _table(session, title, headings)
    plan = outcome.subject.track.plan
    names = {name: plan.label(plan.slot(name)).of(session.lang) for name in outcome.subject.leaves}
    several = Counter(names.values())
    for one in listed:
        name = names[one.element]
        table.add_row(
            f"{name} ({one.element})" if several[name] > 1 else name,
            percent(one.effective),
            _number(one.pearson),
            fixed(one.removal.mean_shift, 1),
            fixed(one.removal.most_shift, 0),
        )
    return table


def _table(session: Session, title: Text, headings: Sequence[Text]) -> Table:
    table = Table(title=title.of(session.lang), title_justify="left", title_style="")
    table.add_column(headings[0].of(session.lang), overflow="fold")
    for heading in headings[1:]:
        table.add_column(heading.of(session.lang), justify="right")
    return table


def _number(value: float) -> str:
    return "–" if math.isnan(value) else fixed(value, 2)
