"""What the door expects of a data file: which columns mean what, in which unit and range."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.data import messages as say
from dei_core.findings import Finding
from dei_core.model.dataset import Layout, each_listed
from dei_core.sentence import Message
from dei_core.text import Label, Text

Cells = list[Any] | npt.NDArray[np.float64]
"""One column as a reader found it: text, numbers, None, `Spoilt`; or numbers already, NaN for an empty cell."""


_SHARES = frozenset({"share", "ratio", "proportion", "fraction", "1", "比例", "比值", "比重", "小数"})


@attrs.frozen(kw_only=True)
class Spoilt:
    """A cell that its reader found and that is no number as it stands.

    message, facts: what is said where a number is expected there. text: what stands there as text.
    is_text: whether that text may be a code, name or word; else the message is said there too.
    share: what it is in a column whose unit is a share of 1.
    """

    message: Message
    facts: Mapping[str, Any]
    text: str
    is_text: bool = False
    share: float | None = None

    def __str__(self) -> str:
        return self.text

    @classmethod
    def percent(cls, share: Decimal) -> Spoilt:
        """A share of 1 that is seen as a percentage.

        >>> Spoilt.percent(Decimal("0.415")).text
        '41.5%'
        """
        number = format((share * 100).normalize(), "f")
        facts = {"value": f"{number}%", **percent_facts(number)}
        return cls(message=say.PERCENT_CELL, facts=facts, text=f"{number}%", is_text=True, share=float(share))


def percent_facts(number: str, most: int = 40) -> dict[str, str]:
    """What a cell of so many per cent probably means, both ways; cut short where it has more digits than `most`.

    >>> percent_facts("41.50")
    {'number': '41.50', 'share': '0.4150'}
    """
    if len(number) > most:
        return {"number": f"{number[:most]}…", "share": "-"}
    return {"number": number, "share": format(Decimal(number) / 100, "f")}


@attrs.frozen(kw_only=True)
class Sheet:
    """A data file as a reader gives it: nothing interpreted yet.

    file: its name for findings. header: column names as written. columns: as many, equally long.
    rows: the row number a person sees in the file for each data row. labels: what a person finds each column by,
    such as its letters in a spreadsheet; none where that is its header. notes: what its reader has to say of a file
    that it can read.

    >>> from dei_core.plugin import Sheet
    >>> Sheet(file="a.csv", header=("region", "fibre"), columns=(("110000",), ("92",)), rows=range(2, 3)).header
    ('region', 'fibre')
    """

    file: str
    header: tuple[str, ...]
    columns: tuple[Cells, ...]
    rows: range | tuple[int, ...]
    labels: tuple[str, ...] = ()
    notes: tuple[Finding, ...] = ()

    def label(self, index: int) -> str | None:
        """What a person finds a column by, where that is not its header."""
        return self.labels[index] if self.labels else None


@attrs.frozen(kw_only=True)
class ColumnIntake:
    """One indicator's column at the door.

    indicator: full id. name: for findings. header: its column in a wide file, its word in the indicator
    column of a long one. unit: the indicator's. given_in: the unit the dataset declares for the column,
    in the words of either language, where it declares one. factor: multiplies what is read, to come from
    `given_in` to `unit`. lowest, highest: the valid range, in `unit`, both ends allowed; None is open.

    >>> from dei_core import Text
    >>> from dei_core.host import ColumnIntake, Label
    >>> share, name = Label(en="%", zh="%"), Text(en="Fibre", zh="光纤")
    >>> ColumnIntake(indicator="fibre", name=name, header="fibre", unit=share, highest=100).highest
    100
    """

    indicator: str
    name: Text
    header: str
    unit: Label
    given_in: str | None = None
    factor: float = 1.0
    lowest: float | None = None
    highest: float | None = None

    @property
    def written_in(self) -> Label:
        """The unit of the numbers in the file."""
        own = self.given_in is None or self.unit.reads(self.given_in)
        return self.unit if own else Label.shared(str(self.given_in))

    @property
    def in_shares(self) -> bool:
        """Whether the numbers in the file are shares of 1, so that 0.5 is what a spreadsheet may show as 50 %."""
        return bool({self.written_in.en.strip().lower(), self.written_in.zh.strip()} & _SHARES)


@attrs.frozen(kw_only=True)
class Intake(Layout):
    """How one dataset's sheet becomes a Table.

    dataset: its id. columns: those of the indicators. traits: trait id -> header. trait_values: what each trait may
    say. All else as in the dataset; where several words may stand, one is one word.

    >>> from dei_core.host import Intake
    >>> Intake(dataset="cities", region="code", year="year").layout
    'wide'
    """

    dataset: str
    columns: tuple[ColumnIntake, ...] = ()
    trait_values: Mapping[str, tuple[str, ...]] = attrs.field(converter=each_listed, factory=dict)
