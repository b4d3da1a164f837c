"""What can be wrong with a command line, and with the program that reads it."""

from __future__ import annotations

from dei_core.plugin import message

UNKNOWN_COMMAND = message(
    "cli.unknown-command",
    "there is no command '{command}'{hint}",
    "Use one of: {known}; dei plugins says which packs bring commands and which of them are broken.",
    "没有命令 `{command}`{hint}",
    "请改用：{known}；dei plugins 可查看提供命令的规则包及其检查结果。",
)
COMMAND_ELSEWHERE = message(
    "cli.command-elsewhere",
    "the command '{command}' comes with {distribution}, which is not installed here or is broken",
    "pip install {distribution}; dei plugins says which packs are installed and which of them are broken.",
    "命令 '{command}' 由 {distribution} 提供，此处尚未安装或无法使用",
    "请运行 pip install {distribution}；dei plugins 可查看已安装的规则包及其问题。",
)
UNKNOWN_OPTION = message(
    "cli.unknown-option",
    "there is no option '{option}'{hint}",
    "See {help}.",
    "没有选项“{option}”{hint}",
    "请参阅 {help}。",
)
MISSING_ARGUMENT = message(
    "cli.missing-argument",
    "{parameter} is missing",
    "Add it; {help} shows how.",
    "缺少 {parameter}",
    "请补上；写法见 {help}。",
)
BAD_VALUE = message(
    "cli.bad-value",
    "{parameter} cannot be '{value}'; it takes {wanted}",
    "Correct it; {help} shows how.",
    "{parameter} 不能为“{value}”，应为{wanted}",
    "请更正；写法见 {help}。",
)
OPTION_VALUE = message(
    "cli.option-value",
    "the option {option} has no value where it needs one, or one where it takes none",
    "Correct it; {help} shows how.",
    "选项 {option} 缺少必需的值，或给出了不应有的值",
    "请更正；写法见 {help}。",
)
EXTRA_ARGUMENTS = message(
    "cli.extra-arguments",
    "there are more arguments than the command takes: {arguments}",
    "Remove them, or put quotation marks around a path with spaces.",
    "参数过多：{arguments}",
    "请删除；路径含空格时请加引号。",
)
USAGE = message(
    "cli.usage",
    "the command line cannot be read: {why}",
    "See {help}.",
    "无法识别命令行：{why}",
    "请参阅 {help}。",
)
UNKNOWN_LANGUAGE = message(
    "cli.unknown-language",
    "{variable} is set to something that is no language dei speaks",
    "Set it to one of: {known}.",
    "{variable} 所设的值不是 dei 支持的语言",
    "请设为：{known}。",
)
COMMAND_BROKEN = message(
    "cli.command-broken",
    "the command '{command}' of {pack} cannot be loaded from {target}: {why}",
    "Repair, upgrade or uninstall that plugin.",
    "{pack} 提供的命令“{command}”无法从 {target} 加载：{why}",
    "请修复、升级或卸载该插件。",
)
COMMAND_TAKEN = message(
    "cli.command-taken",
    "the command '{name}' is announced twice: by {first} and by {second}",
    "Uninstall one of the two.",
    "命令“{name}”重复声明：{first} 与 {second}",
    "请卸载其一。",
)
COMMAND_FAILED = message(
    "cli.command-failed",
    "the command stopped: {why}",
    "See {help}.",
    "命令已停止：{why}",
    "请参阅 {help}。",
)
UNKNOWN_TRACK = message(
    "cli.unknown-track",
    "the edition has no track '{track}'{hint}",
    "Use one of: {known}.",
    "方案中没有评价组“{track}”{hint}",
    "请改用：{known}。",
)
TRACK_NEEDED = message(
    "cli.track-needed",
    "more than one track has the region '{region}': {known}",
    "Say which one with --track.",
    "有多个评价组含区域“{region}”：{known}",
    "请用 --track 指明。",
)
UNKNOWN_METHOD = message(
    "cli.unknown-method",
    "no installed pack has a method '{method}'{hint}",
    "dei methods lists all of them, by kind.",
    "没有方法“{method}”{hint}",
    "请用 dei methods 查看全部方法。",
)
NOT_PRINTED = message(
    "cli.not-printed",
    "what the command prints could not be written: {why}",
    "Give it an open output with room; files that the command writes itself are complete.",
    "命令打印的内容无法写出：{why}",
    "请提供已打开且有空间的输出；命令自身写出的文件是完整的。",
)
DEFECT = message(
    "cli.defect",
    "dei met a defect of its own, not of your edition: {why}",
    "Run the same command with DEI_TRACEBACK=1 set, and report what it prints.",
    "dei 自身出现缺陷，与年度方案无关：{why}",
    "请设置 DEI_TRACEBACK=1 后重新运行同一命令，并报告其输出。",
)
