"""What is otherwise than in an edition, and what it names in each of its tracks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

import attrs
import numpy as np

from dei_core.data.handed import named_columns
from dei_core.findings import Finding, Findings, Place
from dei_core.ids import NOT_A_CHOICE, did_you_mean
from dei_core.scoring import messages as say_scoring
from dei_core.scoring import messages_scenario as say
from dei_core.scoring.mentions import Mentions
from dei_core.scoring.scorecard import TrackScores
from dei_core.scoring.weights_set import Rest
from dei_core.showing import one_line, small_table
from dei_core.text import Text, listed

Learn = Literal["frozen", "changed", "anew"]
_SCENARIO = Text(en="Scenario", zh="情景")
_SAID = (Text(en="what", zh="内容"), Text(en="of", zh="对象"), Text(en="is", zh="取值"))
Mention = tuple[str, ...]
"""A field of a scenario, a name in it and, where that has some, a region."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Scenario:
    """What is otherwise than in the edition. Names are ids of the plan, or their bare part where it is one id's alone.

    weights: node -> child -> weight; all children of a node, adding up to 1, or some of them. Arrays of (D,), or one
    of (D, K) for a node, are D draws.
    rest: what becomes of the weights of children that are not said: "proportional" shares what is left in their own
    proportions, "kept" leaves them as they are; without it all have to be said.
    scores: indicator or node -> region -> score on 0-100 that is set there, or (R,) a column of all rows, NaN for none.
    targets: indicator or node -> region -> score on 0-100 that the region has there at least.
    without: ids of indicators, nodes or standards, whose siblings take over their weight in proportion; or codes of
    regions. A node left without weight goes too.
    learn: what becomes of what was learned from the data (goalposts, weights, outlier limits). "frozen": it stays; what
    a node learned with children or weights that change is not used for others, but refused. "changed": such nodes learn
    again, all else stays. "anew": all of it is learned again, as in a run of the edition with these changes.

    >>> Scenario(weights={"index": {"price": 0.6}}, rest="proportional", without="fibre")
    <Scenario: weights of index, rest proportional, without fibre>
    """

    weights: Mapping[str, Any] = attrs.field(factory=dict)
    rest: Rest | None = None
    scores: Mapping[str, Any] = attrs.field(factory=dict)
    targets: Mapping[str, Any] = attrs.field(factory=dict)
    without: tuple[str, ...] = attrs.field(default=(), converter=listed)
    learn: Learn = "frozen"

    def __repr__(self) -> str:
        named = [f"{field} of {', '.join(map(str, said))}" for field, said in self._by_name() if len(said)]
        rest = "" if self.rest is None else f"rest {self.rest}"
        without = f"without {', '.join(map(str, self.without))}" if self.without else ""
        learn = "" if self.learn == "frozen" else f"learn {self.learn}"
        told = [one for one in (*named, rest, without, learn) if one]
        return one_line("Scenario", *told or ["nothing otherwise"])

    def _repr_html_(self) -> str:
        said = [
            (field, name, _told(value)) for field, given in self._by_name() for name, value in given.items()
        ]
        words = [
            (field, value, None) for field, value in (("rest", self.rest), ("learn", self.learn)) if value
        ]
        return small_table(
            _SCENARIO, _SAID, [*said, *(("without", name, None) for name in self.without), *words]
        )

    def _by_name(self) -> tuple[tuple[str, Mapping[str, Any]], ...]:
        return (("weights", self.weights), ("scores", self.scores), ("targets", self.targets))


def _told(value: Any) -> str:
    """What is said of one name, in few words."""
    if isinstance(value, Mapping):
        return ", ".join(
            f"{key} {one:g}" if np.ndim(one) == 0 else f"{key} {np.shape(one)}" for key, one in value.items()
        )
    return " × ".join(map(str, np.shape(value)))


