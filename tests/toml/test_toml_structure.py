"""TOML is read strictly: nothing is coerced, no key is passed over, all faults at once, in two languages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from house import findings, only

from dei_core import DeiError, open_edition
from dei_core.editions import messages as say
from dei_core.host import Edition
from dei_core.ids import NOT_A_CHOICE
from dei_core.model.pack import PackFile
from dei_core.model.tree import Node, TierScheme
from dei_core.packs import messages as say_packs
from dei_core.plugin import read_pack
from dei_core.sentence import Message
from dei_core.toml import messages as say_toml
from dei_core.toml.files import parse
from dei_core.toml.structure import structure

NAME = '{ en = "A", zh = "甲" }'
CITE = 'cite = { source = "s" }\nevidence = "read"\nchecked = 2024\n'
RULE = f'[[rule.x]]\nsince = 2020\nmethod = "rank"\n{CITE}'
SCALARS: dict[str, tuple[str, str, str, str]] = {
    "text for a whole number": (
        f"[[rule.x]]\nmethod = 'rank'\nsince = '2020'\n{CITE}",
        "rule.x[0].since",
        "'2020' is text, expected a whole number. Remove the quotes.",
        "'2020' 是文本，应为整数。请去掉引号。",
    ),
    "a decimal for a whole number": (
        f"[[rule.x]]\nmethod = 'rank'\nsince = 2020.0\n{CITE}",
        "rule.x[0].since",
        "2020.0 is a number, expected a whole number. Write it without a decimal point.",
        "2020.0 是数值，应为整数。请写成不带小数点的整数。",
    ),
    "true for a whole number": (
        f"[[rule.x]]\nmethod = 'rank'\nsince = true\n{CITE}",
        "rule.x[0].since",
        "true is true or false, expected a whole number. Write a whole number here.",
        "true 是 true 或 false，应为整数。此处请写整数。",
    ),
    "a list for a whole number": (
        f"[[rule.x]]\nmethod = 'rank'\nsince = [2020]\n{CITE}",
        "rule.x[0].since",
        "[2020] is a list, expected a whole number. Write a whole number here.",
        "[2020] 是列表，应为整数。此处请写整数。",
    ),
    "text for a number": (
        f'[indicator.x]\nname = {NAME}\nunit = "%"\nlowest = "0"',
        "indicator.x.lowest",
        "'0' is text, expected a number. Remove the quotes.",
        "'0' 是文本，应为数值。请去掉引号。",
    ),
    "true for a number": (
        f'[indicator.x]\nname = {NAME}\nunit = "%"\nlowest = false',
        "indicator.x.lowest",
        "false is true or false, expected a number. Write a number here.",
        "应为数值。此处请写数值。",
    ),
    "nan for a number": (
        f'[indicator.x]\nname = {NAME}\nunit = "%"\nlowest = nan',
        "indicator.x.lowest",
        "nan is a number, expected a number. Write a finite number.",
        "nan 是数值，应为数值。请写成有限数值。",
    ),
    "infinity for a number": (
        f'[indicator.x]\nname = {NAME}\nunit = "%"\nhighest = -inf',
        "indicator.x.highest",
        "-inf is a number, expected a number. Write a finite number.",
        "请写成有限数值。",
    ),
    "a number for text": (
        f"[source.x]\ntitle = {NAME}\nnumber = 1",
        "source.x.number",
        "1 is a whole number, expected text. Put it in quotes.",
        "1 是整数，应为文本。请加上引号。",
    ),
    "a date for text": (
        f"[source.x]\ntitle = {NAME}\naccessed = 2024-01-02",
        "source.x.accessed",
        "2024-01-02 is a date or time, expected text. Put it in quotes.",
        "2024-01-02 是日期或时间，应为文本。请加上引号。",
    ),
    "a table for text": (
        f"[source.x]\ntitle = {NAME}\nnumber = {{}}",
        "source.x.number",
        "{} is a table, expected text. Write text here.",
        "{} 是表，应为文本。此处请写文本。",
    ),
    "a number for a label": (
        f"[indicator.x]\nname = {NAME}\nunit = 1",
        "indicator.x.unit",
        '1 is a whole number, expected text or { en = "…", zh = "…" }. Put it in quotes.',
        '1 是整数，应为文本或 { en = "…", zh = "…" }。请加上引号。',
    ),
    "a list for a label": (
        f"[indicator.x]\nname = {NAME}\nunit = ['元']",
        "indicator.x.unit",
        'is a list, expected text or { en = "…", zh = "…" }. Write text or',
        '是列表，应为文本或 { en = "…", zh = "…" }。此处请写文本或',
    ),
    "a number for one language of a label": (
        f"[indicator.x]\nname = {NAME}\nunit = {{en = 'yuan', zh = 1}}",
        "indicator.x.unit.zh",
        "1 is a whole number, expected text. Put it in quotes.",
        "1 是整数，应为文本。请加上引号。",
    ),
    "text for both languages": (
        '[indicator.x]\nname = "A"\nunit = ""',
        "indicator.x.name",
        '\'A\' is text, expected { en = "…", zh = "…" }. Write { en',
        "'A' 是文本，应为{ en",
    ),
    "text for a list": (
        f"[region_type.x]\nname = {NAME}\nroot = 'a'\nnode.a.children = 'b'",
        "region_type.x.node.a.children",
        "'b' is text, expected a list. Put it in [square brackets].",
        "'b' 是文本，应为列表。请放入方括号 [ ] 中。",
    ),
    "a table for a list": (
        "[rule.x]\nsince = 2020",
        "rule.x",
        "{'since': 2020} is a table, expected a list. Write a list here.",
        "是表，应为列表。此处请写列表。",
    ),
    "a list for a table": (
        "[[indicator.x]]\nunit = ''",
        "indicator.x",
        "is a list, expected a table. Write a table here.",
        "是列表，应为表。此处请写表。",
    ),
    "text for a table": (
        "indicator = 'x'",
        "indicator",
        "'x' is text, expected a table. Write a table here.",
        "'x' 是文本，应为表。",
    ),
    "a number among texts": (
        f"[region_type.x]\nname = {NAME}\nroot = 'a'\nnode.a.children = ['b', 2]",
        "region_type.x.node.a.children[1]",
        "2 is a whole number, expected text.",
        "2 是整数，应为文本。",
    ),
}


def of_pack(text: str) -> Any:
    """A pack file's content from its text."""
    return structure(tomllib.loads(text), PackFile, "a/x.toml")


