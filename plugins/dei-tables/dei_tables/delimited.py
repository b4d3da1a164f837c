"""Delimited text: CSV, TSV and TXT files as people and programs write them, read without guessing cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import dropwhile, islice
from pathlib import Path
from typing import NoReturn
from unicodedata import category

from dei_core import DeiError, Finding, Findings
from dei_core.host import restored
from dei_core.plugin import Place, Sheet
from dei_tables import messages as say
from dei_tables.files import content_of, kind_of, no_sheets, stop, wrong_kind
from dei_tables.notes import is_note

SUFFIXES = (".csv", ".tsv", ".txt")
csv.field_size_limit(2**31 - 1)  # the module's own bound would be told as a fault of quotation marks
_DELIMITERS = (",", ";", "\t")
_SAMPLE = 20
_ROWS = 256
"""Rows taken apart at a time: so few that the collector of garbage need not look at them."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

_WORD = re.compile(r'[^\s,;"]+')
_WORDS, _SHOWN = 3, 20
_OF_NO_SCRIPT = ("Co", "Cn")

Record = tuple[int, list[str]]
"""The line of the file in which a record begins, and its cells."""


def read_csv(path: str | Path, sheet: str | None = None) -> Sheet:
    """A text file's cells, all as text, as written but for the apostrophe that guards text against spreadsheets.

    Encoding: what a byte order mark says (UTF-8, UTF-16); else UTF-8; else GB18030, which nearly any text in another
    old encoding passes for, so that some of its words stand in a note to be looked at. Delimiter: a tab in .tsv;
    else the one of comma, semicolon and tab that splits the first records into the most columns of equal number.
    Records without anything in them are passed over, as are those above the header whose first cell begins with
    `##`; row numbers are lines of the file.
    Refuses, with a finding each: no readable file, another kind of file, another encoding (also one that as GB18030
    gives signs of no script), quotation marks that do not match, rows with more or fewer cells than the header (all
    at once), a sheet's name: DeiError.
    """
    path = Path(path)
    no_sheets(path, sheet)
    text, notes = _decoded(content_of(path), path)
    delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(text)
    try:
        filled = (record for record in _records(text, delimiter) if any(map(str.strip, record[1])))
        return _sheet(dropwhile(lambda record: is_note(record[1]), filled), path, notes)
    except _Unquoted as fault:
        _refuse(fault, path)


def _sheet(records: Iterator[Record], path: Path, notes: tuple[Finding, ...]) -> Sheet:
    """The header and the columns below it, gathered piece by piece: a million rows at once keep the collector busy."""
    _, header = next(records, (0, []))
    columns: tuple[list[str], ...] = tuple([] for _ in header)
    lines: list[int] = []
    found = Findings()
    while body := list(islice(records, _ROWS)):
        for line, cells in body:
            if len(cells) != len(header):
                place = Place(file=path.name, row=line)
                found.add(say.RAGGED_ROW, place, cells=len(cells), columns=len(header))
        if not found:
            for column, part in zip(columns, zip(*(cells for _, cells in body), strict=True), strict=True):
                column.extend(part)
            lines += (line for line, _ in body)
    found.raise_errors()
    return Sheet(file=path.name, header=tuple(header), columns=columns, rows=tuple(lines), notes=notes)


def _decoded(content: bytes, path: Path) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file, and a note where only its bytes speak for the encoding that it is taken to be in."""
    kind = kind_of(content)
    if kind is not say.TEXT_FILE:
        wrong_kind(path, kind)
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    failed = -1
    for encoding in marked or ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            failed = max(failed, error.start)
        else:
            if "\0" in text:
                wrong_kind(path, say.BINARY)
            return text.removeprefix("\ufeff"), _guessed(text, path) if encoding == "gb18030" else ()
    stop(say.ENCODING, path, offset=failed, byte=f"{content[failed]:02x}")


def _guessed(text: str, path: Path) -> tuple[Finding, ...]:
    """Words to look at, to see whether a text is what it was read as; DeiError where it cannot be."""
    odd = {sign for sign in set(text) if category(sign) in _OF_NO_SCRIPT}
    words = (word.group() for word in _WORD.finditer(text))
    telling = (word for word in words if (odd & set(word) if odd else not word.isascii()))
    facts = {"words": [word[:_SHOWN] for word in islice(dict.fromkeys(telling), _WORDS)]}
    if odd:
        stop(say.GARBLED, path, **facts)
    return (Finding(message=say.GUESSED_ENCODING, place=Place(file=path.name), facts=facts),)


class _Unquoted(Exception):
    """A record that the csv module cannot take apart: the line in which it begins, and why."""

    def __init__(self, line: int, why: str) -> None:
        self.line, self.why = line, why


def _records(text: str, delimiter: str) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line, apostrophes = 1, "'" in text
    try:
        for cells in reader:
            yield line, [restored(cell) for cell in cells] if apostrophes else cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise _Unquoted(line, str(error)) from error


def _refuse(fault: _Unquoted, path: Path) -> NoReturn:
    place = Place(file=path.name, row=fault.line)
    raise DeiError([Finding(message=say.QUOTES, place=place, facts={"why": fault.why})])


def _delimiter(text: str) -> str:
    """The delimiter whose first records agree on the most columns; the comma where nothing speaks for one."""
    return max(_DELIMITERS, key=lambda delimiter: _agreement(text, delimiter))


def _agreement(text: str, delimiter: str) -> tuple[bool, bool, int]:
    widths: list[int] = []
    try:
        widths += (len(cells) for _, cells in islice(_records(text, delimiter), _SAMPLE) if any(cells))
    except _Unquoted:  # the records before it still say what delimits, so that the mark is what gets refused
        widths.append(0)
    return widths[:1] > [1], len(set(widths)) == 1, widths[0] if widths else 0
