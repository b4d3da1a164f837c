"""What each part weighs in the index: the one walk from the root that every table and page reads."""

from __future__ import annotations

import math
from collections.abc import Iterator

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given
from plans import as_it_is, scored, shares

from dei_core.host import index_weights, weight_tree

LEAVES = ("a", "b", "c", "d")
Tree = dict[str, dict[str, float]]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Up to four nodes, each of parts below it, some of them parts of several nodes; everything is reached."""
    below, tree = list(LEAVES), {}
    for place in range(draw(st.integers(1, 4))):
        children = draw(st.lists(st.sampled_from(below), min_size=1, max_size=3, unique=True))
        tree[f"n{place}"] = draw(shares(children))
        below.append(f"n{place}")
    held = {child for children in tree.values() for child in children}
    loose = [name for name in tree if name not in held]
    return {**tree, "index": draw(shares(loose))}


def ways(tree: Tree, name: str, weight: float = 1.0) -> Iterator[tuple[str, float]]:
    """Every path from a node down, told by where it ends: by the definition, one product a path."""
    yield name, weight
    for child, share in tree.get(name, {}).items():
        yield from ways(tree, child, weight * share)


@given(trees())
def test_it_is_the_sum_over_all_paths_and_the_leaves_have_the_whole(tree: Tree) -> None:
    """In whatever order the nodes are named."""
    found = index_weights(dict(reversed(tree.items())), "index")
    wanted: dict[str, list[float]] = {}
    for name, weight in ways(tree, "index"):
        wanted.setdefault(name, []).append(weight)

    assert found.whole == pytest.approx({name: math.fsum(found) for name, found in wanted.items()}, abs=1e-12)
    assert math.fsum(found.whole.get(leaf, 0.0) for leaf in LEAVES) == pytest.approx(1.0, abs=1e-12)
    for node, children in tree.items():
        passed = math.fsum(found.through[node, child] for child in children)
        assert passed == pytest.approx(found.whole[node], abs=1e-12)


@given(trees(), st.sampled_from(LEAVES))
def test_it_is_what_the_score_gains_by_a_point(tree: Tree, raised: str) -> None:
    """Of weighted arithmetic means: the second row has ten points more in one indicator, and no other difference."""
    plan = as_it_is(tree)
    columns = {name: np.array([40.0, 50.0 if name == raised else 40.0]) for name in LEAVES}
    track = scored(plan, {item.id: columns[item.id] for item in plan.tracks[0].indicators})
    whole = index_weights(weight_tree(track.plan), "index").whole

    assert (track.total[1] - track.total[0]) / 10.0 == pytest.approx(whole.get(raised, 0.0), abs=1e-9)


def test_a_child_of_two_nodes_has_its_weight_by_each_way() -> None:
    """c is half of x and half of the index; what is beside the index stands in neither answer."""
    track = scored(as_it_is({"index": ["x", "c"], "x": ["a", "c"]}), {"a": [1.0], "c": [2.0]})
    found = index_weights({**weight_tree(track.plan), "beside": {"d": 1.0}}, "index")

    assert found.through == {("x", "a"): 0.25, ("x", "c"): 0.25, ("index", "x"): 0.5, ("index", "c"): 0.5}
    assert found.whole == {"index": 1.0, "x": 0.5, "a": 0.25, "c": 0.75}


def test_other_weights_than_the_stated_ones() -> None:
    """Those of a year, say: the caller has them for each node."""
    track = scored(as_it_is({"index": {"a": 0.25, "b": 0.75}}), {"a": [1.0], "b": [2.0]})

    assert index_weights(weight_tree(track.plan, lambda node: (0.5, 0.5)), "index").whole["b"] == 0.5
