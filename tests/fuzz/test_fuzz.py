"""Whatever is handed in: a DeiError, or a result in which every region without a score is named by a finding.

A short slice runs with the other tests; `make fuzz` draws CASES of them (100,000 unless told) from a printed seed.
"""

from __future__ import annotations

import csv
import io
import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import fuzzing_structures as structures
import numpy as np
import pytest
from every import EVERY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dei_core import DeiError, Finding, Scenario, Scorecard, Table, compose, evaluate, rescore, score
from dei_tables import table_from_frame

CASES = int(os.environ.get("DEI_FUZZ_CASES", "160"))
SHARES = {"structures": 0.15, "bytes": 0.15, "tables": 0.25, "python": 0.45}
FILES = ("edition.toml", "pack/pack.toml", "cities.csv", "before.csv")


def cases(kind: str) -> Callable[..., Any]:
    """So many examples of a kind as its share of all cases."""
    return settings(
        max_examples=max(int(CASES * SHARES[kind]), 1), deadline=None, suppress_health_check=list(HealthCheck)
    )


def words(value: Any) -> Iterator[str]:
    """Every text among the facts of a finding."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from words(tuple(value.values()))
    elif isinstance(value, Iterable):
        for item in value:
            yield from words(item)
    else:
        yield str(value)


def hold(card: Scorecard, findings: Iterable[Finding]) -> None:
    """No infinite score, and none missing that no finding names."""
    told = [text for finding in findings for text in words(finding.facts)]
    for track in card.tracks.values():
        assert not np.isinf(track.values).any()
        for row in np.flatnonzero(np.isnan(track.total)).tolist():
            code = track.table.regions[row]
            assert any(code in text for text in told), f"{code} has no score, and no finding names it"


def judged(call: Callable[[], tuple[Scorecard, Iterable[Finding]]]) -> None:
    """A result that holds, or a DeiError that can be said in both languages; nothing else, and no warning of numpy."""
    card = None
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            card, findings = call()
        except DeiError as error:
            findings = error.findings
        else:
            hold(card, findings)
    findings = tuple(findings)
    assert findings or card is not None
    for finding in findings:
        for lang in ("en", "zh"):
            assert finding.text(lang)


def evaluated(folder: Path) -> tuple[Scorecard, Iterable[Finding]]:
    card = evaluate(folder).card
    return card, card.findings


@cases("structures")
@given(structures.broken_files(most=3))
def test_structures(files: dict[str, Any]) -> None:
    """One entry of an edition or its pack, or a few of them, broken in some way."""
    with TemporaryDirectory() as name:
        try:
            folder = structures.write(files, Path(name))
        except (TypeError, ValueError, AttributeError, RecursionError):
            return  # no TOML can say it
        judged(lambda: evaluated(folder))


NASTY_BYTES = st.sampled_from(
    [
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\r",
        b"\n\n",
        b'"',
        b"'",
        b"=",
        b"[[",
        b"]",
        b"{",
        b",,,",
        b"1e999",
        b"\x1b[2J",
        b"nan",
        b"inf",
        b"-",
        b"9" * 400,
        "名".encode("gb18030"),
        "名".encode("utf-16"),
        b"\xed\xa0\x80",
    ]
)
EDIT = st.tuples(
    st.sampled_from(FILES), st.floats(0.0, 1.0), st.integers(0, 40), st.binary(max_size=8) | NASTY_BYTES
)


@cases("bytes")
@given(st.lists(EDIT, min_size=1, max_size=3))
def test_bytes(edits: list[tuple[str, float, int, bytes]]) -> None:
    """Bytes of a file taken out, and others put in their place."""
    with TemporaryDirectory() as name:
        folder = structures.write(structures.subject(), Path(name))
        for path, where, length, other in edits:
            content = (folder / path).read_bytes()
            start = int(where * len(content))
            (folder / path).write_bytes(content[:start] + other + content[start + length :])
        judged(lambda: evaluated(folder))


CELL = st.sampled_from(
    [
        "",
        " ",
        "0",
        "-0",
        "1",
        "-1",
        "1e308",
        "-1e308",
        "1e-320",
        "9007199254740993",
        "1,234.5",
        "50%",
        "５０",
        "1.5e3",
        "nan",
        "NaN",
        "inf",
        "n/a",
        "—",
        "#DIV/0!",
        "=1+1",
        "+1",
        "@x",
        "TRUE",
        "2024-01-01",
        "2024",
        "2023-2024",
        "a",
        "b",
        "a ",
        "ａ",
        "a\u200b",
        "\x1b[31m",
        "\u202e",
        "e\u0301",
        "é",
        "五市",
        "市",
        "east",
        "East",
        "city",
        "合计",
        "注：",
        "0x10",
        "1_000",
        "٣",
        "x" * 300,
        "9" * 500 + "x",
        '"',
        ",",
        "\n",
        "\ufeff",
        "p",
        "q",
    ]
)
LINES = list(csv.reader(io.StringIO(structures.DATA)))


@cases("tables")
@given(
    st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.integers(0, len(LINES[0]) - 1), CELL), max_size=4),
    st.lists(st.integers(0, len(LINES) - 1), max_size=3),
    st.sampled_from(("keep", "drop", "twice", "reverse", "short")),
)
def test_tables(cells: list[tuple[int, int, str]], rows: list[int], way: str) -> None:
    """Cells replaced, rows dropped, doubled, cut short or turned round."""
    lines = [list(line) for line in LINES]
    for row, column, cell in cells:
        lines[row][column] = cell
    if way == "drop":
        lines = [line for place, line in enumerate(lines) if place not in rows]
    elif way == "twice":
        lines += [lines[row] for row in rows]
    elif way == "reverse":
        lines = [lines[0], *reversed(lines[1:])]
    elif way == "short":
        for row in rows:
            lines[row] = lines[row][: row + 1]
    made = io.StringIO()
    csv.writer(made).writerows(lines)
    with TemporaryDirectory() as name:
        folder = structures.write(structures.subject(), Path(name))
        (folder / "cities.csv").write_text(made.getvalue(), encoding="utf-8", errors="surrogatepass")
        judged(lambda: evaluated(folder))


VALUE = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.floats(0.0, 100.0),
    st.integers(0, 5).map(float),
    st.sampled_from([0.0, 1.0, 100.0, -1.0, 1e308, -1e308, 5e-324]),
)
ODD = st.sampled_from(
    [
        None,
        True,
        "3",
        "x",
        b"3",
        np.nan,
        np.datetime64("NaT"),
        np.datetime64("2024-01-01"),
        2**53 + 1,
        10**400,
        1 + 2j,
        [],
        (),
        {},
    ]
)
NAMES = ("a", "b", "c", "d")
METHODS = {
    kind: [method.id for method in EVERY if method.kind == kind]
    for kind in ("normalizer", "aggregator", "weigher")
}
EXAMPLES = {(method.kind, method.id): method.examples for method in EVERY}


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """What a Table is made from: mostly numbers, sometimes anything."""
    rows = draw(st.integers(0, 6))
    cell = draw(st.sampled_from((st.floats(1.0, 99.0), VALUE, VALUE | ODD)))
    columns: dict[Any, Any] = {}
    for name in NAMES:
        cells = draw(st.lists(cell, min_size=rows, max_size=rows))
        kind = draw(st.sampled_from(("list", "array", "masked", "tuple", "object")))
        columns[name] = _as(kind, cells)
    regions: Any = [f"r{row}" for row in range(rows)]
    if draw(st.integers(0, 9)) == 0:
        regions = draw(
            st.lists(st.sampled_from(["r0", "r0 ", "ｒ0", None, 1, "1", "", "\x1b"]), max_size=rows + 1)
        )
    return {"regions": regions, "columns": columns}


def _as(kind: str, cells: list[Any]) -> Any:
    if kind == "tuple":
        return tuple(cells)
    if kind == "list":
        return cells
    try:
        array = np.array(cells, dtype=object if kind == "object" else None)
    except (ValueError, OverflowError):
        return cells
    return (
        np.ma.masked_array(array, mask=[place % 3 == 0 for place in range(len(array))])
        if kind == "masked"
        else array
    )


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """What `compose` is called with: trees of four indicators, any method of the core, parameters of its examples."""
    children = list(draw(st.permutations(NAMES)))
    weights = draw(
        st.sampled_from(
            ([0.25] * 4, [0.1, 0.2, 0.3, 0.4], [1 / 3, 1 / 3, 1 / 3, 0.0], [1, 2, 3, 4], [np.nan] * 4)
        )
    )
    tree: dict[str, Any] = draw(
        st.sampled_from(
            (
                {"index": children},
                {"index": dict(zip(children, weights, strict=True))},
                {"index": ["p", "q"], "p": children[:2], "q": children[2:]},
                {"index": {"p": 0.6, "q": 0.4}, "p": children[:3], "q": children[3:]},
            )
        )
    )
    made: dict[str, Any] = {
        "tree": tree,
        "lower": draw(st.sampled_from(((), ("a",), "b", ("a", "zz"), None))),
    }
    for kind in ("normalizer", "aggregator", "weigher"):
        chosen = draw(st.sampled_from([*METHODS[kind], "arithmetic", "minmax", "none of them"]))
        if kind == "weigher" and draw(st.booleans()):
            continue
        made[kind] = chosen
        if EXAMPLES.get((kind, chosen)) and draw(st.integers(0, 4)):
            made[f"{kind}_params"] = _fields(draw(st.sampled_from(EXAMPLES[kind, chosen])))
    made["missing"] = draw(st.sampled_from(("refuse", "reweight", "reweight", "no")))
    return made


def _fields(params: Any) -> dict[str, Any]:
    return {field.name: getattr(params, field.name) for field in type(params).__attrs_attrs__}


@cases("python")
@given(plans(), tables(), st.sampled_from(("score", "rescore", "without", "frame")))
def test_the_python_face(how: dict[str, Any], made: dict[str, Any], way: str) -> None:
    """`compose`, `Table`, `score` and `rescore`, and a data frame in the place of a table."""

    def run() -> tuple[Scorecard, Iterable[Finding]]:
        plan = compose(**how)
        table = _framed(made) if way == "frame" else Table(**made)
        card = score(plan, table)
        if way == "rescore":
            rescore(card, Scenario(scores={"a": np.full(len(table), 50.0)}))
        elif way == "without":
            rescore(card, Scenario(without="a", learn="changed"))
        return card, card.findings

    judged(run)


def _framed(made: dict[str, Any]) -> Table:
    pandas = pytest.importorskip("pandas")
    try:
        frame = pandas.DataFrame({"code": made["regions"], **made["columns"]})
    except (ValueError, OverflowError, TypeError):
        return Table(**made)
    return table_from_frame(frame, region="code")
