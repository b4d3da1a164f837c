"""The table of indicators that a README holds between two marks, generated from the pack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dei_core.host import Label, write_text
from dei_core.plugin import Pack, read_pack
from dei_workshop.conformance.locate import Located, locate

README = "README.md"

BEGIN, END = "<!-- indicators -->", "<!-- /indicators -->"
_HEAD = "| id | indicator | 指标 | unit | better |\n| --- | --- | --- | --- | --- |"


def indicator_table(pack: Pack) -> str:
    """The Markdown table of a pack's indicators, in the order in which they are written."""
    rows = [
        f"| `{name}` | {item.name.en} | {item.name.zh} | {_unit(item.unit)} | {item.direction or 'higher'} |"
        for name, item in pack.indicator.items()
    ]
    return "\n".join([_HEAD, *rows])


def _unit(unit: Label) -> str:
    return unit.en if unit.is_shared else f"{unit.en} · {unit.zh}"


def table_in(text: str) -> str | None:
    """What a README has between the marks; None where it has no marks."""
    _, begun, rest = text.partition(BEGIN)
    table, ended, _ = rest.partition(END)
    return table.strip() if begun and ended else None


def refresh_readmes(target: str | Path) -> tuple[Path, ...]:
    """The READMEs of a plugin whose marked table was written anew; one without marks is left alone."""
    return tuple(readme for located in locate(target) for readme in _refreshed(located))


def _refreshed(located: Located) -> Iterator[Path]:
    readme = None if located.project is None else located.project / README
    if readme is None or not readme.is_file():
        return
    text = readme.read_text(encoding="utf-8")
    version = None if located.announced is None else located.announced.version
    table = indicator_table(read_pack(located.folder, version))
    if table_in(text) not in (None, table):
        before, _, rest = text.partition(BEGIN)
        after = rest.partition(END)[2]
        write_text(readme, f"{before}{BEGIN}\n{table}\n{END}{after}", over=True)
        yield readme
