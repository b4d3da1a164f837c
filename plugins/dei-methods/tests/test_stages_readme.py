"""The README's table of methods is what the methods say of themselves.

Write it anew with `python plugins/dei-methods/tests/test_stages_readme.py`.
"""

from __future__ import annotations

from pathlib import Path

from dei_core.host import BUILTIN
from dei_core.plugin import Method
from dei_methods.catalogue import METHODS

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- methods -->", "<!-- /methods -->"
STAGES = {
    "normalizer": "normalise",
    "transform": "transform",
    "imputer": "impute",
    "treatment": "treat",
    "weigher": "weight",
    "aggregator": "aggregate",
}
CORE: dict[str, set[str] | None] = {
    "normalizer": set(),
    "transform": set(),
    "imputer": None,
    "treatment": None,
    "weigher": None,
    "aggregator": set(),
}
"""Of the core's methods, those that belong beside the plugin's: all of a kind, or some."""


def rows() -> list[Method]:
    """The methods in the order of the stages, the core's before the plugin's."""
    return [
        method
        for kind, some in CORE.items()
        for method in (*BUILTIN, *METHODS)
        if method.kind == kind and (some is None or method.id in some or "." in method.id)
    ]


def table() -> str:
    """One row a method."""
    lines = ["| stage | method | what it does | 说明 |", "| --- | --- | --- | --- |"]
    lines += [f"| {STAGES[item.kind]} | `{item.id}` | {item.about.en} | {item.about.zh} |" for item in rows()]
    return "\n".join(lines)


def test_the_table_is_up_to_date() -> None:
    """Every method of these stages is listed, in its own words."""
    _, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)

    assert table() == rest.partition(END)[0].strip()


def test_every_method_of_the_plugin_is_listed() -> None:
    """None is of a kind that the table leaves out."""
    assert {method.id for method in METHODS} <= {method.id for method in rows()}


if __name__ == "__main__":
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    README.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}", encoding="utf-8")
