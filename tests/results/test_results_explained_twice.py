"""An indicator in two places adds to the index through each of them, and is told so."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from forming import SHARE, Form, indicators, scored, tree

from dei_core import explain


def test_points_are_told_by_the_way_they_take(tmp_path: Path) -> None:
    """Every line has the points that pass through it: they sum upwards, and over all ways to the contribution."""
    nodes = {"index": 'children = ["x", "y"]', "x": 'children = ["a", "b"]', "y": 'children = ["b", "c"]'}
    weights = [
        "shares.index = {x = 0.75, y = 0.25}, relative.x = {a = 1.0, b = 0.5}, shares.y = {b = 0.5, c = 0.5}"
    ]
    lines = [*indicators(dict.fromkeys("abc", SHARE)), *tree("index", nodes, weights)]
    columns = {"a": [0.4, 0.1], "b": [0.9, 0.2], "c": [0.5, 0.3]}
    track = scored(tmp_path, Form(lines=lines, columns=columns, expected={}))
    top = explain(track, "r0").top
    x, y = top.children

    assert [x.contribution, y.contribution] == pytest.approx([42.5, 17.5], rel=1e-14)
    assert [child.contribution for child in (*x.children, *y.children)] == pytest.approx(
        [20.0, 22.5, 11.25, 6.25], rel=1e-14
    )
    np.testing.assert_allclose(track.contributions()["form.b"][0], 33.75, rtol=1e-14)
