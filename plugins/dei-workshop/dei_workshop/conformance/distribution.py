"""Promises about the distribution that a pack is published in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from itertools import zip_longest
from typing import Any

from dei_core import Finding
from dei_core.host import installed
from dei_core.plugin import Place
from dei_workshop.conformance import messages as say
from dei_workshop.conformance.locate import PYPROJECT
from dei_workshop.conformance.readme import README, indicator_table, table_in
from dei_workshop.conformance.subject import Subject, referred

_WHEEL = ("tool", "hatch", "build", "targets", "wheel")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def _table(value: Any, keys: tuple[str, ...]) -> dict[str, Any]:
    for key in keys:
        value = value.get(key, {})
    return dict(value)


def is_hatchling(subject: Subject) -> bool:
    """Whether pyproject.toml alone says what the wheel contains."""
    build = _table(subject.located.pyproject, ("build-system",))
    return build.get("build-backend") == "hatchling.build"


def wheel_contains_toml(subject: Subject) -> Iterator[Finding]:
    """A finding where hatchling's settings leave TOML of the pack, its cases included, out of the wheel."""
    located = subject.located
    project = located.project
    if project is None:
        return
    wheel, build = _table(located.pyproject, _WHEEL), _table(located.pyproject, _WHEEL[:3])
    inside = located.folder.relative_to(project).as_posix()
    packages = [str(name).strip("/") for name in wheel.get("packages", [inside])]
    excluded = [*build.get("exclude", ()), *wheel.get("exclude", ())]
    files = sorted(path.relative_to(project).as_posix() for path in located.folder.rglob("*.toml"))
    missing = [
        file
        for file in files
        if not any(file == name or file.startswith(f"{name}/") for name in packages)
        or any(_matches(file, pattern) for pattern in excluded)
    ]
    if missing:
        place = Place(file=PYPROJECT, path=".".join(_WHEEL))
        yield Finding(
            message=say.WHEEL_WITHOUT_TOML, place=place, facts={"missing": missing, "package": inside}
        )


def _matches(file: str, pattern: str) -> bool:
    """As .gitignore matches: a name without a slash anywhere, a path from the root, a folder with all in it."""
    bare = pattern.strip("/")
    if "/" not in bare:
        return any(fnmatch(part, bare) for part in file.split("/"))
    return fnmatch(file, bare) or fnmatch(file, f"{bare}/*")


def dependency_floor(subject: Subject) -> Iterator[Finding]:
    """A finding for each distribution that is needed and not required, and for dei-core without a floor."""
    if subject.pack is None:
        return
    place = Place(file=PYPROJECT, path="project.dependencies")
    project = _table(subject.located.pyproject, ("project",))
    required = {_normal(line): line for line in project.get("dependencies", ())}
    needed = {"dei-core": "dei_core"}
    for other in installed():
        if other.name in referred(subject.pack) and other.name != subject.namespace:
            needed[_normal(other.distribution)] = other.name
    for distribution, what in needed.items():
        if distribution not in required:
            facts = {"what": what, "distribution": distribution}
            yield Finding(message=say.NOT_REQUIRED, place=place, facts=facts)
    core = required.get("dei-core")
    if core is not None and not any(sign in core for sign in (">", "==", "~=")):
        yield Finding(
            message=say.NO_FLOOR, place=place, facts={"requirement": core, "example": f"{core.strip()}>=0.1"}
        )


def _normal(requirement: str) -> str:
    """A requirement's distribution, as indexes compare names."""
    named = _NAME.match(requirement.strip())
    return re.sub(r"[-_.]+", "-", named.group().lower()) if named else requirement


def has_table(subject: Subject) -> bool:
    """Whether the README has a table to keep fresh."""
    return _readme_table(subject) is not None


def _readme_table(subject: Subject) -> str | None:
    project = subject.located.project
    if project is None or not (project / README).is_file():
        return None
    return table_in((project / README).read_text(encoding="utf-8"))


def readme_table_fresh(subject: Subject) -> Iterator[Finding]:
    """A finding where the README's marked table differs from the pack."""
    table = _readme_table(subject)
    if subject.pack is None or table is None:
        return
    lines = zip_longest(table.splitlines(), indicator_table(subject.pack).splitlines(), fillvalue="")
    line = next((wanted for written, wanted in lines if written != wanted), None)
    if line is not None:
        yield Finding(message=say.README_STALE, place=Place(file=README), facts={"line": line or "–"})
