"""Scores and demands against a published mean, such as the national one, rather than the regions' own."""

from __future__ import annotations

from fractions import Fraction

import attrs

from dei_core.kernel.check import Params, finite, require_above, require_within
from dei_core.kernel.kinds import Normalizer
from dei_core.kernel.method import Bounds, Column, Reference, Worked, parameter
from dei_core.kernel.normalizers.demand import one_sided
from dei_core.kernel.normalizers.distance import proportion
from dei_core.kernel.telling import elsewhere
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Anchor(Params):
    """The mean is no pass mark."""

    mean: float = parameter(
        Text("the published mean that earns 100, above 0", "得 100 分的公布均值，大于 0"), in_unit=True
    )

    def check(self) -> None:
        """Refuse a mean that nothing can be a share of."""
        require_above(0.0, mean=self.mean)


@attrs.frozen(kw_only=True)
class OfReference(Params):
    """A share of a published value, both above 0.

    A share of a transformed reference is no transform of the share, so that a rule with a transform cannot have such a
    demand (`as_published`).
    """

    reference: float = parameter(
        Text("the published value, above 0, that the demand is a share of", "要求所依据的公布数值，大于 0"),
        in_unit=True,
    )
    factor: float = parameter(
        Text(
            "the share of it that is demanded, above 0: 0.6 for “40% below the national mean”",
            "要求达到该数值的多少倍，大于 0，如“低于全国均值 40%”为 0.6",
        )
    )

    def check(self) -> None:
        """Refuse numbers that are not above 0, and a threshold out of range."""
        require_above(0.0, reference=self.reference, factor=self.factor)
        require_within(0.0, 1e308, **{"factor × reference": self.factor * self.reference})

    @property
    def threshold(self) -> float:
        """factor times reference as a person would work it out, in decimals.

        In doubles, 0.6 of 3 is less than 1.8, so that a region with just 1.8 would fail.

        >>> RelativeMaximum(reference=3.0, factor=0.6).threshold
        1.8
        """
        return float(Fraction(repr(float(self.factor))) * Fraction(repr(float(self.reference))))


@attrs.frozen(kw_only=True)
class RelativeMinimum(OfReference):
    """At least `factor` of the reference passes."""

    def passing(self, direction: int) -> Bounds:
        """The threshold and more."""
        return self.threshold, None


@attrs.frozen(kw_only=True)
class RelativeMaximum(OfReference):
    """At most `factor` of the reference passes: "40 % below the national mean" is factor 0.6."""

    def passing(self, direction: int) -> Bounds:
        """The threshold and less."""
        return None, self.threshold


@finite
def anchor(x: Column, params: Anchor, reference: Reference, direction: int) -> Column:
    """100 at the mean, in proportion elsewhere, not held: 100 x / mean, 100 mean / x if lower is better.

    x: (R,) in the indicator's unit; NaN stays NaN. Values at or below 0 are refused where lower is better:
    Refusal. OECD/JRC Handbook (2008), step 5, distance to a reference, with an external reference.
    """
    return proportion(x, params.mean, direction)


def relative_min(x: Column, params: RelativeMinimum, reference: Reference, direction: int) -> Column:
    """100 from the threshold upwards, 0 below it; NaN stays NaN. Refused where lower is better: Refusal."""
    return one_sided(x, params.passing(direction), direction, other="relative_max")


def relative_max(x: Column, params: RelativeMaximum, reference: Reference, direction: int) -> Column:
    """100 up to the threshold, 0 above it; NaN stays NaN. Refused where higher is better: Refusal."""
    return one_sided(x, params.passing(direction), direction, other="relative_min")


def tell_anchor(params: Anchor, direction: int) -> Text:
    """With how scores go on from the mean."""
    on = elsewhere(direction)
    zh = "按比例计分" if direction > 0 else "按反比例计分"
    return Text(
        en=f"Anchor: 100 at a published mean, {on.en}", zh=f"公布均值比率法：以公布的均值为 100，{zh}"
    )


METHODS = (
    Normalizer(
        id="anchor",
        apply=anchor,
        params=Anchor,
        formula="100 × {x} ÷ {mean}",
        falling="100 × {mean} ÷ {x}",
        source="OECD/JRC Handbook (2008), step 5, distance to a reference (external)",
        worked=(Worked(given=((10.0, 20.0, 30.0),), params=Anchor(mean=20.0), gives=(50.0, 100.0, 150.0)),),
        about=Text(
            en="Anchor: 100 at a published mean, in proportion elsewhere",
            zh="公布均值比率法：以公布的均值为 100，按比例计分",
        ),
        tells=tell_anchor,
    ),
    Normalizer(
        id="relative_min",
        apply=relative_min,
        params=RelativeMinimum,
        passing=RelativeMinimum.passing,
        as_published=True,
        formula=Text("100 where x ≥ factor × reference, else 0", "x ≥ factor × reference 时为 100，否则为 0"),
        worked=(
            Worked(
                given=((7.9, 8.0),), params=RelativeMinimum(reference=10.0, factor=0.8), gives=(0.0, 100.0)
            ),
        ),
        about=Text(
            en="At least a share of a published reference: 100 where it is reached, 0 where not",
            zh="相对下限达标：不低于参照值的给定倍数得 100 分，否则得 0 分",
        ),
    ),
    Normalizer(
        id="relative_max",
        apply=relative_max,
        params=RelativeMaximum,
        passing=RelativeMaximum.passing,
        as_published=True,
        formula=Text("100 where x ≤ factor × reference, else 0", "x ≤ factor × reference 时为 100，否则为 0"),
        worked=(
            Worked(
                given=((1.8, 1.9),),
                params=RelativeMaximum(reference=3.0, factor=0.6),
                direction=-1,
                gives=(100.0, 0.0),
            ),
        ),
        about=Text(
            en="At most a share of a published reference: 100 where it is kept, 0 where not",
            zh="相对上限达标：不高于参照值的给定倍数得 100 分，否则得 0 分",
        ),
    ),
)
