"""What can stand in the way of a new plugin, and of telling differences."""

from __future__ import annotations

from dei_core.plugin import message

BAD_NAMESPACE = message(
    "cli.bad-namespace",
    "'{name}' cannot be a plugin's name: it begins with a lower-case letter, then letters, digits and underscores",
    "Use another, for example {example}.",
    "“{name}”不能作为插件名：须以小写字母开头，只含小写字母、数字和下划线",
    "请改名，例如 {example}。",
)
NAMESPACE_USED = message(
    "cli.namespace-used",
    "the namespace '{namespace}' is taken by {owner}",
    "Choose another name.",
    "命名空间“{namespace}”已由 {owner} 使用",
    "请另选名称。",
)
NO_RANKING = message(
    "diff-no-ranking",
    "the regions of this result folder cannot be read from its ranking: {why}",
    "Run the edition again, with the writer of CSV tables installed.",
    "无法从排名表读取该结果文件夹的区域：{why}",
    "请安装 CSV 写出插件后重新运行该年度方案。",
)
