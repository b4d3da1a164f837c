"""Readers and writers of tables: CSV, XLSX, Parquet, data frames, data packages; each loaded when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "datapackage": "package",
    "frame_of": "native",
    "read_csv": "delimited",
    "read_parquet": "parquet",
    "read_xlsx": "workbook",
    "sheet_from_frame": "frames",
    "table_from_frame": "frames",
    "to_arrow": "arrow",
    "write_csv": "text_writer",
    "write_parquet": "parquet",
    "write_workbook": "book.writer",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'dei_tables' has no public name '{name}'")
    return getattr(import_module(f"dei_tables.{home}"), name)


def __dir__() -> list[str]:
    return __all__
