"""Installed packs: found and described without importing code, which is imported only when declared and listed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from distributions import HOOKIMPL, MANIFEST, Site
from house import findings, only

from dei_core import Findings, Text
from dei_core.host import Edition, assemble, installed, listing, registry_of, tools
from dei_core.ids import METHOD_KIND
from dei_core.packs import messages as say
from dei_core.packs.code import ask, installed_pack, writers
from dei_core.packs.discovery import find_pack, read_installed
from dei_core.plugin import Check, Pack, read_pack
from dei_core.protocol import PROTOCOL_TOO_NEW

SOURCE = '[source.s]\ntitle = { en = "S", zh = "源" }\n'
METHODS = f"""{HOOKIMPL}
def method(id, kind="normalizer"):
    kinds = {{"normalizer": Normalizer, "transform": Transform}}
    return kinds[kind](id=id, apply=lambda *args: args[0], about=A)
"""
READERS = f"""{HOOKIMPL}
@hookimpl
def dei_readers():
    return [Reader(name='{{name}}', suffixes=('.x',), read=open)]
"""


def edition(*packs: str) -> Edition:
    return Edition(name=Text(en="E", zh="方案"), year=2024, packs=packs, dataset={}, track={})


def load(namespace: str = "garden") -> Pack:
    return installed_pack(find_pack(namespace))


def methods(code: str) -> str:
    """A module that answers dei_methods with an expression."""
    return f"{METHODS}\n@hookimpl\ndef dei_methods():\n    return {code}\n"


def test_a_pack_of_pure_data_is_never_imported(site: Site) -> None:
    """Its package may hold any code: listing it and using it run none of it."""
    site.install("garden", files={"rules.toml": SOURCE})
    registry = assemble(edition("garden"), site.folder)
    (row,) = (row for row in listing() if row.installed.name == "garden")

    assert list(registry.packs["garden"].source) == ["s"]
    assert registry.packs["garden"].version == "1.0"
    assert row.manifest is not None
    assert row.manifest.name.zh == "园林"
    assert "garden_pack" not in sys.modules


def test_listing_imports_no_code_at_all(site: Site) -> None:
    """Not even of packs that provide hooks."""
    site.install("garden", provides='"methods", "readers"')
    (row,) = (row for row in listing() if row.installed.name == "garden")

    assert row.findings == ()
    assert "garden_pack" not in sys.modules


def test_only_listed_packs_are_imported(site: Site) -> None:
    """A broken pack that no edition names stops nothing."""
    site.install("garden", provides='"methods"')
    site.install("park", files={"rules.toml": SOURCE})

    assert list(assemble(edition("park"), site.folder).packs) == ["park"]
    assert "garden_pack" not in sys.modules


def test_a_folder_beside_the_edition_is_a_pack_like_any_other(site: Site) -> None:
    """Whoever only wants to compute writes a folder."""
    (site.folder / "own").mkdir()
    (site.folder / "own" / "pack.toml").write_text(
        MANIFEST.format(namespace="own", more='version = "1"'), encoding="utf-8"
    )

    assert list(assemble(edition("./own"), site.folder).packs) == ["own"]


def test_packs_are_sorted_by_name(site: Site) -> None:
    """The order in which a machine finds them plays no part."""
    for name in ("zoo", "alley", "mill"):
        site.install(name)
    names = [pack.name for pack in installed()]

    assert names == sorted(names)
    assert {"zoo", "alley", "mill"} <= set(names)


def test_methods_and_checks_reach_the_registry(site: Site) -> None:
    """Under the pack's namespace, beside the core's own."""
    check = "@hookimpl\ndef dei_checks():\n    return [Check(name='garden.c', about=A, check=lambda plan, card: ())]\n"
    site.install("garden", methods("[method('garden.m')]") + check, provides='"methods", "checks"')
    registry = assemble(edition("garden"), site.folder)

    assert ("normalizer", "garden.m") in registry.methods
    assert ("normalizer", "minmax") in registry.methods
    assert [(who.split()[0], check.name) for who, check in registry.checks] == [("dei-garden", "garden.c")]


def test_checks_of_one_name_stand_by_pack() -> None:
    """The order in which packs come plays no part, whatever their checks are called."""
    checks = [
        (who, Check(name="same", about=Text(en="a", zh="甲"), check=lambda plan, card: ()))
        for who in ("b 1", "a 1")
    ]
    there, back = registry_of([], [], checks), registry_of([], [], checks[::-1])

    assert [who for who, _ in there.checks] == ["a 1", "b 1"]
    assert there.checks == back.checks


def test_a_full_id_has_two_parts(repository: Path) -> None:
    """Nothing in the middle of an id is passed over, and a bare name is nobody's."""
    pack = read_pack(repository / "examples" / "gigabit-2022" / "pack")
    registry = registry_of([pack], [])
    name = next(iter(pack.indicator))

    assert registry.find("indicator", f"{pack.namespace}.{name}") is pack.indicator[name]
    assert registry.find("indicator", f"{pack.namespace}.typo.{name}") is None
    assert registry.find("indicator", name) is None


