"""`dei completion`: the script that completes `dei` in a shell."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from dei_cli import words
from dei_cli.kit.bilingual import Argument, Command, OneOf
from dei_cli.kit.session import Session
from dei_cli.program.running import COMPLETE, NAME

_SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command("completion", cls=Command, about=words.COMPLETION)
@click.argument(
    "shell", cls=Argument, about=words.SHELL_ARGUMENT, metavar="SHELL", type=OneOf(tuple(_SHELLS))
)
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """The script of one shell."""
    session: Session = ctx.obj
    completer = _SHELLS[shell](ctx.find_root().command, {}, NAME, COMPLETE)
    script = ShellComplete.source(completer)  # not bash's own, which starts a bash to ask for its version
    if session.json:
        from dei_cli.kit.output import document

        document(session, shell=shell, script=script)
    else:
        print(script)
