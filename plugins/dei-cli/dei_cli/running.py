"""From a command line to an exit code: every way in which a command can end."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

import click

from dei_cli import messages as say
from dei_cli import words
from dei_cli.application import Application
from dei_cli.language import VARIABLE, language
from dei_cli.output import document
from dei_cli.refusals import refused
from dei_cli.session import DEFECT, FAULTS, INTERRUPTED, USAGE, Session, Stop
from dei_core import LANGS, DeiError, Finding, Findings, shown_lines

NAME = "dei"
COMPLETE = "_DEI_COMPLETE"
TRACEBACK = "DEI_TRACEBACK"


class Dei(Application):
    """`dei`, from a command line to an exit code."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> NoReturn:
        """Run a command line, the process's own by default, and leave with its exit code."""
        _leave(self, list(sys.argv[1:] if args is None else args))


def _leave(application: Application, given: list[str]) -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    session = Session(lang=language(given, os.environ), json="--json" in given)
    try:
        status = _run(application, given, session)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
        status = session.status
    sys.exit(status)


def _run(application: Application, arguments: list[str], session: Session) -> int:
    try:
        _check_environment(os.environ)
        if os.environ.get(COMPLETE):
            from click.shell_completion import shell_complete

            settings = {"obj": session}
            return shell_complete(application, settings, NAME, COMPLETE, os.environ[COMPLETE])
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
        session.status = INTERRUPTED
        print(f"\n{words.INTERRUPTED.of(session.lang)}", file=sys.stderr)
        if session.json:
            document(session)
    except BrokenPipeError:
        raise
    except Exception as error:
        _defect(session, error)
    return session.status


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
    from dei_cli.findings import show_findings

    show_findings(session, (*session.notes, *findings))


def _defect(session: Session, error: Exception) -> None:
    if os.environ.get(TRACEBACK) not in (None, "", "0"):
        import traceback

        print(shown_lines(traceback.format_exc()), end="", file=sys.stderr)
    why = f"{type(error).__name__}: {error}"
    _report(session, DEFECT, [Finding(message=say.DEFECT, facts={"why": why})])


def _close_quietly() -> None:
    """Let the interpreter flush what is left into nothing, so that it does not complain on its way out."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError, ValueError):
        os.dup2(nothing, sys.stdout.fileno())
