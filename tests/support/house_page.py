"""Draws the house from its code: `python tests/support/house_page.py` renews pictures and tables of dei_core/README.md.

What stands between two marks `<!-- NAME -->` and `<!-- /NAME -->` is made here; all else is written by hand.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import checker

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "dei_core/README.md"
RULES = re.compile(r"dei-(base|region-.*|benchmark-.*)")
PACKS = "rule packs"
TOP = "the top of dei_core"
"""Modules that stand beside the folders are one room here: most of them are doors, and a page is to be read."""
Graph = dict[str, set[str]]


def distributions() -> tuple[Graph, dict[str, str]]:
    """Distribution -> those of the house that it depends on, and what each says it is; rule packs are one."""
    above: Graph = {}
    about: dict[str, str] = {}
    for path in (ROOT / "pyproject.toml", *sorted((ROOT / "plugins").glob("*/pyproject.toml"))):
        project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
        name = _collapsed(project["name"])
        needed = {_collapsed(re.split(r"[^A-Za-z0-9-]", need)[0]) for need in project.get("dependencies", ())}
        above.setdefault(name, set()).update(needed - {name})
        about.setdefault(name, project["description"])
    about[PACKS] = "region types and national standards, mostly TOML: " + _listed(_packs())
    known = {name: needed & above.keys() for name, needed in above.items()}
    return known, about


def rooms() -> tuple[Graph, dict[str, str]]:
    """Room of the core -> the rooms that it imports, and what each says that is in it."""
    paths = {_module(path): path for path in sorted((ROOT / "dei_core").rglob("*.py"))}
    sources = {module: path.read_text(encoding="utf-8") for module, path in paths.items()}
    sources.pop("dei_core")
    graph: Graph = {}
    about = {
        TOP: "The three faces, the list of methods, and what every room stands on (texts, names, findings, protocol)."
    }
    for module, source in sources.items():
        room = _room(module)
        graph.setdefault(room, set()).update(
            {_room(other) for other in checker.inner(sources, module)} - {room}
        )
        if paths[module].name == "__init__.py" and module.count(".") == 1:
            about[room] = (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]
    return graph, about


def reduced(graph: Mapping[str, set[str]]) -> Graph:
    """The arrows that do not follow from others, so that a picture can be read."""
    return {
        one: {
            two
            for two in graph[one]
            if not any(two in checker.reach(graph, other) for other in graph[one] - {two})
        }
        for one in graph
    }


def picture(graph: Mapping[str, set[str]], label: Mapping[str, str]) -> str:
    """A Mermaid drawing: what imports stands above what it imports."""
    names = sorted(graph)
    ids = {name: f"n{place}" for place, name in enumerate(names)}
    lines = ["```mermaid", "flowchart TD"]
    lines += [f'  {ids[name]}["{label[name]}"]' for name in names]
    lines += [f"  {ids[one]} --> {ids[two]}" for one in names for two in sorted(reduced(graph)[one])]
    return "\n".join([*lines, "```"])


def made() -> dict[str, str]:
    """Mark -> what stands there."""
    above, about = distributions()
    graph, inside_of = rooms()
    inside = {room: needed - {TOP} for room, needed in graph.items() if room != TOP}
    table = ["| room | imports | what is in it |", "|---|---|---|"]
    table += [
        f"| `{room}` | {', '.join(sorted(inside[room]))} | {inside_of[room]} |" for room in sorted(inside)
    ]
    table += [f"| {TOP} | | {inside_of[TOP]} |"]
    listed = ["| distribution | what it is |", "|---|---|"]
    listed += [f"| {_linked(name)} | {about[name]} |" for name in sorted(about)]
    return {
        "distributions": picture(above, {name: name for name in above}) + "\n\n" + "\n".join(listed),
        "rooms": picture(inside, {room: room for room in inside}) + "\n\n" + "\n".join(table),
    }


def renewed(text: str) -> str:
    """The page with what is made put between its marks."""
    for mark, content in made().items():
        inside = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.DOTALL)
        text, count = inside.subn(lambda found, content=content: found[1] + content + "\n" + found[2], text)  # type: ignore[misc]
        assert count == 1, f"the page has no place of its own for {mark}"
    return text


def named(text: str) -> list[str]:
    """The modules and functions that the page names, as dotted names in backticks."""
    return re.findall(r"`(dei_[a-z]+(?:\.[A-Za-z_]+)+)(?:\(\))?`", text)


def _packs() -> list[str]:
    names = (path.parent.name for path in (ROOT / "plugins").glob("*/pyproject.toml"))
    return sorted(name for name in names if RULES.fullmatch(name))


def _collapsed(name: str) -> str:
    return PACKS if RULES.fullmatch(name) else name


def _linked(name: str) -> str:
    if name == PACKS:
        return name
    return f"[{name}](../README.md)" if name == "dei-core" else f"[{name}](../plugins/{name}/README.md)"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"[{name}](../plugins/{name}/README.md)" for name in names)


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if (ROOT / "dei_core" / parts[1]).is_dir() else TOP


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
