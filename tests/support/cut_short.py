"""An edition with only some of its stages, to see what the data look like in between."""

from __future__ import annotations

import re
from pathlib import Path

_STAGE = re.compile(r"(?:^#[^\n]*\n)*^\[stages\.(\w+)\]\n(?:\w[^\n]*\n)+", re.MULTILINE)


def cut_short(example: Path, into: Path, kept: tuple[str, ...], data: Path) -> Path:
    """The example's edition without the stages that are not kept, in a folder of its own.

    data: the folder that holds the edition's files. Packs are named by their full paths.
    """
    text = (example / "edition.toml").read_text(encoding="utf-8")
    text = _STAGE.sub(lambda found: found[0] if found[1] in kept else "", text)
    text = re.sub(r'"(\.[^"\n]*pack)"', lambda found: f'"{(example / found[1]).resolve()}"', text)
    text = re.sub(r"^folders = .*$", f'folders = ["{data}"]', text, flags=re.MULTILINE)
    into.mkdir(parents=True, exist_ok=True)
    (into / "edition.toml").write_text(text, encoding="utf-8")
    return into
