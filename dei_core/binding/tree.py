"""A region type's tree in the order of computation, held to its framework's pillars."""

from __future__ import annotations

import attrs

from dei_core.binding import messages as say
from dei_core.binding.descent import Descent
from dei_core.binding.scope import Scope
from dei_core.findings import Place
from dei_core.ids import did_you_mean, local, qualified
from dei_core.model.tree import Framework
from dei_core.protocol import DEI
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Tree:
    """Every node after its children.

    children: node -> child ids (bare nodes, full indicators).
    indicators: full ids in the order in which the tree first names them; those that no pack defines left out.
    """

    children: dict[str, tuple[str, ...]]
    indicators: tuple[str, ...]
    framework: Framework


def bind_tree(scope: Scope) -> Tree | None:
    """The tree of the track's region type; None, with findings, where it does not hold together."""
    kind, before = scope.region_type, len(scope.found)
    full = kind.framework if kind.framework == DEI else qualified(scope.space, kind.framework)
    framework = scope.registry.framework(full)
    children = {name: _children(scope, name) for name in kind.node}
    if kind.root not in kind.node:
        near = did_you_mean(kind.root, kind.node)
        facts = {"root": kind.root, "hint": near, "local": local(scope.region_type_id)}
        scope.found.add(say.NO_ROOT, scope.tree("root"), **facts)
    if framework is None or len(scope.found) > before:
        return None
    _pillars(scope, framework, full, children)
    order = _order(scope, children)
    if order is None or len(scope.found) > before:
        return None
    leaves = dict.fromkeys(child for node in order for child in children[node] if child not in children)
    return Tree(
        children={node: children[node] for node in order},
        indicators=tuple(leaf for leaf in leaves if scope.registry.find("indicator", leaf)),
        framework=framework,
    )


def node_name(scope: Scope, tree: Tree, node: str) -> Text:
    """What people call a node: its own name, its pillar's, or for the root the framework's."""
    own = scope.region_type.node[node].name
    if own is not None:
        return own
    if node in tree.framework.pillar:
        return tree.framework.pillar[node].name
    if node == scope.region_type.root:
        return tree.framework.name
    scope.found.add(say.NO_NODE_NAME, scope.tree(f"node.{node}"), node=node)
    return Text(en=node, zh=node)


def _children(scope: Scope, node: str) -> tuple[str, ...]:
    kind, place = scope.region_type, scope.tree(f"node.{node}.children")
    given = [
        child if child in kind.node else qualified(scope.space, child) for child in kind.node[node].children
    ]
    if not given:
        scope.found.add(say.NO_CHILDREN, place, node=node)
    for child in sorted({child for child in given if given.count(child) > 1}):
        scope.found.add(say.CHILD_TWICE, place, node=node, child=child)
    for child in given:
        indicator = scope.registry.find("indicator", child) if child not in kind.node else None
        if indicator is not None and indicator.role == "auxiliary":
            scope.found.add(say.AUXILIARY_SCORED, place, indicator=child, node=node)
    return tuple(given)


def _pillars(scope: Scope, framework: Framework, full: str, children: dict[str, tuple[str, ...]]) -> None:
    kind = scope.region_type
    found, wanted = children[kind.root], tuple(framework.pillar)
    bare = {child: local(child) for child in found}
    missing = [pillar for pillar in wanted if pillar not in bare.values()]
    extra = [child for child in found if bare[child] not in wanted]
    place = scope.tree(f"node.{kind.root}.children")
    if missing or extra:
        facts = {"framework": full, "missing": missing or "-", "extra": extra or "-", "pillars": wanted}
        scope.found.add(say.PILLARS_DIFFER, place, **facts)
    if full == DEI:
        for child in found:
            if child not in kind.node and bare[child] in wanted:
                facts = {"pillar": bare[child], "local": local(scope.region_type_id)}
                scope.found.add(say.PILLAR_NOT_NODE, place, **facts)


def _order(scope: Scope, children: dict[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """Nodes after their children: those under the root first, then those beside the index."""

    def inside(node: str) -> list[str]:
        return [child for child in children[node] if child in children]

    def place(node: str) -> Place:
        return scope.tree(f"node.{node}.children")

    descent = Descent(inside, say.TREE_CYCLE, place, scope.found)
    sound = all(descent.take(node) for node in (scope.region_type.root, *children))
    return descent.order if sound else None
