"""The types of the faces of dei_core, drawn from their tables: `python tests/support/stubs.py` writes them anew.

A face loads its names when they are first used, which no type checker follows; so each has a stub beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

FACES = ("dei_core", "dei_core.plugin", "dei_core.host")
_TITLE = "The types of this face, drawn from its table by `python tests/support/stubs.py`."
_WIDTH = 110


def stub(face: str) -> str:
    """The stub of a face: every public name from its room, and in dei_core those that moved, from where they are."""
    module = import_module(face)
    taken = {f"dei_core.{home}": _taken(f"dei_core.{home}", names) for home, names in module._HOMES.items()}
    moved = dict.fromkeys(FACES, "")
    for name, home in sorted(
        import_module("dei_core.deprecation").MOVED.items(), key=lambda item: _kind(item[0])
    ):
        if face == "dei_core" and home in FACES:
            moved[home] += f"from {home} import {name} as {name}\n"
    imports = "".join(text for _, text in sorted((taken | moved).items()))
    named = "".join(f'    "{name}",\n' for name in sorted(module.__all__, key=_kind))
    return f'"""{_TITLE}"""\n\n{imports}\n__all__ = [\n{named}]\n'


def path_of(face: str) -> Path:
    """Where the stub of a face stands: beside it."""
    return Path(str(import_module(face).__file__)).with_suffix(".pyi")


def _taken(home: str, names: Iterable[str]) -> str:
    ordered = sorted(names, key=_kind)
    line = f"from {home} import {', '.join(ordered)}\n"
    if len(line) <= _WIDTH + 1:
        return line
    return f"from {home} import (\n" + "".join(f"    {name},\n" for name in ordered) + ")\n"


def _kind(name: str) -> tuple[int, str]:
    """Constants, then classes, then all else, as imports are sorted."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


if __name__ == "__main__":
    for face in FACES:
        path_of(face).write_text(stub(face), encoding="utf-8")
