"""Headers: each expected column is found, or said to be missing, unknown, doubled or in the wrong unit."""

from __future__ import annotations

from typing import Any

import pytest

from dei_core.data.door import admit
from dei_core.data.header import Sheet, expected, locate
from dei_core.findings import DeiError, Findings
from dei_core.model.dataset import ColumnIntake, Intake
from dei_core.text import Label, Text


def column(header: str, **more: Any) -> ColumnIntake:
    """An indicator in %."""
    name = Text(en=header, zh=header)
    return ColumnIntake(
        **{"indicator": f"a.{header}", "name": name, "header": header, "unit": Label.shared("%"), **more}
    )


def look(header: tuple[str, ...], intake: Intake, cells: Any = ("1",)) -> tuple[dict[str, int], list[str]]:
    """Where each expected column was found, and the findings in words."""
    sheet = Sheet(file="a.csv", header=header, columns=tuple(list(cells) for _ in header), rows=(2,))
    found = Findings()
    grid = locate(sheet, intake, found)
    where = {name: header.index(located.written) for name, located in grid.columns.items()}
    return where, [finding.text() for finding in found]


INTAKE = Intake(dataset="d", columns=(column("fibre"), column("cloud")))


def test_columns_are_found_in_any_order_and_with_their_units() -> None:
    """White space around a header and a unit in brackets behind it are not part of the name."""
    assert look(("cloud [%]", " region ", "fibre"), INTAKE) == ({"cloud": 0, "region": 1, "fibre": 2}, [])


def test_a_header_expected_with_brackets_is_taken_as_written() -> None:
    """The dataset's own spelling wins over the reading as a unit."""
    intake = Intake(dataset="d", columns=(column("fibre [%]"),))

    assert look(("region", "fibre [%]"), intake) == ({"region": 0, "fibre [%]": 1}, [])


def test_a_mistyped_header_is_missing_and_unknown_with_offers_both_ways() -> None:
    """Whichever of the two the person mends, the other name is offered."""
    _, said = look(("region", "fibre", "colud"), INTAKE)

    assert said == [
        "a.csv: there is no column 'cloud', which dataset 'd' expects. Add the column, or name the file's "
        "own header for it in the dataset; nearest in the file: colud.",
        "a.csv: dataset 'd' does not say what the column 'colud' is. Name it in the dataset, or add it to "
        "`ignore`; nearest of the names expected: cloud.",
    ]


def test_ignored_columns_pass_in_silence() -> None:
    """By name, or all others by a star."""
    header = ("region", "fibre", "cloud", "note", "note")

    for ignore in (("note",), ("*",)):
        _, said = look(header, Intake(dataset="d", columns=INTAKE.columns, ignore=ignore))
        assert said == []


def test_a_doubled_column_is_refused_even_with_a_unit() -> None:
    """`fibre` and `fibre [%]` mean the same."""
    _, said = look(("region", "fibre", "cloud", "fibre [%]"), INTAKE)

    assert said == [
        "a.csv: columns 2 and 4 both mean 'fibre'; one is expected. Delete or rename one of the two."
    ]


def test_a_column_without_a_name_matters_only_if_it_holds_something() -> None:
    """Spreadsheets leave empty columns at the end."""
    header = ("region", "fibre", "cloud", "")
    sheet = Sheet(file="a.csv", header=header, columns=(["a"], ["1"], ["1"], [" "]), rows=(2,))
    found = Findings()
    locate(sheet, INTAKE, found)

    assert len(found) == 0
    assert look(header, INTAKE)[1] == [
        "a.csv: column 4 holds values but has no name in the header row. Write its name into the "
        "header row, or delete the column."
    ]


def test_filters_parents_and_traits_are_expected_too() -> None:
    """Every header that the intake speaks of, each once."""
    intake = Intake(
        dataset="d",
        name="name",
        year="year",
        columns=(column("fibre"),),
        parents={"city": "city"},
        traits={"east": "east"},
        keep={"year": (2024,)},
        drop={"level": ("x",)},
    )

    assert expected(intake) == ["region", "name", "year", "city", "east", "fibre", "level"]