@pytest.mark.parametrize("name", SCALARS)
def test_a_value_of_another_type_is_named(name: str) -> None:
    """What is there, what would be right, and the edit: at the file and the dotted path."""
    text, path, en, zh = SCALARS[name]
    finding = only(findings(of_pack, text))

    assert finding.message is say_toml.WRONG_TYPE
    assert (finding.place.file, finding.place.path) == ("a/x.toml", path)
    assert en in finding.text("en")
    assert zh in finding.text("zh")


def test_true_or_false_is_neither_a_number_nor_text() -> None:
    """A switch takes true or false alone."""
    text = (
        'name = {en = "", zh = ""}\nyear = 2024\npacks = []\ntrack = {}\n[dataset.d]\npath = "p"\nspecimen = '
    )
    shown = {"1": "1 is a whole number", '"true"': "'true' is text", "0.0": "0.0 is a number"}
    for value, said in shown.items():
        finding = only(findings(structure, tomllib.loads(text + value), Edition))

        assert finding.place.path == "dataset.d.specimen"
        assert f"{said}, expected true or false" in finding.says()


@pytest.mark.parametrize(
    ("text", "path", "en", "zh"),
    [
        (
            f'[indicator.x]\nname = {NAME}\nunit = ""\ndirecshun = "lower"',
            "indicator.x",
            "a/x.toml: indicator.x: has no key 'direcshun', did you mean 'direction'? Remove it or use one of: name",
            "a/x.toml，indicator.x：没有键“direcshun”，是否应为“direction”？请删除，或改用：name、unit、",
        ),
        (
            "[indicators.x]",
            None,
            "has no key 'indicators', did you mean 'indicator'?",
            "没有键“indicators”，是否应为“indicator”？",
        ),
        (
            '[source.x]\ntitle = {en = "A", cn = "甲", zh = ""}',
            "source.x.title",
            "has no key 'cn'. Remove it or use one of: en, zh.",
            "没有键“cn”。请删除，或改用：en、zh。",
        ),
        (f"{RULE}sinse = 2021", "rule.x[0]", "has no key 'sinse', did you mean 'since'", "没有键“sinse”"),
        (
            f'[region_type."a.b"]\nname = {NAME}\nroot = ""\nnode = {{}}\nx = 1',
            'region_type."a.b"',
            "has no key 'x'",
            "没有键“x”",
        ),
    ],
)
def test_a_key_that_does_not_exist_is_named_with_the_nearest(text: str, path: str, en: str, zh: str) -> None:
    """No key is passed over in silence, at any depth."""
    finding = only(findings(of_pack, text))

    assert finding.message is say_toml.UNKNOWN_KEY
    assert finding.place.path == path
    assert en in finding.text("en")
    assert zh in finding.text("zh")


