"""Official scoring beside the plainest numpy that does the same: `make bench` prints both and their ratio."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

import dei_core as dei

PILLARS, DIMENSIONS, INDICATORS = 5, 4, 3
COLUMNS = PILLARS * DIMENSIONS * INDICATORS
NODES = PILLARS * DIMENSIONS + PILLARS + 1
BLOCK = 8192


def tree():
    """Five pillars of four dimensions of three indicators, equal weights at every level."""
    nodes = {"index": [f"p{p}" for p in range(PILLARS)]}
    for p in range(PILLARS):
        nodes[f"p{p}"] = [f"d{p}{d}" for d in range(DIMENSIONS)]
        for d in range(DIMENSIONS):
            nodes[f"d{p}{d}"] = [f"x{p}{d}{i}" for i in range(INDICATORS)]
    return nodes


def data(rows):
    values = np.random.default_rng(2022).lognormal(size=(COLUMNS, rows))
    values.flags.writeable = False
    return values


def plain_numpy(values):
    """Min-max and weighted means of three levels, blocked for the cache and in place: nothing else."""
    rows = values.shape[1]
    low = values.min(axis=1)
    span = values.max(axis=1) - low
    out = np.empty((NODES, rows))
    for start in range(0, rows, BLOCK):
        stop = min(start + BLOCK, rows)
        column = node = 0
        pillars = []
        for _ in range(PILLARS):
            dimensions = []
            for _ in range(DIMENSIONS):
                total = None
                for _ in range(INDICATORS):
                    score = values[column, start:stop] - low[column]
                    score /= span[column]
                    score *= 100.0
                    score *= 1 / INDICATORS
                    total = score if total is None else np.add(total, score, out=total)
                    column += 1
                out[node, start:stop] = total
                dimensions.append(out[node, start:stop])
                node += 1
            out[node, start:stop] = mean(dimensions)
            pillars.append(out[node, start:stop])
            node += 1
        out[node, start:stop] = mean(pillars)
    return out


def mean(children):
    total = children[0] * (1 / len(children))
    for child in children[1:]:
        total += child * (1 / len(children))
    return total


def table_of(plan, values):
    names = plan.tracks[0].slots[:COLUMNS]
    regions = [str(row) for row in range(values.shape[1])]
    return dei.Table(regions=regions, columns=dict(zip(names, values, strict=True)))


def test_engine_and_baseline_give_the_same_scores():
    """The ratio compares equal work: every node of every region agrees, but for the last bits of 1/n times n."""
    plan, values = dei.compose(tree()), data(10_000)
    track = dei.score(plan, table_of(plan, values)).only
    dimensions = [[f"d{p}{d}" for d in range(DIMENSIONS)] for p in range(PILLARS)]
    ids = [node for p, inner in enumerate(dimensions) for node in (*inner, f"p{p}")]

    scores = [track.score(node) for node in (*ids, "index")]
    np.testing.assert_array_max_ulp(plain_numpy(values), np.array(scores), maxulp=16)


def test_peak_memory_is_at_most_two_and_a_half_times_the_input():
    """Scores of every node are kept, normalised values are not: the peak stays below 2.5 inputs, input included."""
    plan, values = dei.compose(tree()), data(200_000)
    table = table_of(plan, values)
    tracemalloc.start()
    dei.score(plan, table)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (values.nbytes + peak) / values.nbytes <= 2.5


@pytest.mark.parametrize("rows", [2_850, 1_000_000])
@pytest.mark.parametrize("who", ["plain numpy", "engine"])
def test_official_scoring(benchmark, who, rows):
    benchmark.group = f"official scoring, {rows:,} x {COLUMNS}"
    plan, values = dei.compose(tree()), data(rows)
    table = table_of(plan, values)
    work = (lambda: plain_numpy(values)) if who == "plain numpy" else (lambda: dei.score(plan, table))
    benchmark.pedantic(work, rounds=200 if rows < 10_000 else 7, warmup_rounds=2)
