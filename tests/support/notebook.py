"""A README that is worked through step by step: what it adds is written, what it runs is run, what it shows is held.

In a section, a `toml` block is appended to the edition, a `sh` block of `dei` commands or a `python` block is run,
and the `text` block after it is what was printed.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import attrs
from click.testing import CliRunner

_BLOCK = re.compile(r"^```(toml|sh|python|text)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
WIDTH = "120"


@attrs.frozen(kw_only=True)
class Step:
    """One block that does something. shown: the output that follows it in the text, None where none does."""

    section: str
    kind: str
    text: str
    shown: str | None
    span: tuple[int, int] | None


def steps(text: str) -> list[Step]:
    """The blocks of a README in their order, each with the output shown after it."""
    heads = [(found.start(), found[1]) for found in _SECTION.finditer(text)]
    blocks = list(_BLOCK.finditer(text))
    made = []
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if block[1] == "text":
            continue
        section = next((name for start, name in reversed(heads) if start < block.start()), "")
        shown = after if after is not None and after[1] == "text" else None
        step = Step(
            section=section,
            kind=block[1],
            text=block[2],
            shown=None if shown is None else shown[2],
            span=None if shown is None else shown.span(2),
        )
        made.append(step)
    return made


class Notebook:
    """A folder in which the steps of a README are worked through, in order. edition: the file that grows."""

    def __init__(self, folder: Path, edition: str) -> None:
        self.folder = folder
        self.edition = folder / edition
        self.edition.parent.mkdir(parents=True, exist_ok=True)
        self._names: dict[str, object] = {}

    def work(self, step: Step) -> str:
        """What a step prints; a `toml` block prints nothing. An unexpected exit code is an AssertionError."""
        if step.kind == "toml":
            before = self.edition.read_text(encoding="utf-8") + "\n" if self.edition.exists() else ""
            self.edition.write_text(before + step.text, encoding="utf-8")
            return ""
        printed = io.StringIO()
        with contextlib.chdir(self.folder):
            if step.kind == "python":
                with contextlib.redirect_stdout(printed):
                    exec(step.text, self._names)
            else:
                printed.writelines(self._commands(step.text))
        found = printed.getvalue().replace(f"{self.folder}{os.sep}", "")
        return "".join(f"{line.rstrip()}\n" for line in found.splitlines())

    def _commands(self, text: str) -> Iterator[str]:
        from dei_cli.program.running import Dei

        for line in text.splitlines():
            program, *arguments = shlex.split(line, comments=True) or [""]
            if program:
                assert program == "dei", line
                result = CliRunner(env={"COLUMNS": WIDTH, "NO_COLOR": "1"}).invoke(Dei(), arguments)
                assert result.exit_code == 0, f"{line}\n{result.output}"
                yield result.output


def refreshed(text: str, notebook: Notebook) -> str:
    """The README with the output of every step as it is now."""
    for step in reversed([(step, notebook.work(step)) for step in steps(text)]):
        (of, printed) = step
        if of.span is not None:
            text = text[: of.span[0]] + printed + text[of.span[1] :]
    return text
