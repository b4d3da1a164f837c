"""Sentences about packs: finding them, loading their code, and how they fit together."""

from __future__ import annotations

from dei_core.sentence import message

BAD_ID = message(
    "bad-id",
    "'{name}' is not a valid id: ids begin with a lower-case letter, then letters, digits and underscores",
    "Rename it, for example to '{example}'.",
    "“{name}”不是有效的标识：须以小写字母开头，只含小写字母、数字和下划线",
    "请改名，例如“{example}”。",
)
DUPLICATE_ENTITY = message(
    "duplicate-entity",
    "{what} is defined in {first} and again in {second}",
    "Keep one of the two.",
    "{what} 在 {first} 中已定义，又在 {second} 中重复定义",
    "请只保留其一。",
)
NO_MANIFEST = message(
    "no-manifest",
    "no file of this folder has a [pack] table",
    'Add pack.toml with [pack] namespace = "…", name, version and protocol = 1.',
    "此文件夹中没有任何文件含 [pack] 表",
    '请添加 pack.toml，写明 [pack] namespace = "…"、name、version 和 protocol = 1。',
)
NO_VERSION = message(
    "no-version",
    "a pack in a folder needs a version of its own",
    'Add version = "0.1.0" under [pack].',
    "文件夹形式的规则包须自带版本号",
    '请在 [pack] 下加上 version = "0.1.0"。',
)
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
