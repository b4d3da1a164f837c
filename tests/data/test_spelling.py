"""Codes and words that look alike are refused wherever they meet."""

from __future__ import annotations

from typing import Any

import pytest

from dei_core.data.door import admit
from dei_core.data.header import Sheet
from dei_core.data.labelled import Table
from dei_core.data.spelling import look_alikes, plain_code
from dei_core.editions.datafile import with_year_before
from dei_core.findings import DeiError, Finding, Findings
from dei_core.model.dataset import ColumnIntake, Gap, Intake
from dei_core.text import Label, Text

WHY = Text(en="It is known.", zh="已知。")

PAIRS = {
    "full-width digits": ("320102", "３２０１０２"),
    "digits of another script": ("12", "١٢"),
    "mathematical digits": ("12", "𝟏𝟐"),
    "full-width letters": ("A1", "Ａ１"),
    "zero-width space inside": ("3201", "32\u200b01"),
    "byte order mark in front": ("3201", "\ufeff3201"),
    "soft hyphen": ("ab", "a\xadb"),
    "direction mark behind": ("ab", "ab\u200e"),
    "variant selector": ("葛", "葛\U000e0100"),
    "tag": ("ab", "ab\U000e0041"),
    "composed and decomposed": ("Évry", "E\u0301vry"),
    "compatible form": ("Ⅱ区", "II区"),
    "compatible brackets": ("浦东（新区）", "浦东(新区)"),
    "no-break space inside": ("a b", "a\xa0b"),
    "ideographic space inside": ("a b", "a\u3000b"),
    "two blanks inside": ("a b", "a  b"),
    "tab inside": ("a b", "a\tb"),
    "Cyrillic": ("A01", "А01"),
    "Greek": ("B7", "Β7"),
}
UNLIKE = [("a", "A"), ("010", "10"), ("1.0", "1"), ("北京", "北 京"), ("O", "0"), ("é", "e"), ("Ш", "W")]
FIBRE = ColumnIntake(
    indicator="a.fibre", name=Text(en="Fibre", zh="光纤"), header="fibre", unit=Label.shared("%")
)
BOTH = pytest.mark.parametrize(("one", "other"), PAIRS.values(), ids=PAIRS)


@BOTH
def test_a_pair_looks_alike(one: str, other: str) -> None:
    """In either order, and alone among others."""
    assert look_alikes(["x", one, other, one]) == ((one, other),)
    assert look_alikes([other, "y", one]) == ((other, one),)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_what_a_reader_tells_apart_stays_two(one: str, other: str) -> None:
    """Case, leading zeros, visible blanks and accents are differences."""
    assert look_alikes([one, other]) == ()


def test_a_long_word_is_nobodys_code() -> None:
    """It is compared as it stands."""
    assert look_alikes(["é" * 300, "e\u0301" * 300]) == ()


def sheet(header: str, *rows: list[str]) -> Sheet:
    names = tuple(header.split("|"))
    columns = tuple([row[index] for row in rows] for index in range(len(names)))
    return Sheet(file="a.csv", header=names, columns=columns, rows=range(2, 2 + len(rows)))


def refused(header: str, *rows: list[str], **more: Any) -> tuple[Finding, ...]:
    settings = {"dataset": "d", "columns": (FIBRE,), **more}
    with pytest.raises(DeiError) as caught:
        admit(sheet(header, *rows), Intake(**settings))
    return caught.value.findings


def alike(found: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in found if finding.code == "look-alikes"]


