"""What is made of others, each after what it is made of: a region type's tree, and whatever else descends."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from dei_core.binding import messages as say
from dei_core.binding.scope import Scope
from dei_core.findings import Findings, Place
from dei_core.ids import did_you_mean, local, qualified
from dei_core.model.pillars import DEI
from dei_core.model.tree import Framework
from dei_core.sentence import Message, message
from dei_core.text import Text

LEVELS_EXCEEDED = message(
    "levels-exceeded",
    "from '{name}' down there are more than {most} levels",
    "Take the levels out that have one child each, or a derivation's steps together.",
    "自“{name}”起超过 {most} 层",
    "请去掉只有一个下级项的层级，或合并派生的步骤。",
)


LEVELS = 64
"""How many levels a tree, a standard or a chain of derivations may have."""


class Descent:
    """An order in which everything comes after what it is made of, grown one name at a time.

    inside: name -> the names that it is made of. circle: the sentence for something made of itself.
    place: name -> where it says what it is made of.
    """

    def __init__(
        self,
        inside: Callable[[str], Iterable[str]],
        circle: Message,
        place: Callable[[str], Place],
        found: Findings,
    ) -> None:
        self._inside, self._circle, self._place, self._found = inside, circle, place, found
        self._height: dict[str, int] = {}

    @property
    def order(self) -> tuple[str, ...]:
        """What has been taken in so far."""
        return tuple(self._height)

    def take(self, name: str) -> bool:
        """Take in a name after all that it is made of; False, with a finding, where that has no end."""
        above = {} if name in self._height else {name: iter(self._inside(name))}
        while above:
            last = next(reversed(above))
            part = next(above[last], None)
            if part is None:
                del above[last]
                if not self._finish(last):
                    return False
            elif part in above:
                way = tuple(above)
                cycle = " → ".join((*way[way.index(part) :], part))
                self._found.add(self._circle, self._place(part), cycle=cycle)
                return False
            elif part not in self._height:
                above[part] = iter(self._inside(part))
        return True

    def _finish(self, name: str) -> bool:
        height = 1 + max((self._height[part] for part in self._inside(name)), default=0)
        if height > LEVELS:
            self._found.add(LEVELS_EXCEEDED, self._place(name), name=name, most=LEVELS)
            return False
        self._height[name] = height
        return True


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
