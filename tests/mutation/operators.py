"""One-token changes of a module: what a careless hand might do to it without its failing to compile."""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs

SWAPS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.Mod: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
UNSEEN = {"annotation", "returns", "decorator_list", "type_params", "type_comment"}
"""Fields that no run looks at, or that say how a class is called and not what it does."""
INDIFFERENT = {"strict", "kw_only", "kind", "examples"}
"""Keyword arguments that guard the author against himself; and what a method is tried with, where other parameters
would do as well."""
GENERIC = {"dict", "list", "set", "tuple", "frozenset"}
"""What takes types between brackets, not places."""
OWN_OPPOSITE = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)
"""Comparisons whose exchange is what turning their `if` round would be."""
SHOWN = 100
"""Characters of a change that a name shows."""


@attrs.frozen(kw_only=True)
class Mutant:
    """One change. lines: first and last; within: the function or class.

    node, choice: which node of the walk, and which of its changes. again: how many changes of that function that read
    the same come before it.
    """

    path: Path
    lines: tuple[int, int]
    within: str
    node: int
    choice: int
    before: str
    after: str
    again: int = 0

    @property
    def name(self) -> str:
        """How it is listed, whatever else changes in its file: file, function, the change."""
        number = f" ({self.again + 1})" if self.again else ""
        return f"{self.path.as_posix()} {self.within}: {self.before}  ->  {self.after}{number}"


def mutants(root: Path, path: Path) -> list[Mutant]:
    """Every change of one module. path: below the root."""
    tree = ast.parse((root / path).read_text(encoding="utf-8"))
    found = []
    seen: Counter[tuple[str, str, str]] = Counter()
    for number, (node, host, within) in enumerate(_walk(tree)):
        for choice in range(len(_changes(node))):
            before, after = _shown(node, host, choice)
            if before == after:
                continue
            key = (within, *_window(before, after))
            found.append(
                Mutant(
                    path=path,
                    lines=_lines(node),
                    within=within,
                    node=number,
                    choice=choice,
                    before=key[1],
                    after=key[2],
                    again=seen[key],
                )
            )
            seen[key] += 1
    return found


def mutated(source: str, mutant: Mutant) -> str:
    """The module's source with one change."""
    tree = ast.parse(source)
    node = next(one for number, (one, *_) in enumerate(_walk(tree)) if number == mutant.node)
    _changes(node)[mutant.choice](node)
    return ast.unparse(ast.fix_missing_locations(tree))


def _lines(node: ast.AST) -> tuple[int, int]:
    """The first and last line that run where a node does."""
    last = node.test if isinstance(node, ast.If) else node
    return getattr(node, "lineno", 0), getattr(last, "end_lineno", 0)


def _shown(node: ast.AST, host: ast.AST, choice: int) -> tuple[str, str]:
    """A node before and after a change; a number with what it stands in."""
    whole = host if isinstance(node, ast.Constant) else node
    twins: dict[int, ast.AST] = {}
    other = copy.deepcopy(whole, twins)  # type: ignore[arg-type]
    twin = twins[id(node)]
    _changes(twin)[choice](twin)
    return _text(whole), _text(other)


def _text(node: ast.AST) -> str:
    text = ast.unparse(node)
    return (
        text.splitlines()[0]
        if isinstance(node, ast.stmt) and hasattr(node, "body")
        else " ".join(text.split())
    )


def _window(before: str, after: str) -> tuple[str, str]:
    """Both texts from shortly before their first difference."""
    same = next((at for at, (x, y) in enumerate(zip(before, after, strict=False)) if x != y), 0)
    start = max(0, same - SHOWN // 2) if max(len(before), len(after)) > SHOWN else 0
    lead = "…" if start else ""
    return lead + before[start : start + SHOWN], lead + after[start : start + SHOWN]


def _walk(
    node: ast.AST, host: ast.AST | None = None, within: str = ""
) -> Iterator[tuple[ast.AST, ast.AST, str]]:
    """Nodes that a run looks at, in the order of the source, each with what it stands in and whose body that is."""
    yield node, host or node, within or "module"
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        within = f"{within}.{node.name}" if within else node.name
    for name, value in ast.iter_fields(node):
        if name in UNSEEN or _of_types(node, name):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not (isinstance(node, ast.Module) and _alias(child)):
                yield from _walk(child, node, within)


def _of_types(node: ast.AST, field: str) -> bool:
    """Whether a field holds types alone, or what is indifferent."""
    if isinstance(node, ast.keyword):
        return node.arg in INDIFFERENT
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Name) and node.value.id in GENERIC
    return isinstance(node, ast.Call) and field == "args" and ast.unparse(node.func) == "isinstance"


def _alias(node: ast.AST) -> bool:
    """Whether a statement of a module only names a type."""
    if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
        return isinstance(node, ast.ImportFrom | ast.Import)
    kinds = (ast.Subscript, ast.BinOp)
    return isinstance(node.value, kinds) and not node.targets[0].id.isupper()


Change = Callable[[ast.AST], None]


def _changes(node: ast.AST) -> list[Change]:
    """What can be done to a node, in place."""
    if isinstance(node, ast.Compare):
        return [
            _set_at("ops", place, other)
            for place, op in enumerate(node.ops)
            for other in SWAPS.get(type(op), ())
        ]
    if isinstance(node, ast.BinOp | ast.BoolOp | ast.AugAssign):
        return [_set("op", other) for other in SWAPS.get(type(node.op), ())]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub | ast.Invert):
        return [_without_sign]
    if isinstance(node, ast.IfExp):
        return [_exchange]
    if isinstance(node, ast.If) and not _turned_by_its_test(node.test):
        return [_negate]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return [_drop]
    if isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float):
        return [_other_number]
    return []


def _turned_by_its_test(test: ast.AST) -> bool:
    if isinstance(test, ast.UnaryOp):
        return isinstance(test.op, ast.Not)
    return isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], OWN_OPPOSITE)


def _set(field: str, other: type[ast.AST]) -> Change:
    return lambda node: setattr(node, field, other())


def _set_at(field: str, place: int, other: type[ast.AST]) -> Change:
    return lambda node: getattr(node, field).__setitem__(place, other())


def _without_sign(node: ast.AST) -> None:
    """x in the place of -x; not not x and not ~x in the place of not x and ~x: as true or false as x."""
    assert isinstance(node, ast.UnaryOp)
    if isinstance(node.op, ast.USub):
        node.op = ast.UAdd()
    else:
        node.operand = ast.UnaryOp(op=type(node.op)(), operand=node.operand)


def _exchange(node: ast.AST) -> None:
    assert isinstance(node, ast.IfExp)
    node.body, node.orelse = node.orelse, node.body


def _negate(node: ast.AST) -> None:
    assert isinstance(node, ast.If)
    node.test = ast.UnaryOp(op=ast.Not(), operand=node.test)


def _drop(node: ast.AST) -> None:
    assert isinstance(node, ast.Expr)
    node.value = ast.Constant(value=None)


def _other_number(node: ast.AST) -> None:
    assert isinstance(node, ast.Constant)
    value = node.value
    node.value = (not value) if isinstance(value, bool) else value + 1 if value != 1 else 0  # type: ignore[operator]
