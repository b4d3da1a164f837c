"""The JSON Schemas say of a file's shape what the engine says, and every field of the model is described."""

from __future__ import annotations

import copy
import datetime
import importlib
import json
import math
import pkgutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from house import BASE, EDITION, TOWN
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dei_core.model as model
import dei_workshop
from dei_core import DeiError
from dei_core.model.source import Source
from dei_core.plugin import read_pack
from dei_core.toml.files import dumps
from dei_core.toml.structure import structure
from dei_workshop import json_schema, schema_text
from dei_workshop.schema import KINDS, descriptions, summary

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = "plugins/dei-workshop/dei_workshop/schemas"
MODULES = [
    importlib.import_module(f"dei_core.model.{found.name}") for found in pkgutil.iter_modules(model.__path__)
]
CLASSES = sorted(
    {
        kind
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type) and attrs.has(kind)
    },
    key=lambda kind: kind.__name__,
)
EDITIONS = sorted(ROOT.glob("examples/**/edition.toml"))
CASES = sorted({*ROOT.glob("plugins/*/dei_*/cases/*.toml"), *ROOT.glob("examples/**/cases/*.toml")})
PACKS = sorted({*ROOT.glob("plugins/*/dei_*/*.toml"), *ROOT.glob("examples/**/pack/*.toml")})
CASE = """
[[case]]
name = { en = "A town", zh = "某镇" }
region_type = "town"
year = 2024
values = { fibre = 50, firms = 10.0 }
peers = [{ fibre = 20.0 }]
expected = { total = 60.0 }
"""
SCENARIO = """
name = { en = "Less fibre", zh = "降低光纤权重" }
rest = "kept"
without = ["r1"]
learn = "anew"
weights.index.fibre = 0.25
scores.index.r2 = 50
track.towns = { targets = { fibre = { r2 = 80 } }, without = ["price"] }
"""
BY_HAND = ("pack", "edition", "case", "scenario")
"""The kinds of file that people write."""
VALID = {"pack": (BASE, TOWN), "edition": (EDITION,), "case": (CASE,), "scenario": (SCENARIO,)}


def _finite(_: Any, value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value)


def validator(kind: str) -> Any:
    """A validator that tells TOML's numbers apart: JSON has no 2020.0 beside 2020, and no infinity."""
    base = jsonschema.Draft202012Validator
    checker = base.TYPE_CHECKER.redefine_many(
        {"integer": lambda _, value: type(value) is int, "number": _finite}
    )
    return jsonschema.validators.extend(base, type_checker=checker)(json_schema(kind))


VALIDATORS = {kind: validator(kind) for kind in KINDS}


def accepted(kind: str, value: Any, folder: Path) -> bool:
    """Whether the engine takes a file's values: their structure, and in a pack the form of ids."""
    try:
        structure(value, KINDS[kind])
        if kind == "pack":
            folder.mkdir(exist_ok=True)
            (folder / "pack.toml").write_text(dumps(value), encoding="utf-8")
            read_pack(folder, "1")
    except DeiError as error:
        codes = {finding.code for finding in error.findings}
        shapes = {"wrong-type", "unknown-key", "missing-key", "not-a-choice", "bad-id", "no-manifest"}
        assert codes <= shapes | {"year-range", "decimals-range", "scale-range"}
        return codes == {"no-manifest"}
    return True


