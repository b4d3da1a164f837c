"""The index as it would be: with other weights, scores or targets, or without some of its parts or regions."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from typing import Any, overload

import numpy as np

from dei_core.data.handed import named_columns
from dei_core.deprecation import deprecation_of
from dei_core.findings import DeiError, Findings, Place
from dei_core.kernel.method import Column
from dei_core.scoring import messages as say_scoring
from dei_core.scoring import messages_scenario as say
from dei_core.scoring.draws import drawn_scores, refuse_learning
from dei_core.scoring.mentions import unknown
from dei_core.scoring.node import Matrix
from dei_core.scoring.restaged import Changes, changes_of, rescored
from dei_core.scoring.said import whole_column
from dei_core.scoring.scenario import Scenario, by_track
from dei_core.scoring.scorecard import Scorecard, TrackScores
from dei_core.text import listed

OLD = "rescore(track, scores, without, node)"
"""What `deprecation` calls the signature before there were scenarios."""


@overload
def rescore(
    card: Scorecard, scenario: Scenario | Mapping[str, Scenario], nodes: None = None
) -> Scorecard: ...
@overload
def rescore(card: TrackScores, scenario: Scenario, nodes: None = None) -> TrackScores: ...
@overload
def rescore(
    card: Scorecard | TrackScores,
    scenario: Scenario | Mapping[str, Scenario],
    nodes: Iterable[str] | str,
) -> dict[str, Matrix]: ...
@overload
def rescore(
    card: TrackScores,
    scenario: Mapping[str, Any] | None = None,
    nodes: Iterable[str] | str = (),
    node: str | None = None,
    *,
    scores: Any = None,
    without: Iterable[str] | str = (),
) -> Column: ...


def rescore(
    card: Any,
    scenario: Any = None,
    nodes: Any = None,
    node: str | None = None,
    *,
    scores: Any = None,
    without: Iterable[str] | str = (),
) -> Any:
    """What was scored, scored again as a scenario has it; the same kind of thing that was given.

    card: a scorecard, or one of its tracks. scenario: one for all tracks, in each of which it changes what it knows, or
    one by track; a track that is not named stays as it is. nodes: indicators or nodes of one track that are asked for
    alone: a mapping of each to its scores, (R,) or, where weights are drawn, (D, R).
    The arithmetic is the engine's own: with everything learned "anew", every bit is that of a run of an edition with
    these weights, without these parts. Draws alone may differ in the last bits (see `dei_core.scoring.draws`).
    DeiError, with all faults at once: names that mean nothing (with near ones), weights that are not whole or that no
    scenario can set, what cannot be rescored as it was learned, and what a method refuses.
    Before there were scenarios, scores, without and node were given themselves; that goes on working for now, beside
    no scenario: TypeError.

    >>> from dei_core import Table, compose, score
    >>> plan = compose({"index": {"fibre": 0.5, "price": 0.5}}, normalizer="as_is")
    >>> card = score(plan, Table(regions=["a", "b"], columns={"fibre": [40, 90], "price": [80, 50]}))
    >>> rescore(card.only, Scenario(weights={"index": {"fibre": 0.25, "price": 0.75}})).total.tolist()
    [70.0, 60.0]
    >>> draws = [[0.5, 0.5], [0.25, 0.75], [1.0, 0.0]]
    >>> rescore(card, Scenario(weights={"index": draws}), nodes="index")["index"].tolist()
    [[60.0, 70.0], [70.0, 60.0], [40.0, 90.0]]
    """
    if isinstance(card, TrackScores) and not isinstance(scenario, Scenario):
        given = scores if scenario is None else scenario
        return _as_before(card, given, nodes or without, node)
    if scores is not None or without or node is not None:
        raise TypeError(
            "a Scenario says scores and without itself, and nodes which are asked for: give none beside it"
        )
    found = Findings()
    cards = {card.plan.id: card} if isinstance(card, TrackScores) else _tracks(card, found)
    scenarios = by_track(cards, scenario, found)
    found.raise_errors()
    if nodes is not None:
        return _asked(cards, scenarios, listed(nodes), found)
    done = {
        name: _whole_track(track, scenarios[name], found) if name in scenarios else track
        for name, track in cards.items()
    }
    found.raise_errors()
    return done[card.plan.id] if isinstance(card, TrackScores) else Scorecard(done, tuple(found))


def _tracks(card: Any, found: Findings) -> dict[str, TrackScores]:
    if isinstance(card, Scorecard):
        return card.tracks
    found.add(say.NOT_A_CARD, kind=type(card).__name__)
    raise DeiError(found)


def _changed(track: TrackScores, scenario: Scenario, found: Findings) -> tuple[TrackScores, Changes] | None:
    """A track under the changes that are one set, and all of them; None with findings."""
    before = len(found)
    changes = changes_of(track, scenario, found)
    if changes is None or any(finding.severity == "error" for finding in tuple(found)[before:]):
        return None
    try:
        return rescored(track, changes, scenario.learn, found), changes
    except DeiError:
        return None


def _whole_track(track: TrackScores, scenario: Scenario, found: Findings) -> TrackScores:
    """A track as a scenario has it; itself, with findings, where it cannot be."""
    made = _changed(track, scenario, found)
    if made is None:
        return track
    if made[1].weights.drawn:
        found.add(say.DRAWS_ASK, Place(path="weights"), root=track.plan.slots[track.plan.root])
    return made[0]


def _asked(
    cards: Mapping[str, TrackScores],
    scenarios: Mapping[str, Scenario],
    nodes: tuple[str, ...],
    found: Findings,
) -> dict[str, Matrix]:
    """Part of the one track -> its scores, (R,) or (D, R)."""
    if len(cards) != 1:
        found.add(say.ONE_TRACK, Place(path="nodes"), count=len(cards), track=next(iter(cards), "…"))
        raise DeiError(found)
    ((name, track),) = cards.items()
    scenario = scenarios[name]
    for node in nodes:
        if node not in track.plan.slots:
            unknown(say_scoring.NO_PART, Place(path="nodes"), node, track.plan.slots, found)
    found.raise_errors()
    made = _changed(track, scenario, found)
    found.raise_errors()
    assert made is not None
    after, changes = made
    drawn = changes.weights.drawn
    for node in nodes:
        if node not in after.plan.slots:
            found.add(say.LEFT_OUT, Place(path="nodes"), name=node, field="nodes")
    if scenario.learn != "frozen":
        refuse_learning(after, drawn, scenario.learn == "anew", found)
    found.raise_errors()
    if not drawn:
        return {node: after.score(node) for node in nodes}
    scores = drawn_scores(after, drawn, changes.said, nodes, found)
    found.raise_errors()
    return scores


def _as_before(track: TrackScores, scores: Any, without: Any, node: str | None) -> Column:
    """(R,) a node's score by the signature from before there were scenarios.

    A node that loses a child learns anew from the regions of the track, all else stays; what is left out has no score.
    """
    going = deprecation_of("call", OLD)
    if going is not None:
        warnings.warn(going.finding().text(), DeprecationWarning, stacklevel=3)
    found = Findings()
    named = named_columns({} if scores is None else scores, "scores", found)
    columns = {name: whole_column(track.table, name, values, found) for name, values in named.items()}
    given = Scenario(scores=columns, without=without, learn="changed")
    scenario = by_track({track.plan.id: track}, given, found)
    wanted = track.plan.slots[track.plan.root] if node is None else node
    if wanted not in track.plan.slots[len(track.plan.indicators) :]:
        unknown(
            say_scoring.NO_NODE,
            Place(path="node"),
            wanted,
            track.plan.slots[len(track.plan.indicators) :],
            found,
        )
    found.raise_errors()
    try:
        changes = changes_of(track, scenario[track.plan.id], found)
        found.raise_errors()
    except DeiError as error:
        if {finding.message for finding in error.findings} == {say.NOTHING_LEFT}:
            return np.full(len(track.table), np.nan)
        raise
    assert changes is not None
    after = rescored(track, changes, "changed", found)
    return after.score(wanted) if wanted in after.plan.slots else np.full(len(track.table), np.nan)
