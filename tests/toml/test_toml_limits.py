"""Nothing that a TOML file may hold is beyond a finding: nesting, digits, characters, lengths, years, decimals."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_type_hints

import attrs
import pytest
from house import House, findings, only, write

from dei_core import DeiError, Finding, open_edition
from dei_core.editions.locking import read_lock
from dei_core.host import Edition
from dei_core.model.measure import DECIMALS_RANGE, SCALE_RANGE, YEAR_RANGE, Within
from dei_core.model.pack import Case, CaseFile, PackFile
from dei_core.packs.folder import read_cases
from dei_core.plugin import read_pack
from dei_core.toml import messages as say
from dei_core.toml.files import DEEPEST, DIGITS, LONGEST, parsed
from dei_core.toml.structure import structure

HEAD = '[pack]\nnamespace = "g"\nname = {en = "G", zh = "甲"}\nversion = "1"\nprotocol = 1\n'


def read(text: str) -> Any:
    """The values of a TOML text under the name that findings use."""
    return parsed(text.encode(), "a.toml")


def deep(levels: int, table: bool) -> str:
    """A key with so many tables or lists inside one another."""
    return f"{'.'.join(['a'] * levels)}.b = 1" if table else f"a = {'[' * levels}{']' * levels}"


@pytest.mark.parametrize("levels", [DEEPEST + 1, 200, 1_200, 5_000])
@pytest.mark.parametrize("table", [True, False], ids=["tables", "lists"])
def test_what_is_nested_too_deep_is_told(levels: int, table: bool) -> None:
    """Whether the reader of TOML can follow it or not; and no deeper than it is told is followed."""
    finding = only(findings(read, deep(levels + 1, table)))

    assert finding.message is say.TOO_DEEP
    assert finding.place.file == "a.toml"
    assert f"nested more than {DEEPEST} deep here" in finding.text("en")
    assert f"嵌套超过 {DEEPEST} 层" in finding.text("zh")


def test_the_deepest_nesting_is_read() -> None:
    """At the limit itself there is nothing to tell."""
    assert read(deep(DEEPEST - 1, table=True))
    assert read(deep(DEEPEST, table=False))


@pytest.mark.parametrize(
    "number", ["1" * (DIGITS + 1), "-" + "9" * 5_000, "1_" * 5_000 + "1", "0x" + "f" * 5_000], ids=str.__len__
)
def test_a_whole_number_too_long_to_read_is_told(number: str) -> None:
    """Python reads none of more digits; in another base it does, and then cannot show them."""
    finding = only(findings(read, f"a = 1\nb = {number}"))

    assert finding.message is say.TOO_MANY_DIGITS
    assert finding.place.row == (None if number.startswith("0x") else 2)
    assert f"more than {DIGITS} digits" in finding.text("en")
    assert f"超过 {DIGITS} 位" in finding.text("zh")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('a = "x\\u0000y"', "a"),
        ('[[a]]\nb = ["x", "\\u0000"]', "a[0].b[1]"),
        ('"a\\u0000b" = 1', None),
        ('t.x = {"k\\u0000" = 1}', "t.x"),
    ],
)
def test_nul_is_told_wherever_it_stands(text: str, path: str | None) -> None:
    """No path, name or sentence holds one, so none is read."""
    finding = only(findings(read, text))

    assert finding.message is say.NUL_CHARACTER
    assert finding.place.path == path
    assert "\0" not in finding.text("en") + finding.text("zh")
    assert "holds the character NUL" in finding.text("en")
    assert "含 NUL 字符" in finding.text("zh")


@pytest.mark.parametrize("what", LONGEST, ids=lambda what: what.en)
def test_a_key_or_text_too_long_is_told(what: Any) -> None:
    """One character more than the longest; the longest itself is read."""
    most = LONGEST[what]
    form = '{} = "1"' if what.en == "key" else 'k = "{}"'
    finding = only(findings(read, form.format("x" * (most + 1))))

    assert read(form.format("x" * most))
    assert finding.message is say.TOO_LONG
    assert f"has {most + 1} characters, more than {most}" in finding.text("en")
    assert f"有 {most + 1} 个字符，超过 {most} 个" in finding.text("zh")
    assert len(finding.text("en")) < 300


@pytest.mark.parametrize(
    "name", ["edition.toml", "pack/pack.toml", "edition.lock.toml", "pack/cases/one.toml"]
)
@pytest.mark.parametrize(
    "text", [deep(1_300, False), f"a = {'1' * 5_000}", 'a = "\\u0000"'], ids=["deep", "digits", "nul"]
)
def test_every_kind_of_file_is_read_by_the_same_door(tmp_path: Path, name: str, text: str) -> None:
    """Edition, pack, lock and cases: a limit is told with the name of the file."""
    house = House(tmp_path)
    house.write()
    write((tmp_path / name).parent, {Path(name).name: text})
    doors: dict[str, Any] = {
        "edition.toml": lambda: open_edition(tmp_path),
        "pack/pack.toml": lambda: read_pack(tmp_path / "pack"),
        "edition.lock.toml": lambda: read_lock(tmp_path / name),
        "pack/cases/one.toml": lambda: read_cases(tmp_path / "pack"),
    }
    finding = findings(doors[name])[0]

    assert finding.message in (say.TOO_DEEP, say.TOO_MANY_DIGITS, say.NUL_CHARACTER)
    assert (finding.place.file or "").endswith(Path(name).name)


def ranged(kind: Any, path: str = "") -> list[tuple[str, Within]]:
    """Where a class of the model takes a number of a range: `track.x.year`, and the range."""
    found = []
    hints = get_type_hints(kind, include_extras=True)
    for field in attrs.fields(kind):
        found += _ranged(hints[field.name], f"{path}.{field.name}".lstrip("."))
    return found


def _ranged(hint: Any, path: str) -> list[tuple[str, Within]]:
    limits = [part for part in getattr(hint, "__metadata__", ()) if isinstance(part, Within)]
    if limits:
        return [(path, limits[0])]
    if attrs.has(hint):
        return ranged(hint, path)
    inner = [part for part in getattr(hint, "__args__", ()) if part is not type(None)]
    origin = getattr(hint, "__origin__", None)
    if origin is tuple:
        return _ranged(inner[0], f"{path}[0]")
    if len(inner) == 2 and inner[0] is str:
        return _ranged(inner[1], f"{path}.x")
    return [found for part in inner for found in _ranged(part, path)]


RANGED = {
    f"{kind.__name__}: {path}": (kind, path, limits)
    for kind in (Edition, PackFile, CaseFile)
    for path, limits in ranged(kind)
}


def test_every_year_and_all_decimals_are_found() -> None:
    """The table below is of every place in the model where a year, decimals or an end of a scale is written."""
    years = {name for name, (_, _, limits) in RANGED.items() if limits.message is YEAR_RANGE}
    decimals = {name for name, (_, _, limits) in RANGED.items() if limits.message is DECIMALS_RANGE}

    assert {
        "Edition: year",
        "Edition: track.x.year",
        "Edition: dataset.x.fixed_year",
        "Edition: dataset.x.years.x",
        "Edition: stages.normalise.base",
        "Edition: track.x.stages.normalise.base",
        "PackFile: source.x.year",
        "PackFile: rule.x[0].since",
        "PackFile: rule.x[0].checked",
        "PackFile: benchmark.x.since",
        "PackFile: benchmark.x.until",
        "PackFile: benchmark.x.target[0].checked",
        "PackFile: weighting.x.dated[0].since",
        "PackFile: weighting.x.dated[0].checked",
        "PackFile: tier_scheme.x.checked",
        "CaseFile: case[0].year",
    } == years
    assert {
        "Edition: stages.rank.decimals",
        "Edition: track.x.stages.rank.decimals",
        "PackFile: framework.x.decimals",
        "PackFile: rule.x[0].round",
        "PackFile: benchmark.x.target[0].round",
        "PackFile: benchmark.x.part.x.round",
        "PackFile: region_type.x.node.x.round",
    } == decimals


def at(path: str, value: Any) -> dict[str, Any]:
    """TOML values with one entry at a path."""
    for step in reversed(path.replace("[0]", ".[0]").split(".")):
        value = [value] if step == "[0]" else {step: value}
    return value


def refused(value: Any, kind: Any) -> tuple[Finding, ...]:
    """What is wrong with a value, if anything."""
    try:
        structure(value, kind)
    except DeiError as error:
        return error.findings
    return ()


@pytest.mark.parametrize("name", RANGED)
def test_a_number_outside_its_range_is_told_at_its_place(name: str) -> None:
    """One beyond either end, and far beyond what 64 bits hold; the ends themselves are taken."""
    kind, path, limits = RANGED[name]
    step = 1 if isinstance(limits.lowest, int) else 1e3
    for value in (limits.lowest - step, limits.highest + step, -(10**30), 10**19, 10**4_000):
        told = [
            finding for finding in findings(structure, at(path, value), kind) if finding.place.path == path
        ]

        assert [finding.code for finding in told] == [limits.message.code], value
        assert len(told[0].text("zh")) < 400
    for value in (limits.lowest, limits.highest):
        assert path not in {finding.place.path for finding in refused(at(path, value), kind)}


@pytest.mark.parametrize(
    "value", [True, 2024.0, "2024", [2024], {"a": 1}, float("nan"), float("inf")], ids=repr
)
def test_a_year_of_another_type_is_a_wrong_type(value: Any) -> None:
    """A range is asked of numbers only."""
    found = findings(structure, {"year": value}, Case)

    assert [finding.code for finding in found if finding.place.path == "year"] == ["wrong-type"]


@pytest.mark.parametrize("value", [2**53 + 1, -(2**53) - 1, 2**63, 10**400])
@pytest.mark.parametrize(
    "path",
    [
        "pack.protocol",
        "region_type.x.node.x.least",
        "indicator.x.lowest",
        "benchmark.x.target[0].weight",
        "rule.x[0].params.low",
        "rule.x[0].params.above[0]",
        "rule.x[0].when.x.low",
        "weighting.x.dated[0].shares.x.y",
    ],
)
def test_a_whole_number_that_doubles_cannot_keep_is_told(path: str, value: int) -> None:
    """Rather than another number in its place, where a number is wanted as where a method will say what it wants."""
    found = [
        finding for finding in findings(structure, at(path, value), PackFile) if finding.code == "number-lost"
    ]

    assert [finding.message for finding in found] == [say.NUMBER_LOST]
    assert path.startswith(str(found[0].place.path))
    assert "cannot be kept to the last digit" in found[0].text("en")
    assert "无法精确到末位" in found[0].text("zh")


def test_a_code_beyond_doubles_is_written_in_quotes() -> None:
    """Two codes of eighteen digits may be one double, so a filter does not take them as numbers."""
    path = "dataset.x.keep.code[0]"
    codes = [finding.code for finding in findings(structure, at(path, 110105001001123457), Edition)]

    assert "number-lost" in codes
    assert path not in {
        item.place.path for item in findings(structure, at(path, "110105001001123457"), Edition)
    }


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")], ids=str)
@pytest.mark.parametrize(
    "path", ["rule.x[0].params.low", "rule.x[0].params.a[0]", "framework.x.scale", "indicator.x.highest"]
)
def test_numbers_are_finite_everywhere(path: str, value: float) -> None:
    """Among the parameters of a rule that nothing uses too."""
    found = [
        finding for finding in findings(structure, at(path, value), PackFile) if finding.code == "wrong-type"
    ]

    assert path.startswith(str(only(tuple(found)).place.path))
    assert "Write a finite number." in found[0].text("en")


@pytest.mark.parametrize(
    "value",
    ["x" * 90_000, list(range(50_000)), {str(key): 1 for key in range(5_000)}],
    ids=["text", "list", "table"],
)
def test_a_large_value_of_a_wrong_type_is_quoted_shortly(value: Any) -> None:
    """A finding stays a sentence."""
    finding = next(item for item in findings(structure, {"year": value}, Case) if item.place.path == "year")

    assert finding.message is say.WRONG_TYPE
    assert len(finding.text("en")) < 300


def test_sentences_of_ranges_name_their_ends() -> None:
    """In both languages."""
    text = HEAD + '[framework.f]\nname = {en = "F", zh = "甲"}\npillar = {}\ndecimals = 400\nscale = 1e10\n'
    found = {finding.message: finding for finding in findings(structure, read(text), PackFile)}
    year = findings(structure, {"year": 24}, Case)

    assert "decimals are 400, but here they go from 0 to 12" in found[DECIMALS_RANGE].text("en")
    assert "小数位数为 400，此处应介于 0 与 12 之间" in found[DECIMALS_RANGE].text("zh")
    assert "10000000000.0 is beyond any printed scale" in found[SCALE_RANGE].text("en")
    assert "超出任何分值范围" in found[SCALE_RANGE].text("zh")
    assert any(
        "24 is not a year: years have four digits, from 1000 to 9999" in one.text("en") for one in year
    )
    assert any("24 不是年份：年份为四位数" in one.text("zh") for one in year)
