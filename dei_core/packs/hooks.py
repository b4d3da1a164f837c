"""The doors through which packs with code come in: six hooks that take nothing and give typed records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import attrs
from pluggy import HookimplMarker, HookspecMarker

from dei_core.text import Text

PROJECT = "dei"
_hookspec = HookspecMarker(PROJECT)
hookimpl = HookimplMarker(PROJECT)
"""Marks a function of a pack's module as its answer to the hook of the same name."""

HOOKS: dict[str, str] = {
    "methods": "dei_methods",
    "readers": "dei_readers",
    "writers": "dei_writers",
    "checks": "dei_checks",
    "commands": "dei_commands",
}
"""What a manifest may say under `provides` -> the hook that its code then answers."""


@attrs.frozen(kw_only=True)
class Reader:
    """A data format that can be read.

    name: unique. suffixes: file endings it takes, with the dot, lower case.
    read: path, sheet name or None -> Sheet; raises DeiError with findings for what it cannot read. The path is that
    of a private copy under the file's own name: the run records the digest of these very bytes.

    >>> from dei_core.plugin import Reader, Sheet
    >>> def read(path, sheet):
    ...     header, *rows = [line.split(";") for line in path.read_text(encoding="utf-8").splitlines()]
    ...     columns = tuple(zip(*rows, strict=True))
    ...     return Sheet(file=path.name, header=tuple(header), columns=columns, rows=range(2, 2 + len(rows)))
    >>> Reader(name="semicolons", suffixes=(".ssv",), read=read).suffixes
    ('.ssv',)
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[..., Any]


@attrs.frozen(kw_only=True)
class Writer:
    """An output that a run leaves in its result folder.

    name: unique. write: Result, folder -> None; the folder is an empty one of the writer's own, whose files become
    those of the result when it is done: a writer that fails loses its own files only. It leaves files and folders under
    names that no other writer uses, writes nowhere else, and the same result as the same bytes.
    standard: whether every run writes it, or only one that asks for it by name (`dei run --also NAME`).

    >>> from dei_core import Text
    >>> from dei_core.plugin import Writer
    >>> def write(result, folder):
    ...     (folder / "names.txt").write_text("\\n".join(result.card.only.table.names), encoding="utf-8")
    >>> Writer(name="names", about=Text(en="Names of the regions", zh="区域名称"), write=write, standard=False).name
    'names'
    """

    name: str
    about: Text
    write: Callable[..., None]
    standard: bool = True


@attrs.frozen(kw_only=True)
class Check:
    """A house rule: plan, scorecard or None -> findings. It observes; it cannot change a score.

    Called once: after a run with the scorecard, by `dei check` without one (None).

    >>> from dei_core import Finding, Text
    >>> from dei_core.plugin import Check, message
    >>> few = message("a.few", "a track of one indicator", "Add some.", "仅一项指标", "请增加指标。", "note")
    >>> def small(plan, card):
    ...     return [Finding(message=few) for track in plan.tracks if len(track.indicators) == 1]
    >>> about = Text(en="Tracks of more than one indicator", zh="评价组不止一项指标")
    >>> Check(name="small", about=about, check=small).name
    'small'
    """

    name: str
    about: Text
    check: Callable[..., Iterable[Any]]


@attrs.frozen(kw_only=True)
class Command:
    """A subcommand of `dei`: `target` is "module:attribute" of a click command, imported when it is used.

    >>> from dei_core import Text
    >>> from dei_core.plugin import Command
    >>> about = Text(en="Show a league table", zh="显示积分榜")
    >>> Command(name="league", about=about, target="my_pack.commands:league").target
    'my_pack.commands:league'
    """

    name: str
    about: Text
    target: str


@_hookspec
def dei_pack() -> Any:
    """The pack's content as a Pack; asked when an edition lists the pack. Must equal its TOML on disk."""


@_hookspec
def dei_methods() -> Iterable[Any]:  # type: ignore[empty-body]
    """Methods; asked once, when an edition lists the pack.

    A method's id is `namespace.name`. Its functions are pure: they write into no argument, and give the same bits for
    the same data. x is (R,) float64, NaN the missing value; a reference is a mapping of names to numbers or arrays, {}
    where there is no fit. What cannot be computed is a Refusal. By kind, a class each:

    - Normalizer: apply(x, params, reference, direction) -> (R,) scores, 0-100, NaN for NaN; direction is +1 or -1. One
      that learns from the regions has also fit(x, params) -> reference.
    - Transform: apply(x, params) -> (R,), before the normalizer; parameters marked `in_unit` pass through it too.
    - Derivation: apply(parts, params) -> (R,), from a tuple of columns.
    - Imputer, Treatment: apply(x, params, reference) -> (R,); fit(x, params) -> reference. An imputer with panel=True:
      apply(panel, params) -> its columns, filled.
    - Aggregator: apply(children, weights, params) -> (B,), from K arrays of scores and (K, 1) weights that sum to 1;
      attribute(children, weights, params, score) -> K contributions that add up to the score, where there are any. One
      that learns from the regions has also fit(children, weights, params) -> reference, which apply takes last.
    - Weigher: apply(children, params) -> Weighing.
    """


@_hookspec
def dei_readers() -> Iterable[Reader]:  # type: ignore[empty-body]
    """Data formats; asked when an edition's data are read. Cells may stay text: the door of the data reads them."""


@_hookspec
def dei_writers() -> Iterable[Writer]:  # type: ignore[empty-body]
    """Outputs; asked when a run is published. The tables that they share: `result_frames(result.card)`."""


@_hookspec
def dei_checks() -> Iterable[Check]:  # type: ignore[empty-body]
    """House rules; asked once, when an edition lists the pack."""


@_hookspec
def dei_commands() -> Iterable[Command]:  # type: ignore[empty-body]
    """Subcommands of `dei`; asked at every start of `dei`, so the module that answers must import fast."""
