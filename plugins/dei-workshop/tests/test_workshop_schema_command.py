"""`dei schema`: printed, written, and refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dei_cli.kit.session import UNWRITTEN, USAGE
from dei_workshop import json_schema
from dei_workshop.schema import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_printed(dei: Any, kind: str) -> None:
    """Alone on stdout, so that it can be piped; with --json inside the command's document."""
    done = dei("schema", kind)

    assert (0, "") == (done.code, done.err)
    assert json.loads(done.out) == json_schema(kind)
    assert dei("schema", kind, "--json").document["schema"] == json_schema(kind)


def test_the_schema_is_written(dei: Any, tmp_path: Path) -> None:
    """To a file, whole, in a folder that need not be there."""
    out = tmp_path / "new/pack.schema.json"
    done = dei("schema", "pack", "--out", out)

    assert (0, f"Written: {out}\n") == (done.code, done.out)
    assert json.loads(out.read_text(encoding="utf-8")) == json_schema("pack")
    assert [out] == list(out.parent.iterdir())


def test_a_place_that_cannot_be_written_is_refused(dei: Any, tmp_path: Path) -> None:
    """An earlier file is what it was."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    done = dei("schema", "pack", "--out", tmp_path / "file/pack.json", "--json")

    assert done.code == UNWRITTEN
    assert [finding["code"] for finding in done.document["findings"]] == ["file-not-written"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_another_kind_is_refused(dei: Any) -> None:
    """The kinds are listed."""
    done = dei("schema", "lock")

    assert done.code == USAGE
    assert "pack" in done.err
    assert "edition" in done.err
