"""What a pack declares, read without the rule model, is what the model reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from dei_core import DeiError, Finding
from dei_core.host import Installed
from dei_core.packs import messages as say
from dei_core.packs.declared import declared_hooks
from dei_core.packs.discovery import read_manifest

SOUND = {
    "namespace": "garden",
    "name": {"en": "Garden", "zh": "园林"},
    "protocol": 1,
    "provides": ["readers"],
}
WORDS = ["", "garden", "Garden", "readers", 0, 1, 2, True, 1.0]
LISTS = [[], ["readers"], ["readers", "checks"], ["reader"], [1]]
TABLES = [{}, {"en": "G"}, {"en": "G", "zh": "园"}, {"en": 1, "zh": "园"}, {"en": "G", "zh": "园", "fr": "J"}]
ODD = st.sampled_from([*WORDS, *LISTS, *TABLES])
KEYS = st.sampled_from(["namespace", "name", "protocol", "provides", "version", "licence", "licens"])


def installed(folder: Path | None) -> Installed:
    return Installed(
        name="garden", module="garden_pack", distribution="garden-pack", version="1.0", folder=folder
    )


def outcome(read: object, pack: Installed) -> object:
    """What a reader gives: the hooks, or the codes of its findings."""
    try:
        return read(pack)  # type: ignore[operator]
    except DeiError as error:
        return [finding.code for finding in error.findings]


@given(st.dictionaries(KEYS, ODD, max_size=3), st.sets(KEYS, max_size=2))
def test_light_and_full_reading_agree(
    tmp_path_factory: pytest.TempPathFactory, changed: dict[str, object], absent: set[str]
) -> None:
    """For any manifest, sound or not, the hooks or the findings are those of the full reading."""
    folder = tmp_path_factory.mktemp("pack")
    table = {key: value for key, value in {**SOUND, **changed}.items() if key not in absent}
    (folder / "pack.toml").write_text(tomli_w.dumps({"pack": table}), encoding="utf-8")
    pack = installed(folder)

    assert outcome(declared_hooks, pack) == outcome(lambda pack: read_manifest(pack).provides, pack)


def test_other_tables_of_the_file_are_not_looked_at(tmp_path: Path) -> None:
    """What a pack contributes is read, and its faults found, when an edition lists it."""
    text = tomli_w.dumps({"pack": SOUND, "indicator": {"x": {"unnit": 1}}})
    (tmp_path / "pack.toml").write_text(text, encoding="utf-8")

    assert outcome(declared_hooks, installed(tmp_path)) == ("readers",)


@pytest.mark.parametrize("content", [None, b"[pack", b"\xff\xfe", b"", b"pack = 1\n"])
def test_what_cannot_be_read_is_found_by_the_full_reading(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "pack.toml").write_bytes(content)
    pack = installed(tmp_path)

    assert outcome(declared_hooks, pack) == outcome(read_manifest, pack)
    assert isinstance(outcome(declared_hooks, pack), list)


def test_a_package_that_is_not_there() -> None:
    assert outcome(declared_hooks, installed(None)) == ["not-a-pack"]


def test_commands_are_had_without_the_rule_model() -> None:
    """`dei` asks for commands at every start, so that must load neither the model nor cattrs nor numpy."""
    heavy = ("numpy", "cattrs", "dei_core.model.pack", "dei_core.packs.discovery")
    load = "import sys\nfrom dei_core.host import tools\ntools('commands')\n"
    code = f"{load}print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_lowered_finding_is_a_warning_with_the_same_words() -> None:
    """Only the severity changes, and only in the copy."""
    finding = Finding(message=say.NOT_ITS_TOML, facts={"pack": "garden"})
    lowered = finding.lowered()

    assert ("error", "warning") == (finding.severity, lowered.severity)
    assert (finding.text("zh"), finding.code) == (lowered.text("zh"), lowered.code)
