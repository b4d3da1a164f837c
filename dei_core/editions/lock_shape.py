"""The shape of a lock, entry by entry: one of another shape is refused by all that is wrong in it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import attrs
import numpy as np

from dei_core.editions import messages as say
from dei_core.findings import Finding, Place, error_of
from dei_core.model.record import TrackRecord
from dei_core.results.comparison import FORM, form_of
from dei_core.scoring.learner import Learner, References, Stage, Taught
from dei_core.text import Text
from dei_core.toml.files import parse
from dei_core.toml.shapes import LIST, NUMBER, TABLE, TEXT, WHOLE, found
from dei_core.vocabulary import VOCABULARY

NUMBERS = Text(en="a number, or a list of numbers", zh="数值或数值列表")
FORMS = Text(en="2 or more, as form 1 does not say its form", zh="不小于 2 的整数（格式 1 不写此项）")
DIGEST = "lock_digest"
BESIDE_PLAN = ("name", "references")
"""What a track of a lock holds beside its plan: neither decides a score of another sample."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")


@attrs.frozen
class Leaf:
    """A value. wanted: what it is called. fits: whether a value is one."""

    wanted: Text
    fits: Callable[[Any], bool]


@attrs.frozen
class Every:
    """A table of any keys. of: the shape of each of its entries."""

    of: Any


@attrs.frozen
class Maybe:
    """An entry that a lock need not have. of: its shape where it has it."""

    of: Any


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        float(value)
    except OverflowError:
        return False
    return True


def _are_numbers(value: Any) -> bool:
    """Whether a value is a number, a list of them, or a list of equally long ones."""
    if not isinstance(value, list):
        return _is_number(value)
    if not any(isinstance(part, list) for part in value):
        return all(map(_is_number, value))
    rows = [part for part in value if isinstance(part, list)]
    even = len(rows) == len(value) and len({len(row) for row in rows}) == 1
    return even and all(_is_number(number) for row in rows for number in row)


_TEXT = Leaf(TEXT, lambda value: isinstance(value, str))
_WHOLE = Leaf(WHOLE, lambda value: isinstance(value, int) and not isinstance(value, bool))
_FORM = Leaf(FORMS, lambda value: _WHOLE.fits(value) and value > 1)
_NUMBER = Leaf(NUMBER, _is_number)
_TEXTS = Leaf(LIST, lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value))
_TABLE = Leaf(TABLE, lambda value: isinstance(value, dict))
_NUMBERS = Leaf(NUMBERS, _are_numbers)
_BOTH = {"en": _TEXT, "zh": _TEXT}
_STEP = {"params": Maybe(_TABLE)}
_INDICATOR = {
    "column": Maybe(_TEXT),
    "params": Maybe(_TABLE),
    "when": Maybe(Every(_TABLE)),
    "transform_params": Maybe(_TABLE),
}
_NODE = {
    "weights": Every(_NUMBER),
    "children": Maybe(_TEXTS),
    "params": Maybe(_TABLE),
    "weigher": Maybe(_STEP),
    "transform": Maybe(_STEP),
    "normalise": Maybe(_STEP),
}
_TRACK = {
    "name": Maybe(_BOTH),
    "stages": Maybe(Every(_TEXT)),
    "intake": Maybe({"columns": Maybe(Every(_TABLE))}),
    "derived": Every({"of": Maybe(_TEXTS)}),
    "indicator": Every(_INDICATOR),
    "node": Every(_NODE),
    "references": Maybe(Every(Every(Every(_NUMBERS)))),
}
_PACK = {"version": _TEXT, "digest": _TEXT, "files": Maybe(Every(_TEXT)), "code": Maybe(Every(_TEXT))}
_DATASET = {"path": _TEXT, "sha256": _TEXT, "rows": _WHOLE}
LOCK = {
    "form": Maybe(_FORM),
    "protocol": Maybe(_WHOLE),
    "dei_core": Maybe(_TEXT),
    "plan_digest": _TEXT,
    DIGEST: Maybe(_TEXT),
    "edition": {"name": _BOTH, "year": _WHOLE},
    "pack": Every(_PACK),
    "dataset": Every(_DATASET),
    "track": Every(_TRACK),
}
"""The entries that the engine relies on; what else a lock holds may be of any shape, and is compared as it is."""


def read_lock(path: Path, whole: bool = True) -> dict[str, Any]:
    """A lock's values, of the shape that the engine relies on.

    whole: nothing may be missing; else only what is there is held to its shape, as the references of a lock that
    was put together by hand. DeiError where the file is not there, is no TOML, of a later form, or no lock: one
    finding with every entry that is missing or of another shape.

    >>> from pathlib import Path
    >>> from dei_core.host import read_lock
    >>> read_lock(Path("examples/gigabit-2022/edition.lock.toml"))["edition"]["year"]
    2022
    """
    lock, place = parse(path, path.name), Place(file=path.name)
    wrong = [
        Text(en=f"{key} ({what.en})", zh=f"{key}（{what.zh}）")
        for key, what in _faults(lock, LOCK, (), whole)
    ]
    if wrong:
        raise error_of(say.LOCK_SHAPE, place, keys=wrong)
    if form_of(lock) > FORM:
        raise error_of(say.LOCK_LATER, place, form=form_of(lock), known=FORM)
    return lock


