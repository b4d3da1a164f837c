"""Words that look alike and are not the same: one region spelt in two ways would silently be two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from dei_core.data import messages_cleaning as say
from dei_core.findings import Findings, Place
from dei_core.showing import HIDDEN

_LATIN = str.maketrans(
    "АВЕЅКМНОРСТУХІЈаеѕорсухіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESKMHOPCTYXIJaesopcyxijABEZHIKMNOPTYXo",
)
"""Cyrillic and Greek letters that nobody tells from Latin ones."""
_VARIANT = re.compile("[\ufe00-\ufe0f\u180b-\u180d\u180f\U000e0100-\U000e01ef]")
_ODD = re.compile(r"[^ -~]|  ")
_LONGEST, _POINTS = 256, 12


def plain_code(word: str) -> str:
    """A region code without hidden characters, its digits and letters in ASCII where they have a form there.

    >>> plain_code("３２０\u200b１０２"), plain_code("浦东（新区）")
    ('320102', '浦东（新区）')
    """
    if word.isascii() and word.isprintable():
        return word
    return "".join(map(_ascii, _visible(word)))


def look_alikes(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The groups of different words that a reader takes for one, in the order of the words.

    Alike are full-width and other compatible forms (NFKC), composed and decomposed letters, digits of other
    scripts, Cyrillic and Greek letters and the Latin ones that they look like, any blanks for any others, and words
    that differ in hidden characters only. Upper and lower case differ.

    >>> look_alikes(["A1", "Ａ１", "a1", "B"])
    (('A1', 'Ａ１'),)
    """
    distinct = list(dict.fromkeys(words))
    if not _ODD.search("".join(distinct)):
        return ()
    groups: dict[str, list[str]] = {}
    for word in distinct:
        groups.setdefault(_skeleton(word), []).append(word)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def note_look_alikes(words: Iterable[str], place: Place, found: Findings) -> None:
    """Note every group of words in one column, or of a column and a list, that look alike: LOOK_ALIKES."""
    for group in look_alikes(words):
        found.add(say.LOOK_ALIKES, place, spellings=[spelled(word) for word in group])


def note_codes(codes: Sequence[str], place: Callable[[int], Place], found: Findings) -> None:
    """Note each region code that is not written plainly, and those that look alike: CODE_SPELLING, LOOK_ALIKES.

    place: where the code at an index is.
    """
    if not _ODD.search("".join(codes)):
        return
    first: dict[str, int] = {}
    for index, code in enumerate(codes):
        first.setdefault(code, index)
    for code, index in first.items():
        plain = plain_code(code)
        if plain != code:
            found.add(say.CODE_SPELLING, place(index), value=spelled(code), plain=plain)
    for group in look_alikes(first):
        found.add(say.LOOK_ALIKES, place(first[group[1]]), spellings=[spelled(code) for code in group])


def ends_alike(word: str, endings: Iterable[str]) -> str | None:
    """The ending that a word only seems to have."""
    if not _ODD.search(word) or word.endswith(tuple(endings)):
        return None
    return next((ending for ending in endings if _skeleton(word).endswith(_skeleton(ending))), None)


def spelled(word: str) -> str:
    """A word with its code points, so that two that look alike can be told apart.

    >>> spelled("Ａ１")
    "'Ａ１' (U+FF21 U+FF11)"
    """
    points = [f"U+{ord(sign):04X}" for sign in word[:_POINTS]]
    return f"'{word}' ({' '.join(points)}{' …' if len(word) > _POINTS else ''})"


def _visible(word: str) -> str:
    """A blank for a break or tab, and nothing else that is not seen."""
    return HIDDEN.sub(lambda found: " " if found[0].isspace() else "", word)


def _skeleton(word: str) -> str:
    if len(word) > _LONGEST:  # nobody's code; sorting its combining marks would cost their square
        return word
    seen = unicodedata.normalize("NFKC", _VARIANT.sub("", _visible(word)))
    return " ".join("".join(map(_ascii, seen)).translate(_LATIN).split())


def _ascii(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    letter = "Ａ" <= sign <= "Ｚ" or "ａ" <= sign <= "ｚ"
    return chr(ord(sign) - 0xFEE0) if letter else sign
