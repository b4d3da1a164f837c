"""Every promise by name: what `dei check-plugin` holds a plugin to."""

from __future__ import annotations

from dei_core import Text
from dei_workshop.conformance.promise import Kind, Promise


def _promise(kind: Kind, name: str, en: str, zh: str) -> Promise:
    return Promise(name=name, kind=kind, says=Text(en=en, zh=zh))


PROMISES: tuple[Promise, ...] = (
    _promise(
        "pack", "files-readable", "every TOML file is read without a fault", "所有 TOML 文件均可无误读取"
    ),
    _promise(
        "pack", "protocol-supported", "the pack speaks this core's protocol", "所用插件协议受本核心支持"
    ),
    _promise(
        "pack", "ids-in-namespace", "ids are well formed, unique and its own", "标识规范、唯一且归属本规则包"
    ),
    _promise("pack", "references-resolve", "every name leads to what it names", "所有引用均指向已定义的对象"),
    _promise("pack", "texts-in-both-languages", "every text is in English and Chinese", "所有文字均有中英文"),
    _promise("pack", "units-stated", "every indicator says its unit", "每项指标均注明计量单位"),
    _promise("pack", "directions-stated", "every direction is one of the two words", "指标方向用词规范"),
    _promise(
        "pack",
        "dated-rules-in-order",
        "dated entries stand oldest first, each year once",
        "按年份由早到晚，每年一条",
    ),
    _promise("pack", "every-rule-cited", "every rule names its source", "每条评分规则均注明出处"),
    _promise(
        "pack",
        "every-rule-graded",
        "every rule says on what evidence it stands",
        "每条评分规则均注明依据等级",
    ),
    _promise("pack", "pack-is-data", "a pack that declares no code has none", "未声明代码的规则包不含代码"),
    _promise("pack", "hooks-answer", "the code answers the hooks that it declares", "代码实现所声明的钩子"),
    _promise("pack", "same-twice", "reading it twice gives the same", "两次读取结果相同"),
    _promise(
        "pack", "hash-seed-free", "no result depends on Python's hash seed", "结果不取决于 Python 哈希种子"
    ),
    _promise(
        "distribution", "wheel-contains-toml", "its wheel carries all its TOML", "wheel 包含全部 TOML 文件"
    ),
    _promise(
        "distribution",
        "dependency-floor",
        "it requires dei-core from a least version on, and the packs that it refers to",
        "依赖项写明 dei-core 最低版本及所引用的规则包",
    ),
    _promise(
        "distribution",
        "readme-table-fresh",
        "the README's generated table is up to date",
        "README 自动生成的表为最新",
    ),
    _promise(
        "edition",
        "binds",
        "its rules, region types and standards bind to a plan",
        "评分规则、区域类型和评价标准可绑定为计算方案",
    ),
    _promise(
        "edition",
        "weights-cover",
        "every child of a weighted node has one weight",
        "加权节点的各下级项均有且仅有一个权重",
    ),
    _promise("edition", "weights-exact", "shares sum to exactly 1", "权重之和恰为 1"),
    _promise("method", "methods-tried", "every method works on plain data", "每个方法均能处理普通数据"),
    _promise(
        "method",
        "missing-stays-missing",
        "gaps stay gaps, and no value becomes one",
        "缺失仍为缺失，且不产生新缺失",
    ),
    _promise(
        "method",
        "given-stays-given",
        "imputation fills gaps and changes nothing else",
        "插补只填缺失，不改已有数值",
    ),
    _promise("method", "input-untouched", "a method does not write into its input", "方法不改写输入"),
    _promise(
        "method", "batch-free", "a score does not depend on what is computed beside it", "得分与成批方式无关"
    ),
    _promise(
        "method", "permutation-free", "scores do not depend on the order of regions", "得分与区域次序无关"
    ),
    _promise(
        "method",
        "indicator-order-free",
        "what looks at all indicators does not depend on their order",
        "结果与指标或下级项的次序无关",
    ),
    _promise("method", "weights-proper", "weights are 0 or more and sum to 1", "权重不为负，且总和为 1"),
    _promise("method", "monotone-in-direction", "a better value has no lower score", "数值较优者得分不更低"),
    _promise(
        "method",
        "degenerate-refused",
        "what cannot be scored is refused, never infinite",
        "无法计分的数据予以拒绝",
    ),
    _promise("method", "contributions-sum", "contributions add up to the score", "贡献之和等于得分"),
    _promise("method", "repeatable", "the same data give the same bits", "相同数据得到逐位相同的结果"),
    _promise("case", "cases-hold", "every case scores as it says", "每个示例的得分与所写一致"),
    _promise("kit", "enough-checks", "as many checks ran as its content implies", "检查项数不少于其内容所需"),
    _promise(
        "kit",
        "expectations-strict",
        "expected failures have reasons, and do fail",
        "预期不通过者有理由且确未通过",
    ),
)
"""In the order in which they are held."""

NAMED = {promise.name: promise for promise in PROMISES}
