"""The range of plugin protocols that the core speaks, and what it says of packs beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dei_core import DeiError, Finding
from dei_core.host import PROTOCOLS, Installed, spoken_protocols
from dei_core.packs.declared import declared_hooks
from dei_core.plugin import PROTOCOL, read_pack
from dei_core.protocol import PROTOCOL_TOO_NEW, PROTOCOL_TOO_OLD, protocol_fault

MANIFEST = '[pack]\nnamespace = "g"\nname = { en = "G", zh = "园" }\nversion = "1"\nprotocol = %d\n'


@pytest.fixture
def speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A core of later days, which has learned protocol 4 and forgotten 1."""
    monkeypatch.setattr("dei_core.protocol.PROTOCOLS", range(2, 5))


def pack_of(folder: Path, protocol: int) -> Path:
    """A pack written for a protocol."""
    (folder / "pack.toml").write_text(MANIFEST % protocol, encoding="utf-8")
    return folder


def refusal(folder: Path) -> Finding:
    with pytest.raises(DeiError) as caught:
        read_pack(folder)
    (finding,) = caught.value.findings
    return finding


def test_today_there_is_one_protocol() -> None:
    """New packs are written for the newest."""
    assert list(PROTOCOLS) == [1]
    assert PROTOCOL == 1
    assert (spoken_protocols().en, spoken_protocols().zh) == ("1", "1")


@pytest.mark.usefixtures("speaks")
def test_a_range_is_said_in_words() -> None:
    """Both ends, in either language."""
    assert (spoken_protocols().en, spoken_protocols().zh) == ("2 to 4", "2 至 4")


@pytest.mark.usefixtures("speaks")
@pytest.mark.parametrize(
    ("theirs", "fault"),
    [
        (-1, PROTOCOL_TOO_OLD),
        (1, PROTOCOL_TOO_OLD),
        (2, None),
        (3, None),
        (4, None),
        (5, PROTOCOL_TOO_NEW),
    ],
)
def test_both_ends_of_the_range_belong_to_it(theirs: int, fault: object) -> None:
    """Below the oldest the pack is behind, above the newest the core is."""
    assert protocol_fault(theirs) is fault


@pytest.mark.usefixtures("speaks")
@pytest.mark.parametrize("protocol", [2, 3, 4])
def test_an_old_pack_is_read_as_long_as_its_protocol_is_spoken(tmp_path: Path, protocol: int) -> None:
    """In full, and for its hooks alone."""
    folder = pack_of(tmp_path, protocol)
    pack = Installed(name="g", module="g", distribution="dei-g", version="1", folder=folder)

    assert read_pack(folder).pack.protocol == protocol
    assert declared_hooks(pack) == ()


@pytest.mark.usefixtures("speaks")
def test_a_pack_too_new_wants_another_core(tmp_path: Path) -> None:
    """Place, both protocols, and the side to upgrade."""
    finding = refusal(pack_of(tmp_path, 5))

    assert (finding.message, finding.place.path) == (PROTOCOL_TOO_NEW, "pack")
    assert "plugin protocol 5; this dei-core speaks 2 to 4 and is too old for it" in finding.text("en")
    assert "Upgrade dei-core to a version that speaks 5" in finding.text("en")
    assert "面向插件协议 5；本 dei-core 支持的协议为 2 至 4，版本过旧" in finding.text("zh")


@pytest.mark.usefixtures("speaks")
def test_a_pack_too_old_wants_another_pack(tmp_path: Path) -> None:
    """The mend names the pack first, then the core that still speaks it."""
    finding = refusal(pack_of(tmp_path, 1))

    assert finding.message is PROTOCOL_TOO_OLD
    assert "plugin protocol 1; this dei-core speaks 2 to 4: the pack is too old" in finding.text("en")
    assert "Upgrade the pack, or install an earlier dei-core that still speaks 1." in finding.text("en")
    assert "请升级该规则包，或安装仍支持协议 1 的较早版本 dei-core。" in finding.text("zh")


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_every_protocol_spoken_has_a_frozen_pack(protocol: int) -> None:
    """Who widens or narrows the range adds or removes the packs that prove it."""
    frozen = Path(__file__).parent / "frozen"
    spoken = {int(re.sub(r"\D", "", path.name)) for path in frozen.iterdir()}

    assert spoken == set(PROTOCOLS)
    assert read_pack(frozen / f"protocol_{protocol}" / "pack").pack.protocol == protocol
