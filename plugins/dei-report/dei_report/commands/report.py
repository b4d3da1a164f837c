"""`dei report`: the report of an edition, evaluated now, or of a result folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from dei_cli.kit import UNWRITTEN, Argument, Command, Location, Progress, Session, Stop, document, option
from dei_core import DeiError, Finding, Text
from dei_core.plugin import Place
from dei_report import messages as say
from dei_report.commands import words
from dei_report.commands.asked import asked_language

MARK = "run.json"
_SUBJECT = Text(
    en="an edition's folder or file, or a result folder of `dei run`",
    zh="年度方案的文件夹或文件，或 `dei run` 的结果文件夹",
)
_OUT = Text(
    en="the folder to write into (the result folder itself, or out/<edition>-report)",
    zh="写入的文件夹（默认为结果文件夹本身，或 out/<方案名>-report）",
)
_WRITTEN = Text(en="Report: {file}", zh="报告：{file}")


@click.command("report", cls=Command, about=words.REPORT)
@click.argument("subject", cls=Argument, about=_SUBJECT, metavar="EDITION|RESULT", type=Location())
@option("--out", "-o", about=_OUT, type=Location(), default=None, metavar="DIR")
@click.pass_context
def report(ctx: click.Context, subject: Path, out: Path | None) -> None:
    """Evaluate or read, write, say where."""
    from dei_core.host import recover_result
    from dei_report.files import write_files

    session: Session = ctx.obj
    recover_result(subject)
    target = out or _target(subject)
    if _is_result(target) and target.resolve() != subject.resolve():
        raise Stop(UNWRITTEN, [Finding(message=say.OTHER_RESULT, place=Place(file=str(target)))])
    with Progress(session) as progress:
        told = _told(subject, progress)
        try:
            file = write_files(told, target, asked_language(ctx))
        except DeiError as error:
            raise Stop(UNWRITTEN, error.findings) from error
    if session.json:
        document(session, files=[file])
    else:
        print(session.say(_WRITTEN, file=file))


def _is_result(subject: Path) -> bool:
    return os.path.isfile(subject / MARK)


def _target(subject: Path) -> Path:
    """The result folder itself, or out/<name of the edition's folder>-report."""
    if _is_result(subject):
        return subject
    folder = subject if os.path.isdir(subject) else subject.parent
    return Path("out") / f"{folder.resolve().name or 'edition'}-report"


def _told(subject: Path, progress: Progress) -> dict[str, Any]:
    from dei_report.files import read_story

    if _is_result(subject):
        return read_story(subject)
    from dei_core import evaluate
    from dei_report.story.telling import story

    result = evaluate(subject, progress.step)
    return story(result, lambda track: progress.step("write", track))
