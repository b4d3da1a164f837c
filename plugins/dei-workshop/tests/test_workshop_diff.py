"""dei diff."""

from __future__ import annotations

import re
import shutil
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from needing import needs

from dei_core import Text
from dei_workshop.words import comparing

needs("dei-tables")

TEXTS = {name: value for name, value in vars(comparing).items() if isinstance(value, Text)}
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def later(edition: Path, sample: SimpleNamespace, tmp_path: Path) -> Path:
    """The small edition a year on: another goalpost, other weights, one region more and one less."""
    pack = sample.pack.replace("high = 100", "high = 65").replace(
        "fibre = 0.6, price = 0.4", "fibre = 0.7, price = 0.3"
    )
    pack = pack.replace('version = "0.1.0"', 'version = "0.2.0"')
    data = sample.data.replace("A3,三市", "A4,四市").replace("A2,二市", "A2,二市") + "A5,五市,10,10\n"
    folder: Path = sample.make(tmp_path / "later", sample.edition.replace("2024", "2025"), data, pack)
    return folder


def rows(text: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.split("│")[1:-1]] for line in text.splitlines() if line.startswith("│")
    ]


def test_rules_weights_samples_and_versions(dei: Any, edition: Path, later: Path) -> None:
    """The table for people: names with ids, before and after."""
    done = dei("diff", edition, later)

    assert (0, "") == (done.code, done.err)
    assert done.out.startswith("Demo 2024 (2024) → Demo 2025 (2025)\n")
    assert "Regions: 3 → 4 (new 2, gone 1)\n  new: 四市, 五市\n  gone: 三市\n" in done.out
    found = rows(done.out)
    assert ["Fibre (demo.fibre)", "params.high", "100", "65"] in found
    assert ["Access (access)", "Fibre (demo.fibre)", "0.6", "0.7"] in found
    assert ["Access (access)", "Price (demo.price)", "0.4", "0.3"] in found
    assert ["demo", "version", "0.1.0", "0.2.0"] in found
    assert ["cities", "rows", "3", "4"] in found


def test_it_speaks_chinese(dei: Any, edition: Path, later: Path) -> None:
    done = dei("diff", edition, later, "--lang", "zh")

    assert done.out.startswith("示例 2024（2024）→ 示例 2025（2025）\n")
    assert "区域：3 → 4（新增 2，退出 1）\n  新增：四市、五市\n  退出：三市\n" in done.out
    assert ["光纤（demo.fibre）", "params.high", "100", "65"] in rows(done.out)
    assert not any(word in done.out for word in ("Rules", "Weights", "Before", "Packs"))


def test_the_document_has_every_move(dei: Any, edition: Path, later: Path) -> None:
    """Values as they are, for programs."""
    found = dei("diff", edition, later, "--json").document

    assert found["same"] is False
    assert found["samples"] == [
        {
            "track": "cities",
            "before": 3,
            "after": 4,
            "added": {"A4": "四市", "A5": "五市"},
            "removed": {"A3": "三市"},
        }
    ]
    assert {
        "kind": "rule",
        "track": "cities",
        "subject": "demo.fibre",
        "key": "params.high",
        "old": 100.0,
        "new": 65.0,
        "pack": "demo",
    } in found["moves"]
    assert found["new"]["name"] == {"en": "Demo 2025", "zh": "示例 2025"}


def test_the_same_is_said_to_be_the_same(dei: Any, edition: Path) -> None:
    """An edition, its lock and its result folder; with --exit-code in 0."""
    dei("lock", edition)
    dei("run", edition, "--no-report", "--out", "made")

    for side in (edition, edition / "edition.lock.toml", "made"):
        done = dei("diff", edition, side, "--exit-code")

        assert (0, "") == (done.code, done.err)
        assert "Nothing differs." in done.out


def test_a_difference_is_no_fault_unless_asked(dei: Any, edition: Path, later: Path) -> None:
    """--exit-code ends in 1 where anything differs."""
    assert 0 == dei("diff", edition, later).code
    assert 1 == dei("diff", edition, later, "--exit-code").code


def test_parts_that_come_and_go(dei: Any, edition: Path, sample: SimpleNamespace, tmp_path: Path) -> None:
    """An indicator that the tree no longer has is gone, and its weight with it."""
    pack = sample.pack.replace('children = ["fibre", "price"]', 'children = ["fibre"]')
    pack = pack.replace("{fibre = 0.6, price = 0.4}", "{fibre = 1.0}")
    text = sample.edition.replace('name = "name"', 'name = "name"\nignore = ["price"]')
    other = sample.make(tmp_path / "other", text, sample.data, pack)
    found, back = rows(dei("diff", edition, other).out), rows(dei("diff", other, edition).out)

    assert ["Price (demo.price)", "–", "gone", "–"] in found
    assert ["Access (access)", "Price (demo.price)", "0.4", "–"] in found
    assert ["Price (demo.price)", "–", "–", "new"] in back


@pytest.mark.parametrize("name", TEXTS)
def test_words_are_in_both_languages(name: str) -> None:
    text = TEXTS[name]

    assert set(re.findall(r"\{(\w+)\}", text.en)) == set(re.findall(r"\{(\w+)\}", text.zh))
    assert not CHINESE.search(text.en)


def test_an_edited_lock_is_told_and_ends_in_1(dei: Any, edition: Path) -> None:
    """What differs is shown all the same."""
    dei("lock", edition)
    lock = edition / "edition.lock.toml"
    lock.write_text(lock.read_text(encoding="utf-8").replace("= 0.6", "= 0.7"), encoding="utf-8")
    done = dei("diff", lock, edition)

    assert done.code == 1
    assert "[lock-edited]" in done.err
    assert ["Access (access)", "Fibre (demo.fibre)", "0.7", "0.6"] in rows(done.out)
    assert dei("diff", lock, edition, "--json").codes == ["lock-edited"]


def test_a_changed_result_is_told(dei: Any, edition: Path, tmp_path: Path) -> None:
    dei("run", edition, "--out", tmp_path / "result", "--no-report")
    ranking = tmp_path / "result/ranking.csv"
    ranking.write_text(ranking.read_text(encoding="utf-8").replace("A3", "A9"), encoding="utf-8")
    done = dei("diff", tmp_path / "result", edition)

    assert done.code == 0
    assert "[result-changed]" in done.err
    assert "ranking.csv" in done.err


def test_the_pack_behind_a_bare_id_is_told(dei: Any, edition: Path, tmp_path: Path) -> None:
    """dei-methods, which brings a method under the id that it had in the core: that it comes, and its version."""
    plain, lock, later = tmp_path / "plain", edition / "edition.lock.toml", tmp_path / "later.lock.toml"
    shutil.copytree(edition, plain)
    with (edition / "edition.toml").open("a", encoding="utf-8") as file:
        file.write('\n[stages.treat]\nmethod = "winsorise"\n')
    dei("lock", edition)
    head, mark, tail = lock.read_text(encoding="utf-8").partition("[pack.methods]\nversion = ")
    later.write_text(head + mark + tail.replace(version("dei-methods"), "9.0", 1), encoding="utf-8")

    assert ["methods", "–", "–", "new"] in rows(dei("diff", plain, edition).out)
    assert ["methods", "version", version("dei-methods"), "9.0"] in rows(dei("diff", lock, later).out)
