"""Folders of TOML read as packs: what belongs together, what is refused, and what the digest sees."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from house import BASE, TOWN, findings, only, write

from dei_core.host import registry_of
from dei_core.packs import messages as say
from dei_core.plugin import read_pack
from dei_core.toml import messages as say_toml
from dei_core.toml.files import plain

MANIFEST = '[pack]\nnamespace = "g"\nname = { en = "G", zh = "园" }\nversion = "1"\nprotocol = 1\n'


def folder(tmp_path: Path, **files: str) -> Path:
    return write(tmp_path / "g", {f"{name}.toml": text for name, text in files.items()})


def source(name: str) -> str:
    return f'[source.{name}]\ntitle = {{ en = "A", zh = "甲" }}\n'


def test_all_files_of_a_folder_are_one_pack(tmp_path: Path) -> None:
    """The manifest may stand in any of them; each entity knows its file; other files are left alone."""
    (folder(tmp_path, a=source("x"), z=MANIFEST + source("y")) / "notes.txt").write_text(
        "[x", encoding="utf-8"
    )
    pack = read_pack(tmp_path / "g")

    assert (pack.namespace, pack.version) == ("g", "1")
    assert list(pack.source) == ["x", "y"]
    assert pack.files == {"source.x": "g/a.toml", "source.y": "g/z.toml"}
    assert pack.label == f"g 1 ({tmp_path / 'g'})"


def test_an_installed_pack_has_its_distributions_version(tmp_path: Path) -> None:
    """Its manifest need not state one."""
    folder(tmp_path, pack=MANIFEST.replace('version = "1"\n', ""))

    assert read_pack(tmp_path / "g", "2.5").version == "2.5"


def test_an_entity_in_two_files_names_both(tmp_path: Path) -> None:
    """No file wins over another."""
    finding = only(findings(read_pack, folder(tmp_path, pack=MANIFEST, a=source("x"), b=source("x"))))

    assert finding.message is say.DUPLICATE_ENTITY
    assert finding.says() == "source.x is defined in g/a.toml and again in g/b.toml"
    assert (finding.place.file, finding.place.path) == ("g/b.toml", "source.x")


def test_two_manifests_name_both_files(tmp_path: Path) -> None:
    """A folder is one pack."""
    finding = only(findings(read_pack, folder(tmp_path, a=MANIFEST, b=MANIFEST)))

    assert finding.message is say.DUPLICATE_ENTITY
    assert finding.says() == "[pack] is defined in a.toml and again in b.toml"


def test_a_folder_without_a_manifest_is_no_pack(tmp_path: Path) -> None:
    """Unless a file is broken: then that is the fault to mend first."""
    assert only(findings(read_pack, folder(tmp_path, a=source("x")))).message is say.NO_MANIFEST
    assert only(findings(read_pack, folder(tmp_path, a="x = "))).message is say_toml.NOT_TOML


@pytest.mark.parametrize(
    ("text", "path", "example"),
    [
        ('[source."5g"]\ntitle = { en = "", zh = "" }', "source.5g", "i_5g"),
        ('[source."Base Station"]\ntitle = { en = "", zh = "" }', "source.Base Station", "base_station"),
        ('[source."基站"]\ntitle = { en = "", zh = "" }', "source.基站", "i_"),
        ('[source."a.b"]\ntitle = { en = "", zh = "" }', "source.a.b", "a_b"),
        (
            '[[rule."a.b.c"]]\nsince = 2001\nmethod = ""\ncite.source = ""\nevidence = "read"\nchecked = 2001',
            "rule.a.b.c",
            "a_b_c",
        ),
        (
            '[region_type.t]\nname = { en = "", zh = "" }\nroot = "A"\nnode.A.children = []',
            "region_type.t.node.A",
            "a",
        ),
    ],
)
def test_an_id_of_another_form_is_refused(tmp_path: Path, text: str, path: str, example: str) -> None:
    """Ids are what people and programs write in many places; the mend proposes one."""
    finding = only(findings(read_pack, folder(tmp_path, pack=MANIFEST + text)))

    assert finding.message is say.BAD_ID
    assert (finding.place.file, finding.place.path) == ("g/pack.toml", path)
    assert finding.mend() == f"Rename it, for example to '{example}'."


def test_a_rule_may_name_an_indicator_of_another_pack(tmp_path: Path) -> None:
    """A dot between two ids is the one exception."""
    rule = '[[rule."base.x"]]\nsince = 2001\nmethod = "rank"\ncite.source = "s"\nevidence = "read"\nchecked = 2001\n'

    assert list(read_pack(folder(tmp_path, pack=MANIFEST + rule)).rule) == ["base.x"]


def test_a_bad_namespace_is_named_where_it_is_written(tmp_path: Path) -> None:
    """The manifest's own file, whatever its name."""
    finding = only(findings(read_pack, folder(tmp_path, about=MANIFEST.replace('"g"', '"G-1"'))))

    assert finding.message is say.BAD_ID
    assert (finding.place.file, finding.place.path) == ("g/about.toml", "pack.namespace")
    assert "“g_1”" in finding.mend("zh")


