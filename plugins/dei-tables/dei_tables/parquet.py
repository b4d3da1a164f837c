"""Parquet files, by whichever of pyarrow and polars is installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from dei_core import Frame
from dei_core.plugin import Sheet
from dei_tables import messages as say
from dei_tables.files import content_of, kind_of, no_sheets, stop, wrong_kind
from dei_tables.frames import sheet_from_frame
from dei_tables.native import frame_of

SUFFIXES = (".parquet", ".pq")


def read_parquet(path: str | Path, sheet: str | None = None) -> Sheet:
    """A Parquet file's cells; rows count from 1.

    Refuses, with a finding each: no readable file, another kind of file, a broken file, neither library
    installed, a sheet's name: DeiError.
    """
    path = Path(path)
    no_sheets(path, sheet)
    kind = kind_of(content_of(path))
    if kind is not say.PARQUET:
        wrong_kind(path, kind)
    read, errors = _reader(path)
    try:
        frame = read(path)
    except errors as error:
        stop(say.BROKEN_PARQUET, path, why=str(error).splitlines()[0].rstrip("."))
    return sheet_from_frame(frame, path.name)


def write_parquet(frame: Frame, path: str | Path) -> None:
    """Write a result table as a typed Parquet file, compressed with zstd; NaN and None are null.

    Refuses if neither pyarrow nor polars is installed: DeiError.
    """
    path = Path(path)
    backend, _ = _library(path)
    native = frame_of(frame, backend)
    if backend == "polars":
        native.write_parquet(path, compression="zstd")
    else:
        import_module("pyarrow.parquet").write_table(native, path, compression="zstd")


def _reader(path: Path) -> tuple[Callable[[Path], Any], tuple[type[Exception], ...]]:
    backend, library = _library(path)
    if backend == "polars":
        return library.read_parquet, (library.exceptions.PolarsError, OSError)
    return import_module("pyarrow.parquet").read_table, (library.ArrowException, OSError)


def _library(path: Path) -> tuple[str, Any]:
    for name in ("pyarrow", "polars"):
        try:
            return name, import_module(name)
        except ModuleNotFoundError:
            continue
    stop(say.NO_PARQUET, path)
