"""Sentences about finding data files and leaving results."""

from __future__ import annotations

from dei_core.messages.message import message

DATA_NOT_FOUND = message(
    "data-not-found",
    "the data file {path} is not there; looked for {looked}",
    "{obtain}",
    "找不到数据文件 {path}；已查找 {looked}",
    "{obtain}",
)
NO_READER = message(
    "no-reader",
    "no installed reader takes '{format}'{hint}",
    "Install dei-tables, or use one of: {known}.",
    "没有已安装的读取器支持“{format}”{hint}",
    "请安装 dei-tables，或改用：{known}。",
)
MANY_READERS = message(
    "many-readers",
    "several installed readers take '{format}': {known}",
    'Say which one in the dataset: format = "{example}".',
    "有多个已安装的读取器支持“{format}”：{known}",
    '请在数据集中指明所用的一个：format = "{example}"。',
)
CANNOT_WRITE = message(
    "cannot-write",
    "the result cannot be written to {folder}: {why}",
    "Choose another folder with --out, or make this one writable; an earlier result there is untouched.",
    "无法将结果写入 {folder}：{why}",
    "请用 --out 另选文件夹，或设为可写；原有结果未受影响。",
)
FILE_NOT_WRITTEN = message(
    "file-not-written",
    "the file {file} cannot be written: {why}",
    "Make the file and its folder writable, or name another place; an earlier file there is untouched.",
    "无法写入文件 {file}：{why}",
    "请将该文件及其所在文件夹设为可写，或另选位置；原有文件未受影响。",
)
NOT_A_FILE = message(
    "not-a-file",
    "{file} is a folder, a device or a pipe, and would be replaced by a file",
    "Name a file; what a command prints can be sent on with > or |.",
    "{file} 是文件夹、设备或管道，写出文件会将其取代",
    "请指定一个文件；命令打印的内容可用 > 或 | 转送。",
)
FILE_THERE = message(
    "file-there",
    "the file {file} was not written by dei, or was changed since, and would be lost",
    "Move it elsewhere, or name another place.",
    "文件 {file} 并非由 dei 写出，或写出后有改动，写入会使其丢失",
    "请将其移到别处，或另选位置。",
)
FOLDER_THERE = message(
    "folder-there",
    "{folder} is there already and is not an empty folder",
    "Name a folder that is not there yet.",
    "{folder} 已存在，且不是空文件夹",
    "请指定一个尚不存在的文件夹。",
)
NOT_A_RESULT = message(
    "not-a-result",
    "the folder {folder} is not empty and holds no earlier result (no {mark} that says what was written)",
    "Choose another folder with --out, or empty this one.",
    "文件夹 {folder} 非空，且不含此前的结果（其中没有记载所写文件的 {mark}）",
    "请用 --out 另选文件夹，或清空该文件夹。",
)
NOT_A_FOLDER = message(
    "not-a-folder",
    "{folder} is a file, and the result is a folder",
    "Choose another place with --out.",
    "{folder} 是文件，而结果应为文件夹",
    "请用 --out 另选位置。",
)
FIXED_FOLDER = message(
    "fixed-folder",
    "the folder {folder} is where a disk begins or where this command runs, and cannot be replaced in one move",
    "Name a folder inside it with --out.",
    "文件夹 {folder} 是磁盘的根文件夹或本命令所在的文件夹，无法一次性整体替换",
    "请用 --out 指定其中的一个文件夹。",
)
INPUT_INSIDE = message(
    "input-inside",
    "the folder {folder} holds what this run was made from, and a new result would remove it: {files}",
    "Choose another folder with --out, or copy these elsewhere and let the edition name them there.",
    "文件夹 {folder} 中有本次运行所依据的文件，写入新结果会将其删除：{files}",
    "请用 --out 另选文件夹，或将其复制到别处并在年度方案中改用新位置。",
)
FOREIGN_FILES = message(
    "foreign-files",
    "the folder {folder} holds what no run wrote, and a new result would remove it: {files}",
    "Move it elsewhere, or choose another folder with --out.",
    "文件夹 {folder} 中有并非运行所写的内容，写入新结果会将其删除：{files}",
    "请将其移到别处，或用 --out 另选文件夹。",
)
EDITED_FILES = message(
    "edited-files",
    "files of the result in {folder} were changed after they were written, and a new result would remove them: {files}",
    "Move them or the folder elsewhere, or choose another folder with --out.",
    "{folder} 中的结果文件在写出后有改动，写入新结果会将其删除：{files}",
    "请将这些文件或整个文件夹移到别处，或用 --out 另选文件夹。",
)
NO_COPY = message(
    "no-copy",
    "the data file is copied before it is read, and the copy cannot be made in the folder for temporary files: {why}",
    "Free space in that folder, or let the environment variable TMPDIR name another one.",
    "数据文件须先复制再读取，但无法在临时文件夹中写出副本：{why}",
    "请为该文件夹腾出空间，或用环境变量 TMPDIR 另行指定文件夹。",
)
RESULT_CHANGED = message(
    "result-changed",
    "files of this result were changed after the run wrote them: {files}",
    "What is read from them may be neither what was scored nor whole: run the edition again, or put the files back.",
    "结果中的这些文件在运行写出后有改动：{files}",
    "从中读到的内容可能不再是评分结果，或已不完整：请重新运行该年度方案，或恢复原文件。",
    "warning",
)
NO_RESULT = message(
    "no-result",
    "the folder {folder} holds no result: there is no {mark} in it",
    "Name a folder that dei run has left.",
    "文件夹 {folder} 中没有评价结果：缺少 {mark}",
    "请指明由 dei run 生成的文件夹。",
)
RESULT_OLD = message(
    "result-old",
    "this result was left by an earlier version, without plan.json: its tables, lock and run.json are read, no plan",
    "Run the edition again to have the plan as plain data.",
    "该结果由较早版本生成，没有 plan.json：仅能读取其表格、锁定文件和 run.json，无法读取评价方案",
    "如需评价方案的数据形式，请重新运行该年度方案。",
    "warning",
)
RESULT_UNREADABLE = message(
    "result-unreadable",
    "this file of a result cannot be read: {why}",
    "Run the edition again, or put the file back.",
    "无法读取结果中的该文件：{why}",
    "请重新运行该年度方案，或恢复原文件。",
)
PLAN_LATER = message(
    "plan-later-form",
    "is a plan of form {form}, which a later version of the engine wrote; this one reads forms up to {known}",
    "Update dei-core, or run the edition again.",
    "是较新版本引擎生成的评价方案（格式 {form}），本版本最高可读格式 {known}",
    "请更新 dei-core，或重新运行该年度方案。",
)
WRITER_FAILED = message(
    "writer-failed",
    "the writer '{writer}' failed, and the result has no files of it: {why}",
    "Mend that, or leave the writer out with --without {writer}; all other files are in {folder}.",
    "写出器“{writer}”出错，结果中没有它的文件：{why}",
    "请修复，或用 --without {writer} 略去该写出器；其余文件均在 {folder} 中。",
)
LOCK_WITHOUT_REFERENCES = message(
    "lock-without-references",
    "has no frozen references under [track.…]",
    "Name the edition.lock.toml of a run whose method looks at the sample.",
    "在 [track.…] 下没有可沿用的参照值",
    "请指向一次由样本确定参照值的运行所留下的 edition.lock.toml。",
)
READER_FAILED = message(
    "reader-failed",
    "the reader '{reader}' failed on {path}: {why}",
    "Report this to the maintainers of its plugin, or convert the file to CSV.",
    "读取器“{reader}”读取 {path} 时出错：{why}",
    "请告知其插件的维护者，或将文件转换为 CSV。",
)
