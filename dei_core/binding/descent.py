"""Things made of others, each after what it is made of: without circles, and no deeper than people can follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dei_core.findings import Findings, Place
from dei_core.sentence import Message, message

LEVELS_EXCEEDED = message(
    "levels-exceeded",
    "from '{name}' down there are more than {most} levels",
    "Take the levels out that have one child each, or a derivation's steps together.",
    "自“{name}”起超过 {most} 层",
    "请去掉只有一个下级项的层级，或合并派生的步骤。",
)


LEVELS = 64
"""How many levels a tree, a standard or a chain of derivations may have."""


class Descent:
    """An order in which everything comes after what it is made of, grown one name at a time.

    inside: name -> the names that it is made of. circle: the sentence for something made of itself.
    place: name -> where it says what it is made of.
    """

    def __init__(
        self,
        inside: Callable[[str], Iterable[str]],
        circle: Message,
        place: Callable[[str], Place],
        found: Findings,
    ) -> None:
        self._inside, self._circle, self._place, self._found = inside, circle, place, found
        self._height: dict[str, int] = {}

    @property
    def order(self) -> tuple[str, ...]:
        """What has been taken in so far."""
        return tuple(self._height)

    def take(self, name: str) -> bool:
        """Take in a name after all that it is made of; False, with a finding, where that has no end."""
        above = {} if name in self._height else {name: iter(self._inside(name))}
        while above:
            last = next(reversed(above))
            part = next(above[last], None)
            if part is None:
                del above[last]
                if not self._finish(last):
                    return False
            elif part in above:
                way = tuple(above)
                cycle = " → ".join((*way[way.index(part) :], part))
                self._found.add(self._circle, self._place(part), cycle=cycle)
                return False
            elif part not in self._height:
                above[part] = iter(self._inside(part))
        return True

    def _finish(self, name: str) -> bool:
        height = 1 + max((self._height[part] for part in self._inside(name)), default=0)
        if height > LEVELS:
            self._found.add(LEVELS_EXCEEDED, self._place(name), name=name, most=LEVELS)
            return False
        self._height[name] = height
        return True
