"""Which hooks a pack declares, read from its manifest alone."""

from __future__ import annotations

import tomllib
from typing import Any

from dei_core.files.reading import bytes_of
from dei_core.ids import is_local
from dei_core.packs.announced import MANIFEST, Installed
from dei_core.packs.hooks import HOOKS
from dei_core.protocol import protocol_fault

_OPTIONAL = {"version", "licence"}


def declared_hooks(pack: Installed) -> tuple[str, ...]:
    """The hooks that an installed pack's manifest names. DeiError where the manifest is missing or faulty.

    Asked of every pack at every start: a manifest that is plainly sound is believed without loading the rule
    model; any other is read in full, for its findings.
    """
    plain = _plain(pack)
    if plain is not None:
        return plain
    from dei_core.packs.discovery import read_manifest

    return read_manifest(pack).provides


def _plain(pack: Installed) -> tuple[str, ...] | None:
    """The hooks, where the file holds a whole and well-formed [pack] table; None otherwise.

    What else the file holds is read when an edition lists the pack, and by nobody before.
    """
    if pack.folder is None or pack.faults:
        return None
    try:
        content = tomllib.loads(bytes_of(pack.folder / MANIFEST).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    table = content.get("pack")
    if not isinstance(table, dict) or not _sound(table) or table["namespace"] != pack.name:
        return None
    return tuple(table.get("provides", ()))


def _sound(table: dict[str, Any]) -> bool:
    namespace, name, protocol = (table.get(key) for key in ("namespace", "name", "protocol"))
    provides = table.get("provides", [])
    return (
        table.keys() <= {"namespace", "name", "protocol", "provides", *_OPTIONAL}
        and isinstance(namespace, str)
        and is_local(namespace)
        and isinstance(name, dict)
        and name.keys() == {"en", "zh"}
        and all(isinstance(text, str) for text in name.values())
        and type(protocol) is int
        and protocol_fault(protocol) is None
        and isinstance(provides, list)
        and all(isinstance(hook, str) and hook in HOOKS for hook in provides)
        and all(isinstance(table[key], str) for key in table.keys() & _OPTIONAL)
    )