@pytest.mark.parametrize(
    ("text", "path", "key", "en", "zh"),
    [
        (
            f"[indicator.x]\nname = {NAME}",
            "indicator.x",
            "unit",
            'it takes text or { en = "…", zh = "…" }. Add unit = …',
            '缺少键“unit”，应为文本或 { en = "…", zh = "…" }。请加上 unit = …',
        ),
        (
            '[indicator.x]\nunit = ""',
            "indicator.x",
            "name",
            'it takes { en = "…", zh = "…" }. Add',
            '应为{ en = "…", zh = "…" }',
        ),
        (
            '[indicator.x]\nunit = ""\nname = {en = "A"}',
            "indicator.x.name",
            "zh",
            "it takes text",
            "应为文本",
        ),
        (
            '[region_type.x]\nname = {en = "", zh = ""}\nroot = ""',
            "region_type.x",
            "node",
            "it takes a table",
            "应为表",
        ),
        (
            '[weighting.x]\nname = {en = "", zh = ""}\nregion_type = ""',
            "weighting.x",
            "dated",
            "it takes a list",
            "应为列表",
        ),
        (f"[[rule.x]]\nmethod = 'rank'\n{CITE}", "rule.x[0]", "since", "it takes a whole number", "应为整数"),
        (
            "[[rule.x]]\nmethod = 'rank'\nsince = 2001\nevidence = 'read'\nchecked = 2001",
            "rule.x[0]",
            "cite",
            "it takes a table",
            "应为表",
        ),
        (
            "pack.name = {en = '', zh = ''}\npack.protocol = 1",
            "pack",
            "namespace",
            "it takes text",
            "应为文本",
        ),
    ],
)
def test_a_missing_key_is_named_with_what_it_takes(text: str, path: str, key: str, en: str, zh: str) -> None:
    """The place is the table that lacks it."""
    finding = only(findings(of_pack, text))

    assert finding.message is say_toml.MISSING_KEY
    assert (finding.place.path, finding.facts["key"]) == (path, key)
    assert en in finding.text("en")
    assert zh in finding.text("zh")


def test_a_missing_key_at_the_top_has_no_path() -> None:
    """It belongs to the file."""
    finding = only(findings(structure, {"children": [], "name": {"en": ""}}, Node, "n.toml", ""))

    assert finding.place.path == "name"

    finding = only(findings(structure, {}, Node, "n.toml"))

    assert finding.place.path is None
    assert finding.text() == "n.toml: the key 'children' is missing; it takes a list. Add children = …"


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        (
            '"higer"',
            "'higer' is not one of the possible words, did you mean 'higher'? Use one of: higher, lower.",
            "“higer”不在可选词之列，是否应为“higher”？请改用：higher、lower。",
        ),
        (
            "1",
            "'1' is not one of the possible words. Use one of: higher, lower.",
            "“1”不在可选词之列。请改用：higher、lower。",
        ),
        ("[]", "'[]' is not one of", "不在可选词之列"),
    ],
)
def test_a_word_outside_its_list_is_named_with_the_list(value: str, en: str, zh: str) -> None:
    """Closed lists are closed."""
    finding = only(findings(of_pack, f'[indicator.x]\nname = {NAME}\nunit = ""\ndirection = {value}'))

    assert finding.message is NOT_A_CHOICE
    assert finding.place.path == "indicator.x.direction"
    assert en in finding.text("en")
    assert zh in finding.text("zh")


def test_all_faults_of_a_file_come_at_once() -> None:
    """Each with its own place; none hides another."""
    text = f"""
        [indicator.x]
        name = "A"
        unit = 1
        colour = "red"
        [[rule.x]]
        since = "2020"
        method = "rank"
        params = 3
        evidence = "raed"
        checked = 2024
        [tier_scheme.t]
        name = {NAME}
        {CITE.replace(chr(10), chr(10) + "        ")}
        tier = [{{ name = {NAME}, bound = "a" }}, {{ bound = 1 }}]
    """
    found = findings(of_pack, text)

    assert {(finding.code, finding.place.path) for finding in found} == {
        ("wrong-type", "indicator.x.name"),
        ("wrong-type", "indicator.x.unit"),
        ("unknown-key", "indicator.x"),
        ("wrong-type", "rule.x[0].since"),
        ("wrong-type", "rule.x[0].params"),
        ("missing-key", "rule.x[0]"),
        ("not-a-choice", "rule.x[0].evidence"),
        ("wrong-type", "tier_scheme.t.tier[0].bound"),
        ("missing-key", "tier_scheme.t.tier[1]"),
    }
    assert len(found) == 9


