"""Click's commands, arguments and options with helps in both languages."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from dei_cli import words
from dei_cli.kit.session import Session
from dei_cli.kit.wrapping import width, wrapped
from dei_core import Text
from dei_core.host import deprecation_of, shown_lines

Rows = Iterable[tuple[str, str]]
_DIGITS = 15
"""Most digits of a number on a command line."""

_NAME = 255
"""Most bytes of the name of a file or folder."""


class Option(click.Option):
    """An option. about: its help."""

    def __init__(self, declarations: Any, *, about: Text, **settings: Any) -> None:
        super().__init__(declarations, **settings)
        self.about = about

    def handle_parse_result(self, ctx: click.Context, opts: Any, args: list[str]) -> Any:
        """As click does; the use of an option that will go is noted."""
        if self.name in opts:
            going = deprecation_of("option", f"{ctx.info_name} {max(self.opts, key=len)}")
            ctx.obj.notes += [] if going is None else [going.finding()]
        return super().handle_parse_result(ctx, opts, args)


class Argument(click.Argument):
    """An argument. about: its help."""

    def __init__(self, declarations: Any, *, about: Text, **settings: Any) -> None:
        super().__init__(declarations, **settings)
        self.about = about


class Command(click.Command):
    """A command. about: what it does. Its help page speaks the session's language."""

    def __init__(self, name: str | None, *, about: Text, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.about = about

    def get_help(self, ctx: click.Context) -> str:
        """The help page as text."""
        return shown_lines("\n".join(help_page(self, ctx, self.about)))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's own help option, without its English sentence."""
        return spoken_help(super().get_help_option(ctx), ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, but with words of our own for arguments too many."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise ExtraArguments(rest, ctx)
        return rest


class OneOf(click.ParamType):  # type: ignore[type-arg]  # not generic before click 8.4
    """One of some words."""

    name = "word"

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known

    def get_metavar(self, *_: Any, **__: Any) -> str:
        """The words, as helps show them."""
        return f"[{'|'.join(self.known)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself; BadWord for any other."""
        if value not in self.known:
            raise BadWord(value, self.known, param, ctx)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The words that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.known if word.startswith(incomplete)]


class Whole(click.ParamType):  # type: ignore[type-arg]
    """A whole number, zero or above."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; BadWord for anything else."""
        if isinstance(value, int):
            return value
        if not (value.isascii() and value.isdigit()) or len(value) > _DIGITS:
            raise BadWord(value, words.WHOLE_NUMBER, param, ctx)
        return int(value)


class Location(click.ParamType):  # type: ignore[type-arg]
    """A path that a file can have here, whether or not there is one."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; BadWord for a name that no file can have, or that cannot be written down."""
        path = Path(value)
        try:
            longest = max((len(part.encode()) for part in path.parts), default=0)
            os.stat(path)
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            possible = longest <= _NAME
        except (OSError, ValueError):  # too long, leading to itself, NUL, half of a surrogate pair
            possible = False
        else:
            possible = True
        if not possible or not os.fspath(value):
            raise BadWord(value, words.PATH, param, ctx)
        return path

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The shell's own names of files."""
        return click.Path().shell_complete(ctx, param, incomplete)


class BadWord(click.BadParameter):
    """A value that a parameter does not take. facts: the value, and what would be taken."""

    def __init__(
        self,
        value: object,
        wanted: Text | tuple[str, ...],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> None:
        self.facts = {"value": value, "wanted": wanted}
        super().__init__(str(value), ctx, param)


class ExtraArguments(click.UsageError):
    """More arguments than a command takes."""

    def __init__(self, arguments: list[str], ctx: click.Context) -> None:
        self.arguments = arguments
        super().__init__(" ".join(arguments), ctx)


def spoken_help(option: click.Option | None, ctx: click.Context) -> click.Option | None:
    """The help option with a sentence in the session's language."""
    if option is not None:
        option.help = words.HELP_OPTION.of(ctx.obj.lang)
    return option


def help_page(command: click.Command, ctx: click.Context, about: Text, *more: tuple[Text, Rows]) -> list[str]:
    """The lines of a command's help page; more: further sections, a heading and rows of term and text."""
    session: Session = ctx.obj
    columns = screen_columns()
    arguments = [item for item in command.params if isinstance(item, Argument)]
    sections = [
        (words.ARGUMENTS, [(_shown(item), item.about.of(session.lang)) for item in arguments]),
        (words.OPTIONS, list(_options(command, ctx))),
        *more,
    ]
    lines = [usage(command, ctx), "", *(f"  {line}" for line in wrapped(about.of(session.lang), columns - 2))]
    for heading, rows in sections:
        listed = list(rows)
        if listed:
            lines += ["", heading.of(session.lang), *_definitions(listed, columns)]
    return lines


def usage(command: click.Command, ctx: click.Context) -> str:
    """The usage line."""
    session: Session = ctx.obj
    arguments = [_shown(item) for item in command.params if isinstance(item, click.Argument)]
    if isinstance(command, click.Group):
        arguments.append(words.COMMAND_METAVAR.of(session.lang))
    options = words.OPTIONS_METAVAR.of(session.lang)
    return words.USAGE.of(session.lang) + " ".join((ctx.command_path, options, *arguments))


def screen_columns() -> int:
    """How many columns a help page may take."""
    import shutil

    return max(50, min(shutil.get_terminal_size().columns, 100))


def _shown(argument: click.Argument) -> str:
    return argument.metavar or (argument.name or "").upper()


def _options(command: click.Command, ctx: click.Context) -> Iterator[tuple[str, str]]:
    session: Session = ctx.obj
    for item in command.get_params(ctx):
        record = item.get_help_record(ctx)
        if isinstance(item, click.Option) and record is not None:
            text = item.about.of(session.lang) if isinstance(item, Option) else record[1]
            yield record[0], text


def _definitions(rows: list[tuple[str, str]], columns: int) -> Iterator[str]:
    first = max(width(term) for term, _ in rows)
    room = max(columns - first - 4, 20)
    for term, text in rows:
        lines = wrapped(text, room)
        yield f"  {term}{' ' * (first - width(term))}  {lines[0]}".rstrip()
        yield from (f"{' ' * (first + 4)}{line}" for line in lines[1:])
