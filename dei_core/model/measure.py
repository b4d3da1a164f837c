"""What is measured: indicators, how they derive from others, and the traits that rules branch on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from dei_core.text import Label, Text
from dei_core.vocabulary import Direction, Frequency, Role

Params = Mapping[str, Any]
"""Parameters as TOML gives them; the binder holds them against the method's own types."""

Written = str | float
"""What is written in a cell: text as text, a number as a number."""


@attrs.frozen(kw_only=True)
class Chosen:
    """A method and its parameters.

    method: its id. params: the method's own.
    """

    method: str
    params: Params = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Derivation:
    """An indicator computed from others: a derivation method over them, in order.

    method: the id of a derivation method. of: the indicators that it takes. params: the method's own.
    """

    method: str
    of: tuple[str, ...]
    params: Params = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Indicator:
    """What is measured, independent of what anyone demands of it.

    name: what people call it. unit: as in the data, "%" and "share" being different units; one word, or one for
    each language. direction: which way is better; where a scored
    indicator leaves it out, higher is taken for better, with a warning.
    role: an auxiliary is collected for others to derive from and is never scored.
    lowest, highest: the valid range, ends included; a cell outside is refused at the door.
    definition: what it says of a region. calibre: the statistical scope (统计口径): what is counted, where and
    when. supplier: who can give it. frequency: how often it is published. source: the id of the source that
    defines it.
    """

    name: Text
    unit: Label
    direction: Direction | None = None
    role: Role = "scored"
    lowest: float | None = None
    highest: float | None = None
    derivation: Derivation | None = None
    definition: Text | None = None
    calibre: Text | None = None
    supplier: Text | None = None
    frequency: Frequency | None = None
    source: str | None = None


@attrs.frozen(kw_only=True)
class Trait:
    """A covariate that rules branch on (east / central / west; mountain / hill / plain), and what it can say.

    name: what people call it. value: word -> what people call that value.
    """

    name: Text
    value: Mapping[str, Text]
