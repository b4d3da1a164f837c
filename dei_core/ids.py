"""Names of things, `local` inside a pack and `namespace.local` everywhere else, and what is said of an unknown one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from dei_core.findings import DeiError, Finding
from dei_core.sentence import Message, message
from dei_core.text import Text

NOT_A_CHOICE = message(
    "not-a-choice",
    "'{value}' is not one of the possible words{hint}",
    "Use one of: {known}.",
    "“{value}”不在可选词之列{hint}",
    "请改用：{known}。",
)
METHOD_KIND = message(
    "method-kind",
    "the method '{method}' of {who} is of a kind that no stage asks for: '{kind}'{hint}",
    "Use one of: {known}.",
    "{who} 的方法“{method}”属于任何计算环节均不使用的种类“{kind}”{hint}",
    "请改用：{known}。",
)

LOCAL = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST = 100
_MANY = 2_000
"""Names above which only those are looked at that differ in capitals: comparing all would take seconds."""

_HINTED = 12
"""Words of a list that are given a hint: as many as a finding shows."""

NO_HINT = Text(en="", zh="")


def is_local(name: str) -> bool:
    """Whether a name has the form that an id inside a pack must have: lower case, digits, underscores.

    >>> is_local("fibre_coverage"), is_local("5g"), is_local("base.fibre")
    (True, False, False)
    """
    return LOCAL.fullmatch(name) is not None


def qualified(namespace: str, name: str) -> str:
    """The full id of a name used inside a namespace; a name that carries its owner stays as it is.

    >>> qualified("base", "fibre"), qualified("district", "base.fibre")
    ('base.fibre', 'base.fibre')
    """
    return name if "." in name else f"{namespace}.{name}"


def owner(full: str) -> str:
    """The namespace that a full id belongs to.

    >>> owner("base.fibre")
    'base'
    """
    return full.partition(".")[0]


def local(full: str) -> str:
    """The part of a full id behind its namespace.

    >>> local("base.fibre")
    'fibre'
    """
    return full.rpartition(".")[2]


def nearest(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The known names that a mistyped word was most likely meant to be, best first.

    A word without its namespace also finds the full ids that end in it. What is longer than a hundred characters is
    nobody's name: comparing it would cost the square of its length.

    >>> nearest("direcshun", ["direction", "unit"])
    ('direction',)
    """
    pool = sorted(set(known))
    ends = [name for name in pool if "." in name and local(name) == word]
    names = [name for name in pool if len(name) <= _LONGEST]
    close = difflib.get_close_matches(word, names, n=most, cutoff=0.6) if len(word) <= _LONGEST else []
    return tuple(dict.fromkeys([*ends, *close]))[:most]


def did_you_mean(word: str, known: Iterable[str]) -> Text:
    """A half-sentence with the known names nearest to a word; empty where none is near.

    >>> from dei_core.host import did_you_mean
    >>> did_you_mean("fibr", ["fibre", "price"]).en
    ", did you mean 'fibre'?"
    """
    near = nearest(word, known)
    if not near:
        return NO_HINT
    en, zh = " or ".join(f"'{name}'" for name in near), "或".join(f"“{name}”" for name in near)
    return Text(en=f", did you mean {en}?", zh=f"，是否应为{zh}？")


class UnknownName(DeiError, KeyError):
    """A name that was looked up and is not there, with the known names that are near: a KeyError as well.

    >>> from dei_core import compose
    >>> try:
    ...     compose({"index": ["price"]}).tracks[0].slot("prise")
    ... except KeyError as error:
    ...     print(error)
    'prise' is neither an indicator nor a node of the track, did you mean 'price'? Use one of: price, index.
    """

    @classmethod
    def of(cls, message: Message, name: object, known: Iterable[str], **facts: object) -> UnknownName:
        """What is raised for a name that is none of those known. message: with `hint` and `known` to be filled."""
        names = tuple(known)
        told = {"name": name, "hint": did_you_mean(str(name), names), "known": names, **facts}
        return cls([Finding(message=message, facts=told)])


def with_nearest(words: Iterable[str], known: Iterable[str]) -> list[Text]:
    """Each word once, the first twelve with the known name that each was most likely meant to be.

    >>> [text.en for text in with_nearest(["Zone", "x"], ["town", "zone"])]
    ["Zone (did you mean 'zone'?)", 'x']
    """
    pool = list(dict.fromkeys(known))
    folded = {name.casefold().strip(): name for name in pool}
    made = []
    for place, word in enumerate(dict.fromkeys(words)):
        alike = folded.get(word.casefold().strip())
        near = (
            (alike,)
            if alike
            else nearest(word, pool, most=1)
            if place < _HINTED and len(pool) <= _MANY
            else ()
        )
        en, zh = (f" (did you mean '{near[0]}'?)", f"（是否应为“{near[0]}”？）") if near else ("", "")
        made.append(Text(en=f"{word}{en}", zh=f"{word}{zh}"))
    return made