def test_content_in_code_may_repeat_the_toml(site: Site) -> None:
    """`dei_pack` answers with what the files say."""
    code = (
        f"{METHODS}from pathlib import Path\nfrom dei_core.plugin import read_pack\n"
        "@hookimpl\ndef dei_methods():\n    return ()\n"
        "@hookimpl\ndef dei_pack():\n    return read_pack(Path(__file__).parent, '1.0')\n"
    )
    site.install("garden", code, '"methods"', {"rules.toml": SOURCE})

    assert list(load().source) == ["s"]


CODE: dict[str, tuple[str, str, str, str, str]] = {
    "IMPORT_FAILED": (
        "import no_such_module_anywhere",
        '"methods"',
        "load",
        "the code of pack 'garden' (garden_pack) cannot be imported: ModuleNotFoundError: No module named",
        "规则包“garden”的代码（garden_pack）无法导入：ModuleNotFoundError",
    ),
    "IMPORT_FAILED by leaving": (
        "import sys\nsys.exit('bye')",
        '"methods"',
        "load",
        "cannot be imported: SystemExit: bye",
        "无法导入：SystemExit",
    ),
    "HOOK_FAILED": (
        methods("1 / 0"),
        '"methods"',
        "methods",
        "the hook dei_methods of pack 'garden' failed: ZeroDivisionError: division by zero",
        "规则包“garden”的钩子 dei_methods 出错：",
    ),
    "HOOK_FAILED half way": (
        methods("(1 / 0 for _ in 'a')"),
        '"methods"',
        "methods",
        "failed: ZeroDivisionError",
        "出错：ZeroDivisionError",
    ),
    "HOOK_ANSWER": (
        methods("5"),
        '"methods"',
        "methods",
        "the hook dei_methods of pack 'garden' gave 5, not a list of Method records",
        "返回了 5，应返回 Method 记录的列表",
    ),
    "HOOK_ANSWER of a wrong kind": (
        methods("['minmax']"),
        '"methods"',
        "methods",
        "gave ['minmax'], not a list of Method records",
        "返回了 ['minmax']",
    ),
    "UNKNOWN_HOOK": (
        f"{METHODS}\n@hookimpl\ndef dei_metods():\n    return ()\n",
        '"methods"',
        "load",
        "the pack 'garden' answers hooks that do not exist: dei_metods, did you mean 'dei_methods' or",
        "规则包“garden”实现了不存在的钩子：dei_metods，是否应为“dei_methods”",
    ),
    "UNKNOWN_HOOK by specname": (
        f"{METHODS}\n@hookimpl(specname='dei_reader')\ndef answer():\n    return ()\n",
        '"methods"',
        "load",
        "hooks that do not exist: dei_reader, did you mean 'dei_readers'",
        "不存在的钩子：dei_reader",
    ),
    "ORDERED_HOOK tryfirst": (
        methods("()").replace("@hookimpl", "@hookimpl(tryfirst=True)"),
        '"methods"',
        "load",
        "the pack 'garden' marks dei_methods as wrapper, tryfirst or trylast; results must not depend on",
        "规则包“garden”将 dei_methods 标为 wrapper、tryfirst 或 trylast",
    ),
    "ORDERED_HOOK trylast": (
        methods("()").replace("@hookimpl", "@hookimpl(trylast=True)"),
        '"methods"',
        "load",
        "Use @hookimpl without options.",
        "请使用不带选项的 @hookimpl。",
    ),
    "ORDERED_HOOK wrapper": (
        f"{METHODS}\n@hookimpl(wrapper=True)\ndef dei_methods():\n    return (yield)\n",
        '"methods"',
        "load",
        "marks dei_methods as wrapper",
        "标为 wrapper",
    ),
    "ORDERED_HOOK no wrapper after all": (
        methods("()").replace("@hookimpl", "@hookimpl(hookwrapper=True)"),
        '"methods"',
        "load",
        "marks dei_methods as wrapper",
        "标为 wrapper",
    ),
    "HOOK_ARGUMENTS": (
        methods("()").replace("dei_methods()", "dei_methods(config)"),
        '"methods"',
        "load",
        "the pack 'garden' lets dei_methods take arguments, but hooks are called without any",
        "规则包“garden”为 dei_methods 设了参数，而钩子调用时不带任何参数",
    ),
    "HOOK_ABSENT": (
        HOOKIMPL,
        '"methods"',
        "load",
        "the pack 'garden' says that it provides methods, but its code has no hook dei_methods",
        "规则包“garden”声明提供 methods，但其代码中没有钩子 dei_methods",
    ),
    "HOOK_ABSENT without its mark": (
        methods("()").replace("@hookimpl\n", ""),
        '"methods"',
        "load",
        "Add a function dei_methods() marked @hookimpl",
        "请加上以 @hookimpl 标记的函数 dei_methods()",
    ),
    "HOOK_UNDECLARED": (
        methods("()") + "@hookimpl\ndef dei_checks():\n    return ()\n",
        '"methods"',
        "load",
        "the pack 'garden' answers dei_checks, but its pack.toml does not say that it provides checks",
        "规则包“garden”实现了 dei_checks，但其 pack.toml 未声明提供 checks",
    ),
    "NOT_ITS_TOML": (
        f"{METHODS}from dei_core.plugin import Pack, read_pack\nfrom pathlib import Path\nimport attrs\n"
        "@hookimpl\ndef dei_methods():\n    return ()\n"
        "@hookimpl\ndef dei_pack():\n    return attrs.evolve(read_pack(Path(__file__).parent, '1.0'), version='2.0')\n",
        '"methods"',
        "load",
        "the content that pack 'garden' gives in code differs from its TOML files",
        "规则包“garden”在代码中给出的内容与其 TOML 文件不一致",
    ),
    "METHOD_FOREIGN": (
        methods("[method('minmax')]"),
        '"methods"',
        "methods",
        "the method 'minmax' of pack 'garden' does not carry its namespace. Name it 'garden.minmax'.",
        "规则包“garden”的方法“minmax”未带其命名空间。请命名为“garden.minmax”。",
    ),
    "METHOD_FOREIGN of another pack": (
        methods("[method('park.m')]"),
        '"methods"',
        "methods",
        "Name it 'garden.m'.",
        "请命名为“garden.m”。",
    ),
    "METHOD_FOREIGN of its namespace alone": (
        methods("[method('garden')]"),
        '"methods"',
        "methods",
        "Name it 'garden.garden'.",
        "请命名为“garden.garden”。",
    ),
}


