"""Stop a piece of work before or after any one of the things that it does to the disk."""

from __future__ import annotations

import builtins
import os
from collections.abc import Callable
from itertools import count
from typing import Any, NoReturn

CALLS = ("mkdir", "rename", "replace", "unlink", "rmdir", "fsync", "open", "scandir", "chmod")
KILLED = 9


def stopped(work: Callable[[], object], step: int, stop: Callable[[], NoReturn], after: bool) -> None:
    """Do some work and stop it at its n-th call to the system, from 0, before or after that call is made."""
    left = step + 1

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0 and not after:
                stop()
            made = call(*args, **named)
            if left == 0 and after:
                stop()
            return made

        return wrapped

    kept = {name: getattr(os, name) for name in CALLS}
    opened = builtins.open
    try:
        for name, call in kept.items():
            setattr(os, name, counted(call))
        builtins.open = counted(opened)
        work()
    finally:
        builtins.open = opened
        for name, call in kept.items():
            setattr(os, name, call)


def killed(work: Callable[[], object], step: int, after: bool) -> bool:
    """Do some work in a process of its own that dies at its n-th call to the system; whether it lived to its end."""
    child = os.fork()
    if child == 0:
        try:
            stopped(work, step, lambda: os._exit(KILLED), after)
        except BaseException:
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, KILLED), f"the work failed at step {step}"
    return code == 0


def steps(once: Callable[[int, bool], bool], every: int = 1) -> int:
    """Every step of some work, or one in so many, stopped before and after it, until it is done; how many there are."""
    for step in count(0, every):
        if once(step, False) and once(step, True):
            return step
    raise AssertionError
