"""What a plan says of weights that differ by region."""

from __future__ import annotations

from collections.abc import Mapping

import attrs


@attrs.frozen(kw_only=True)
class OwnWeights:
    """Weights of a node's children by the value of a trait, or from columns of the region itself.

    trait, cases: value of the trait -> weights that sum to 1, one per child. columns: without a trait, one per child;
    their values in a region are divided by their sum.
    """

    trait: str | None = None
    cases: Mapping[str, tuple[float, ...]] = attrs.field(factory=dict)
    columns: tuple[str, ...] = ()
