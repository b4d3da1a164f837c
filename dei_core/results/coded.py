"""A column of words that repeat, as codes: what a table of millions of rows can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, overload

import numpy as np
import numpy.typing as npt


class Coded(Sequence[str | None]):
    """Words by code. It reads as the list of its words does; `list(column)` is that list.

    codes: (n,) places in `words`, -1 for an empty cell; any signed whole numbers. words: they need not differ, nor all
    be used. A writer that is in a hurry turns each word once into what it writes, and takes that by code.

    >>> column = Coded(np.array([1, -1, 0, 1]), ("Ada", "Bo"))
    >>> column[0], list(column[1:]), len(column)
    ('Bo', [None, 'Ada', 'Bo'], 4)
    """

    __slots__ = ("codes", "words")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, codes: npt.NDArray[np.signedinteger[Any]], words: Sequence[str]) -> None:
        self.codes = codes
        self.words = tuple(words)

    @classmethod
    def of(cls, words: Iterable[str | None]) -> Coded:
        """The column of some words, None for an empty cell.

        >>> Coded.of(["a", None, "a"]).words
        ('a',)
        """
        places: dict[str, int] = {}
        codes = [-1 if word is None else places.setdefault(word, len(places)) for word in words]
        return cls(np.array(codes, _width(len(places))), tuple(places))

    @classmethod
    def same(cls, word: str, count: int) -> Coded:
        """One word, so many times."""
        return cls(np.broadcast_to(np.int8(0), (count,)), (word,))

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, row: int) -> str | None: ...
    @overload
    def __getitem__(self, row: slice) -> Coded: ...
    def __getitem__(self, row: int | slice) -> str | Coded | None:
        if isinstance(row, slice):
            return Coded(self.codes[row], self.words)
        code = self.codes[row]
        return None if code < 0 else self.words[code]

    def __iter__(self) -> Iterator[str | None]:
        return iter(self.tolist())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.tolist() == list(other)

    def __repr__(self) -> str:
        return f"Coded({self.codes!r}, {self.words!r})"

    def tolist(self) -> list[str | None]:
        """The words themselves, None for an empty cell."""
        words = np.empty(len(self.words) + 1, object)
        words[:] = (*self.words, None)
        found: list[str | None] = words[self.codes].tolist()
        return found

    def mapped(self, word_of: Callable[[str], str | None]) -> Coded:
        """The column with other words for its words, None for none."""
        said = Coded.of(word_of(word) for word in self.words)
        return Coded(np.append(said.codes, -1)[self.codes], said.words)


def joined(pieces: Sequence[Coded]) -> Coded:
    """Columns one below the other; pieces that share their words share them here."""
    words: list[str] = []
    starts: dict[int, int] = {}
    for piece in pieces:
        if id(piece.words) not in starts:
            starts[id(piece.words)] = len(words)
            words.extend(piece.words)
    codes = np.empty(sum(map(len, pieces)), _width(len(words)))
    end = 0
    for piece in pieces:
        part = codes[end : end + len(piece)]
        part[:] = piece.codes
        np.add(part, starts[id(piece.words)], out=part, where=part >= 0)
        end += len(piece)
    return Coded(codes, words)


def _width(words: int) -> np.dtype[Any]:
    """The narrowest whole numbers that can name so many words."""
    return np.min_scalar_type(-max(words, 1))
