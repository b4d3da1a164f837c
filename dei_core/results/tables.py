"""All result tables of a scorecard, in stable order."""

from __future__ import annotations

import attrs

from dei_core.results import frames
from dei_core.results.coded import Coded
from dei_core.results.compliance import compliance_frame
from dei_core.results.frames import Frame
from dei_core.results.learned import references_frame, region_weights_frame, weights_frame
from dei_core.results.tiers import tier_counts_frame
from dei_core.scoring.scorecard import Scorecard


def result_frames(card: Scorecard) -> tuple[Frame, ...]:
    """ranking, scores, normalized, contributions, weights, references, and what a track has beside them; findings.

    region_weights is there where weights differ by region, tier_counts where the index has tiers, tiers where there are
    tiers beside those of the index, groups where regions have parents, compliance where a track is held to a standard.
    Where the data of a track are a specimen, every table has a column that says so, and so a first line that does.

    >>> from dei_core import Table, compose, result_frames, score
    >>> plan = compose({"index": {"income": 0.6, "waste": 0.4}}, lower=["waste"])
    >>> card = score(plan, Table(regions=["a", "b"], columns={"income": [1, 2], "waste": [5, 3]}))
    >>> ranking = result_frames(card)[0]
    >>> ranking.name, list(ranking.columns["region"]), ranking.columns["score"].tolist()
    ('ranking', ['b', 'a'], [100.0, 0.0])
    """
    tracks = tuple(card.tracks.values())
    made = [
        frames.ranking_frame(tracks),
        frames.scores_frame(tracks),
        frames.normalized_frame(tracks),
        frames.contributions_frame(tracks),
        weights_frame(tracks),
        references_frame(tracks),
    ]
    if any(track.nodes.own for track in tracks):
        made.append(region_weights_frame(tracks))
    if any(track.plan.tiers for track in tracks):
        made.append(tier_counts_frame(tracks))
    if any(track.plan.beside for track in tracks):
        made.append(frames.tiers_frame(tracks))
    if any(track.table.parents for track in tracks):
        made.append(frames.groups_frame(tracks))
    if any(track.plan.standards for track in tracks):
        made.append(compliance_frame(card))
    if any(track.plan.data.specimen for track in tracks):
        made = [_marked(card, one) for one in made]
    return (*made, frames.findings_frame(card.findings))


def _marked(card: Scorecard, made: Frame) -> Frame:
    """The table with a last column that calls every row of a specimen by its name."""
    said = {name: "specimen 样例" for name, track in card.tracks.items() if track.plan.data.specimen}
    of_track = made.columns["track"]
    marks = (of_track if isinstance(of_track, Coded) else Coded.of(of_track)).mapped(said.get)
    columns = {**made.columns, frames.SPECIMEN.name: marks}
    return attrs.evolve(made, fields=(*made.fields, frames.SPECIMEN), columns=columns)