def test_a_list_of_tables_is_not_a_table() -> None:
    """A tier written without its double brackets is told so."""
    value = {
        "name": {"en": "", "zh": ""},
        "cite": {"source": "s"},
        "evidence": "read",
        "checked": 2001,
        "tier": {},
    }
    finding = only(findings(structure, value, TierScheme))

    assert finding.says() == "{} is a table, expected a list"


def pack_folder(folder: Path, **files: str) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


MANIFEST = f'[pack]\nnamespace = "g"\nname = {NAME}\nversion = "1"\nprotocol = 1\n'


def broken_files(name: str, folder: Path) -> Any:
    """What reading each kind of broken file leads to."""
    made = folder / "g"
    match name:
        case "NOT_FOUND":
            return read_pack(folder / "nowhere")
        case "NOT_TOML":
            return read_pack(pack_folder(made, pack=MANIFEST + "a = \n"))
        case "NOT_UTF8":
            pack_folder(made)
            (made / "pack.toml").write_bytes(MANIFEST.encode("gbk"))
            return read_pack(made)
        case "NOT_REGULAR":
            pack_folder(made, pack=MANIFEST)
            (made / "x.toml").mkdir()
            return read_pack(made)
        case "UNREADABLE":
            pack_folder(made, pack=MANIFEST)
            (made / "x.toml").symlink_to("x.toml")
            return read_pack(made)
        case "BAD_ID":
            return read_pack(pack_folder(made, pack=f'{MANIFEST}[source."5G 基站"]\ntitle = {NAME}\n'))
        case "DUPLICATE_ENTITY":
            source = f"[source.s]\ntitle = {NAME}\n"
            return read_pack(pack_folder(made, pack=MANIFEST + source, other=source))
        case "NO_MANIFEST":
            return read_pack(pack_folder(made, other=f"[source.s]\ntitle = {NAME}\n"))
        case "NO_VERSION":
            return read_pack(pack_folder(made, pack=MANIFEST.replace('version = "1"\n', "")))
    raise AssertionError(name)


