"""Delimited text: encodings, delimiters, row numbers, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from dei_core import DeiError
from dei_core.plugin import Sheet
from dei_tables import messages as say
from dei_tables import read_csv

CHINESE = "地区,名称,光纤\n110101,东城区,41.5\n"


def read(folder: Path, content: bytes | str, name: str = "a.csv") -> Sheet:
    """The sheet of a file with this content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_csv(path)


def refused(folder: Path, content: bytes | str, name: str = "a.csv") -> list[tuple[str, int | None]]:
    """Codes and rows of what is said against a file with this content."""
    with pytest.raises(DeiError) as caught:
        read(folder, content, name)
    return [(finding.code, finding.place.row) for finding in caught.value.findings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_same_cells_whatever_the_encoding(tmp_path: Path, encoding: str) -> None:
    """A byte order mark decides; without one UTF-8 is tried before GB18030."""
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    sheet = read(tmp_path, marks.get(encoding, b"") + CHINESE.encode(encoding))

    assert sheet.header == ("地区", "名称", "光纤")
    assert sheet.columns == (["110101"], ["东城区"], ["41.5"])


WORDS = {
    "cp1252": ("M\u00fcnster", "Z\u00fcrich"),
    "latin-1": ("C\u00f4te", "\u00cele"),
    "shift_jis": ("\u6771\u4eac", "\u5927\u962a"),
    "euc_jp": ("\u6771\u4eac", "\u5927\u962a"),
    "euc_kr": ("\uc11c\uc6b8", "\ubd80\uc0b0"),
    "big5": ("\u53f0\u5317", "\u53f0\u4e2d"),
    "cp1251": ("\u041c\u043e\u0441\u043a\u0432\u0430", "\u041f\u0435\u0440\u043c\u044c"),
    "gb18030": ("\u4e1c\u57ce\u533a", "\u897f\u57ce\u533a"),
}


@pytest.mark.parametrize("encoding", WORDS)
def test_what_is_only_taken_for_gb18030_is_told_by_its_words_or_refused(
    tmp_path: Path, encoding: str
) -> None:
    """Of nearly every old encoding: no word comes out that nobody was told to look at."""
    content = (
        "region,name\n" + "".join(f"{row},{word}\n" for row, word in enumerate(WORDS[encoding]))
    ).encode(encoding)
    try:
        sheet = read(tmp_path, content)
    except DeiError as error:
        (finding,) = error.findings
        assert finding.message in (say.GARBLED, say.ENCODING)
    else:
        (finding,) = sheet.notes
        assert finding.message is say.GUESSED_ENCODING
        assert finding.facts["words"] == [word for word in sheet.columns[1] if not word.isascii()]
        assert all(word in finding.text(lang) for word in finding.facts["words"] for lang in ("en", "zh"))


def test_signs_of_no_script_are_refused(tmp_path: Path) -> None:
    """Big5 in the place of GB18030 gives signs of the private use area: named, and not one more."""
    content = "region,name\n01,\u81fa\u5317\u5e02\n02,a\n".encode("big5")
    with pytest.raises(DeiError) as caught:
        read(tmp_path, content)
    (finding,) = caught.value.findings

    assert finding.message is say.GARBLED
    assert finding.facts["words"] == [content.decode("gb18030").split("\n")[1].split(",")[1]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "ascii"])
def test_what_is_certain_is_not_told(tmp_path: Path, encoding: str) -> None:
    text = "region,name\n01,a\n" if encoding == "ascii" else "region,name\n01,\u4e1c\ue5e7\n"

    assert read(tmp_path, text.encode(encoding)).notes == ()


def test_cells_stay_text_exactly_as_written(tmp_path: Path) -> None:
    """Leading zeros, blanks and words for a missing value are the door's business."""
    sheet = read(tmp_path, 'region,x\n010," 1,5 "\n011,NA\n')

    assert sheet.columns == (["010", "011"], [" 1,5 ", "NA"])
    assert sheet.file == "a.csv"


