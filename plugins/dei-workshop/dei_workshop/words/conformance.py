"""What `dei check-plugin`, `dei new-plugin` and `dei schema` say beside findings."""

from __future__ import annotations

from dei_core import Text

SCHEMA = Text(
    en="Print the JSON Schema of pack, edition, case or scenario files for editors, or of plan.json",
    zh="输出规则包、年度方案、示例文件、情景文件（供编辑器使用）或 plan.json 的 JSON Schema",
)
KIND_ARGUMENT = Text(en="pack, edition, case, scenario or plan", zh="pack、edition、case、scenario 或 plan")
SCHEMA_OUT_OPTION = Text(en="write it to this file instead", zh="改为写入此文件")
CHECK_PLUGIN = Text(
    en="Hold a plugin to the promises that every plugin makes",
    zh="检验插件是否符合所有插件均须遵守的约定",
)
PLUGIN_ARGUMENT = Text(
    en="a distribution's folder, a pack's folder, or the namespace of an installed pack",
    zh="发行包文件夹、规则包文件夹，或已安装规则包的命名空间",
)
WRITE_README = Text(
    en="first write the README's marked table of indicators again", zh="先重新生成 README 中带标记的指标表"
)
STATES = {
    "passed": Text(en="pass", zh="通过"),
    "failed": Text(en="FAIL", zh="未通过"),
    "skipped": Text(en="skip", zh="略过"),
    "expected": Text(en="xfail", zh="预期未通过"),
}
DASH = Text(en=": ", zh="：")
REASON = Text(en=" ({reason})", zh="（{reason}）")
COUNTS = Text(
    en="{passed} passed, {failed} failed, {expected} expected to fail, {skipped} skipped",
    zh="通过 {passed} 项，未通过 {failed} 项，预期未通过 {expected} 项，略过 {skipped} 项",
)

NEW_PLUGIN = Text(
    en="Write a new plugin: a distribution that passes check-plugin at once",
    zh="生成新插件：可直接通过 check-plugin 的发行包",
)
NAME_ARGUMENT = Text(en="the plugin's namespace, such as garden", zh="插件的命名空间，例如 garden")
KIND = Text(en="what it contributes", zh="插件的内容类别")
NEW_OUT = Text(en="folder to write, by default dei-NAME here", zh="写入的文件夹，默认为当前目录下的 dei-NAME")
WRITTEN = Text(en="{count} files written to {folder}", zh="已将 {count} 个文件写入 {folder}")
NEXT = Text(en="Next: dei check-plugin {folder}", zh="下一步：dei check-plugin {folder}")
