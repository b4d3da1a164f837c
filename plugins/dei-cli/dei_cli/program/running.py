"""From a command line to an exit code: every way in which a command can end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

import click

from dei_cli.kit.output import document
from dei_cli.kit.session import DEFECT, FAULTS, UNWRITTEN, USAGE, Session, Stop
from dei_cli.program.application import Application
from dei_cli.program.farewell import say_interrupted
from dei_cli.program.interruption import INTERRUPTED, Interruption
from dei_cli.program.language import VARIABLE, language
from dei_cli.program.refusals import refused
from dei_cli.program.streams import Outlet
from dei_cli.words import messages as say
from dei_core import DeiError, Finding, Findings
from dei_core.host import LANGS, shown_lines

NAME = "dei"
COMPLETE = "_DEI_COMPLETE"
TRACEBACK = "DEI_TRACEBACK"


class Dei(Application):
    """`dei`, from a command line to an exit code, in a process of its own or in somebody else's."""

    def __init__(self, interruption: Interruption | None = None, outlet: Outlet | None = None) -> None:
        super().__init__()
        self._interruption = interruption
        self._outlet = outlet

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> NoReturn:
        """Run a command line, the process's own by default, and leave with its exit code."""
        given = list(sys.argv[1:] if args is None else args)
        session = Session(lang=language(given, os.environ), json="--json" in given)
        _run(self, given, session, self._interruption)
        if self._interruption is not None:
            self._interruption.over()
            if self._interruption.came and session.status != INTERRUPTED:
                _interrupted(session)  # somebody caught it
        sys.stdout.flush()
        if self._outlet is not None and self._outlet.lost:
            session.status = UNWRITTEN
            facts = {"why": self._outlet.failure.strerror if self._outlet.failure else ""}
            _print(session, [Finding(message=say.NOT_PRINTED, facts=facts)])
        sys.exit(session.status)


def _run(
    application: Application, arguments: list[str], session: Session, interruption: Interruption | None
) -> None:
    """Do what a command line says; the session tells how it ended."""
    try:
        _check_environment(os.environ)
        if os.environ.get(COMPLETE):
            from click.shell_completion import shell_complete

            settings = {"obj": session}
            session.status = shell_complete(application, settings, NAME, COMPLETE, os.environ[COMPLETE])
            return
        with application.make_context(NAME, arguments, obj=session) as context:
            application.invoke(context)
        if session.notes and not session.json:
            _print(session, ())
    except Stop as stop:
        _report(session, stop.status, stop.findings)
    except DeiError as error:
        _report(session, FAULTS, error.findings)
    except click.exceptions.Exit as end:
        session.status = end.exit_code
    except click.ClickException as error:
        _report(session, error.exit_code, [refused(error, session.command)])
    except (click.Abort, KeyboardInterrupt):
        _interrupted(session)
    except (Exception, SystemExit) as error:  # nobody but this module ends the process
        if interruption is not None and interruption.came:
            return
        if isinstance(error, SystemExit) and isinstance(error.code, int) and error.code > 0:
            session.status = error.code  # a command of a plugin that failed, as it says
        else:
            _defect(session, error)


def _interrupted(session: Session) -> None:
    session.status = INTERRUPTED
    say_interrupted(session.lang)
    if session.json:
        document(session)


def _check_environment(environment: Mapping[str, str]) -> None:
    named = environment.get(VARIABLE)
    if named and named not in LANGS:
        found = Findings()
        found.add(say.UNKNOWN_LANGUAGE, variable=VARIABLE, known=LANGS)
        raise Stop(USAGE, found)


def _report(session: Session, status: int, findings: Iterable[Finding]) -> None:
    session.status = status
    if session.json:
        document(session, findings)
    else:
        _print(session, findings)


def _print(session: Session, findings: Iterable[Finding]) -> None:
    from dei_cli.kit.findings import show_findings

    show_findings(session, (*session.notes, *findings))


def _defect(session: Session, error: BaseException) -> None:
    if os.environ.get(TRACEBACK) not in (None, "", "0"):
        import traceback

        print(shown_lines(traceback.format_exc()), end="", file=sys.stderr)
    why = f"{type(error).__name__}: {error}"
    _report(session, DEFECT, [Finding(message=say.DEFECT, facts={"why": why})])
