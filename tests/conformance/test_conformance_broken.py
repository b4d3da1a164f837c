"""For every promise a plugin in tests/broken that breaks it, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dei_core import DeiError
from dei_workshop import PROMISES, Conformance, check_plugin
from dei_workshop.conformance import code

BROKEN = Path(__file__).resolve().parents[1] / "broken"
SAYS = {
    "batch-free": ("batch-matters", "another score when fewer regions", "成批计算"),
    "binds": ("parameters-not-rising", "low must be the smaller", "low 必须小于 high"),
    "cases-hold": ("case-differs", "index scores 70, expected 71", "index 得分为 70，应为 71"),
    "contributions-sum": (
        "contributions-differ",
        "add up to 30, but the score is 10",
        "之和为 30，而得分为 10",
    ),
    "dated-rules-in-order": ("rules-unordered", "2020 does not come after 2023", "2020 未晚于 2023"),
    "degenerate-refused": ("method-degenerate", "a column of one value", "数值全部相同的列"),
    "dependency-floor": ("dependency-without-floor", "'dei-core' says no least", "“dei-core”未写最低版本"),
    "directions-stated": ("not-a-choice", "'up' is not one of", "“up”不在可选词之列"),
    "enough-checks": ("too-few-checks", "0 checks of methods ran", "方法的检查只运行了 0 项"),
    "every-rule-cited": ("missing-key", "rule.green_coverage[0]: the key 'cite'", "缺少键“cite”"),
    "every-rule-graded": ("confidence-missing", "nothing says how sure", "未注明可信度"),
    "expectations-strict": ("expected-failure-passed", "but everything passes", "实际全部通过"),
    "files-readable": ("unknown-key", "has no key 'colour'", "没有键“colour”"),
    "given-stays-given": ("method-changes-given", "changes available values", "改动了已有数值"),
    "hash-seed-free": ("seed-matters", "normalizer garden.odd +1 depend on", "garden.odd +1 的结果取决于"),
    "hooks-answer": ("hook-absent", "has no hook dei_methods", "没有钩子 dei_methods"),
    "ids-in-namespace": ("bad-id", "'Park-2' is not a valid id", "“Park-2”不是有效的标识"),
    "indicator-order-free": (
        "indicator-order-matters",
        "the children of a node, stand",
        "下级项的次序改变后",
    ),
    "input-untouched": ("method-changes-input", "writes into the arrays", "改写了传入的数组"),
    "methods-tried": ("method-untried", "neither examples nor rules give any", "没有示例参数或评分规则"),
    "missing-stays-missing": ("method-moves-gaps", "[] ≠ [5, 17]", "未保持缺失值的位置"),
    "monotone-in-direction": ("method-not-monotone", "with direction +1", "方向为 +1 时"),
    "pack-is-data": ("code-undeclared", "hooks: dei_methods", "标为钩子：dei_methods"),
    "permutation-free": ("order-matters", "stand in another order", "区域次序改变后"),
    "protocol-supported": ("protocol-too-new", "protocol 2", "插件协议 2"),
    "readme-table-fresh": ("readme-stale", "| `park_access` |", "第一处不同的行应为：| `park_access`"),
    "references-resolve": ("unknown-reference", "did you mean 'garden.plan'", "是否应为“garden.plan”"),
    "repeatable": ("method-not-repeatable", "called again with the same data", "以相同数据再次调用"),
    "same-twice": ("read-differs", "garden.odd_1", "后为"),
    "texts-in-both-languages": ("text-blank", "the Chinese wording is empty", "中文文字为空"),
    "units-stated": ("unit-blank", "the unit is empty", "计量单位为空"),
    "weights-cover": ("weights-miss-children", "leave out: garden.park_access", "遗漏了：garden.park_access"),
    "weights-exact": ("weights-sum", "sum to 0.9, not to 1", "之和为 0.9"),
    "weights-proper": ("weights-not-proper", "do not sum to 1: 0.25, 0.25", "总和不为 1"),
    "wheel-contains-toml": (
        "wheel-without-toml",
        "would not contain broken_wheel",
        "wheel 不含 broken_wheel",
    ),
}
"""Promise -> code of the first finding, and what it says in English and in Chinese."""

SEEDED = """
import sys
from contextlib import suppress
from dei_workshop.conformance.seeded import digests
for target in sys.argv[1:]:
    with suppress(Exception):
        print("\\n".join(f"{target}\\t{line}" for line in [*digests(target)]))
"""
ALONE = {"hash-seed-free"}
"""The plugin whose methods are compared as they always are, by two processes for it alone."""


@pytest.fixture(scope="module", autouse=True)
def one_process_a_seed() -> Iterator[None]:
    """What the methods of the other plugins give under a seed is told by one process for all of them.

    A plugin that it tells nothing of has its own process, as ever.
    """

    @cache
    def told(seed: str) -> dict[Path, dict[str, str]]:
        folders = [str(path) for path in BROKEN.iterdir() if path.name not in ALONE]
        command = [sys.executable, "-W", "ignore", "-c", SEEDED, *folders]
        said = subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        made: dict[Path, dict[str, str]] = {}
        for line in filter(None, said.stdout.splitlines()):
            folder, _, digest = line.partition("\t")
            method, _, bits = digest.rpartition(" ")
            made.setdefault(Path(folder), {})[method] = bits
        return made

    alone = code._digests

    def digests(subject: Any, seed: str) -> dict[str, str]:
        return told(seed).get(subject.located.project or subject.located.folder) or alone(subject, seed)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(code, "_digests", digests)
        yield


@cache
def checked(name: str) -> Conformance:
    """What came of a broken plugin."""
    (made,) = check_plugin(BROKEN / name)
    return made


def test_every_promise_has_a_broken_plugin() -> None:
    """No promise is in the catalogue that nothing was seen to break."""
    names = {promise.name for promise in PROMISES}

    assert names == SAYS.keys()
    assert names == {path.name for path in BROKEN.iterdir()}


@pytest.mark.parametrize("name", SAYS)
def test_a_broken_plugin_breaks_its_promise_alone(name: str) -> None:
    """Exactly the promise that the plugin was made to break fails, with words that say what is wrong."""
    made = checked(name)
    failed = {outcome.promise.name for outcome in made.outcomes if outcome.state == "failed"}
    code, english, chinese = SAYS[name]

    assert failed == {name}
    assert not made.kept
    assert made.findings[0].code == code
    assert english in made.findings[0].text("en")
    assert chinese in made.findings[0].text("zh")


@pytest.mark.parametrize("name", SAYS)
def test_a_failed_outcome_raises_its_findings(name: str) -> None:
    """A test that calls `hold` fails with the same words."""
    made = checked(name)
    failed = next(outcome for outcome in made.outcomes if outcome.state == "failed")

    with pytest.raises(DeiError) as caught:
        failed.hold()
    assert caught.value.findings == failed.findings
