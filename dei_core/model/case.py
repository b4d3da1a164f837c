"""A worked example that a pack carries: situation in, score out."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from dei_core.ranges import Year
from dei_core.text import Text
from dei_core.vocabulary import Confidence


@attrs.frozen(kw_only=True)
class Case:
    """One region's situation in a year, and what it must score.

    name: the situation in a few words.
    region_type, benchmark, indicator: what it is about, exactly one of them; bare ids are the pack's own.
    year: as of which rules and weights count.
    unit, trust: of a benchmark, the kind of region and the least confidence of a recalled target that counts.
    values: indicator -> value in the indicator's unit. traits: trait -> value.
    peers: the values of other regions, where a score depends on them.
    expected: indicator, clause or node -> score from 0 to 100; `total` is the index or the standard itself.
    tolerance: how far a score may be from what is expected.

    >>> from dei_core import Text
    >>> from dei_core.plugin import Case
    >>> name = Text(en="On target", zh="达标")
    >>> case = Case(name=name, indicator="fibre", year=2024, values={"fibre": 95}, expected={"fibre": 100})
    >>> case.expected, case.tolerance
    ({'fibre': 100}, 1e-09)
    """

    name: Text
    region_type: str | None = None
    benchmark: str | None = None
    indicator: str | None = None
    unit: str | None = None
    trust: Confidence = "high"
    year: Year
    values: Mapping[str, float]
    traits: Mapping[str, str] = attrs.field(factory=dict)
    peers: tuple[Mapping[str, float], ...] = ()
    expected: Mapping[str, float]
    tolerance: float = 1e-9


@attrs.frozen(kw_only=True)
class CaseFile:
    """One file of a pack's `cases` folder.

    case: in the order in which people read them.

    >>> from dei_core.host import CaseFile, structure
    >>> structure({"case": []}, CaseFile).case
    ()
    """

    case: tuple[Case, ...] = ()
