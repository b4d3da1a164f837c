"""The catalogue of the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dei_cli import words
from dei_cli.words import messages
from dei_core import Text
from dei_core.plugin import Message

ALL = [value for value in vars(messages).values() if isinstance(value, Message)]
TEXTS = {name: value for name, value in vars(words).items() if isinstance(value, Text)}
TESTS = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_cli_*.py"))
CHINESE = re.compile("[\u4e00-\u9fff]")


def blanks(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("message", ALL, ids=lambda message: message.code)
def test_message_is_whole(message: Message) -> None:
    """A code of ours, the same blanks in both languages, Chinese in the Chinese and none in the English."""
    assert message.code.startswith("cli.")
    assert blanks(message.says.en) == blanks(message.says.zh)
    assert blanks(message.mend.en) == blanks(message.mend.zh)
    assert CHINESE.search(message.says.zh)
    assert CHINESE.search(message.mend.zh)
    assert not CHINESE.search(message.says.en + message.mend.en)


@pytest.mark.parametrize("message", ALL, ids=lambda message: message.code)
def test_message_is_provoked(message: Message) -> None:
    """Some test here provokes every code."""
    assert f'"{message.code}"' in TESTS


def test_codes_are_unique() -> None:
    assert len({message.code for message in ALL}) == len(ALL)


@pytest.mark.parametrize("name", TEXTS)
def test_words_are_in_both_languages(name: str) -> None:
    text = TEXTS[name]

    assert blanks(text.en) == blanks(text.zh)
    assert not CHINESE.search(text.en)
