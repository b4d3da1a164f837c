"""A lock beside its edition: the same for everyone, and refused by name when anything moved."""

from __future__ import annotations

import copy
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from dei_core import DeiError, Finding, evaluate
from dei_core.editions.lock_shape import digest_of, digest_of_lock, standing
from dei_core.editions.locking import findings_of
from dei_core.host import lock_findings, lock_path, read_lock, write_lock
from dei_core.results.comparison import compare
from dei_core.toml.files import dumps

SCRIPT = """
import sys
from dei_core import evaluate
from dei_core.editions.lock import lock_text
sys.stdout.buffer.write(lock_text(evaluate(sys.argv[1])).encode())
"""
REASON = 'reason = {en = "a test", zh = "测试"}'
EDITION = '[edition]\nyear = 2022\nname = {en = "E", zh = "方案"}\n'
RANKED = ('method = "share_of_target"\nparams = {target = 22.2}', 'method = "minmax"')


@pytest.fixture
def city(repository: Path, tmp_path: Path) -> Path:
    """A copy of an example of one pack, one track and one dataset, without a lock."""
    folder = tmp_path / "gigabit-2022"
    shutil.copytree(repository / "examples/gigabit-2022", folder)
    lock_path(folder / "edition.toml").unlink(missing_ok=True)
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """One replacement in a file that must hold what is replaced."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def moved(folder: Path) -> dict[str, list[Finding]]:
    """What has moved since the lock, by code."""
    found: dict[str, list[Finding]] = {}
    for finding in lock_findings(evaluate(folder)):
        found.setdefault(finding.code, []).append(finding)
    return found


def override(folder: Path) -> None:
    shares = "shares = {users_5g = 0.6, users_500m = 0.4}"
    append(folder / "edition.toml", f'\n[[track.city.override]]\nnode = "users"\n{shares}\n{REASON}\n')


def second_track(folder: Path) -> None:
    track = 'name = {en = "B", zh = "乙"}\nregion_type = "gigabit.city"\ndataset = "notice"'
    append(folder / "edition.toml", f"\n[track.again]\n{track}\n")


def fewer(folder: Path) -> None:
    edit(folder / "pack/city.toml", '["users_5g", "users_500m"]', '["users_5g"]')
    edit(folder / "edition.toml", 'name = "name"', 'name = "name"\nignore = ["users_500m [%]"]')


MOVES: dict[str, tuple[Callable[[Path], None], str, str, str]] = {
    "a parameter": (
        lambda city: edit(city / "pack/rules.toml", "target = 22.2", "target = 25.0"),
        "lock-rule-moved",
        "rule of 'gigabit.base_stations': params.target 22.2 -> 25.0 (pack gigabit 1.0.0)",
        "“gigabit.base_stations”的评分规则：params.target 22.2 → 25.0（规则包 gigabit 1.0.0）",
    ),
    "a version": (
        lambda city: edit(city / "pack/pack.toml", '"1.0.0"', '"1.1.0"'),
        "lock-pack-moved",
        "pack gigabit: version 1.0.0 -> 1.1.0",
        "规则包 gigabit：version 1.0.0 → 1.1.0",
    ),
    "a comment": (
        lambda city: append(city / "pack/rules.toml", "# A remark.\n"),
        "lock-files-moved",
        "pack gigabit: the file rules.toml is not the one that was locked, though the pack says the same",
        "规则包 gigabit：文件 rules.toml 与锁定时不同，但规则包内容未变",
    ),
    "rows of data": (
        lambda city: append(city / "data.csv", "999999,某市,某省,,1,1,1,1\n"),
        "lock-data-moved",
        "dataset 'notice': rows 8 -> 9",
        "数据集“notice”：rows 8 → 9",
    ),
    "a weight": (
        override,
        "lock-weight-moved",
        "weight of 'gigabit.users_5g' in 'users': 0.5 -> 0.6",
        "“gigabit.users_5g”在“users”中的权重：0.5 → 0.6",
    ),
    "an aggregator": (
        lambda city: edit(
            city / "pack/city.toml",
            "[region_type.city.node.users]",
            '[region_type.city.node.users]\nmethod = "geometric"',
        ),
        "lock-node-moved",
        "node 'users': method arithmetic -> geometric (pack gigabit 1.0.0)",
        "节点“users”：method arithmetic → geometric（规则包 gigabit 1.0.0）",
    ),
    "a setting": (
        lambda city: edit(
            city / "edition.toml", "[stages.tier]", "[stages.rank]\ntolerance = 0.5\n\n[stages.tier]"
        ),
        "lock-setting-moved",
        "setting tolerance: none -> 0.5",
        "设置 tolerance：无 → 0.5",
    ),
    "an indicator less": (
        fewer,
        "lock-part-gone",
        "indicator 'gigabit.users_500m' is in the lock, but no longer in the edition",
        "指标“gigabit.users_500m”在锁定文件中，但年度方案已不含",
    ),
    "that the data are a specimen": (
        lambda city: edit(city / "edition.toml", "[dataset.notice]", "[dataset.notice]\nspecimen = true"),
        "lock-data-moved",
        "dataset 'notice': specimen False -> True",
        "数据集“notice”：specimen False → True",
    ),
    "the title of the data": (
        lambda city: edit(city / "edition.toml", "千兆城市关键指标情况", "千兆城市指标"),
        "lock-data-moved",
        "dataset 'notice': title.zh 千兆城市关键指标情况",
        "数据集“notice”：title.zh 千兆城市关键指标情况",
    ),
    "the day of the data": (
        lambda city: edit(city / "edition.toml", 'accessed = "2026', 'accessed = "2025'),
        "lock-data-moved",
        "dataset 'notice': accessed 2026-",
        "数据集“notice”：accessed 2026-",
    ),
    "the name of a track": (
        lambda city: edit(city / "edition.toml", '"Cities"', '"Towns"'),
        "lock-setting-moved",
        "setting name.en: Cities -> Towns",
        "设置 name.en：Cities → Towns",
    ),
    "what the edition says of itself": (
        lambda city: edit(city / "edition.toml", "year = 2022", 'year = 2022\nabout = {en = "A", zh = "甲"}'),
        "lock-setting-moved",
        "setting edition.about.en: none -> A",
        "设置 edition.about.en：无 → A",
    ),
    "a track more": (
        second_track,
        "lock-part-added",
        "track 'again' is not in the lock",
        "评价组“again”不在锁定文件中",
    ),
    "the engine": (
        lambda city: edit(city / "edition.lock.toml", 'dei_core = "', 'dei_core = "0.0.'),
        "lock-core-moved",
        "dei_core is ",
        "dei_core 现为 ",
    ),
    "the digest": (
        lambda city: edit(city / "edition.lock.toml", 'plan_digest = "', 'plan_digest = "0'),
        "lock-plan-moved",
        "though all that the lock spells out is the same",
        "而锁定文件所列各项均相同",
    ),
}


@pytest.mark.parametrize("name", MOVES)
def test_what_moved_is_named(city: Path, name: str) -> None:
    """Each kind of change is told by what moved, from what to what, in both languages."""
    change, code, english, chinese = MOVES[name]
    write_lock(evaluate(city))
    change(city)
    found = moved(city)[code]

    assert any(english in finding.says("en") for finding in found), [item.says() for item in found]
    assert any(chinese in finding.says("zh") for finding in found), [item.says("zh") for item in found]


def test_a_fresh_lock_is_kept(city: Path) -> None:
    """Nothing moved, nothing found; so too with references that the sample taught."""
    edit(city / "pack/rules.toml", *RANKED)
    write_lock(evaluate(city))

    assert moved(city) == {}


def test_what_only_informs_does_not_refuse(city: Path) -> None:
    """Another layout of the same content, and another engine, are notes."""
    write_lock(evaluate(city))
    MOVES["a comment"][0](city)
    lock = {**read_lock(city / "edition.lock.toml"), "dei_core": "0.0.1"}
    (city / "edition.lock.toml").write_text(
        dumps({**lock, "lock_digest": digest_of_lock(lock)}), encoding="utf-8"
    )
    found = moved(city)

    assert set(found) == {"lock-files-moved", "lock-core-moved"}
    assert {finding.severity for group in found.values() for finding in group} == {"note"}


def test_what_follows_from_a_move_is_not_told_beside_it(city: Path) -> None:
    """One finding for a rule, one for a name; two files of which one rule is are told, as either may say more."""
    write_lock(evaluate(city))
    MOVES["a parameter"][0](city)

    assert {code: len(found) for code, found in moved(city).items()} == {"lock-rule-moved": 1}

    append(city / "pack/pack.toml", "# A remark.\n")

    assert {code: len(found) for code, found in moved(city).items()} == {
        "lock-rule-moved": 1,
        "lock-pack-moved": 2,
    }

    write_lock(evaluate(city))
    edit(city / "pack/rules.toml", "checked = 20", "checked = 19")
    (finding,) = moved(city).pop("lock-pack-moved")

    assert "files.rules.toml" in finding.says()


def test_a_rule_names_both_versions_of_its_pack(city: Path) -> None:
    """Whoever upgraded a pack sees which rule came with it."""
    write_lock(evaluate(city))
    MOVES["a parameter"][0](city)
    MOVES["a version"][0](city)
    (finding,) = moved(city)["lock-rule-moved"]

    assert finding.says().endswith("params.target 22.2 -> 25.0 (pack gigabit 1.0.0 -> 1.1.0)")
    assert finding.says("zh").endswith("（规则包 gigabit 1.0.0 → 1.1.0）")
    assert (finding.place.file, finding.place.path) == ("edition.lock.toml", "track.city")


def test_what_the_sample_taught_is_held(city: Path) -> None:
    """Another value moves a reference of the indicator that looks at its peers, and of no other."""
    edit(city / "pack/rules.toml", *RANKED)
    write_lock(evaluate(city))
    edit(city / "data.csv", ",33.2,", ",40,")
    (finding,) = moved(city)["lock-reference-moved"]

    assert finding.says() == "what 'gigabit.base_stations' learned from the sample: maximum 33.2 -> 40.0"
    assert finding.says("zh") == "“gigabit.base_stations”由样本确定的参照值：maximum 33.2 → 40.0"


def test_code_that_moved_is_refused() -> None:
    """The code of a pack that brings any is held like its rules."""
    old, new = (
        {"pack": {"m": {"version": "1", "digest": "d", "code": {"m.py": sha}}}, "track": {}}
        for sha in ("a", "b")
    )
    (finding,) = findings_of(compare(old, new), old, new)

    assert (finding.code, finding.severity) == ("lock-code-moved", "error")
    assert finding.says() == "pack m: its code in m.py is not what was locked"
    assert finding.says("zh") == "规则包 m：代码文件 m.py 与锁定时不同"


def test_no_lock_is_a_finding(city: Path) -> None:
    """With the command that makes one."""
    (finding,) = moved(city)["lock-missing"]

    assert finding.says() == "the edition has no lock edition.lock.toml beside it to be held to"
    assert finding.says("zh") == "年度方案旁没有锁定文件 edition.lock.toml，无从核对"
    assert "dei lock" in finding.mend()


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        (
            "a = 1",
            "plan_digest (missing), edition (missing), pack (missing), dataset (missing), track (missing)",
            "plan_digest（缺失）、edition（缺失）、pack（缺失）、dataset（缺失）、track（缺失）",
        ),
        (
            f"plan_digest = 1\n{EDITION}[pack]\n[dataset]\n[track]",
            "plan_digest (a whole number, expected text)",
            "plan_digest（是整数，应为文本）",
        ),
        (
            f'plan_digest = ""\n{EDITION}[pack]\n[dataset]\n[track.city.derived]\n[track.city.node]',
            "track.city.indicator (missing)",
            "track.city.indicator（缺失）",
        ),
        *(
            (
                f'form = {form}\nplan_digest = ""\n{EDITION}[pack]\n[dataset]\n[track]',
                "form (a whole number, expected 2 or more, as form 1 does not say its form)",
                "form（是整数，应为不小于 2 的整数（格式 1 不写此项））",
            )
            for form in (1, 0, -1, -(2**63))
        ),
    ],
)
def test_what_is_no_lock_is_refused(tmp_path: Path, text: str, en: str, zh: str) -> None:
    """By all that it lacks."""
    path = tmp_path / "edition.lock.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DeiError) as caught:
        read_lock(path)
    (finding,) = caught.value.findings

    assert finding.code == "lock-shape"
    assert finding.says() == f"is not a lock; missing or of another kind: {en}"
    assert finding.says("zh") == f"不是锁定文件；以下条目缺失或类型不符：{zh}"


def test_a_lock_is_the_same_for_every_seed_and_order(repository: Path, tmp_path: Path) -> None:
    """Two processes with other hash seeds and the packs in another order write the same bytes."""
    folder = tmp_path / "dei-2023"
    shutil.copytree(repository / "examples/dei-2023", folder)
    edition = folder / "edition.toml"
    text = edition.read_text(encoding="utf-8")
    packs: list[str] = tomllib.loads(text)["packs"]
    listed = text[text.index("packs = [") : text.index("]", text.index("packs = [")) + 1]
    made = set()
    for seed, order in (("0", packs), ("4242", packs[::-1])):
        edition.write_text(text.replace(listed, f"packs = {order!r}".replace("'", '"')), encoding="utf-8")
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", SCRIPT, str(folder)]
        done: Any = subprocess.run(command, env=environment, capture_output=True, check=True)
        made.add(done.stdout)

    assert len(made) == 1
    assert len(made.pop()) > 10_000


def first_form(lock: dict[str, Any]) -> dict[str, Any]:
    """The lock as version 0.1 wrote it: of form 1, without what has been added since."""
    made = copy.deepcopy(lock)
    for key in ("form", "lock_digest"):
        del made[key]
    made["edition"].pop("about", None)
    for dataset in made["dataset"].values():
        for key in ("specimen", "title", "licence", "accessed"):
            dataset.pop(key, None)
    for track in made["track"].values():
        del track["name"]
        for entry in track["indicator"].values():
            for key in ("unit", "impute", "treat"):
                entry.pop(key, None)
    plans = {
        name: {key: entry for key, entry in track.items() if key != "references"}
        for name, track in made["track"].items()
    }
    return {**made, "plan_digest": digest_of(plans)}


def test_a_lock_of_the_first_form_is_held_to_as_far_as_it_goes(city: Path) -> None:
    """It passes with a warning; a rule that moved is refused; what it never said is not; dei lock brings it forward."""
    write_lock(evaluate(city))
    path = city / "edition.lock.toml"
    path.write_text(dumps(first_form(read_lock(path))), encoding="utf-8")
    found = moved(city)

    assert set(found) == {"lock-earlier-form"}
    assert found["lock-earlier-form"][0].severity == "warning"

    MOVES["that the data are a specimen"][0](city)

    assert set(moved(city)) == {"lock-earlier-form"}

    MOVES["a parameter"][0](city)

    assert set(moved(city)) == {"lock-earlier-form", "lock-rule-moved"}

    text = path.read_text(encoding="utf-8").replace("target = 22.2", "target = 25.0")
    path.write_text(text, encoding="utf-8")

    assert "lock-edited" in moved(city)

    write_lock(evaluate(city))
    lock = read_lock(path)
    del lock["form"]
    path.write_text(dumps({**lock, "dataset": {}}), encoding="utf-8")

    assert "lock-edited" in moved(city)

    write_lock(evaluate(city))

    assert moved(city) == {}


@pytest.fixture
def behind(city: Path) -> Path:
    """The city with weights from its data, by a bare id behind which dei-methods stands; locked."""
    append(city / "edition.toml", '\n[stages.weight]\nmethod = "standard_deviation"\n')
    write_lock(evaluate(city))
    return city


def test_a_bare_id_that_moved_locks_the_pack_behind_it(behind: Path) -> None:
    """With version, digest and code, as if the edition listed it; another one is refused by name."""
    path = behind / "edition.lock.toml"
    entry = read_lock(path)["pack"]["methods"]

    assert entry["version"] == version("dei-methods")
    assert "plugin.py" in entry["code"]
    assert moved(behind) == {}

    edit(path, entry["code"]["plugin.py"], "0" * 64)

    assert moved(behind)["lock-code-moved"][0].says() == (
        "pack methods: its code in plugin.py is not what was locked"
    )


def test_a_lock_before_it_named_that_pack(behind: Path) -> None:
    """One of this form is told what it lacks; one of the first form said nothing of it and still holds."""
    path = behind / "edition.lock.toml"
    lock = read_lock(path)
    del lock["pack"]["methods"], lock["lock_digest"]
    path.write_text(dumps({"lock_digest": digest_of_lock(lock), **lock}), encoding="utf-8")
    (finding,) = moved(behind)["lock-part-added"]

    assert finding.says() == "pack 'methods' is not in the lock"

    write_lock(evaluate(behind))
    lock = first_form(read_lock(path))
    listed = dumps({**lock, "pack": {**lock["pack"], "methods": {"version": "0.1.0", "digest": "d"}}})
    del lock["pack"]["methods"]
    path.write_text(dumps(lock), encoding="utf-8")

    assert set(moved(behind)) == {"lock-earlier-form"}

    path.write_text(listed, encoding="utf-8")

    assert "lock-pack-moved" in moved(behind)


def test_without_such_an_id_no_other_pack_is_locked(city: Path) -> None:
    """Though the plugin is installed."""
    assert list(evaluate(city).evaluation.registry.packs) == ["gigabit"]


def test_an_edit_that_hides_a_change_is_told(city: Path) -> None:
    """Whoever writes the new rule into the lock by hand has not locked it."""
    write_lock(evaluate(city))
    for path in (city / "pack/rules.toml", city / "edition.lock.toml"):
        edit(path, "target = 22.2", "target = 25.0")
    (finding,) = moved(city)["lock-edited"]

    assert finding.severity == "error"
    assert finding.says() == (
        "was edited after it was written: what it holds does not agree with its own plan_digest, lock_digest"
    )
    assert "请对其所属的年度方案用 dei lock 重新生成" in finding.mend("zh")


def test_committed_locks_are_as_they_were_written(repository: Path) -> None:
    """None is of an earlier form, or was merged or edited by hand since dei lock wrote it."""
    paths = sorted(repository.glob("examples/**/edition.lock.toml"))

    assert len(paths) > 20
    assert {path: standing(read_lock(path), path.name) for path in paths} == dict.fromkeys(paths, ())
