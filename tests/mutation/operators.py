"""One-token changes of a module: what a careless hand might do to it without its failing to compile."""

from __future__ import annotations

import ast
import copy
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
INDIFFERENT = {"strict", "kw_only", "kind"}
"""Keyword arguments that guard the author against himself."""


GENERIC = {"dict", "list", "set", "tuple", "frozenset"}
"""What takes types between brackets, not places."""


@attrs.frozen(kw_only=True)
class Mutant:
    """One change. line: where; node, choice: which node of the walk, and which of its changes."""

    path: Path
    line: int
    node: int
    choice: int
    before: str
    after: str

    @property
    def name(self) -> str:
        """How it is listed: file, line and the change."""
        return f"{self.path.as_posix()}:{self.line}: {self.before}  ->  {self.after}"


def mutants(root: Path, path: Path) -> list[Mutant]:
    """Every change of one module. path: below the root."""
    tree = ast.parse((root / path).read_text(encoding="utf-8"))
    found = []
    for number, node in enumerate(_walk(tree)):
        for choice, change in enumerate(_changes(node)):
            twin = copy.deepcopy(node)
            change(twin)
            before, after = (_shown(one) for one in (node, twin))
            if before != after:
                line = getattr(node, "lineno", 0)
                found.append(
                    Mutant(path=path, line=line, node=number, choice=choice, before=before, after=after)
                )
    return found


def mutated(source: str, mutant: Mutant) -> str:
    """The module's source with one change."""
    tree = ast.parse(source)
    node = next(one for number, one in enumerate(_walk(tree)) if number == mutant.node)
    _changes(node)[mutant.choice](node)
    return ast.unparse(ast.fix_missing_locations(tree))


def _shown(node: ast.AST) -> str:
    text = ast.unparse(node)
    return text.splitlines()[0][:100] if isinstance(node, ast.If) else " ".join(text.split())[:100]


def _walk(node: ast.AST, top: bool = True) -> Iterator[ast.AST]:
    """Nodes that a run looks at, in the order of the source."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in UNSEEN or (isinstance(node, ast.keyword) and node.arg in INDIFFERENT):
            continue
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in GENERIC:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not (top and isinstance(node, ast.Module) and _alias(child)):
                yield from _walk(child, top=False)


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
    if isinstance(node, ast.If):
        return [_negate]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return [_drop]
    if isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float):
        return [_other_number]
    return []


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
