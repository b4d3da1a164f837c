"""What moved is named in words."""

from __future__ import annotations

import re

from dei_words import ASPECTS, aspect

CHINESE = re.compile("[\u4e00-\u9fff]")


def test_every_aspect_is_in_both_languages() -> None:
    """No name is left in one language; stages bear the names that they have everywhere."""
    for kind, names in ASPECTS.items():
        for key, name in names.items():
            assert CHINESE.search(name.zh), (kind, key)
            assert not CHINESE.search(name.en)
    assert aspect("setting", "stages.rank").zh == "排名"
    assert aspect("intake", "intake.gaps").en == "cells that count as empty"
    assert aspect("rule", "params.low") is None
