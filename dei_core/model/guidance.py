"""What a region can do about its gaps: directions by feature of modernisation and pillar."""

from __future__ import annotations

import attrs

from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Feature:
    """A feature of modernisation that guidance is ordered by.

    name: what people call it.
    """

    name: Text


@attrs.frozen(kw_only=True)
class Guidance:
    """Directions for a region type in one feature and pillar.

    region_type, feature, pillar: which regions, feature and part of the framework it speaks to.
    advice: what to develop. indicators: those whose gaps call for it.
    """

    region_type: str
    feature: str
    pillar: str
    advice: Text
    indicators: tuple[str, ...] = ()