def test_the_kinds_are_found() -> None:
    """Every test below has something to look at."""
    assert {*BY_HAND, "plan"} == set(KINDS)
    assert len(CLASSES) > 30
    assert len(PACKS) > 60
    assert len(EDITIONS) > 5


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema(kind: str) -> None:
    """Draft 2020-12 takes it; every reference inside it resolves, and none is left over."""
    schema = json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    used = {value.removeprefix("#/$defs/") for value in _values(schema, "$ref")}

    assert used == set(schema["$defs"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_copy_is_fresh(kind: str) -> None:
    """The file beside the code is what the generator gives: `dei schema KIND --out FILE` renews it."""
    shipped = Path(dei_workshop.__file__).parent / f"schemas/{kind}.schema.json"

    assert shipped.read_text(encoding="utf-8") == schema_text(kind)


def test_editors_find_the_schemas() -> None:
    """The editors' settings lead every pack file, edition and case to the schema that it is checked against."""
    rules = tomllib.loads((ROOT / ".taplo.toml").read_text(encoding="utf-8"))["rule"]
    found = {
        rule["schema"]["path"]: {path for glob in rule["include"] for path in ROOT.glob(glob)}
        for rule in rules
    }
    wanted = {"pack": PACKS, "edition": EDITIONS, "case": CASES}

    assert set(found) == {f"./{SHIPPED}/{kind}.schema.json" for kind in BY_HAND}
    for kind, paths in wanted.items():
        assert set(paths) <= found[f"./{SHIPPED}/{kind}.schema.json"]


def test_an_unknown_kind_has_no_schema() -> None:
    """A lock is compared as it is."""
    with pytest.raises(KeyError):
        json_schema("lock")


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_field_is_described(kind: type) -> None:
    """A class says what it is and, of each field, what it means."""
    said = descriptions(kind)

    assert summary(kind).endswith((".", "?"))
    assert [field.name for field in attrs.fields(kind) if len(said.get(field.name, "")) < 6] == []
    assert all(text == text.strip() and not text.endswith((":", ",")) for text in said.values())


def test_clauses_are_told_apart() -> None:
    """A clause ends where the next field is named, and only there; the later of two sayings counts."""

    @attrs.frozen(kw_only=True)
    class Thing:
        """A thing.

        one: first, e.g. at noon: always. two, three: the
        other two; note: this is no field. four: last.
        """

        one: int
        two: int
        three: int
        four: Source
        five: Source | None = None

    assert descriptions(Thing) == {
        "one": "first, e.g. at noon: always.",
        "two": "the other two; note: this is no field.",
        "three": "the other two; note: this is no field.",
        "four": "last.",
        "five": "A document or a data set that rules and values are taken from.",
    }


def test_a_schema_shows_words_patterns_and_defaults() -> None:
    """What an editor completes: closed lists, forms of ids, defaults and examples."""
    schema = json_schema("pack")
    indicator = schema["$defs"]["Indicator"]

    assert indicator["properties"]["direction"]["enum"] == ["higher", "lower"]
    assert "default" not in indicator["properties"]["direction"]
    assert indicator["properties"]["role"]["default"] == "scored"
    assert indicator["required"] == ["name", "unit"]
    assert indicator["additionalProperties"] is False
    assert schema["properties"]["indicator"]["propertyNames"] == {"pattern": "^[a-z][a-z0-9_]*$"}


@pytest.mark.parametrize("kind", KINDS)
def test_examples_are_valid(kind: str) -> None:
    """An example obeys the definition that it stands in."""
    schema = json_schema(kind)
    for name, body in schema["$defs"].items():
        for example in body.get("examples", ()):
            whole = {"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]}

            assert list(jsonschema.Draft202012Validator(whole).iter_errors(example)) == []


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        *(("pack", path) for path in PACKS),
        *(("edition", path) for path in EDITIONS),
        *(("case", path) for path in CASES),
    ],
    ids=lambda item: item if isinstance(item, str) else str(item.relative_to(ROOT)),
)
def test_what_is_published_is_valid(kind: str, path: Path) -> None:
    """Every file of every pack, and every edition, has the shape that its schema asks for."""
    value = tomllib.loads(path.read_text(encoding="utf-8"))

    assert [error.message for error in VALIDATORS[kind].iter_errors(value)] == []


def test_broken_shapes_are_refused_by_both(tmp_path: Path) -> None:
    """A value of another type, a key too many or too few, a word outside its list, an id of a wrong form."""
    name = {"en": "A", "zh": "甲"}
    good = {"name": name, "unit": "%"}
    broken = [
        {"indicator": {"x": {**good, "lowest": "0"}}},
        {"indicator": {"x": {**good, "lowest": True}}},
        {"indicator": {"x": {**good, "lowest": math.nan}}},
        {"indicator": {"x": {**good, "unit": 1}}},
        {"indicator": {"x": {**good, "colour": "red"}}},
        {"indicator": {"x": {**good, "direction": "higer"}}},
        {"indicator": {"x": {"name": name}}},
        {"indicator": {"x": {**good, "name": {"en": "A"}}}},
        {"indicator": {"5g": good}},
        {"indicator": {"a.b": good}},
        {"indicator": [good]},
        {"indicators": {}},
        {"source": {"x": {"title": name, "accessed": datetime.date(2024, 1, 2)}}},
        {"source": {"x": {"title": name, "year": 2024.0}}},
        {"pack": {"namespace": "A", "name": name, "protocol": 1}},
        {"pack": {"namespace": "a", "name": name, "protocol": 1, "provides": ["method"]}},
    ]

    assert accepted("pack", {"indicator": {"x": good}}, tmp_path / "pack")
    for value in broken:
        assert not VALIDATORS["pack"].is_valid(value), value
        assert not accepted("pack", value, tmp_path / "pack"), value


OTHERS = st.one_of(
    st.sampled_from(["", "word", "higher", "a.b", 0, 2020, 2.5, 2020.0, True, False, [], {}]),
    st.sampled_from([-13, 13, 999, 1000, 9999, 10_000, -1e10, math.nan, math.inf, [math.nan]]),
    st.sampled_from([["a"], [1], [{}], {"en": "A", "zh": "甲"}, {"a": 1}, datetime.date(2024, 1, 2)]),
)
WORDS = st.sampled_from(["colour", "sinse", "5g", "A", "a.b", "a.b.c", "x_1", "", "name", "method", "weight"])


@pytest.mark.parametrize("kind", BY_HAND)
def test_schema_and_engine_agree_on_every_shape(kind: str, tmp_path_factory: Any) -> None:
    """However a valid file is damaged, the schema takes it if and only if the engine does."""
    folder = tmp_path_factory.mktemp("mutated") / "pack"

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        value = tomllib.loads(data.draw(st.sampled_from(VALID[kind])))
        for _ in range(data.draw(st.integers(0, 2))):
            value = damaged(data, value)

        assert VALIDATORS[kind].is_valid(value) == accepted(kind, value, folder)

    agree()


def damaged(data: st.DataObject, value: Any) -> Any:
    """A copy with one value replaced, one key removed or one key added, anywhere; never a second protocol."""
    value = copy.deepcopy(value)
    spots = [spot for spot in _spots(value) if spot[1] != "protocol"]
    holder, key = data.draw(st.sampled_from(spots)) if spots else (value, None)
    act = data.draw(st.sampled_from(["replace", "remove", "add"]))
    if act == "add" or key is None:
        inside = [
            item for item in (holder, holder[key] if key is not None else None) if isinstance(item, dict)
        ]
        if inside:
            inside[-1][data.draw(WORDS)] = data.draw(OTHERS)
    elif act == "replace":
        holder[key] = data.draw(OTHERS)
    else:
        del holder[key]
    return value


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a tree of tables and lists: what holds it, and its key there."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield value, key
        yield from _spots(inner)


def _values(value: Any, key: str) -> Iterator[str]:
    for holder, name in _spots(value):
        if name == key:
            yield holder[name]


def test_the_text_is_json_with_chinese_as_written() -> None:
    """People read the file too."""
    text = schema_text("pack")

    assert json.loads(text) == json_schema("pack")
    assert "绿化覆盖率" in text
