"""What this plugin adds to the engine: readers of three formats, writers of three, the data-collection workbook.

Asked for its commands at every start of `dei`, so whatever takes time to import is imported where it is needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dei_core import Text
from dei_core.plugin import Command, Reader, Writer, hookimpl
from dei_tables.template import words

if TYPE_CHECKING:
    from dei_core import Result


@hookimpl
def dei_readers() -> tuple[Reader, ...]:
    """Delimited text, workbooks and Parquet."""
    from dei_tables import delimited, parquet, workbook

    return (
        Reader(name="csv", suffixes=delimited.SUFFIXES, read=delimited.read_csv),
        Reader(name="xlsx", suffixes=workbook.SUFFIXES, read=workbook.read_xlsx),
        Reader(name="parquet", suffixes=parquet.SUFFIXES, read=parquet.read_parquet),
    )


@hookimpl
def dei_writers() -> tuple[Writer, ...]:
    """Every result table as CSV and the workbook in each run, Parquet where a run asks for it."""
    from dei_tables.output import write_parquet_tables, write_tables

    csv = Text(
        en="the result tables as CSV, with a data package that describes them",
        zh="CSV 格式的结果数据表，附数据包说明文件",
    )
    workbook = Text(
        en="everything that the run knows as one workbook for analysts",
        zh="供分析使用的工作簿，汇集本次运行的全部结果",
    )
    parquet = Text(en="the result tables as Parquet", zh="Parquet 格式的结果数据表")
    return (
        Writer(name="csv", about=csv, write=write_tables),
        Writer(name="workbook", about=workbook, write=write_analysts_workbook),
        Writer(name="parquet", about=parquet, write=write_parquet_tables, standard=False),
    )


@hookimpl
def dei_commands() -> tuple[Command, ...]:
    """template."""
    return (Command(name="template", about=words.TEMPLATE, target="dei_tables.template.command:template"),)


def write_analysts_workbook(result: Result, folder: str | Path) -> None:
    """Write `workbook.xlsx`; the library that writes it is imported only now."""
    from dei_tables.book.writer import write_workbook

    write_workbook(result, folder)
