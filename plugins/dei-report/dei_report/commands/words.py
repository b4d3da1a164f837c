"""What `dei --help` and the list of writers say of this plugin; read at every start of `dei`."""

from __future__ import annotations

from dei_core import Text

DOCS = Text(
    en="Write the documentation of a pack or an edition, in both languages or the one that --lang names",
    zh="生成规则包或年度方案的文档，中英文各一份；用 --lang 可只生成一种",
)
REPORT = Text(
    en="Write the report of an edition or of a result folder: one HTML file that people read",
    zh="由年度方案或结果文件夹生成报告：一个可直接阅读的 HTML 文件",
)
WRITER = Text(
    en="the report that people read: one HTML file in both languages, with the story it tells as JSON",
    zh="供人阅读的报告：中英双语单文件 HTML，并附其内容的 JSON",
)
