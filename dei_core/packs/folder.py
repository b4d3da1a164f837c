"""A folder of TOML files read as one pack, and the worked examples beside them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from dei_core.deprecation import deprecated_in
from dei_core.findings import DeiError, Findings, Place
from dei_core.ids import is_local
from dei_core.model.pack import Case, CaseFile, Content, Manifest, Pack, PackFile
from dei_core.model.rule import Benchmark
from dei_core.model.tree import Framework, RegionType
from dei_core.packs import messages as say
from dei_core.packs.announced import MANIFEST
from dei_core.protocol import protocol_fault, spoken_protocols
from dei_core.text import Text
from dei_core.toml import messages as say_toml
from dei_core.toml.files import content_of, parse, parsed, plain
from dei_core.toml.structure import structure

CASES = "cases"
TABLES = tuple(field.name for field in attrs.fields(Content))


def read_pack(folder: Path, version: str | None = None) -> Pack:
    """The pack that a folder's TOML files make; DeiError with every fault of every file.

    version: an installed pack's, from its distribution; a bare folder states its own.

    >>> from pathlib import Path
    >>> from dei_core.plugin import read_pack
    >>> pack = read_pack(Path("examples/gigabit-2022/pack"))
    >>> len(pack.rule), pack.pack.protocol
    (4, 1)
    """
    found, notes = Findings(), Findings()
    read = {name: (file, digest) for name, file, digest in _read_files(folder, found, notes)}
    files = {name: file for name, (file, _) in read.items()}
    manifests = {name: file.pack for name, file in files.items() if file.pack}
    here = Place(file=folder.name)
    if not manifests and not found.stopped:
        found.add(say.NO_MANIFEST, here)
    if len(manifests) > 1:
        first, second, *_ = manifests
        found.add(say.DUPLICATE_ENTITY, here, what="[pack]", first=first, second=second)
    merged, origins = _merge(folder.name, files, found)
    for name, manifest in manifests.items():
        found.extend(manifest_faults(f"{folder.name}/{name}", manifest, version))
    found.raise_errors()
    (manifest,) = manifests.values()
    content = Content(**merged)
    return Pack(
        pack=manifest,
        version=version or manifest.version or "",
        files=origins,
        sha256={name: digest for name, (_, digest) in read.items()},
        digest=content_digest(content, manifest),
        location=str(folder),
        notes=tuple(notes),
        **merged,
    )


def content_digest(content: Content, manifest: Manifest) -> str:
    """sha-256 over the content alone: the same for any spread over files, any order of tables."""
    body = {name: plain(getattr(content, name)) for name in TABLES}
    text = json.dumps([plain(manifest), body], sort_keys=True, ensure_ascii=False, default=repr)
    return hashlib.sha256(text.encode()).hexdigest()


def _read_files(folder: Path, found: Findings, notes: Findings) -> Iterator[tuple[str, PackFile, str]]:
    """Name, content and sha-256 of every TOML file: the digest is of the very bytes that were parsed."""
    paths = sorted(folder.glob("*.toml")) if os.path.isdir(folder) else []
    if not paths:
        what = Text(en="pack (a folder with pack.toml)", zh="规则包（含 pack.toml 的文件夹）")
        found.add(say_toml.NOT_FOUND, Place(file=str(folder)), what=what, path=folder / MANIFEST)
    for path in paths:
        shown = f"{folder.name}/{path.name}"
        try:
            content = content_of(path, shown)
            values = parsed(content, shown)
            notes.extend(deprecated_in(values, shown))
            yield path.name, structure(values, PackFile, shown), hashlib.sha256(content).hexdigest()
        except DeiError as error:
            found.extend(error.findings)


def _merge(
    where: str, files: Mapping[str, PackFile], found: Findings
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """All files' tables as one; an id in two files, or of a wrong form, is a finding."""
    merged: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
    origins: dict[str, str] = {}
    for file, content in files.items():
        shown = f"{where}/{file}"
        for table in TABLES:
            for key, entity in getattr(content, table).items():
                path = f"{table}.{key}"
                if path in origins:
                    facts = {"what": path, "first": origins[path], "second": shown}
                    found.add(say.DUPLICATE_ENTITY, Place(file=shown, path=path), **facts)
                found.extend(_id_faults(shown, path, key, foreign=table == "rule"))
                for inside, name in _inner_ids(entity):
                    found.extend(_id_faults(shown, f"{path}.{inside}", name))
                origins[path] = shown
                merged[table][key] = entity
    return merged, origins


