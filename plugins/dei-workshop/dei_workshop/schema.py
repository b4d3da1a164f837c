"""JSON Schemas of the files that people write, for editors that complete and check, and of the record of a plan."""

from __future__ import annotations

import inspect
import json
import re
import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from dei_core import Text
from dei_core.host import (
    LOCAL,
    Benchmark,
    CaseFile,
    Content,
    Edition,
    Framework,
    Label,
    Manifest,
    PackFile,
    PlanRecord,
    RegionType,
    ScenarioFile,
    Target,
    Written,
)

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS: dict[str, type] = {
    "pack": PackFile,
    "edition": Edition,
    "case": CaseFile,
    "scenario": ScenarioFile,
    "plan": PlanRecord,
}
"""What a file can be -> the class of the model that it is read as."""

_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean"}
_ID = f"^{LOCAL.pattern}$"
_ANY_ID = f"^({LOCAL.pattern}\\.)?{LOCAL.pattern}$"
_VALUE: Schema = {
    "title": "Value",
    "description": "A parameter of a method, which knows what it takes.",
    "anyOf": [
        {"type": ["string", "number", "boolean"]},
        {"type": "array", "items": {"$ref": "#/$defs/Value"}},
        {"type": "object", "additionalProperties": {"$ref": "#/$defs/Value"}},
    ],
}
_KEYS: dict[tuple[type, str], str] = {(Content, field.name): _ID for field in attrs.fields(Content)}
_KEYS |= {(Content, "rule"): _ANY_ID, (RegionType, "node"): _ID}
_KEYS |= {(Framework, "pillar"): _ID, (Benchmark, "part"): _ID}
_IDS = {(Manifest, "namespace"), (Target, "id")}
_EXAMPLES: dict[str, Schema] = {
    "Text": {"en": "Green coverage", "zh": "绿化覆盖率"},
    "Label": {"en": "100M CNY", "zh": "亿元"},
    "Citation": {"source": "yearbook", "clause": "table 2"},
    "Derived": {"method": "ratio", "of": ["open_datasets", "population"]},
}


def json_schema(kind: str) -> Schema:
    """The JSON Schema (draft 2020-12) of one of KINDS; KeyError for any other.

    It accepts the shapes that the engine accepts: types, words, keys and the form of ids. Whether references
    resolve and weights add up is beyond it. JSON does not tell 2020.0 from 2020; the engine does.
    """
    root = KINDS[kind]
    defs: dict[str, Schema] = {}
    body = _record(root, defs)
    return {"$schema": DIALECT, "title": f"dei {kind}", **body, "$defs": dict(sorted(defs.items()))}


def schema_text(kind: str) -> str:
    """The JSON Schema of one of KINDS as the text of its file."""
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"


def summary(kind: type) -> str:
    """What the first line of a class's docstring says that it is."""
    return inspect.getdoc(kind).partition("\n")[0] if kind.__doc__ else ""  # type: ignore[union-attr]


def descriptions(kind: type) -> dict[str, str]:
    """Field -> what the docstrings of a class and of its bases say of it.

    A clause `field: text`, or `field, field: text`, goes on until the next one or the end of the docstring;
    a field without one is described by the class of its value.
    """
    said: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if attrs.has(base):
            said |= _clauses(inspect.getdoc(base) or "", {field.name for field in attrs.fields(base)})
    hints = get_type_hints(kind)
    for field in attrs.fields(kind):
        inner = _classes(hints[field.name])
        if field.name not in said and inner:
            said[field.name] = summary(inner[0])
    return said


def _clauses(doc: str, names: set[str]) -> dict[str, str]:
    words = " ".join(doc.partition("\n")[2].partition(">>>")[0].split())
    marks = [
        (match.start(), match.end(), match[1].split(", "))
        for match in re.finditer(r"(?:^|(?<=[.;] ))(\w+(?:, \w+)*): ", words)
        if set(match[1].split(", ")) <= names
    ]
    starts = [start for start, _, _ in marks]
    return {
        name: words[begin:end].strip().rstrip(";")
        for (_, begin, owners), end in zip(marks, [*starts[1:], len(words)], strict=False)
        for name in owners
    }


def _classes(kind: Any) -> list[type]:
    """The classes of the model in a type, outermost first; texts say nothing of what a field means."""
    if attrs.has(kind):
        return [] if issubclass(kind, Text) else [kind]
    return [found for part in get_args(kind) for found in _classes(part)]


def _record(kind: type, defs: dict[str, Schema]) -> Schema:
    hints, said = get_type_hints(kind, include_extras=True), descriptions(kind)
    properties: dict[str, Schema] = {}
    for field in attrs.fields(kind):
        value = _of(hints[field.name], defs)
        pattern = next((_KEYS[key] for base in kind.__mro__ if (key := (base, field.name)) in _KEYS), None)
        if pattern is not None:
            value["propertyNames"] = {"pattern": pattern}
        if (kind, field.name) in _IDS:
            value["pattern"] = _ID
        if type(field.default) in _SIMPLE:
            value["default"] = field.default
        properties[field.name] = {"description": said.get(field.name, ""), **value}
    required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    body = {"description": summary(kind), "type": "object", "properties": properties}
    examples = {"examples": [_EXAMPLES[kind.__name__]]} if kind.__name__ in _EXAMPLES else {}
    return {**body, "required": required, "additionalProperties": False, **examples}


def _of(kind: Any, defs: dict[str, Schema]) -> Schema:
    """The schema of a field's type; None is the absence of the key, which TOML has no value for."""
    origin, inner = get_origin(kind), [part for part in get_args(kind) if part is not type(None)]
    if kind in _SIMPLE:
        return {"type": _SIMPLE[kind]}
    if kind is Any:
        defs["Value"] = _VALUE
        return {"$ref": "#/$defs/Value"}
    if origin is Annotated:
        base, limits = get_args(kind)
        return {**_of(base, defs), "minimum": limits.lowest, "maximum": limits.highest}
    if kind == Written:
        return {"type": ["string", "number"]}
    if origin is Literal:
        return {"enum": inner}
    if origin is tuple:
        return {"type": "array", "items": _of(inner[0], defs)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(inner[1], defs)}
    if origin in (Union, types.UnionType) and len(inner) == 1:
        return _of(inner[0], defs)
    if not attrs.has(kind):
        raise TypeError(f"no schema for {kind}")
    if kind.__name__ not in defs:
        defs[kind.__name__] = {}
        record = _record(kind, defs)
        defs[kind.__name__] = {"title": kind.__name__, **(_or_word(record) if kind is Label else record)}
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _or_word(record: Schema) -> Schema:
    """A label: the record of both wordings, or the one word that both languages share."""
    description, examples = record.pop("description"), record.pop("examples")
    anyone = [{"type": "string"}, record]
    return {"description": description, "anyOf": anyone, "examples": ["%", *examples]}