def test_row_numbers_are_lines_of_the_file(tmp_path: Path) -> None:
    """Empty lines, lines of delimiters and cells of several lines count as the lines that they take."""
    sheet = read(tmp_path, '\nregion,x\n\na,1\n"b\nc",2\n , \nd,3\n')

    assert sheet.columns == (["a", "b\nc", "d"], ["1", "2", "3"])
    assert list(sheet.rows) == [4, 5, 8]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line_is_one(tmp_path: Path, end: str) -> None:
    """Files come from three kinds of system."""
    sheet = read(tmp_path, end.join(["a,b", "1,2", "3,4", ""]))

    assert (sheet.columns, list(sheet.rows)) == ((["1", "3"], ["2", "4"]), [2, 3])


@pytest.mark.parametrize(
    ("content", "name", "header"),
    [
        ("a,b\n1,2\n", "a.csv", ("a", "b")),
        ("a;b\n1,5;2\n", "a.csv", ("a", "b")),
        ("a\tb\n1,5\t2;3\n", "a.txt", ("a", "b")),
        ("a,b\tc\n1\t2\n", "a.tsv", ("a,b", "c")),
        ("region;gdp, current\na;1\n", "a.csv", ("region", "gdp, current")),
        ('"a,x";"b"\n1;2\n', "a.csv", ("a,x", "b")),
        ("a\n1\n", "a.csv", ("a",)),
    ],
)
def test_the_delimiter_is_the_one_that_the_records_agree_on(
    tmp_path: Path, content: str, name: str, header: tuple[str, ...]
) -> None:
    """Comma, semicolon or tab; .tsv is always tabs."""
    assert read(tmp_path, content, name).header == header


@pytest.mark.parametrize(("content", "header"), [("", ()), ("\n \n,\n", ()), ("a,b\n", ("a", "b"))])
def test_a_file_without_data_is_an_empty_sheet(tmp_path: Path, content: str, header: tuple[str, ...]) -> None:
    """The door says what is missing; the reader only reads."""
    sheet = read(tmp_path, content)

    assert (sheet.header, sheet.columns, len(sheet.rows)) == (header, tuple([] for _ in header), 0)


def test_all_ragged_rows_are_named(tmp_path: Path) -> None:
    """A row with another number of cells than the header is never padded or cut."""
    content = "a,b\n1,2,3\n4,5\n\n6\n"

    assert refused(tmp_path, content) == [("tables.ragged-row", 2), ("tables.ragged-row", 5)]


def test_quotation_marks_that_do_not_match_name_the_record(tmp_path: Path) -> None:
    """The record's first line, not the end of the file."""
    assert refused(tmp_path, 'a,b\n1,2\n"x,2\n3,4\n') == [("tables.quotes", 3)]
    assert refused(tmp_path, 'a,b\n"1"x,2\n') == [("tables.quotes", 2)]
    assert refused(tmp_path, 'a,b\n1,"x\n3,4\n') == [("tables.quotes", 2)]


@pytest.mark.parametrize(
    ("content", "offset", "byte"),
    [
        (b"a,b\n\xff\xff", 4, "ff"),
        ("地".encode() * 5 + b"\xff", 15, "ff"),
        ("地区,名".encode("gb18030") + b"\xff", 7, "ff"),
        (b"\xef\xbb\xbfa\xff", 4, "ff"),
    ],
)
def test_an_unknown_encoding_names_the_byte(tmp_path: Path, content: bytes, offset: int, byte: str) -> None:
    """The offset counts from the start of the file, the byte order mark included."""
    with pytest.raises(DeiError) as caught:
        read(tmp_path, content)
    (finding,) = caught.value.findings

    assert (finding.code, finding.facts["byte"]) == ("tables.encoding", byte)
    assert finding.facts["offset"] == offset


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04rest",
        b"\xd0\xcf\x11\xe0rest",
        b"PAR1rest",
        b"\x1f\x8brest",
        b"%PDF-1.7",
        b"<!DOCTYPE html><p>",
        b"\xef\xbb\xbf <html>",
        b"a,\0b\n",
        "a,\0b\n".encode("utf-16"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    """The content decides, whatever the suffix says."""
    assert refused(tmp_path, content) == [("tables.wrong-kind", None)]