@pytest.mark.parametrize("name", CODE)
def test_code_that_does_not_fit_is_a_named_finding(site: Site, name: str) -> None:
    """Whatever a pack's code does wrong, it is said by name, and nothing else breaks."""
    code, provides, asked, en, zh = CODE[name]
    site.install("garden", code, provides)
    pack = find_pack("garden")
    call = load if asked == "load" else lambda: ask(pack, ("methods",), "methods")
    finding = only(findings(call))

    assert finding.message is getattr(say, name.partition(" ")[0])
    assert en in finding.text("en")
    assert zh in finding.text("zh")


def test_all_faults_of_a_module_come_at_once(site: Site) -> None:
    """A misspelt hook, one with an order and one undeclared."""
    code = f"""{METHODS}
@hookimpl
def dei_metods():
    return ()
@hookimpl(tryfirst=True)
def dei_checks():
    return ()
"""
    site.install("garden", code, '"methods"')

    assert [finding.code for finding in findings(load)] == ["unknown-hook", "ordered-hook", "hook-undeclared"]


def test_every_absent_hook_is_named(site: Site) -> None:
    """Not only the first."""
    site.install("garden", HOOKIMPL, '"methods", "checks"')

    assert [finding.facts["hook"] for finding in findings(load)] == ["dei_methods", "dei_checks"]


@pytest.mark.parametrize("module", ["garden_pack", "other_pack"])
def test_a_namespace_that_two_distributions_claim_names_both(site: Site, module: str) -> None:
    """With their versions, even where both lead to the same package."""
    site.install("garden", version="1.0")
    site.install("garden", distribution="dei-garden-fork", version="3.1", module=module)
    finding = only(findings(assemble, edition("garden"), site.folder))

    assert finding.message is say.NAMESPACE_TAKEN
    assert "the namespace 'garden' is claimed by two packs: dei-garden 1.0 (" in finding.says("en")
    assert "dei-garden-fork 3.1 (" in finding.says("en")
    assert "两个规则包使用了同一命名空间“garden”：dei-garden 1.0" in finding.says("zh")
    assert [row.findings[0].code for row in listing() if row.installed.name == "garden"] == [
        "namespace-taken"
    ] * 2


