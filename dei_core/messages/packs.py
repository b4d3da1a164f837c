"""Sentences about packs: finding them, loading their code, and how they fit together."""

from __future__ import annotations

from dei_core.messages.message import message

UNKNOWN_PACK = message(
    "unknown-pack",
    "no installed pack has the namespace '{pack}'{hint}",
    "Install its distribution, or list a folder as './{pack}'; installed: {known}.",
    "没有已安装的规则包使用命名空间“{pack}”{hint}",
    "请安装该发行包，或以 `./{pack}` 列出文件夹；已安装：{known}。",
)
NAMESPACE_TAKEN = message(
    "namespace-taken",
    "the namespace '{namespace}' is claimed by two packs: {first} and {second}",
    "Uninstall or unlist one of the two.",
    "两个规则包使用了同一命名空间“{namespace}”：{first} 与 {second}",
    "请卸载或从清单中去掉其一。",
)
ANNOUNCED_WRONGLY = message(
    "announced-wrongly",
    "the installed distribution {distribution} announces packs that cannot be used: {why}",
    "Reinstall or uninstall it; if it is yours, build it again.",
    "已安装的发行包 {distribution} 声明的规则包无法使用：{why}",
    "请重新安装或卸载；如由本人编制，请重新构建。",
)
PROTOCOL_TOO_NEW = message(
    "protocol-too-new",
    "the pack '{namespace}' is written for plugin protocol {theirs}; this dei-core speaks {ours} and is too old for it",
    "Upgrade dei-core to a version that speaks {theirs}, or install an earlier version of the pack.",
    "规则包“{namespace}”面向插件协议 {theirs}；本 dei-core 支持的协议为 {ours}，版本过旧",
    "请将 dei-core 升级到支持协议 {theirs} 的版本，或安装该规则包的较早版本。",
)
PROTOCOL_TOO_OLD = message(
    "protocol-too-old",
    "the pack '{namespace}' is written for plugin protocol {theirs}; this dei-core speaks {ours}: the pack is too old",
    "Upgrade the pack, or install an earlier dei-core that still speaks {theirs}.",
    "规则包“{namespace}”面向插件协议 {theirs}；本 dei-core 支持的协议为 {ours}，该规则包过旧",
    "请升级该规则包，或安装仍支持协议 {theirs} 的较早版本 dei-core。",
)
DEPRECATED = message(
    "deprecated",
    "{what} has been deprecated since version {since} and goes in version {removal}",
    "Use {instead} instead.",
    "{what} 自 {since} 版起弃用，将于 {removal} 版移除",
    "请改用 {instead}。",
    "warning",
)
FOLDER_WITH_CODE = message(
    "folder-with-code",
    "the pack '{namespace}' is a folder, and a folder cannot carry code; its [pack] names hooks under provides",
    "Remove provides, or make the folder an installable distribution.",
    "规则包“{namespace}”是文件夹，文件夹不能携带代码，但其 [pack] 的 provides 列出了钩子",
    "请删除 provides，或把该文件夹做成可安装的发行包。",
)
IMPORT_FAILED = message(
    "pack-import-failed",
    "the code of pack '{pack}' ({module}) cannot be imported: {why}",
    "Repair or reinstall the pack, or remove it from the edition's packs.",
    "规则包“{pack}”的代码（{module}）无法导入：{why}",
    "请修复或重新安装该规则包，或将其从方案的 packs 中移除。",
)
HOOK_FAILED = message(
    "hook-failed",
    "the hook {hook} of pack '{pack}' failed: {why}",
    "Report this to the pack's maintainers, or remove the pack.",
    "规则包“{pack}”的钩子 {hook} 出错：{why}",
    "请告知该规则包的维护者，或移除该规则包。",
)
HOOK_ANSWER = message(
    "hook-answer",
    "the hook {hook} of pack '{pack}' gave {found}, not a list of {wanted} records",
    "Return a list or tuple of {wanted} records from it.",
    "规则包“{pack}”的钩子 {hook} 返回了 {found}，应返回 {wanted} 记录的列表",
    "请让其返回由 {wanted} 记录组成的列表或元组。",
)
UNKNOWN_HOOK = message(
    "unknown-hook",
    "the pack '{pack}' answers hooks that do not exist: {hooks}{hint}",
    "Rename the functions; the hooks are: {known}.",
    "规则包“{pack}”实现了不存在的钩子：{hooks}{hint}",
    "请更正函数名；现有钩子：{known}。",
)
ORDERED_HOOK = message(
    "ordered-hook",
    "the pack '{pack}' marks {hooks} as wrapper, tryfirst or trylast; results must not depend on an order of packs",
    "Use @hookimpl without options.",
    "规则包“{pack}”将 {hooks} 标为 wrapper、tryfirst 或 trylast；结果不得依赖规则包的次序",
    "请使用不带选项的 @hookimpl。",
)
HOOK_ARGUMENTS = message(
    "hook-arguments",
    "the pack '{pack}' lets {hooks} take arguments, but hooks are called without any",
    "Remove the arguments.",
    "规则包“{pack}”为 {hooks} 设了参数，而钩子调用时不带任何参数",
    "请删除这些参数。",
)
HOOK_ABSENT = message(
    "hook-absent",
    "the pack '{pack}' says that it provides {provides}, but its code has no hook {hook}",
    "Add a function {hook}() marked @hookimpl, or remove '{provides}' from provides.",
    "规则包“{pack}”声明提供 {provides}，但其代码中没有钩子 {hook}",
    "请加上以 @hookimpl 标记的函数 {hook}()，或从 provides 中删除“{provides}”。",
)
HOOK_UNDECLARED = message(
    "hook-undeclared",
    "the pack '{pack}' answers {hook}, but its pack.toml does not say that it provides {provides}",
    "Add '{provides}' to provides under [pack].",
    "规则包“{pack}”实现了 {hook}，但其 pack.toml 未声明提供 {provides}",
    "请在 [pack] 的 provides 中加入“{provides}”。",
)
NOT_ITS_TOML = message(
    "pack-not-its-toml",
    "the content that pack '{pack}' gives in code differs from its TOML files",
    "Let dei_pack() return what the files say, or leave the hook out.",
    "规则包“{pack}”在代码中给出的内容与其 TOML 文件不一致",
    "请让 dei_pack() 返回文件所述内容，或去掉该钩子。",
)
METHOD_TAKEN = message(
    "method-taken",
    "the {kind} '{method}' is contributed twice: by {first} and by {second}",
    "Rename one of the two.",
    "{kind}“{method}”重复提供：{first} 与 {second}",
    "请将其一改名。",
)
METHOD_FOREIGN = message(
    "method-foreign",
    "the method '{method}' of pack '{pack}' does not carry its namespace",
    "Name it '{pack}.{local}'.",
    "规则包“{pack}”的方法“{method}”未带其命名空间",
    "请命名为“{pack}.{local}”。",
)
NAME_TAKEN = message(
    "name-taken",
    "the {what} '{name}' is contributed twice: by {first} and by {second}",
    "Uninstall one of the two; until then the first serves.",
    "{what}“{name}”重复提供：{first} 与 {second}",
    "请卸载其一；在此之前使用前者。",
    "warning",
)
NOT_A_PACK = message(
    "not-a-pack",
    "the installed distribution {distribution} announces the pack '{pack}', but has no {manifest} in {module}",
    "Reinstall it; if it is yours, put {manifest} into the package.",
    "已安装的发行包 {distribution} 声明了规则包“{pack}”，但 {module} 中没有 {manifest}",
    "请重新安装；如由本人编制，请把 {manifest} 放入发行包。",
)
UNKNOWN_REFERENCE = message(
    "unknown-reference",
    "there is no {what} '{name}'{hint}",
    "Correct the name, or define it in the edition or one of its packs ({packs}).",
    "没有{what}“{name}”{hint}",
    "请更正名称，或在方案及其所用规则包（{packs}）中定义它。",
)
METHOD_MOVED = message(
    "method-moved",
    "the {what} '{name}' is brought by {distribution}, which is not installed here, or in a version without it",
    "Install it: pip install --upgrade {distribution}.",
    "{what}“{name}”由 {distribution} 提供，当前未安装该发行包，或其版本不含此方法",
    "请安装：pip install --upgrade {distribution}。",
)
METHOD_UNDECLARED = message(
    "method-undeclared",
    "there is no {what} '{name}': the pack '{pack}' declares no methods, so its code is not read",
    'If its code defines it, write provides = ["methods"] in its pack.toml and install it; else correct the name.',
    "没有{what}“{name}”：规则包“{pack}”未声明提供方法，因此不读取其代码",
    '如其代码定义了该方法，请在其 pack.toml 中写明 provides = ["methods"] 并安装；否则请更正名称。',
)
NAMESPACE_DIFFERS = message(
    "namespace-differs",
    "the pack calls its namespace '{theirs}', but its distribution {distribution} announces it as '{name}'",
    "Use the same name under [pack] and in the entry point.",
    "规则包自称命名空间“{theirs}”，而其发行包 {distribution} 以“{name}”声明",
    "请让 [pack] 与入口点使用同一名称。",
)
UNKNOWN_WRITER = message(
    "unknown-writer",
    "no installed writer is called '{writer}'{hint}",
    "Install its plugin, or use one of: {known}.",
    "没有名为“{writer}”的写出器{hint}",
    "请安装其插件，或改用：{known}。",
)
CHECK_FAILED = message(
    "check-failed",
    "the house check '{check}' of {pack} failed itself: {why}",
    "Report this to the maintainers of the pack, or remove it from the edition.",
    "{pack} 的检查项“{check}”自身出错：{why}",
    "请告知该规则包的维护者，或将其从方案中移除。",
)
METHOD_BROKE = message(
    "method-broke",
    "the method '{method}' of {who} failed: {why}",
    "Use another method, or report this to its maintainers: what it cannot compute, it refuses by a Refusal.",
    "{who} 的方法“{method}”出错：{why}",
    "请改用其他方法，或告知其维护者：不能计算的情形应以 Refusal 拒绝。",
)
METHOD_KIND = message(
    "method-kind",
    "the method '{method}' of {who} is of a kind that no stage asks for: '{kind}'{hint}",
    "Use one of: {known}.",
    "{who} 的方法“{method}”属于任何计算环节均不使用的种类“{kind}”{hint}",
    "请改用：{known}。",
)
