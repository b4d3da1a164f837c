"""Names of things: `local` inside a pack, `namespace.local` everywhere else."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

LOCAL = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST = 100


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
