"""Scenarios from files, what they come to, and the digest by which one is known wherever it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from dei_core.editions.lock import plan_digest
from dei_core.editions.lock_shape import digest_of
from dei_core.findings import DeiError, Finding, Findings, Place
from dei_core.model.edition import ScenarioFile, ScenarioTrack
from dei_core.scoring import messages_scenario as say
from dei_core.scoring.record import track_record
from dei_core.scoring.rescoring import rescore
from dei_core.scoring.scenario import Scenario, by_track
from dei_core.scoring.scorecard import Scorecard, TrackScores
from dei_core.showing import one_line, small_table
from dei_core.text import Text
from dei_core.toml.files import parse
from dei_core.toml.structure import structure

_BESIDE = tuple(
    Text(en=en, zh=zh)
    for en, zh in (
        ("region", "区域代码"),
        ("name", "区域名称"),
        ("rank under the scenario", "自设情景位次"),
        ("score under the scenario", "自设情景得分"),
        ("official rank", "正式位次"),
        ("official score", "正式得分"),
    )
)
_FIELDS = tuple(field.name for field in attrs.fields(ScenarioTrack))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class WhatIf:
    """An edition's scorecard under a scenario.

    name: as the file calls it. scenarios: track -> what is otherwise there. digest: of the scenario and the plan.

    >>> from dei_core import WhatIf, evaluate, what_if
    >>> what_if(evaluate("examples/gigabit-2022").card, "examples/gigabit-2022/scenario.toml").scenarios
    {'city': <Scenario: weights of gigabit, targets of network, rest proportional>}
    """

    name: Text | None
    scenarios: Mapping[str, Scenario]
    before: Scorecard
    after: Scorecard
    digest: str

    def __repr__(self) -> str:
        name = "" if self.name is None else self.name.en
        return one_line(
            "WhatIf", name, *(f"{track}: {one!r}" for track, one in self.scenarios.items()), self.digest
        )

    def _repr_html_(self) -> str:
        """The best regions under the scenario, with what they are officially."""
        return "".join(_beside(self.before[track], self.after[track]) for track in self.scenarios)


def _beside(before: TrackScores, after: TrackScores) -> str:
    """One track as a table: ranks and scores under the scenario beside the official ones, by (region, year)."""
    tables = (before.table, after.table)
    old, new = (
        {key: row for row, key in enumerate(zip(one.regions, one.years, strict=True))} for one in tables
    )
    was, now = before.ranks(), after.ranks()
    rows = [
        (
            region,
            after.table.names[row],
            _place(now[row]),
            after.total[row],
            _place(was[there]),
            before.total[there],
        )
        for (region, year), row in sorted(new.items(), key=lambda item: (now[item[1]], item[0]))
        if year == after.table.years.max() and (there := old.get((region, year))) is not None
    ]
    return small_table(before.plan.name, _BESIDE, rows)


def _place(rank: float) -> int | None:
    return None if np.isnan(rank) else int(rank)


def what_if(card: Scorecard, file: str | Path) -> WhatIf:
    """What a scenario file makes of a scorecard. DeiError with every fault of the file, by its place.

    >>> from dei_core import evaluate, what_if
    >>> card = evaluate("examples/gigabit-2022").card
    >>> found = what_if(card, "examples/gigabit-2022/scenario.toml")
    >>> card.only.ranks()[:3].tolist(), found.after.only.ranks()[:3].tolist()
    ([4.0, 1.0, 7.0], [4.0, 1.0, 7.0])
    """
    path = Path(file)
    said = read_scenario(path)
    given = _of_tracks(said, card, path.name)
    found = Findings()
    try:
        scenarios = by_track(card.tracks, given, found)
        found.raise_errors()
        after = rescore(card, scenarios)
        digest = scenario_digest(card, scenarios)
    except DeiError as error:
        raise DeiError(_in_file(finding, path.name, bool(said.track)) for finding in error.findings) from None
    return WhatIf(name=said.name, scenarios=scenarios, before=card, after=after, digest=digest)


def read_scenario(file: str | Path) -> ScenarioFile:
    """A scenario's TOML alone. DeiError with all its faults.

    >>> from dei_core import read_scenario
    >>> said = read_scenario("examples/gigabit-2022/scenario.toml")
    >>> said.name.en, list(said.weights)
    ('Networks first', ['gigabit'])
    """
    path = Path(file)
    return structure(parse(path, path.name), ScenarioFile, path.name)


def scenario_digest(card: Scorecard, scenario: Scenario | Mapping[str, Scenario]) -> str:
    """sha-256 over what a scenario says of each track that it changes, and over the plan of the edition.

    The same for any order and any file that say the same; the data, and what the scenario is called, move it not.

    >>> from dei_core import Scenario, Table, compose, score
    >>> card = score(compose({"index": ["a", "b"]}), Table(regions=["x", "y"], columns={"a": [1, 2], "b": [4, 3]}))
    >>> one = scenario_digest(card, Scenario(without=["a"]))
    >>> one == scenario_digest(card, Scenario(without="a")), one == scenario_digest(card, Scenario(without="b"))
    (True, False)
    """
    found = Findings()
    tracks = by_track(card.tracks, scenario, found)
    found.raise_errors()
    told = {name: _plain(attrs.asdict(one, recurse=False)) for name, one in tracks.items()}
    plan = plan_digest({name: track_record(track.plan) for name, track in card.tracks.items()})
    return digest_of({"plan": plan, "scenario": {name: one for name, one in told.items() if _says(one)}})


def _says(told: Mapping[str, Any]) -> bool:
    """Whether a track's scenario changes anything; to learn anew does."""
    changes = any(told[field] for field in ("weights", "scores", "targets", "without"))
    return changes or told["learn"] == "anew"


def _plain(value: Any) -> Any:
    """Tables, lists and doubles, with names that are left out in one order."""
    if isinstance(value, Mapping):
        return {
            str(key): sorted(inner) if key == "without" else _plain(inner) for key, inner in value.items()
        }
    if isinstance(value, str | bool | None):
        return value
    return np.asarray(value, dtype=np.float64).tolist()


def _of_tracks(said: ScenarioFile, card: Scorecard, file: str) -> Scenario | dict[str, Scenario]:
    """The scenario for all tracks, or of each that is named, with what is said for all of them."""
    if not said.track:
        return _scenario(said)
    found = Findings()
    made: dict[str, Scenario] = {}
    for name, inside in said.track.items():
        for field in _FIELDS:
            if getattr(said, field) and getattr(inside, field):
                place = Place(file=file, path=f"track.{name}.{field}")
                found.add(say.SAID_TWICE, place, key=field, track=name)
        made[name] = _scenario(inside, said)
    found.raise_errors()
    others = _scenario(said)
    if any(getattr(said, field) for field in _FIELDS):
        made |= {name: others for name in card.tracks if name not in made}
    return made


def _scenario(said: ScenarioTrack, of_all: ScenarioTrack | None = None) -> Scenario:
    """What is said of a track, or else of all of them, where anything is."""
    given = {field: getattr(said, field) or getattr(of_all, field, None) for field in _FIELDS}
    return Scenario(**{field: value for field, value in given.items() if value})


def _in_file(finding: Finding, file: str, by_tracks: bool) -> Finding:
    """A finding about a scenario at its place in the file."""
    path = finding.place.path
    inside = f"track.{path}" if by_tracks and path else path
    return attrs.evolve(finding, place=attrs.evolve(finding.place, file=file, path=inside))
