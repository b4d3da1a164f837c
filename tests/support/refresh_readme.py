"""Renews the output that a step-by-step README shows: `python refresh_readme.py examples/asem/README.md`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from notebook import Notebook, refreshed


def refresh(readme: Path) -> None:
    """Works the README through in a copy of the folder that it stands in, and writes what was printed."""
    examples = readme.resolve().parents[1]
    os.environ.setdefault("DEI_SHARED", str(examples.parents[1] / "shared"))
    with tempfile.TemporaryDirectory() as aside:
        for folder in examples.iterdir():
            (Path(aside) / folder.name).symlink_to(folder)
        text = refreshed(readme.read_text(encoding="utf-8"), Notebook(Path(aside), "my-asem/edition.toml"))
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        refresh(Path(name))