def by_track(tracks: Mapping[str, TrackScores], given: Any, found: Findings) -> dict[str, Scenario]:
    """Track -> its scenario, with nothing in it that the track does not know.

    given: a scenario by track, each of whose names its track must know; or one for all, of which some track must.
    """
    if isinstance(given, Scenario):
        return _for_all(tracks, given, found)
    made: dict[str, Scenario] = {}
    if not isinstance(given, Mapping) or not given:
        found.add(say.NOT_A_SCENARIO, kind=type(given).__name__)
        return made
    for name, scenario in given.items():
        if name not in tracks:
            facts = {"track": name, "hint": did_you_mean(str(name), tracks), "known": list(tracks)}
            found.add(say_scoring.UNKNOWN_TRACK, Place(path="scenario"), **facts)
        elif not isinstance(scenario, Scenario):
            found.add(say.NOT_A_SCENARIO, Place(path=str(name)), kind=type(scenario).__name__)
        else:
            inside = Findings()
            made |= _for_all({name: tracks[name]}, scenario, inside)
            found.extend(within(name, finding) for finding in inside)
    return made


def within(track: str, finding: Finding) -> Finding:
    """A finding about the scenario of one track among several, with the track before its place."""
    path = f"{track}.{finding.place.path}" if finding.place.path else track
    return attrs.evolve(finding, place=attrs.evolve(finding.place, path=path))


def _for_all(tracks: Mapping[str, TrackScores], given: Scenario, found: Findings) -> dict[str, Scenario]:
    """The scenario as each track knows it; a name that no track knows is a finding."""
    for field, value, known in (
        ("rest", given.rest, get_args(Rest)),
        ("learn", given.learn, get_args(Learn)),
    ):
        if value not in known and (field, value) != ("rest", None):
            facts = {"value": value, "known": known, "hint": did_you_mean(str(value), known)}
            found.add(NOT_A_CHOICE, Place(path=field), **facts)
    weights, scores, targets = (
        named_columns(getattr(given, name), name, found) for name in ("weights", "scores", "targets")
    )
    scenario = attrs.evolve(given, weights=weights, scores=scores, targets=targets)
    mentions = {name: Mentions(track.plan, track.table) for name, track in tracks.items()}
    made, lost = {}, list[dict[Mention, None]]()
    for name, inside in mentions.items():
        made[name], unknown = _narrowed(scenario, inside)
        lost.append(dict.fromkeys(unknown))
    for mention in lost[0] if lost else ():
        if all(mention in one for one in lost):
            _tell(mention, mentions.values(), found)
    return made


def _narrowed(scenario: Scenario, names: Mentions) -> tuple[Scenario, list[Mention]]:
    """The scenario without what a track does not know, and what that is."""
    lost: list[Mention] = [("without", name) for name in scenario.without if not _can_go(names, name)]
    fields: dict[str, Any] = {"without": [name for name in scenario.without if _can_go(names, name)]}
    for field in ("weights", "scores", "targets"):
        look = names.node if field == "weights" else names.slot
        kept = {}
        for name, values in getattr(scenario, field).items():
            if look(name) is None:
                lost.append((field, name))
                if isinstance(values, Mapping) and field != "weights":
                    lost += [(field, name, str(region)) for region in values]
            elif isinstance(values, Mapping) and field != "weights":
                there = {
                    region: value for region, value in values.items() if names.rows(str(region)) is not None
                }
                lost += [(field, name, str(region)) for region in values if region not in there]
                kept[name] = there
            else:
                kept[name] = values
        fields[field] = kept
    return attrs.evolve(scenario, **fields), lost


def _can_go(names: Mentions, name: Any) -> bool:
    return names.taken_out(str(name)) is not None or names.rows(str(name)) is not None


def _tell(mention: Mention, names: Iterable[Mentions], found: Findings) -> None:
    """Note a name that no track knows."""
    field, name, *regions = mention
    if field == "without":
        message, known = say.NOT_TO_LEAVE_OUT, [one for track in names for one in track.to_leave_out()]
    elif regions:
        if all(track.slot(name) is None for track in names):
            return  # told already
        message, known = say.NOT_A_REGION, [one for track in names for one in track.regions]
    elif field == "weights":
        message, known = say_scoring.NO_NODE, [one for track in names for one in track.nodes]
    else:
        message, known = say_scoring.NO_PART, [one for track in names for one in track.parts]
    word, every = (regions or [name])[0], tuple(dict.fromkeys(known))
    place = Place(path=".".join(mention[: 2 if regions else 1]))
    found.add(message, place, name=word, hint=did_you_mean(str(word), every), known=every)
