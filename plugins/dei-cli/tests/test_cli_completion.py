"""Shell completion."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_script(dei: Any, shell: str) -> None:
    """The script registers the completion of dei and sets the variable that dei looks for."""
    done = dei("completion", shell)

    assert (0, "") == (done.code, done.err)
    assert f"_DEI_COMPLETE={shell}_complete" in done.out
    assert dei("completion", shell, "--json").document["script"] == done.out.removesuffix("\n")


def completed(process: Any, *typed: object) -> list[str]:
    """What a shell is offered for the last word."""
    line = " ".join(("dei", *map(str, typed)))
    done = process(_DEI_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=str(len(typed)))
    return [item.partition(",")[2] for item in done.out.split()]


def test_commands_and_options(process: Any) -> None:
    assert completed(process, "ex") == ["explain"]
    assert "--no-write" in completed(process, "run", "--no")
    assert completed(process, "run", "--lang", "z") == ["zh"]


def test_commands_say_what_they_do(process: Any) -> None:
    """A shell that shows descriptions shows those of the help page, in the reader's language."""
    asked = {"_DEI_COMPLETE": "zsh_complete", "COMP_WORDS": "dei che", "COMP_CWORD": "1"}

    assert "Read an edition and its data" in process(**asked).out
    assert "读取年度方案及其数据" in process(**asked, DEI_LANG="zh").out


def test_names_of_the_edition(process: Any, edition: Path) -> None:
    """Regions, nodes and tracks are offered from the edition that is already on the line."""
    assert completed(process, "explain", edition, "--region", "A") == ["A1", "A2", "A3"]
    assert completed(process, "explain", edition, "--node", "demo.") == ["demo.fibre", "demo.price"]
    assert completed(process, "explain", edition, "--track", "") == ["cities"]


def test_no_edition_no_offer(process: Any, tmp_path: Path) -> None:
    assert completed(process, "explain", tmp_path / "nowhere", "--region", "A") == []