FILES = {
    "NOT_FOUND": (
        None,
        "there is no pack (a folder with pack.toml) here. Check the path; looked for",
        "此处没有规则包（含 pack.toml 的文件夹）。请检查路径，已查找",
    ),
    "NOT_TOML": (
        None,
        "g/pack.toml: is not valid TOML: Invalid value (at line 6, column 5)",
        "g/pack.toml：不是有效的 TOML：Invalid value",
    ),
    "NOT_UTF8": (
        None,
        "g/pack.toml: is not UTF-8 text (first bad byte at position 48)",
        "不是 UTF-8 文本（第一个错误字节在位置 48）",
    ),
    "NOT_REGULAR": (
        None,
        "g/x.toml: is a folder; only regular files are read",
        "g/x.toml：是文件夹；只读取普通文件",
    ),
    "UNREADABLE": (
        None,
        "g/x.toml: cannot be read: Too many levels of symbolic links. Check that it is a file",
        "g/x.toml：无法读取：Too many levels of symbolic links。请确认它是文件",
    ),
    "BAD_ID": (
        "source.5G 基站",
        "'5G 基站' is not a valid id: ids begin with a lower-case letter",
        "“5G 基站”不是有效的标识",
    ),
    "DUPLICATE_ENTITY": (
        "source.s",
        "source.s is defined in g/other.toml and again in g/pack.toml. Keep one of the two.",
        "source.s 在 g/other.toml 中已定义，又在 g/pack.toml 中重复定义",
    ),
    "NO_MANIFEST": (
        None,
        "g: no file of this folder has a [pack] table. Add pack.toml with [pack]",
        "g：此文件夹中没有任何文件含 [pack] 表",
    ),
    "NO_VERSION": (
        "pack",
        'g/pack.toml: pack: a pack in a folder needs a version of its own. Add version = "0.1.0"',
        "文件夹形式的规则包须自带版本号",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_is_named(tmp_path: Path, name: str) -> None:
    """Files that cannot be read or do not make a pack lead to one finding each."""
    path, en, zh = FILES[name]
    finding = only(findings(broken_files, name, tmp_path))

    assert finding.message is (vars(say_toml) | vars(say_packs))[name]
    assert finding.place.path == path
    assert en in finding.text("en")
    assert zh in finding.text("zh")


def test_every_sentence_about_files_is_provoked_here() -> None:
    """The catalogue and this module name the same sentences."""
    catalogue = {name for name, value in vars(say_toml).items() if isinstance(value, Message)}
    here = {name for name in FILES if name in vars(say_toml)}
    of_limits = {"TOO_DEEP", "TOO_LONG", "TOO_MANY_DIGITS", "NUL_CHARACTER", "NUMBER_LOST"}

    assert catalogue == here | {"UNKNOWN_KEY", "MISSING_KEY", "WRONG_TYPE"} | of_limits


def test_an_edition_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A folder without edition.toml, and a path that leads nowhere."""
    for path in (tmp_path, tmp_path / "x.toml"):
        finding = only(findings(open_edition, path))

        assert finding.message is say_toml.NOT_FOUND
        assert "there is no edition (a folder with edition.toml, or such a file) here" in finding.text("en")
        assert "此处没有年度方案（含 edition.toml 的文件夹或该文件）" in finding.text("zh")


def test_a_result_folder_is_no_edition(tmp_path: Path) -> None:
    """Whoever names a result instead of the edition is told which of the two it is."""
    (tmp_path / "run.json").write_text("{}", encoding="utf-8")
    finding = only(findings(open_edition, tmp_path))

    assert finding.message is say.IS_RESULT
    assert "this folder is a result of `dei run` (it has run.json), not an edition" in finding.text("en")
    assert "请改为指定生成该结果的年度方案" in finding.text("zh")


@pytest.mark.parametrize(
    ("name", "content"), [("data.csv", b"region,x\n010,1\n"), ("data.xlsx", b"PK\x03\x04\xff")]
)
def test_a_data_file_is_no_edition(tmp_path: Path, name: str, content: bytes) -> None:
    """No advice to correct the TOML of what is none; a file that is TOML by its name still gets it."""
    for file in (tmp_path / name, tmp_path / "edition.toml"):
        file.write_bytes(content)
    finding = only(findings(open_edition, tmp_path / name))

    assert finding.message is say.NO_EDITION_FILE
    assert "an edition is a folder with edition.toml" in finding.text("en")
    assert "年度方案是含 edition.toml 的文件夹" in finding.text("zh")
    assert only(findings(open_edition, tmp_path)).message in (say_toml.NOT_TOML, say_toml.NOT_UTF8)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A single TOML file, such as a lock."""
    finding = only(findings(parse, tmp_path / "a.toml", "a.toml"))

    assert finding.message is say_toml.NOT_FOUND
    assert finding.text("zh") == f"a.toml：此处没有 TOML 文件。请检查路径，已查找 {tmp_path / 'a.toml'}。"


def test_a_fault_of_the_program_is_no_finding() -> None:
    """Only faults of the file become findings; anything else stays the exception it is."""
    with pytest.raises(Exception, match="NotAClass") as caught:
        structure({}, "NotAClass")  # type: ignore[arg-type]

    assert not isinstance(caught.value, DeiError)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    """Editors that save "UTF-8 with BOM" do no harm."""
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfyear = 2024\n")

    assert parse(tmp_path / "a.toml") == {"year": 2024}


@pytest.mark.parametrize("value", ["true", "2024-01-01", "nan", "[1]"])
def test_cells_are_text_or_numbers(value: str) -> None:
    """In gaps and filters alike; 1 is not true."""
    text = f"""
name = {NAME}
year = 2024
packs = []
[dataset.d]
path = "d.csv"
keep = {{ a = [1, 1.5, "x"], b = [{value}] }}
[[dataset.d.gap]]
columns = ["a"]
values = [{value}]
reason = {NAME}
[track.t]
name = {NAME}
dataset = "d"
drop = {{ a = [{value}] }}
"""
    found = findings(structure, tomllib.loads(text), Edition)

    assert {finding.message for finding in found} == {say_toml.WRONG_TYPE}
    assert {finding.place.path for finding in found} == {
        "dataset.d.keep.b[0]",
        "dataset.d.gap[0].values[0]",
        "track.t.drop.a[0]",
    }
    assert "expected text or a number" in found[0].says("en")
    assert "应为文本或数值" in found[0].says("zh")
