"""What the door expects of a data file: which columns mean what, in which unit and range."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from dei_core.model.dataset import Layout, each_listed
from dei_core.text import Label, Text

_SHARES = frozenset({"share", "ratio", "proportion", "fraction", "1", "比例", "比值", "比重", "小数"})


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
