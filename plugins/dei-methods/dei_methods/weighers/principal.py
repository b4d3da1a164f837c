"""Principal-component weights: a child weighs as its loading on the component that the children have most in common."""

from __future__ import annotations

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import Column, Params, Part, Reference, Refusal, Weigher, Weighing, Worked, parameter
from dei_methods import sentences as say
from dei_methods.weighers.correlation import correlations
from dei_methods.weighers.spreads import Children, one_child_is_all, shared


@attrs.frozen(kw_only=True)
class Principal(Params):
    """Loadings, or their squares."""

    squared: bool = parameter(
        Text(
            "whether to weigh by squared loadings, the share of the component's variance that comes from a child",
            "是否以载荷平方（该项占主成分方差的份额）赋权",
        ),
        False,
    )


def principal_component(children: Children, params: Principal) -> Weighing:
    """w_k in proportion to the loading of child k on the first principal component of the correlation matrix.

    The component's sign is chosen so that the loadings sum to more than 0. Loadings below 0 are refused, unless they
    are squared, as are fewer than three regions and a child with one value alone: Refusal.
    Diagnostics: `loadings` (K,) of unit length, `eigenvalues` (K,) falling, `explained`, the first one's share.
    OECD/JRC Handbook (2008), step 6, principal component analysis, pp. 89-90.
    """
    found, _ = correlations(children)
    values, loadings = first_component(found)
    against = np.flatnonzero(loadings < 0.0)
    if against.size and not params.squared:
        raise Refusal(say.LOADING_NEGATIVE, children=[Part(place) for place in against.tolist()])
    diagnostics: Reference = {"eigenvalues": values, "explained": float(values[0]) / len(children)}
    amounts = loadings**2 if params.squared else loadings
    return shared(amounts, {"loadings": loadings}, diagnostics=diagnostics)


def first_component(correlation: Column) -> tuple[Column, Column]:
    """The eigenvalues of a correlation matrix, falling, and the loadings of the largest, summing to more than 0."""
    values, vectors = np.linalg.eigh(correlation)
    first = vectors[:, -1]
    first = np.where(np.abs(first) < 1e-12, 0.0, first)  # rounding must not make a loading negative
    return values[::-1].copy(), -first if first.sum() < 0.0 else first


METHODS = (
    Weigher(
        id="methods.principal_component",
        apply=one_child_is_all(principal_component),
        params=Principal,
        examples=(Principal(squared=True),),
        formula=Text(
            "w_k = |l_k| ÷ Σ |l_j|, of the loadings l on the first component, or of their squares",
            "w_k = |l_k| ÷ Σ |l_j|，l 为第一主成分的载荷，或其平方",
        ),
        source="OECD/JRC Handbook (2008), step 6, principal component analysis, pp. 89-90",
        worked=(Worked(given=((0.0, 1.0, 2.0), (0.0, 5.0, 10.0)), gives=(0.5, 0.5)),),
        about=Text(
            en="Principal-component weights: the loadings, or their squares, on the first component of the node's "
            "children",
            zh="主成分赋权：以下级项在第一主成分上的载荷（或载荷平方）确定权重",
        ),
    ),
)
