"""What an edition would compute: tracks, evidence, stages, data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs
from rich.table import Table
from rich.text import Text as RichText

from dei_cli import words
from dei_cli.kit.session import Session
from dei_cli.kit.some import some
from dei_core import Evaluation, Text, TrackPlan
from dei_core.host import VOCABULARY, Registry, evidence_of_rules, evidence_of_weights
from dei_words import COLON, LIST_COMMA, SPECIMEN, noted, stage_words, ways

if TYPE_CHECKING:
    from rich.console import Console


@attrs.frozen(kw_only=True)
class Outline:
    """One track in numbers. rules, weights: how many stand on each kind of evidence.

    stages: as the edition writes them. told: what is done in them, in words.
    more: what is done beyond weighted means of normalised values, and by which nodes and indicators.
    """

    id: str
    name: Text
    region_type: str
    specimen: bool
    indicators: int
    derived: int
    nodes: int
    rules: Mapping[str, int]
    weights: Mapping[str, int]
    stages: Mapping[str, str]
    told: Mapping[str, Text]
    more: tuple[More, ...] = ()


@attrs.frozen(kw_only=True)
class More:
    """Something that nodes or indicators do. of: their ids. names: theirs, for people."""

    what: Text
    of: tuple[str, ...]
    names: tuple[Text, ...]


@attrs.frozen(kw_only=True)
class Data:
    """One data file. rows, reader: None where it was not admitted."""

    dataset: str
    path: str
    rows: int | None
    reader: str | None


def outline(track: TrackPlan, library: Registry) -> Outline:
    """What a track would compute. Nodes with a single child have no weights to speak of."""
    scored = {item.id for item in track.indicators}
    return Outline(
        id=track.id,
        name=track.name,
        region_type=track.region_type,
        specimen=track.data.specimen,
        indicators=len(track.indicators),
        derived=sum(item.id in scored for item in track.derived),
        nodes=len(track.nodes),
        rules=evidence_of_rules(track),
        weights=evidence_of_weights(track),
        stages=track.stages,
        told=stage_words(track),
        more=tuple(
            More(what=what, of=of, names=tuple(track.label(track.slot(name)) for name in of))
            for what, of in ways(track, library).items()
        ),
    )


def datasets(evaluation: Evaluation, inputs: Mapping[str, Any]) -> list[Data]:
    """The data files that an edition's tracks use."""
    used = dict.fromkeys(track.intake.dataset for track in evaluation.plan.tracks)
    return [_data(name, evaluation.edition.dataset[name].path, inputs.get(name)) for name in used]


def show_outline(session: Session, screen: Console, tracks: list[Outline], data: list[Data]) -> None:
    """Print tracks, evidence, stages and data files."""
    for track in tracks:
        screen.print()
        screen.print(noted(track.name, track.id).of(session.lang), style="bold")
        if track.specimen:
            screen.print(SPECIMEN.of(session.lang), style="bold reverse")
        facts = {"region_type": track.region_type, "indicators": track.indicators}
        line = session.say(words.TRACK_LINE, **facts, derived=track.derived, nodes=track.nodes)
        screen.print(line, soft_wrap=True)
        screen.print(_evidence_table(session, track))
        for more in track.more:
            whose = some(session, [name.of(session.lang) for name in more.names])
            screen.print(f"{more.what.of(session.lang)}{COLON.of(session.lang)}{whose}", soft_wrap=True)
    for track, names in _shared_stages(tracks):
        screen.print()
        if len(tracks) > len(names):
            screen.print(LIST_COMMA.of(session.lang).join(names), style="bold")
        screen.print(_stage_table(session, track))
    screen.print()
    screen.print(_data_table(session, data))


def _data(name: str, path: str, read: Any) -> Data:
    return Data(
        dataset=name, path=path, rows=read.rows if read else None, reader=read.reader if read else None
    )


def _evidence_table(session: Session, track: Outline) -> Table:
    kinds = [kind for kind in VOCABULARY.evidence if track.rules[kind] or track.weights[kind]]
    headings = (words.EVIDENCE_HEAD, *(VOCABULARY.evidence[kind] for kind in kinds))
    table = Table(*(heading.of(session.lang) for heading in headings))
    for heading, counts in ((words.RULES, track.rules), (words.WEIGHTS, track.weights)):
        table.add_row(heading.of(session.lang), *(str(counts[kind]) for kind in kinds))
    return table


def _shared_stages(tracks: list[Outline]) -> list[tuple[Outline, list[str]]]:
    """Tracks with stages of their own, and all that are computed so: the edition's are mostly those of every track."""
    shared: dict[tuple[Any, ...], list[Outline]] = {}
    for track in tracks:
        shared.setdefault((*track.stages.items(), *track.told.values()), []).append(track)
    return [(alike[0], [track.id for track in alike]) for alike in shared.values()]


def _stage_table(session: Session, track: Outline) -> Table:
    """What is done in every stage, and in grey how the edition writes it."""
    table = Table(words.STAGE.of(session.lang), words.WHAT_IS_DONE.of(session.lang))
    for stage, written in track.stages.items():
        told = RichText(track.told[stage].of(session.lang))
        table.add_row(VOCABULARY.stages[stage].of(session.lang), told.append(f" {written}", style="dim"))
    return table


def _data_table(session: Session, data: list[Data]) -> Table:
    table = Table(words.DATASET.of(session.lang), words.FILE.of(session.lang))
    table.add_column(words.ROWS.of(session.lang), justify="right")
    table.add_column(words.READER.of(session.lang))
    for item in data:
        unread = words.UNREAD.of(session.lang)
        rows = "–" if item.rows is None else str(item.rows)
        table.add_row(item.dataset, item.path, rows, item.reader or unread)
    return table
