"""What this plugin has to say."""

from __future__ import annotations

from dei_core.plugin import message

NO_STORY = message(
    "report.no-story",
    "this result folder holds no story that a report can be written from ({file}: {why})",
    "Name the edition's folder, or run it again with the report: dei run EDITION.",
    "该结果文件夹中没有可用于生成报告的内容（{file}：{why}）",
    "请改为指定年度方案文件夹，或重新运行并生成报告：dei run EDITION。",
)
NO_REPORT = message(
    "report.no-report",
    "this result was written without a report (no {file})",
    "Run the edition again without --no-report: dei run EDITION; or name its folder: dei report EDITION.",
    "该结果未生成报告（缺少 {file}）",
    "请去掉 --no-report 重新运行：dei run EDITION；或直接指定年度方案文件夹：dei report EDITION。",
)
OTHER_FORMAT = message(
    "report.other-format",
    "the story is of format {found}, this version writes reports from format {wanted}",
    "Run the edition again: dei run EDITION.",
    "报告内容的格式版本为 {found}，本版本只支持 {wanted}",
    "请重新运行该年度方案：dei run EDITION。",
)
STORY_CHANGED = message(
    "report.story-changed",
    "was changed after the run wrote it, so that a report from it would not show what was scored",
    "Put the file back as it was, or run the edition again: dei run EDITION.",
    "在运行写出后有改动，据此生成的报告不再反映评分结果",
    "请恢复原文件，或重新运行该年度方案：dei run EDITION。",
)
OTHER_RESULT = message(
    "report.other-result",
    "this is a result folder of its own, and the report of another result or edition does not belong in it",
    "Name another folder with --out; dei report RESULT writes a result folder's own report again.",
    "此处是另一次运行的结果文件夹，不应写入其他结果或年度方案的报告",
    "请用 --out 另选文件夹；dei report RESULT 可重新生成结果文件夹自己的报告。",
)