def test_a_folder_and_a_distribution_with_one_namespace_conflict(site: Site) -> None:
    """A folder does not quietly replace what is installed."""
    site.install("garden")
    own = site.folder / "own"
    own.mkdir()
    (own / "pack.toml").write_text(
        MANIFEST.format(namespace="garden", more='version = "7"'), encoding="utf-8"
    )
    finding = only(findings(assemble, edition("garden", "./own"), site.folder))

    assert finding.message is say.NAMESPACE_TAKEN
    assert "garden 1.0 (" in finding.says()
    assert "garden 7 (" in finding.says()


def test_the_cores_own_namespace_is_taken(site: Site) -> None:
    """`dei` belongs to the core."""
    site.install("dei")
    finding = only(findings(assemble, edition("dei"), site.folder))

    assert finding.message is say.NAMESPACE_TAKEN
    assert "claimed by two packs: dei-core and dei 1.0" in finding.says()


def test_an_unknown_pack_is_named_with_the_nearest(site: Site) -> None:
    """And with all that are installed, and how to list a folder."""
    site.install("garden")
    finding = only(findings(assemble, edition("gardn"), site.folder))

    assert finding.message is say.UNKNOWN_PACK
    assert finding.says() == "no installed pack has the namespace 'gardn', did you mean 'garden'?"
    assert "or list a folder as './gardn'; installed: " in finding.mend()
    assert "没有已安装的规则包使用命名空间“gardn”，是否应为“garden”？" in finding.text("zh")


def test_a_namespace_that_differs_from_its_announcement_is_refused(site: Site) -> None:
    """An edition could not know which of the two names to list."""
    package = site.install("garden", announced="park")
    finding = only(findings(load, "park"))

    assert finding.message is say.NAMESPACE_DIFFERS
    assert finding.place.file == f"{package.name}/pack.toml"
    assert finding.says() == (
        "the pack calls its namespace 'garden', but its distribution dei-garden announces it as 'park'"
    )
    assert "规则包自称命名空间“garden”，而其发行包 dei-garden 以“park”声明" in finding.says("zh")


def test_a_distribution_without_pack_toml_is_no_pack(site: Site) -> None:
    """It is named, and listing goes on."""
    site.install("garden", manifest="")
    finding = only(findings(load))

    assert finding.message is say.NOT_A_PACK
    assert finding.says() == (
        "the installed distribution dei-garden announces the pack 'garden', but has no pack.toml in garden_pack"
    )
    assert "已安装的发行包 dei-garden 声明了规则包“garden”，但 garden_pack 中没有 pack.toml" in finding.says(
        "zh"
    )
    assert [row.findings for row in listing() if row.installed.name == "garden"] == [(finding,)]


def test_a_pack_toml_without_its_table_is_no_pack(site: Site) -> None:
    """The manifest is what makes a pack."""
    site.install("garden", manifest=SOURCE)
    rows = [row for row in listing() if row.installed.name == "garden"]

    assert [finding.message for finding in rows[0].findings] == [say.NOT_A_PACK]
    assert only(findings(load)).message is say.NO_MANIFEST


def test_an_announcement_without_a_package_is_no_pack(site: Site) -> None:
    """Files that are gone, or a namespace package of nothing."""
    package = site.install("garden")
    for file in package.iterdir():
        file.unlink()
    package.rmdir()

    assert only(findings(load)).message is say.NOT_A_PACK


def test_a_newer_protocol_is_named(site: Site) -> None:
    """In the listing as in the run, before any code of it is imported."""
    site.install(
        "garden",
        manifest=MANIFEST.format(namespace="garden", more='provides = ["methods"]').replace("= 1", "= 2"),
    )
    (row,) = (row for row in listing() if row.installed.name == "garden")

    assert only(findings(load)).message is PROTOCOL_TOO_NEW
    assert [finding.message for finding in row.findings] == [PROTOCOL_TOO_NEW]
    assert "garden_pack" not in sys.modules


def test_two_methods_of_one_name_name_both_packs(site: Site) -> None:
    """No method replaces another, within a pack or across."""
    site.install(
        "garden",
        methods("[method('garden.m'), method('garden.m'), method('garden.m', 'transform')]"),
        '"methods"',
    )
    finding = only(findings(assemble, edition("garden"), site.folder))

    assert finding.message is say.METHOD_TAKEN
    assert "the normalizer 'garden.m' is contributed twice: by dei-garden 1.0 (" in finding.says()
    assert "标准化方法“garden.m”重复提供：dei-garden 1.0 (" in finding.says("zh")


