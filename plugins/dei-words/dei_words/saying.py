"""How sentences are put together, in both languages at once."""

from __future__ import annotations

from collections.abc import Iterable

from dei_core import Text

COMMA = Text(", ", "，")
SEMICOLON = Text("; ", "；")
COLON = Text(": ", "：")
LIST_COMMA = Text(", ", "、")
NOTE = Text("{words} ({note})", "{words}（{note}）")


def joined(sentences: Iterable[Text]) -> Text:
    """Sentences one after the other.

    >>> joined([Text("One.", "一。"), Text("Two.", "二。")])
    Text(en='One. Two.', zh='一。二。')
    """
    found = list(sentences)
    return Text(" ".join(one.en for one in found), "".join(one.zh for one in found))


def listed(names: Iterable[Text]) -> Text:
    """Names in a row.

    >>> listed([Text("A", "甲"), Text("B", "乙"), Text("C", "丙")])
    Text(en='A, B and C', zh='甲、乙、丙')
    """
    found = list(names)
    *first, last = (one.en for one in found)
    english = f"{', '.join(first)} and {last}" if first else last
    return Text(english, "、".join(one.zh for one in found))


def apart(parts: Iterable[Text], comma: Text = LIST_COMMA) -> Text:
    """Parts with a mark between them."""
    found = list(parts)
    return Text(comma.en.join(one.en for one in found), comma.zh.join(one.zh for one in found))


def sentence(text: Text) -> Text:
    """Words as a sentence of their own: a capital letter and a full stop.

    >>> sentence(Text("with at least 2 of its parts", "至少 2 个下级项有得分"))
    Text(en='With at least 2 of its parts.', zh='至少 2 个下级项有得分。')
    """
    return Text(capital(text).en.rstrip(".") + ".", text.zh.rstrip("。") + "。")


def capital(text: Text) -> Text:
    """Words with a capital letter, as headings have it.

    >>> capital(Text("met", "达标")).en
    'Met'
    """
    return Text(text.en[:1].upper() + text.en[1:], text.zh)


def lower(text: Text) -> Text:
    """A label inside a sentence."""
    return Text(text.en[:1].lower() + text.en[1:], text.zh)


def noted(words: Text, note: Text | str) -> Text:
    """Words with a note in brackets.

    >>> noted(Text("Fibre", "光纤"), Text("percent", "百分比")).zh
    '光纤（百分比）'
    """
    return NOTE.filled(words=words, note=note)


def name_of(about: Text) -> Text:
    """What a method is called: its sentence up to the colon.

    >>> name_of(Text("Min-max: worst 0, best 100", "极差标准化：最差 0 分，最优 100 分"))
    Text(en='Min-max', zh='极差标准化')
    """
    return Text(about.en.partition(":")[0].rstrip("."), about.zh.partition("：")[0].rstrip("。"))