def _inner_ids(entity: Any) -> Iterator[tuple[str, str]]:
    """The ids inside an entity that others are made from, each with its path there."""
    if isinstance(entity, RegionType):
        yield from ((f"node.{name}", name) for name in entity.node)
    elif isinstance(entity, Framework):
        yield from ((f"pillar.{name}", name) for name in entity.pillar)
    elif isinstance(entity, Benchmark):
        yield from ((f"part.{name}", name) for name in entity.part)
        named = ((index, target.id) for index, target in enumerate(entity.target))
        yield from ((f"target[{index}].id", name) for index, name in named if name is not None)


def _id_faults(file: str, path: str, name: str, foreign: bool = False) -> Findings:
    found = Findings()
    parts = name.split(".") if foreign else [name]
    if len(parts) > 2 or not all(is_local(part) for part in parts):
        example = "".join(char if char.isalnum() and char.isascii() else "_" for char in name.lower())
        if not is_local(example):
            example = f"i_{example.strip('_')}"
        found.add(say.BAD_ID, Place(file=file, path=path), name=name, example=example)
    return found


def manifest_faults(file: str, manifest: Manifest, version: str | None) -> Findings:
    """What is wrong with a manifest; `version` is None for a bare folder."""
    found = Findings(_id_faults(file, "pack.namespace", manifest.namespace))
    place = Place(file=file, path="pack")
    if version is None and manifest.version is None:
        found.add(say.NO_VERSION, place)
    if version is None and manifest.provides:
        found.add(say.FOLDER_WITH_CODE, place, namespace=manifest.namespace)
    fault = protocol_fault(manifest.protocol)
    if fault is not None:
        facts = {"theirs": manifest.protocol, "ours": spoken_protocols()}
        found.add(fault, place, namespace=manifest.namespace, **facts)
    return found


def read_cases(folder: Path) -> tuple[Case, ...]:
    """All cases of a pack's folder, file by file. DeiError with every fault of the first file that has any.

    >>> from pathlib import Path
    >>> from dei_core.plugin import read_cases
    >>> text = (
    ...     'case = [{ name = { en = "On target", zh = "达标" }, indicator = "fibre", year = 2024, '
    ...     'values = { fibre = 95 }, expected = { fibre = 100 } }]'
    ... )
    >>> Path("mine/cases").mkdir(parents=True, exist_ok=True)
    >>> written = Path("mine/cases/fibre.toml").write_text(text, encoding="utf-8")
    >>> [case.expected for case in read_cases(Path("mine"))]
    [{'fibre': 100.0}]
    """
    return tuple(case for path in case_files(folder) for case in read_case_file(path))


def case_files(folder: Path) -> list[Path]:
    """The files in the `cases` folder of a pack's folder, by name.

    >>> from pathlib import Path
    >>> from dei_core.host import case_files
    >>> Path("yours/cases").mkdir(parents=True, exist_ok=True)
    >>> written = Path("yours/cases/fibre.toml").write_text("", encoding="utf-8")
    >>> [path.name for path in case_files(Path("yours"))]
    ['fibre.toml']
    """
    return sorted((folder / CASES).glob("*.toml"))


def read_case_file(path: Path) -> tuple[Case, ...]:
    """The cases of one file. DeiError with its every fault.

    >>> from pathlib import Path
    >>> from dei_core.host import read_case_file
    >>> text = (
    ...     'case = [{ name = { en = "On target", zh = "达标" }, indicator = "fibre", year = 2024, '
    ...     'values = { fibre = 95 }, expected = { fibre = 100 } }]'
    ... )
    >>> written = Path("fibre.toml").write_text(text, encoding="utf-8")
    >>> read_case_file(Path("fibre.toml"))[0].expected
    {'fibre': 100.0}
    """
    shown = f"{CASES}/{path.name}"
    return structure(parse(path, shown), CaseFile, shown).case
