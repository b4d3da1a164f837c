"""The cells of a worksheet's XML, one after the other, as they are written there."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

import attrs

from dei_tables.letters import column_index, column_letters

_PIECE = 2**16
_KEPT = ("f", "v", "t")
At = tuple[int, int]
"""A cell: the row as people count it, the column from 0."""


@attrs.frozen
class Cell:
    """What is written of a cell: its place, type and style as the file has them, formula, and saved value or text."""

    at: At
    kind: str
    style: str
    formula: str | None
    saved: str | None
    text: str

    @property
    def address(self) -> str:
        """As a spreadsheet names it."""
        return f"{column_letters(self.at[1])}{self.at[0]}"

    @property
    def is_blank(self) -> bool:
        """Whether nobody would see anything in it."""
        return self.formula is None and not (self.saved or "").strip() and not self.text.strip()


def cells_of(part: bytes) -> Iterator[Cell]:
    """Every cell of a worksheet in the order of the file; expat.ExpatError where it is no XML."""
    reading = _Reading()
    for start in range(0, len(part), _PIECE):
        reading.parser.Parse(part[start : start + _PIECE], start + _PIECE >= len(part))
        yield from reading.take()


class _Reading:
    """Where a parser is, and the cells that it has passed."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._row, self._column = 0, -1
        self._about: dict[str, str] = {}
        self._said: dict[str, str] = {}
        self._into: str | None = None
        self._made: list[Cell] = []

    def take(self) -> list[Cell]:
        """The cells since the last time."""
        made, self._made = self._made, []
        return made

    def _begin(self, name: str, about: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag in _KEPT:
            self._into = tag
            self._said.setdefault(tag, "")
        elif tag == "c":
            self._about, self._said = about, {}
        elif tag == "row":
            self._row, self._column = int(about.get("r", self._row + 1)), -1

    def _text(self, text: str) -> None:
        if self._into is not None:
            self._said[self._into] += text

    def _end(self, name: str) -> None:
        self._into = None
        if name.rpartition(" ")[2] != "c":
            return
        address, said = self._about.get("r"), self._said
        if address is None:
            self._column += 1
        else:
            letters = address.rstrip("0123456789")
            self._row, self._column = int(address[len(letters) :]), column_index(letters)
        self._made.append(
            Cell(
                (self._row, self._column),
                self._about.get("t", "n"),
                self._about.get("s", "0"),
                said.get("f"),
                said.get("v"),
                said.get("t", ""),
            )
        )