ENTRANCES: dict[str, Any] = {
    "region": lambda one, other: refused("region|fibre", [one, "1"], [other, "2"]),
    "region without a code": lambda one, other: refused(
        "region|other|fibre", ["", one, "1"], ["", other, "2"], region_else="other"
    ),
    "long layout": lambda one, other: refused(
        "region|indicator|value", [one, "fibre", "1"], [other, "fibre", "2"], layout="long"
    ),
    "member": lambda one, other: refused("region|fibre", [one, "1"], members={"city": {"c": (other,)}}),
    "parent": lambda one, other: refused(
        "region|fibre|p", ["r", "1", one], ["s", "2", other], parents={"p": "p"}
    ),
    "group in a list": lambda one, other: refused(
        "region|fibre|p", ["r", "1", one], ["s", "2", ""], parents={"p": "p"}, members={"p": {other: ("s",)}}
    ),
    "keep": lambda one, other: refused(
        "region|fibre|k", ["r", "1", one], ["s", "2", "x"], keep={"k": (other, "x")}
    ),
    "drop": lambda one, other: refused(
        "region|fibre|k", ["r", "1", one], ["s", "2", "x"], drop={"k": (other,)}
    ),
    "filter column": lambda one, other: refused(
        "region|fibre|k", ["r", "1", one], ["s", "2", other], keep={"k": (other,)}
    ),
    "trait": lambda one, other: refused(
        "region|fibre|k", ["r", "1", one], traits={"t": "k"}, trait_values={"t": (other,)}
    ),
    "gap": lambda one, other: refused(
        "region|fibre|k",
        ["r", "0", one],
        ["s", "0", "x"],
        gap=(Gap(reason=WHY, columns=("fibre",), values=(0.0,), keep={"k": (other, "x")}),),
        ignore=("k",),
    ),
    "word of an indicator": lambda one, other: refused(
        "region|indicator|value",
        ["r", one, "1"],
        ["r", other, "2"],
        layout="long",
        ignore=("*",),
        columns=(ColumnIntake(indicator="a.x", name=FIBRE.name, header=one, unit=FIBRE.unit),),
    ),
    "header": lambda one, other: refused(
        f"region|{one}|{other}",
        ["r", "1", "2"],
        ignore=("*",),
        columns=(ColumnIntake(indicator="a.x", name=FIBRE.name, header=one, unit=FIBRE.unit),),
    ),
}


@pytest.mark.parametrize("entrance", ENTRANCES)
@BOTH
def test_look_alikes_are_refused_at_every_entrance(entrance: str, one: str, other: str) -> None:
    """Both spellings are named by their code points, in both languages."""
    finding = alike(ENTRANCES[entrance](one, other))[0]

    for word in (one, other):
        points = " ".join(f"U+{ord(sign):04X}" for sign in word)
        assert points in finding.says("en")
        assert points in finding.says("zh")


@pytest.mark.parametrize(("word", "ending"), [("甲区\u200b", "区"), ("甲⼊", "入"), ("甲A", "А")])
def test_a_word_that_only_seems_to_end_so_is_refused(word: str, ending: str) -> None:
    """Its row would be left out in silence."""
    found = refused("region|fibre", [word, "1"], [f"b{ending}", "2"], keep_ending={"region": (ending,)})

    assert alike(found)


@BOTH
def test_the_year_before_knows_the_same_codes(one: str, other: str) -> None:
    """A region spelt otherwise would be a new one; a table refuses by itself what is not written plainly."""
    found = Findings()
    try:
        earlier = Table(regions=(other,), columns={"x": [1.0]})
        with_year_before(Table(regions=(one,), columns={"x": [1.0]}), earlier, (), found)
    except DeiError as error:
        found.extend(error.findings)

    assert [finding.code for finding in found] in (["look-alikes"], ["code-spelling"])


@pytest.mark.parametrize(
    ("code", "plain"),
    [("３２", "32"), ("٣٢", "32"), ("Ａb", "Ab"), ("3\u200b2", "32"), ("甲\u202e乙", "甲乙")],
)
def test_a_code_of_its_own_is_plain(code: str, plain: str) -> None:
    """Even where no other looks like it: others join by it."""
    found = refused("region|fibre", [code, "1"])

    assert [(finding.code, finding.place.row) for finding in found] == [("code-spelling", 2)]
    assert f"Write '{plain}'." in found[0].mend("en")
    assert plain_code(code) == plain


@pytest.mark.parametrize("code", ["浦东（新区）", "Évry", "E\u0301vry", "北　京", "Ⅱ", "А01", "Ελλάδα"])
def test_other_writings_are_codes(code: str) -> None:
    """Names in any script may stand for regions."""
    table, _ = admit(sheet("region|fibre", [code, "1"]), Intake(dataset="d", columns=(FIBRE,)))

    assert table.regions == (code,)
