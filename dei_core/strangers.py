"""Code that is not ours: whatever it raises becomes a finding with its owner's name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dei_core.findings import NOWHERE, DeiError, Finding, Place
from dei_core.sentence import Message

_SHOWN = 300
_OURS = (KeyboardInterrupt, GeneratorExit)
"""What is raised by the user's Ctrl-C and by the interpreter; a class of a stranger's own made from it is not."""


@contextmanager
def guarded(message: Message, place: Place = NOWHERE, /, **facts: Any) -> Iterator[None]:
    """Run a stranger's code inside: DeiError with the message, and `why` among its facts, for whatever it raises.

    Leaving the program and running out of memory or depth are failures like any other. Ctrl-C, and a DeiError with
    findings, pass.

    >>> from dei_core import DeiError
    >>> from dei_core.host import guarded
    >>> from dei_core.plugin import message
    >>> broke = message("a.broke", "it broke: {why}", "Mend it.", "出错：{why}", "请修正。")
    >>> try:
    ...     with guarded(broke):
    ...         {}["key"]
    ... except DeiError as error:
    ...     print(error.text("en"))
    it broke: KeyError: 'key'. Mend it.
    """
    try:
        yield
    except BaseException as error:
        if type(error) in _OURS or (isinstance(error, DeiError) and _says_why(error)):
            raise
        told = {**facts, "why": reason(error)}
        raise DeiError([Finding(message=message, place=place, facts=told)]) from error


def reason(error: BaseException) -> str:
    """What kind of error it is, and what it says of itself, if it can; of a group, the first one in it.

    >>> reason(ValueError("no")), reason(SystemExit())
    ('ValueError: no', 'SystemExit')
    """
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    name = type(error).__name__
    try:
        said = str(error)
    except Exception:
        return name
    return f"{name}: {said[:_SHOWN]}" if said else name


def _says_why(error: DeiError) -> bool:
    return bool(error.findings) and all(isinstance(finding, Finding) for finding in error.findings)
