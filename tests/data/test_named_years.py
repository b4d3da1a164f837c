"""Years that the data give in words: seasons, editions over two years, financial years."""

from __future__ import annotations

import pytest

from dei_core.data.door import admit
from dei_core.data.header import Sheet
from dei_core.findings import DeiError
from dei_core.model.dataset import ColumnIntake, Intake
from dei_core.text import Label, Text

SCORE = ColumnIntake(
    indicator="a.score", name=Text(en="Score", zh="得分"), header="score", unit=Label.shared("")
)
KNOWN = {"2012-2013": 2013, "FY18": 2018}


def sheet(*years: object) -> Sheet:
    cells = ([f"r{row}" for row in range(len(years))], list(years), ["1"] * len(years))
    rows = tuple(range(2, len(years) + 2))
    return Sheet(file="a.csv", header=("region", "year", "score"), columns=cells, rows=rows)


def intake(**more: object) -> Intake:
    return Intake(dataset="a", year="year", columns=(SCORE,), **more)


def test_a_word_stands_for_its_year() -> None:
    """Words that the dataset names are years, with or without white space; years as they are stay so."""
    table, _ = admit(sheet("2012-2013", " FY18 ", "2020", 2021), intake(years=KNOWN))

    assert table.years.tolist() == [2013, 2018, 2020, 2021]


@pytest.mark.parametrize("years", [{}, {"2014-2015": 2015}])
def test_a_word_that_nobody_names_is_refused(years: dict[str, int]) -> None:
    """No year is guessed from a word, and the cell is quoted as it is written."""
    with pytest.raises(DeiError) as caught:
        admit(sheet("2012-2013", "2020"), intake(years=years))

    (finding,) = (finding for finding in caught.value.findings if finding.severity == "error")
    assert (finding.place.row, finding.facts["value"]) == (2, "2012-2013")


def test_two_words_for_one_year_collide() -> None:
    """A region with two rows that stand for one year has a duplicate row."""
    twice = sheet("2013", "2012-2013")
    same = Sheet(file="a.csv", header=twice.header, columns=(["r", "r"], *twice.columns[1:]), rows=(2, 3))
    with pytest.raises(DeiError) as caught:
        admit(same, intake(years=KNOWN))

    assert "duplicate-row" in {finding.code for finding in caught.value.findings}


def test_words_need_a_column_to_stand_in() -> None:
    """Without one they would do nothing."""
    with pytest.raises(DeiError) as caught:
        admit(sheet("2013"), Intake(dataset="a", columns=(SCORE,), years=KNOWN, ignore=("year",)))

    (finding,) = caught.value.findings
    assert (finding.code, finding.place.path) == ("years-without-column", "dataset.a.years")
    assert "2012-2013, FY18 stand for, but the dataset names no column of years" in finding.says("en")
    assert "数据集未指明年份列" in finding.says("zh")
