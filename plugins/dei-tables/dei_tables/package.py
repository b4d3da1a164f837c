"""A Frictionless Data Package (version 1): what the result files hold, for programs that were not told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dei_core import Frame, Text
from dei_core.host import Field, disarmed

_BLOCK = 1 << 20
GUARD = Text(
    en="Text that a spreadsheet would run (beginning with = + - @, their full-width forms, a tab or a line break, "
    "perhaps behind apostrophes, and no number) has one apostrophe before it: take it away to have the text.",
    zh="以 = + - @ 及其全角形式、制表符或换行符开头（其前或有撇号）且不是数值的文本，为防电子表格将其当作公式执行，"
    "前面加有一个撇号；去掉该撇号即为原文本。",
)


def datapackage(
    frames: Mapping[str, Frame],
    folder: str | Path,
    *,
    name: str,
    title: Text,
    sources: Sequence[Mapping[str, Any]] = (),
    licenses: Sequence[Mapping[str, Any]] = (),
    more: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The descriptor of the CSV files in a folder, one resource per result table, to be written as JSON.

    frames: file name without suffix -> the table that is in it. name: lower case, digits, `-`, `_`, `.`.
    sources, licenses: as the specification has them, passed through; left out where there are none.
    more: properties beyond the specification, which allows them; they come first.
    The columns that say which row one is have `key`: true.
    English words stand in the standard properties, Chinese ones in the same with `_zh` at the end.
    """
    about: dict[str, Any] = {
        **(more or {}),
        "profile": "tabular-data-package",
        "name": name,
        **_both("title", title),
        **_both("guard", GUARD),
    }
    if sources:
        about["sources"] = [dict(source) for source in sources]
    if licenses:
        about["licenses"] = [dict(licence) for licence in licenses]
    files = {key: Path(folder) / f"{key}.csv" for key in frames}
    return {**about, "resources": [_resource(key, frame, files[key]) for key, frame in frames.items()]}


def _both(key: str, text: Text) -> dict[str, str]:
    return {key: text.en, f"{key}_zh": text.zh}


def _resource(name: str, frame: Frame, path: Path) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path.name,
        **_both("description", frame.about),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "bytes": path.stat().st_size,
        "hash": f"sha256:{_digest(path)}",
        "schema": {"fields": [_field(field) for field in frame.fields], "missingValues": [""]},
    }


def _field(field: Field) -> dict[str, Any]:
    key = {"key": True} if field.key else {}
    return {"name": disarmed(field.name), "type": field.kind, **key, **_both("description", field.about)}


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
