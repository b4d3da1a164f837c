"""What distributions announce under the entry-point group `dei.packs`; nothing of theirs is imported."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from importlib.metadata import Distribution
from importlib.util import find_spec
from pathlib import Path

import attrs

from dei_core.findings import Finding, reason
from dei_core.packs import messages as say
from dei_core.text import Text

GROUP = "dei.packs"
MANIFEST = "pack.toml"
NAMELESS = "-"
"""In the place of what a broken distribution does not say."""

_POINTS = "entry_points.txt"
_SHOWN = 80
_MODULE = r"[^\W\d]\w*(?:\.[^\W\d]\w*)*"
_LINE = re.compile(rf"(?P<name>[^=]*[^=\s])\s*=\s*(?P<module>{_MODULE})\s*(?:\[[^]]*\])?")


@attrs.frozen(kw_only=True)
class Installed:
    """One announced pack: its entry point's name, module and distribution, and where its files are.

    faults: what is wrong with the distribution itself, so that nothing of it can be used.

    >>> from dei_core.host import Installed, find_pack
    >>> pack = find_pack("base")
    >>> pack.name, pack.distribution, pack.faults
    ('base', 'dei-base', ())
    """

    name: str
    module: str
    distribution: str
    version: str
    folder: Path | None
    faults: tuple[Finding, ...] = ()

    @property
    def label(self) -> str:
        """How a finding names it."""
        return f"{self.distribution} {self.version} ({self.folder or self.module})"


def installed() -> tuple[Installed, ...]:
    """Every pack announced in the group `dei.packs`, sorted by name; imports nothing of them.

    A distribution that announces its packs wrongly stands among them with its faults.

    >>> from dei_core.host import installed
    >>> "base" in [pack.name for pack in installed()]
    True
    """
    found: dict[str, tuple[Installed, ...]] = {}
    for distribution in metadata.distributions():
        packs = tuple(_packs_of(distribution))
        if packs:
            found.setdefault(packs[0].distribution, packs)
    packs = tuple(pack for several in found.values() for pack in several)
    return tuple(sorted(packs, key=lambda pack: (pack.name, pack.distribution, pack.module)))


def _packs_of(distribution: Distribution) -> Iterator[Installed]:
    """The packs that a distribution announces; none of one that another of its name hides."""
    text, fault = _text(distribution)
    points, wrong = _points(text)
    if not points and fault is None and wrong is None:
        return
    name, version, silent = _identity(distribution)
    if _hidden(name, text):
        return
    fault = fault or wrong or silent
    facts = {"distribution": name, "why": fault}
    faults = () if fault is None else (Finding(message=say.ANNOUNCED_WRONGLY, facts=facts),)
    for point, module in (points or {NAMELESS: NAMELESS}).items():
        yield Installed(
            name=point,
            module=module,
            distribution=name,
            version=version,
            folder=_package_folder(module.partition(".")[0]),
            faults=faults,
        )


def _text(distribution: Distribution) -> tuple[str, Text | None]:
    """A distribution's entry points as text, or why they cannot be read."""
    try:
        return distribution.read_text(_POINTS) or "", None
    except UnicodeDecodeError:
        return "", Text(en=f"its {_POINTS} is not UTF-8 text", zh=f"其 {_POINTS} 不是 UTF-8 文本")
    except Exception as error:
        why = reason(error)
        return "", Text(en=f"its {_POINTS} cannot be read ({why})", zh=f"无法读取其 {_POINTS}（{why}）")


def _points(text: str) -> tuple[dict[str, str], Text | None]:
    """The packs announced in a text, name -> module, and the first thing that is wrong among them.

    >>> _points("[dei.packs]\\ngarden = garden_pack\\n")
    ({'garden': 'garden_pack'}, None)
    """
    points: dict[str, str] = {}
    inside = False
    for line in filter(None, map(str.strip, text.splitlines() if GROUP in text else ())):
        match = _LINE.fullmatch(line)
        if line.startswith("["):
            inside = line == f"[{GROUP}]"
            if not inside and GROUP in line and not line.endswith("]"):
                return {}, _wrong(line, f"[{GROUP}]")
        elif inside and not line.startswith("#") and match is None:
            return {}, _wrong(line, "namespace = module")
        elif inside and match is not None and match["name"] in points:
            name = match["name"]
            return {}, Text(en=f"it names '{name}' twice", zh=f"其中“{name}”出现两次")
        elif inside and match is not None:
            points[match["name"]] = match["module"]
    return points, None


def _wrong(line: str, wanted: str) -> Text:
    line = line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
    return Text(
        en=f"'{line}' in its {_POINTS} is not `{wanted}`", zh=f"其 {_POINTS} 中的“{line}”不是 `{wanted}`"
    )


def _identity(distribution: Distribution) -> tuple[str, str, Text | None]:
    """Name and version of a distribution, and what its metadata do not say of the two."""
    try:
        said = distribution.metadata
        told = {what: said[what] for what in ("Name", "Version") if what in said}
    except Exception:
        told = {}
    silent = " / ".join(what for what in ("Name", "Version") if not told.get(what))
    fault = Text(en=f"its METADATA do not say its {silent}", zh=f"其 METADATA 未给出 {silent}")
    name, version = told.get("Name") or _folder_name(distribution), told.get("Version") or NAMELESS
    return name, version, fault if silent else None


def _folder_name(distribution: Distribution) -> str:
    """What a distribution that does not say its name is called: the folder of its metadata."""
    return Path(str(getattr(distribution, "_path", NAMELESS))).name


def _hidden(name: str, text: str) -> bool:
    """Whether another distribution of this name comes first on the path, and announces something else."""
    try:
        first = metadata.distribution(name).read_text(_POINTS) or ""
    except Exception:
        return False
    return first != text


def _package_folder(package: str) -> Path | None:
    """Where a top-level package's files are; finding a top-level package runs none of its code."""
    try:
        spec = sys.modules[package].__spec__ if package in sys.modules else find_spec(package)
        locations = list(spec.submodule_search_locations or ()) if spec else []
    except Exception:  # a name that no module can have, or a finder of somebody's
        return None
    return Path(locations[0]) if locations else None