def test_a_method_that_no_stage_asks_for_is_refused(site: Site) -> None:
    """A kind of its own would never be called, so it is not accepted in silence."""
    odd = "from types import SimpleNamespace\n"
    made = "[SimpleNamespace(id='garden.m', kind='normaliser', about=A, apply=len)]"
    site.install("garden", odd + methods(made), '"methods"')
    finding = only(findings(assemble, edition("garden"), site.folder))

    assert finding.message is METHOD_KIND
    assert "'normaliser', did you mean 'normalizer'?" in finding.text("en")
    assert "方法“garden.m”属于任何计算环节均不使用的种类" in finding.text("zh")


def test_two_readers_of_one_name_name_both_packs(site: Site) -> None:
    """With what they are, in both languages; the first by name still serves."""
    site.install("garden", READERS.format(name="same"), '"readers"')
    site.install("park", READERS.format(name="same"), '"readers"', version="2.0")
    made, notes = tools("readers")
    (finding,) = (finding for finding in notes if finding.message is say.NAME_TAKEN)

    assert [item.pack for item in made if item.record.name == "same"] == ["garden"]
    assert "the reader 'same' is contributed twice: by dei-garden 1.0 (" in finding.says("en")
    assert "and by dei-park 2.0 (" in finding.says("en")
    assert "读取器“same”重复提供：dei-garden 1.0" in finding.says("zh")


def test_a_broken_tool_leaves_the_others_working(site: Site) -> None:
    """What no edition listed may warn, but not stop a run."""
    site.install("garden", "raise ValueError('broken')", '"readers"')
    site.install("park", READERS.format(name="good"), '"readers"')
    made, notes = tools("readers")

    assert "good" in [item.record.name for item in made]
    assert [(note.message.code, note.severity) for note in notes] == [("pack-import-failed", "warning")]
    assert not Findings(notes).stopped


def test_a_writer_is_asked_for_by_its_name(site: Site) -> None:
    """A name that no writer has is refused with the nearest."""
    code = "[Writer(name='plain', about=A, write=print), Writer(name='fancy', about=A, write=print, standard=False)]"
    site.install("garden", f"{HOOKIMPL}\n@hookimpl\ndef dei_writers():\n    return {code}\n", '"writers"')

    assert {"plain"} == {writer.name for writer in writers()[0]} & {"plain", "fancy"}
    assert {"plain", "fancy"} <= {writer.name for writer in writers(["fancy"])[0]}

    finding = only(findings(writers, ["fancey"]))

    assert finding.message is say.UNKNOWN_WRITER
    assert finding.says() == "no installed writer is called 'fancey', did you mean 'fancy'?"
    assert "没有名为“fancey”的写出器，是否应为“fancy”？" in finding.text("zh")


def test_faults_of_all_packs_come_at_once(site: Site) -> None:
    """An edition is told everything that is wrong with what it lists."""
    site.install("garden", provides='"methods"')
    site.install("park", manifest="")
    found = findings(assemble, edition("garden", "park", "lake", "./nowhere"), site.folder)

    assert [finding.code for finding in found] == [
        "pack-import-failed",
        "not-a-pack",
        "unknown-pack",
        "file-not-found",
    ]


def test_the_manifest_alone_says_what_code_provides(site: Site) -> None:
    """Asking for readers imports no pack that has none."""
    site.install("garden", provides='"methods"')
    tools("readers")

    assert "garden_pack" not in sys.modules


def test_a_module_below_the_package_may_hold_the_hooks(site: Site) -> None:
    """The entry point names it; the TOML stays in the package."""
    package = site.install("garden", "", '"methods"', {"plugin.py": methods("[method('garden.m')]")})
    points = site.folder / "dei_garden-1.0.dist-info" / "entry_points.txt"
    points.write_text("[dei.packs]\ngarden = garden_pack.plugin\n", encoding="utf-8")
    pack = find_pack("garden")

    assert (pack.module, pack.folder) == ("garden_pack.plugin", package)
    assert [made.record.id for made in ask(pack, ("methods",), "methods")] == ["garden.m"]
    assert read_installed(pack) == read_pack(package, "1.0")


def test_a_label_names_distribution_version_and_place(site: Site) -> None:
    """What a finding calls an installed pack."""
    package: Path = site.install("garden", version="4.2")

    assert find_pack("garden").label == f"dei-garden 4.2 ({package})"
