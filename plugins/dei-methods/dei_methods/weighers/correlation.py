"""The correlations of the children of a node over the regions, for weights that take overlap into account."""

from __future__ import annotations

import numpy as np

from dei_core.plugin import Column, Part, Refusal
from dei_methods import sentences as say
from dei_methods.steady import cross_products
from dei_methods.weighers.spreads import Children, centred_squares, spreads

NEEDED = 3
"""Regions below which every correlation is 1 or -1."""


def correlations(children: Children) -> tuple[Column, Column]:
    """Pearson correlations (K, K), with an exact 1 on the diagonal, and standard deviations (K,), n - 1.

    Fewer than three regions and a child with one value alone are refused: Refusal.
    """
    count = children[0].size
    standard = np.empty((len(children), count))
    deviation = np.empty(len(children))
    for block in spreads(children, NEEDED):
        apart, squares = centred_squares(block)
        constant = np.flatnonzero(squares == 0.0)
        if constant.size:
            first = int(constant[0])
            raise Refusal(say.CHILD_CONSTANT, child=Part(block.first + first), value=float(block.low[first]))
        rows = slice(block.first, block.first + len(apart))
        np.divide(apart, np.sqrt(squares)[:, None], out=standard[rows])
        deviation[rows] = np.sqrt(squares / (count - 1))
    found = cross_products(standard)
    np.clip(found, -1.0, 1.0, out=found)
    np.fill_diagonal(found, 1.0)
    return found, deviation