def standing(lock: Mapping[str, Any], file: str) -> tuple[Finding, ...]:
    """What a lock tells of itself: that its own digests do not hold, as it was edited, and that its form is earlier.

    >>> from pathlib import Path
    >>> from dei_core.host import read_lock, standing
    >>> lock = read_lock(Path("examples/gigabit-2022/edition.lock.toml"))
    >>> standing(lock, "edition.lock.toml")
    ()
    >>> [finding.code for finding in standing({**lock, "plan_digest": "0"}, "edition.lock.toml")]
    ['lock-edited']
    """
    place, form = Place(file=file), form_of(lock)
    plans = {
        name: {key: entry for key, entry in track.items() if key not in BESIDE_PLAN}
        for name, track in lock.get("track", {}).items()
    }
    made = {"plan_digest": digest_of(plans), DIGEST: digest_of_lock(lock)}
    untold = made.keys() - ({DIGEST} if form > 1 else ())
    wrong = [
        key for key, digest in made.items() if lock.get(key, digest if key in untold else None) != digest
    ]
    found = [Finding(message=say.LOCK_EDITED, place=place, facts={"keys": wrong})] if wrong else []
    if form < FORM:
        facts = {"form": form, "known": FORM}
        found.append(Finding(message=say.LOCK_EARLIER, place=place, facts=facts))
    return tuple(found)


def digest_of_lock(lock: Mapping[str, Any]) -> str:
    """sha-256 over all that a lock holds beside it."""
    return digest_of({key: entry for key, entry in lock.items() if key != DIGEST})


def digest_of(value: Any) -> str:
    """sha-256 over plain values, the same for any order of tables."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def locked_references(track: TrackRecord) -> dict[str, Any]:
    """What was learned as a lock has it: who learned by name, what a node learned of a child as `name[child]`."""
    made: dict[str, dict[str, Any]] = {}
    for one in track.learned:
        learner = Learner(one.stage, one.item, node=one.item in track.node)
        made.setdefault(str(learner), {})[one.group] = _flat(one.values)
    return made


def _flat(values: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in values.items():
        told = {f"[{key}]": one for key, one in value.items()} if isinstance(value, Mapping) else {"": value}
        made |= {f"{name}{child}": one for child, one in told.items()}
    return made


def thawed(references: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> References:
    """What was learned, from the references of a lock."""
    return {
        learner: {group: _deep(entries, learner.node) for group, entries in by.items()}
        for learner, by in ((_learner(name), by) for name, by in references.items())
    }


def _learner(name: str) -> Learner:
    """Who learned; the id of a column of growth has an @ of its own."""
    item, _, said = name.rpartition("@")
    for stage in get_args(Stage):
        if item and said == stage:
            return Learner(stage, item, node=stage not in ("impute", "treat"))
    return Learner("normalise", name)


def _deep(entries: Mapping[str, Any], node: bool) -> Taught:
    """What was learned from one group of rows; an entry `name[child]` of a node is of that child."""
    made: dict[str, Any] = {}
    told: dict[str, dict[str, Any]] = {}
    for key, value in entries.items():
        number = np.array(value, np.float64) if isinstance(value, list) else float(value)
        name, bracket, child = key.partition("[")
        if node and bracket and key.endswith("]"):
            told.setdefault(name, {})[child[:-1]] = number
        else:
            made[key] = number
    return {**made, **told}


def dotted(keys: tuple[str, ...]) -> str:
    """Keys as TOML writes them, one below the other.

    >>> dotted(("references", "demo.price", ""))
    'references."demo.price".""'
    """
    return ".".join(key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False) for key in keys)


def _faults(value: Any, shape: Any, keys: tuple[str, ...], whole: bool) -> Iterator[tuple[str, Text]]:
    """Every entry of another shape, or missing, with what it is and what would be right."""
    if isinstance(shape, Maybe):
        shape = shape.of
    wanted = shape.wanted if isinstance(shape, Leaf) else TABLE
    if not (shape.fits(value) if isinstance(shape, Leaf) else isinstance(value, dict)):
        is_a = found(value)
        yield dotted(keys), Text(en=f"{is_a.en}, expected {wanted.en}", zh=f"是{is_a.zh}，应为{wanted.zh}")
    elif isinstance(shape, Every):
        for key, inner in value.items():
            yield from _faults(inner, shape.of, (*keys, key), whole)
    elif isinstance(shape, Mapping):
        for key, inner in shape.items():
            if key in value:
                yield from _faults(value[key], inner, (*keys, key), whole)
            elif whole and not isinstance(inner, Maybe):
                yield dotted((*keys, key)), VOCABULARY.states["missing"]
