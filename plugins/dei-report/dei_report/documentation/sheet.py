"""A document in one language, written as Markdown from safe pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from dei_core import Text
from dei_core.host import Lang, shown

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")


def safe(text: object) -> str:
    """Any words as one line of Markdown that shows exactly them: no mark-up and no hidden sign of theirs takes effect.

    >>> safe("a*b | <i>")
    'a\\\\*b \\\\| \\\\<i\\\\>'
    """
    words = shown(" ".join(str(text).split()))
    words = _SPECIAL.sub(r"\\\1", words)
    words = re.sub(r"^([-+=])", r"\\\1", words)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", words)


def code(text: str) -> str:
    """An id or a TOML value, set as such."""
    words = shown(" ".join(text.split()))
    return f"`{words}`" if words and not set("`|\\") & set(words) else safe(words)


def link(words: str, anchor: str) -> str:
    """Safe Markdown that leads to an anchor of the same document."""
    return f"[{words}](#{fragment(anchor)})"


def fragment(anchor: str) -> str:
    """An anchor as an address and an attribute may hold it."""
    return re.sub(r"[^\w.-]", "_", anchor)


def web_link(words: str, address: str) -> str:
    """Safe Markdown that leads to a page on the web; the words alone for any other address."""
    if not re.fullmatch(r"https?://[^\s<>\\]+", address) or shown(address) != address:
        return words
    return f"[{words}](<{address}>)"


@attrs.frozen(kw_only=True)
class Heading:
    """A heading: level from 1, plain words, and the anchor that leads to it."""

    level: int
    words: str
    anchor: str


class Sheet:
    """A growing document. Cells, paragraphs and items are Markdown that is safe already; headings are words.

    sources: the full ids of the sources that the document itself lists, so that citations lead there.
    """

    def __init__(self, lang: Lang, title: Text, sources: Iterable[str] = ()) -> None:
        self.lang = lang
        self.sources = frozenset(sources)
        self.title = shown(title.of(lang))
        self.headings: list[Heading] = []
        self._blocks: list[str] = []

    def say(self, text: Text, **facts: object) -> str:
        """A text in the document's language, as safe Markdown."""
        return safe(text.of(self.lang).format(**facts))

    def of(self, text: Text | None) -> str:
        """A name or sentence of a pack in the document's language; a dash where there is none."""
        return "–" if text is None else safe(text.of(self.lang))

    def labelled(self, label: Text | str, value: str) -> str:
        """A value behind its label. label: a text, or safe Markdown."""
        words = label if isinstance(label, str) else self.say(label)
        return f"{words}{'：' if self.lang == 'zh' else ': '}{value}"

    def listed(self, parts: Iterable[str]) -> str:
        """Members of one list."""
        return ("、" if self.lang == "zh" else ", ").join(parts)

    def apart(self, parts: Iterable[str]) -> str:
        """Statements that stand side by side."""
        return ("；" if self.lang == "zh" else "; ").join(part for part in parts if part)

    def noted(self, words: str, note: str) -> str:
        """Words with a note in brackets."""
        return f"{words}（{note}）" if self.lang == "zh" else f"{words} ({note})"

    def heading(self, level: int, words: str, anchor: str) -> None:
        """Begin a section."""
        self.headings.append(Heading(level=level, words=shown(words), anchor=fragment(anchor)))
        self._blocks.append(f'{"#" * level} <a id="{fragment(anchor)}"></a>{safe(words)}')

    def paragraph(self, markdown: str) -> None:
        """Add a paragraph."""
        self._blocks.append(markdown)

    def banner(self, markdown: str) -> None:
        """Add a paragraph that no reader overlooks."""
        self._blocks.append(f"> **{markdown}**")

    def items(self, items: Iterable[tuple[int, str]]) -> None:
        """Add a list. items: depth from 0, and what is said."""
        lines = [f"{'  ' * depth}- {words}" for depth, words in items]
        if lines:
            self._blocks.append("\n".join(lines))

    def table(
        self, columns: Sequence[Text], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()
    ) -> None:
        """Add a table without the columns that no row fills; nothing where it has no rows.

        numbers: the columns set flush right.
        """
        filled = [tuple(row) for row in rows]
        kept = [at for at in range(len(columns)) if any(row[at] not in ("", "–") for row in filled)]
        if kept:
            right = set(numbers)
            rule = tuple("---:" if at in right else "---" for at in range(len(columns)))
            lines = [tuple(self.say(column) for column in columns), rule, *filled]
            texts = (" | ".join(line[at] for at in kept) for line in lines)
            self._blocks.append("\n".join(f"| {line} |" for line in texts))

    def body(self) -> str:
        """The Markdown below the title, without a table of contents."""
        return "\n\n".join(self._blocks) + "\n"

    def text(self) -> str:
        """The whole document as Markdown."""
        contents = [item for item in self.headings if item.level == 2]
        listed = "\n".join(f"- {link(safe(item.words), item.anchor)}" for item in contents)
        return f"# {safe(self.title)}\n\n{listed}\n\n{self.body()}"
