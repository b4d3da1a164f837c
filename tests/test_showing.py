"""What a screen or a page would obey is written out; everything that people write stays as it is."""

from __future__ import annotations

import json
import tomllib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dei_core import Finding, Text
from dei_core.plugin import Place, message
from dei_core.showing import HIDDEN, shown, shown_json, shown_lines

SIGNS = {
    "null": "\0",
    "bell": "\a",
    "backspace": "\b",
    "line feed": "\n",
    "carriage return": "\r",
    "escape": "\x1b",
    "delete": "\x7f",
    "C1 control sequence": "\x9b",
    "soft hyphen": "\xad",
    "Arabic letter mark": "\u061c",
    "Hangul filler": "\u3164",
    "zero-width space": "\u200b",
    "left-to-right mark": "\u200e",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "embedding": "\u202a",
    "override": "\u202e",
    "word joiner": "\u2060",
    "isolate": "\u2066",
    "byte order mark": "\ufeff",
    "half of a pair": "\ud800",
    "tag": "\U000e0041",
    "joiner between Latin letters": "\u200d",
    "non-joiner between Latin letters": "\u200c",
}
LEGIT = {
    "Chinese": "浦东（新区）　一、二",
    "Persian with a non-joiner": "می\u200cخواهم",
    "Hindi with a joiner behind a virama": "क्\u200dष",
    "family": "👨\u200d👩\u200d👧",
    "skin and sex": "👩🏽\u200d⚕\ufe0f",
    "variant of a Han character": "葛\U000e0100",
    "combining": "Co\u0302te d’Ivoire",
    "private use": "\ue000",
}
EVIL = "".join(SIGNS.values())


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_a_hidden_sign_is_written_out(sign: str) -> None:
    """As TOML writes it, so that what is seen can be typed into a file."""
    text = shown(f"a{sign}b")

    assert sign not in text
    assert text.isprintable()
    if sign != "\ud800":
        assert tomllib.loads(f'x = "{text}"')["x"] == f"a{sign}b"


@pytest.mark.parametrize("text", LEGIT.values(), ids=LEGIT)
def test_what_people_write_stays(text: str) -> None:
    """Joiners too, where a script needs them."""
    assert shown(text) == text


@given(st.text(st.characters()))
def test_nothing_hidden_is_left(text: str) -> None:
    """Whatever Unicode calls a control, a half of a pair or a separator is gone; the rest is in its order."""
    seen = shown(text)

    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in seen)
    assert all(sign in "\u200c\u200d\u180e" for sign in HIDDEN.findall(seen))
    assert shown(seen) == seen


@given(st.text(st.characters()))
def test_lines_keep_their_breaks_only(text: str) -> None:
    """For what is meant to be several lines."""
    assert set(HIDDEN.findall(shown_lines(text))) <= set("\n\t\u200c\u200d\u180e")


@given(
    st.recursive(st.text(st.characters()), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_json_keeps_its_content(content: object) -> None:
    """A program reads what was written; a terminal sees no sign that it obeys."""
    document = shown_json(json.dumps(content, ensure_ascii=False, indent=2))

    assert json.loads(document) == json.loads(json.dumps(content, ensure_ascii=False))
    assert set(HIDDEN.findall(document)) <= {"\n"}


SAID = message("a-b", "{what}, {more}", "Correct {what}.", "{what}，{more}", "请更正 {what}。")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_finding_is_one_visible_line(lang: str) -> None:
    """Whatever is in its place and its facts: text, names in two languages, lists."""
    place = Place(file=EVIL, path=EVIL, row=1, column=EVIL, region=EVIL)
    facts = {"what": Text(en=EVIL, zh=EVIL), "more": [EVIL, {EVIL}]}
    finding = Finding(message=SAID, place=place, facts=facts)

    assert HIDDEN.findall(finding.text("zh" if lang == "zh" else "en")) == []
    assert finding.record()["place"]["file"] == EVIL
