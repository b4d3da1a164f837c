"""What this plugin adds to the engine and to `dei`. Imported at every start of `dei`, so it imports little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dei_core import Command, Text, Writer, hookimpl

if TYPE_CHECKING:
    from dei_core import Method

ANALYSE = Text(
    en="Write the statistical analysis of an edition: data, correlations, what carries the ranking",
    zh="写出年度方案的统计分析：数据质量、相关性、对排名起决定作用的指标",
)
COMPARE = Text(
    en="Compare the scores and ranks of two editions or result folders",
    zh="比较两个年度方案或结果文件夹的得分与排名",
)
_TABLES = Text(en="the tables of `dei analyse`, as CSV", zh="`dei analyse` 的分析数据表（CSV 格式）")


@hookimpl
def dei_methods() -> tuple[Method, ...]:
    """Imputers, weighers and an aggregator that want a solver or a search."""
    from dei_methods.stages.catalogue import METHODS

    return METHODS


@hookimpl
def dei_commands() -> tuple[Command, ...]:
    """analyse and compare."""
    return (
        Command(name="analyse", about=ANALYSE, target="dei_methods.analysis.command:analyse"),
        Command(name="compare", about=COMPARE, target="dei_methods.analysis.comparing:compare"),
    )


@hookimpl
def dei_writers() -> tuple[Writer, ...]:
    """The analysis, where a run asks for it."""
    return (Writer(name="analysis", about=_TABLES, write=_write, standard=False),)


def _write(result: object, folder: object) -> None:
    from dei_methods.analysis.report import write_analysis

    write_analysis(result, folder)