def test_the_long_layout_expects_three_columns_and_perhaps_a_unit() -> None:
    """Indicators are words in it, not headers."""
    intake = Intake(dataset="d", layout="long", columns=(column("fibre"),), unit="unit")

    assert expected(intake) == ["region", "indicator", "value", "unit"]


@pytest.mark.parametrize(
    ("header", "given_in", "factor", "expected_code"),
    [
        ("fibre", None, 1.0, None),
        ("fibre", None, 100.0, None),
        ("fibre", "%", 1.0, None),
        ("fibre", "share", 100.0, None),
        ("fibre [share]", "share", 100.0, None),
        ("fibre [share]", None, 100.0, None),
        ("fibre []", None, 1.0, None),
        ("fibre", "share", 1.0, "unit-mismatch"),
        ("fibre [share]", None, 1.0, "unit-mismatch"),
        ("fibre [km]", "share", 100.0, "unit-conflict"),
        ("fibre [%]", None, 100.0, "factor-on-same-unit"),
        ("fibre", "%", 100.0, "factor-on-same-unit"),
    ],
)
def test_units_agree_or_a_factor_leads_from_one_to_the_other(
    header: str, given_in: str | None, factor: float, expected_code: str | None
) -> None:
    """The unit that the file or the dataset states is the indicator's, or there is a factor; never both."""
    intake = Intake(dataset="d", columns=(column("fibre", given_in=given_in, factor=factor),))
    sheet = Sheet(file="a.csv", header=("region", header), columns=(["a"], ["0.5"]), rows=(2,))
    got = None
    try:
        admit(sheet, intake)
    except DeiError as error:
        (finding,) = error.findings
        got = finding.code

    assert got == expected_code


@pytest.mark.parametrize(
    ("header", "given_in", "factor", "expected_code"),
    [
        ("gdp [100M CNY]", None, 1.0, None),
        ("gdp [亿元]", None, 1.0, None),
        ("gdp", "亿元", 1.0, None),
        ("gdp [100M CNY]", "亿元", 1.0, None),
        ("gdp [亿元]", "100M CNY", 1.0, None),
        ("gdp [万元]", "万元", 1e-4, None),
        ("gdp [万元]", None, 1.0, "unit-mismatch"),
        ("gdp [亿元]", None, 1e-4, "factor-on-same-unit"),
        ("gdp [亿元]", "万元", 1e-4, "unit-conflict"),
    ],
)
def test_a_unit_may_be_written_in_either_language(
    header: str, given_in: str | None, factor: float, expected_code: str | None
) -> None:
    """Both wordings are the indicator's unit, in the header and in the dataset, each as good as the other."""
    unit = Label(en="100M CNY", zh="亿元")
    intake = Intake(dataset="d", columns=(column("gdp", unit=unit, given_in=given_in, factor=factor),))
    sheet = Sheet(file="a.csv", header=("region", header), columns=(["a"], ["0.5"]), rows=(2,))
    got = None
    try:
        admit(sheet, intake)
    except DeiError as error:
        (finding,) = error.findings
        got = finding.code

    assert got == expected_code


def test_a_finding_names_the_unit_in_the_readers_language() -> None:
    """A unit in two languages is said in that of the sentence; one that the dataset declares, as declared."""
    unit = Label(en="100M CNY", zh="亿元")
    sheet = Sheet(file="a.csv", header=("region", "gdp"), columns=(["a"], ["x"]), rows=(2,))
    for given_in, factor, en, zh in (
        (None, 1.0, "in 100M CNY", "单位：亿元"),
        ("亿元", 1.0, "in 100M CNY", "单位：亿元"),
        ("万元", 1e-4, "in 万元", "单位：万元"),
    ):
        intake = Intake(dataset="d", columns=(column("gdp", unit=unit, given_in=given_in, factor=factor),))
        with pytest.raises(DeiError) as caught:
            admit(sheet, intake)

        assert en in caught.value.text("en")
        assert zh in caught.value.text("zh")
