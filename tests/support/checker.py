"""What a source file looks like to the structure test: imports, sizes, docstrings."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def importing(source: str) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """Every import anywhere in a source, which many rules ask for."""
    return tuple(
        item for item in ast.walk(ast.parse(source)) if isinstance(item, ast.Import | ast.ImportFrom)
    )


@cache
def imports(source: str) -> frozenset[str]:
    """Every module that a source imports anywhere in it; `from a.b import c` counts as `a.b`."""
    found: set[str] = set()
    for item in importing(source):
        if isinstance(item, ast.Import):
            found |= {alias.name for alias in item.names}
        else:
            found.add("." * item.level + (item.module or ""))
    return frozenset(found)


def inner(sources: Mapping[str, str], module: str) -> set[str]:
    """The modules among `sources` that one of them imports; `from a import b` may name the module a.b.

    "a.b:name", the target of a command, imports a.b as well, when the command is called.
    """
    found: set[str] = set()
    for item in ast.walk(ast.parse(sources[module])):
        if isinstance(item, ast.Import):
            found |= {alias.name for alias in item.names if alias.name in sources}
        elif isinstance(item, ast.ImportFrom) and item.module:
            names = {f"{item.module}.{alias.name}" for alias in item.names} & sources.keys()
            found |= names or ({item.module} & sources.keys())
        elif isinstance(item, ast.Constant) and isinstance(item.value, str):
            found |= {item.value.partition(":")[0]} & sources.keys() if ":" in item.value else set()
    return found


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """One circle of a graph as a path that ends where it began; empty where there is none."""
    done: set[str] = set()

    def visit(node: str, above: tuple[str, ...]) -> list[str]:
        if node in above:
            return [*above[above.index(node) :], node]
        if node in done:
            return []
        for other in sorted(graph[node]):
            met = visit(other, (*above, node))
            if met:
                return met
        done.add(node)
        return []

    return next((met for node in sorted(graph) if (met := visit(node, ()))), [])


def rooms(graph: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Room -> the other rooms that its modules import.

    A room is a folder; a module that stands beside the folders, at the top of a package, is a room by itself.
    """
    folders = {module.rpartition(".")[0] for module in graph}

    def room(module: str) -> str:
        return module if module in folders or module.count(".") < 2 else module.rpartition(".")[0]

    found: dict[str, set[str]] = {room(module): set() for module in graph}
    for module, others in graph.items():
        found[room(module)] |= {room(other) for other in others} - {room(module)}
    return found


def reach(graph: Mapping[str, set[str]], start: str) -> set[str]:
    """A node and everything that it leads to."""
    seen, waiting = {start}, [start]
    while waiting:
        for other in graph[waiting.pop()] - seen:
            seen.add(other)
            waiting.append(other)
    return seen


def upward(graph: Mapping[str, set[str]], floors: Mapping[str, int]) -> list[tuple[str, str]]:
    """Imports from a lower floor to a higher one."""
    return sorted((one, two) for one in graph for two in graph[one] if floors[two] > floors[one])


def taken_from(source: str, package: str) -> tuple[set[str], set[str]]:
    """Names taken by `from package import name`, and any other way in which the package is imported."""
    names: set[str] = set()
    others: set[str] = set()
    for item in importing(source):
        if isinstance(item, ast.Import):
            others |= {alias.name for alias in item.names if alias.name.partition(".")[0] == package}
        elif (item.module or "").partition(".")[0] == package:
            if item.module == package:
                names |= {alias.name for alias in item.names}
            else:
                others.add(str(item.module))
    return names, others


def named_of(source: str, faces: set[str]) -> set[tuple[str, str]]:
    """(face, name) of everything that a source takes by `from face import name`, wherever it stands."""
    return {
        (item.module, alias.name)
        for item in importing(source)
        if isinstance(item, ast.ImportFrom) and item.module in faces
        for alias in item.names
    }


def beyond_faces(source: str, package: str, faces: set[str]) -> set[str]:
    """The modules of a package that a source imports and that are none of its faces."""
    return {name for name in imports(source) if name.partition(".")[0] == package and name not in faces}


def long_functions(source: str, most: int) -> list[tuple[str, int]]:
    """Functions of more than `most` lines, decorators and signature counted, docstring not."""
    found = []
    for item in ast.walk(ast.parse(source)):
        if isinstance(item, Function):
            start = min([item.lineno, *(decorator.lineno for decorator in item.decorator_list)])
            lines = (item.end_lineno or start) - start + 1 - _docstring_lines(item)
            if lines > most:
                found.append((item.name, lines))
    return found


def undocumented(source: str) -> list[str]:
    """The module, and its public classes, functions and methods, that have no docstring."""
    tree = ast.parse(source)
    if not tree.body:
        return []
    missing = [] if ast.get_docstring(tree) else ["module"]
    return missing + [name for name, item in _public(tree, "") if not ast.get_docstring(item)]


def _public(scope: ast.Module | ast.ClassDef, above: str) -> Iterator[tuple[str, Function | ast.ClassDef]]:
    for item in scope.body:
        if (
            isinstance(item, Function | ast.ClassDef)
            and not item.name.startswith("_")
            and not _is_overload(item)
        ):
            yield above + item.name, item
            if isinstance(item, ast.ClassDef):
                yield from _public(item, f"{item.name}.")


def _is_overload(item: Function | ast.ClassDef) -> bool:
    """Whether a function is one way among others to call the one that follows, which says what it does."""
    return any(isinstance(one, ast.Name) and one.id == "overload" for one in item.decorator_list)


def _docstring_lines(item: Function) -> int:
    first = item.body[0]
    if ast.get_docstring(item) is None:
        return 0
    return (first.end_lineno or first.lineno) - first.lineno + 1