def test_a_folder_needs_a_version(tmp_path: Path) -> None:
    """Results say which version of each pack made them."""
    finding = only(findings(read_pack, folder(tmp_path, pack=MANIFEST.replace('version = "1"\n', ""))))

    assert finding.message is say.NO_VERSION


def test_a_folder_carries_no_code(tmp_path: Path) -> None:
    """What is not installed is never imported, so it cannot provide hooks."""
    finding = only(findings(read_pack, folder(tmp_path, pack=MANIFEST + 'provides = ["methods"]\n')))

    assert finding.message is say.FOLDER_WITH_CODE
    assert "the pack 'g' is a folder, and a folder cannot carry code" in finding.says("en")
    assert "规则包“g”是文件夹，文件夹不能携带代码" in finding.says("zh")


def test_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    """A broken file hides no other."""
    made = folder(tmp_path, pack=MANIFEST, a="x = ", b="[source.x]\n", c=source("5x").replace("5x", '"5x"'))

    assert [(finding.code, finding.place.file) for finding in findings(read_pack, made)] == [
        ("not-toml", "g/a.toml"),
        ("missing-key", "g/b.toml"),
        ("bad-id", "g/c.toml"),
    ]


def spread(content: dict[str, Any]) -> dict[str, str]:
    """A pack's content with a file for every table, tables and keys in reverse order."""
    return {f"{name}.toml": tomli_w.dumps({name: turned(value)}) for name, value in reversed(content.items())}


def turned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: turned(inner) for key, inner in reversed(value.items())}
    return [turned(inner) for inner in value] if isinstance(value, list) else value


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    """Every scalar of a content with the path to it."""
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        return [leaf for key, inner in items for leaf in leaves(inner, (*path, key))]
    return [(path, value)]


def changed(content: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """The content with one scalar changed to another of its type."""
    copy = tomllib.loads(tomli_w.dumps(content))
    where = copy
    for key in path[:-1]:
        where = where[key]
    old = where[path[-1]]
    where[path[-1]] = old + "x" if isinstance(old, str) else old + 1
    return copy


@pytest.mark.parametrize("text", [BASE, TOWN], ids=["base", "town"])
def test_the_digest_does_not_see_files_and_order(tmp_path: Path, text: str) -> None:
    """One file or many, tables and keys in any order: the content is the same, and so is the pack."""
    whole = read_pack(write(tmp_path / "one", {"pack.toml": text}))
    parts = read_pack(write(tmp_path / "two", spread(tomllib.loads(text))))

    assert parts.digest == whole.digest
    assert parts == whole
    assert len(whole.digest) == 64


def test_the_digest_sees_every_change(tmp_path: Path) -> None:
    """No two packs that differ in a single value have the same digest."""
    content = tomllib.loads(BASE)
    free = [
        path
        for path, value in leaves(content)
        if path[-1] not in ("protocol", "evidence", "confidence", "role", "direction")
    ]
    digests = {read_pack(write(tmp_path / "whole", {"pack.toml": BASE})).digest}
    for index, path in enumerate(free):
        digests.add(read_pack(write(tmp_path / str(index), {"pack.toml": changed(content, path)})).digest)

    assert len(free) > 30
    assert len(digests) == len(free) + 1


def test_the_digest_sees_order_where_order_means_something(tmp_path: Path) -> None:
    """The parts of a quotient are not the same the other way round."""
    content = tomllib.loads(BASE)
    content["indicator"]["density"]["derivation"]["of"].reverse()
    one = read_pack(write(tmp_path / "a", {"pack.toml": BASE}))
    two = read_pack(write(tmp_path / "b", {"pack.toml": content}))

    assert one.digest != two.digest


def test_no_parameter_is_a_date(tmp_path: Path) -> None:
    """No method takes one, whether or not anything uses the rule."""
    rule = (
        '[[rule.x]]\nsince = 2001\nmethod = "rank"\ncite.source = "s"\nevidence = "read"\nchecked = 2001\n'
        "params.on = 2024-01-02\n"
    )
    finding = only(findings(read_pack, folder(tmp_path, pack=MANIFEST + rule)))

    assert finding.place.path == "rule.x[0].params.on"
    assert "2024-01-02 is a date or time, expected text, a number, true or false" in finding.text("en")


def test_what_is_known_of_a_place_is_no_content(tmp_path: Path) -> None:
    """Two copies of a pack are equal, and where they lie is never written as TOML."""
    one, two = (read_pack(write(tmp_path / name, {"pack.toml": BASE})) for name in ("a", "b"))

    assert one == two
    assert one.location != two.location
    assert plain(one).keys().isdisjoint({"files", "digest", "location"})


def test_a_registry_is_of_a_set_of_packs(tmp_path: Path) -> None:
    """Names, hints and conflicts read the same in every order."""
    packs = [
        read_pack(write(tmp_path / name, {"pack.toml": text})) for name, text in (("a", BASE), ("b", TOWN))
    ]
    again = read_pack(write(tmp_path / "c", {"pack.toml": BASE}))

    assert registry_of(packs, ()).ids("indicator") == registry_of(packs[::-1], ()).ids("indicator")
    assert [finding.text() for finding in findings(registry_of, [packs[0], again], ())] == [
        finding.text() for finding in findings(registry_of, [again, packs[0]], ())
    ]
