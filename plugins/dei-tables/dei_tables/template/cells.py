"""What spreadsheets check while cells are filled in: ranges, lists, codes that are there twice."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from dei_core import Text
from dei_tables.book.columns import both
from dei_tables.template import words
from dei_tables.template.fields import Field

_HUGE = 1e300


def range_text(field: Field) -> Text:
    """The valid range of a column of numbers, in words."""
    lowest, highest = (None if end is None else f"{end:.12g}" for end in (field.lowest, field.highest))
    if lowest is not None and highest is not None:
        said = words.BETWEEN
    else:
        said = words.ANY_NUMBER if lowest == highest else words.AT_LEAST if highest is None else words.AT_MOST
    facts = {"lowest": lowest, "highest": highest}
    return Text(en=said.en.format(**facts), zh=said.zh.format(**facts))


def validation(
    field: Field, hint: str, choices: str | None, top: int, last: int, column: int
) -> dict[str, Any]:
    """A column's data validation; choices: where its list of words stands. top, last: the rows that it covers."""
    rule: dict[str, Any] = {
        "validate": "any",
        "input_title": field.name.zh,
        "input_message": hint,
    }
    if field.number:
        rule |= _number(field)
    elif choices is not None:
        rule |= {
            "validate": "list",
            "source": choices,
            "error_title": words.NOT_IN_LIST.zh,
            "error_message": both(words.PICK),
            "error_type": "stop" if field.strict else "information",
        }
    elif field.unique:
        first = xl_rowcol_to_cell(top, column)
        area = f"{xl_rowcol_to_cell(top, column, True, True)}:{xl_rowcol_to_cell(last, column, True, True)}"
        rule |= {
            "validate": "custom",
            "value": f"=COUNTIF({area},{first})=1",
            "error_title": words.TWICE.zh,
            "error_message": both(words.ONCE),
        }
    return rule


def _number(field: Field) -> dict[str, Any]:
    said = Text(
        en=words.WRITE_NUMBER.en.format(range=range_text(field).en),
        zh=words.WRITE_NUMBER.zh.format(range=range_text(field).zh),
    )
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -_HUGE if field.lowest is None else field.lowest,
        "maximum": _HUGE if field.highest is None else field.highest,
        "error_title": words.NOT_IN_RANGE.zh,
        "error_message": both(said),
    }


def wrong(field: Field, row: int, column: int) -> str:
    """A formula that is true where a cell of numbers holds anything else, or is out of range."""
    cell = xl_rowcol_to_cell(row, column, False, True)
    parts = [f"ISTEXT({cell})"]
    parts += [] if field.lowest is None else [f"{cell}<{field.lowest!r}"]
    parts += [] if field.highest is None else [f"{cell}>{field.highest!r}"]
    return f'=AND({cell}<>"",OR({",".join(parts)}))'
