"""How many examples hypothesis tries a law with, and by no clock: others may be at work on the machine.

`ci`, the profile of `make test`, tries two fifths of them; by hand all are tried, and with `heavy`, the profile of
`make test-heavy`, a law that states no number of its own is tried with ten times as many.
"""

from __future__ import annotations

from typing import Any

from hypothesis import settings

ALL = 100


def make_profiles() -> None:
    """Tell hypothesis the three profiles, before it is asked for one of them."""
    for name, base, number in (
        ("default", "default", ALL),
        ("ci", "ci", 2 * ALL // 5),
        ("heavy", "default", 10 * ALL),
    ):
        settings.register_profile(name, settings.get_profile(base), max_examples=number, deadline=None)


def tried(number: int, **more: Any) -> Any:
    """So many examples of a law that is slow or needs more than others; in `make test` the profile's share of them."""
    return settings(max_examples=max(1, number * min(settings().max_examples, ALL) // ALL), **more)
