"""Readers and writers of tables: CSV, XLSX, Parquet, data frames, data packages."""

from __future__ import annotations

from dei_tables.delimited import read_csv
from dei_tables.frames import sheet_from_frame, table_from_frame
from dei_tables.native import frame_of
from dei_tables.package import datapackage
from dei_tables.parquet import read_parquet, write_parquet
from dei_tables.text_writer import write_csv
from dei_tables.workbook import read_xlsx

__all__ = [
    "datapackage",
    "frame_of",
    "read_csv",
    "read_parquet",
    "read_xlsx",
    "sheet_from_frame",
    "table_from_frame",
    "write_csv",
    "write_parquet",
]
