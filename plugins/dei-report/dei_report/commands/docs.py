"""`dei docs`: what a pack or an edition is made of, as documents."""

from __future__ import annotations

from pathlib import Path

import click

from dei_cli.kit import (
    UNWRITTEN,
    WRITTEN,
    Argument,
    Command,
    Location,
    OneOf,
    Session,
    Stop,
    document,
    option,
)
from dei_core import DeiError, Text
from dei_core.host import LANGS
from dei_report.commands import words
from dei_report.commands.asked import asked_language

_SUBJECT = Text(
    en="an installed pack's namespace, a pack's folder, or an edition's folder or file",
    zh="已安装规则包的命名空间、规则包文件夹，或年度方案的文件夹或文件",
)
_OUT = Text(en="the folder to write into (out/docs)", zh="写入的文件夹（默认为 out/docs）")
_FORMAT = Text(en="md or html (html)", zh="md 或 html（默认 html）")


@click.command("docs", cls=Command, about=words.DOCS)
@click.argument("subject", cls=Argument, about=_SUBJECT, metavar="PACK|EDITION")
@option("--out", about=_OUT, type=Location(), default=Path("out/docs"), metavar="DIR")
@option("--format", "form", about=_FORMAT, type=OneOf(("md", "html")), default="html")
@click.pass_context
def docs(ctx: click.Context, subject: str, out: Path, form: str) -> None:
    """One file in each language, or in the one that --lang names."""
    from dei_core.host import SEAL, sealed, write_text
    from dei_report.documentation.page import page
    from dei_report.documentation.subject import open_subject

    session: Session = ctx.obj
    name, write = open_subject(subject)
    files: list[Path] = []
    asked = asked_language(ctx)
    for lang in LANGS if asked is None else (asked,):
        sheet = write(lang)
        text = (sheet.text() if form == "md" else page(sheet)).rstrip("\n")
        try:
            files.append(write_text(out / f"{name}.{lang}.{form}", sealed(f"{text}\n<!-- {SEAL} -->\n")))
        except DeiError as error:
            raise Stop(UNWRITTEN, error.findings) from error
    if session.json:
        document(session, files=files)
    else:
        for file in files:
            print(session.say(WRITTEN, file=file))
