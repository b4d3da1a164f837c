"""Cell formats of the workbooks: one face, few colours, all told apart without seeing hue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FACE = {"font_name": "Microsoft YaHei", "font_size": 10}
"""The face of every cell; a system without it takes its own for Chinese."""

NAVY, INK, PALE, RULE = "#1F3864", "#404040", "#F2F2F2", "#BFBFBF"
SHADES: dict[int, dict[str, Any]] = {
    1: {"bg_color": "#1F3864", "font_color": "#FFFFFF"},
    2: {"bg_color": "#2F5597", "font_color": "#FFFFFF"},
    3: {"bg_color": "#B4C7E7", "font_color": "#000000"},
    4: {"bg_color": "#DAE3F3", "font_color": "#000000"},
    0: {"bg_color": "#E7E6E6", "font_color": "#000000"},
}
"""Header colours by level of the indicator system: the index, pillars, …; 0 beside the index."""

MARKS: dict[str, dict[str, Any]] = {
    "given": {},
    "derived": {"font_color": "#1F4E79"},
    "imputed": {"bg_color": "#FCE4B6", "italic": True},
    "treated": {"bg_color": "#BDD7EE", "bold": True},
    "screened": {"font_color": "#7F7F7F", "font_strikeout": True},
    "passed": {"bg_color": "#BDD7EE", "align": "center"},
    "failed": {"bg_color": "#F8CBAD", "align": "center"},
    "scored": {"align": "center", "font_color": INK},
    "missing": {"pattern": 14, "fg_color": "#A6A6A6", "bg_color": "#FFFFFF"},
}
"""How a cell shows where its value comes from, or a verdict: by face, pattern or word as well as by colour."""

LOW, HIGH, POINTS = "#FFFFFF", "#5B9BD5", "#F4B183"


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **properties: Any) -> Format:
        """The format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**FACE, "valign": "vcenter", **properties})
        return self._made[key]

    @property
    def title(self) -> Format:
        """The title of a sheet."""
        return self.of(bold=True, font_size=14, font_color=NAVY)

    @property
    def banner(self) -> Format:
        """What nobody may overlook."""
        return self.of(bold=True, bg_color="#FFC000", font_color="#000000", border=1)

    @property
    def code(self) -> Format:
        """A machine's name above a column."""
        return self.of(font_size=8, font_color=INK, bg_color=PALE, num_format="@", quote_prefix=True)

    def head(self, level: int) -> Format:
        """The name of a column."""
        shade = SHADES.get(level, SHADES[4])
        return self.of(bold=True, text_wrap=True, align="center", border=1, border_color=RULE, **shade)

    def text(self, mark: str = "given", **properties: Any) -> Format:
        """Words, which stay words when they are edited, also where they begin like a formula."""
        return self.of(num_format="@", quote_prefix=True, **MARKS[mark], **properties)

    def number(self, shape: str, mark: str = "given") -> Format:
        """A number of a shape, in the manner of its mark."""
        return self.of(num_format=shape, **MARKS[mark])
