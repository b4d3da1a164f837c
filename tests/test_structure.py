"""The shape of the source: floors, wings, sizes, docstrings, and what plugins may touch."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path

import checker
import pytest

import dei_core

ROOT = Path(__file__).resolve().parents[1]
GROUND, WORDS, NUMBERS, ROOM, TOP, ROOF = "ground", "words", "numbers", "room", "top", "roof"
FLOOR = {GROUND: 0, WORDS: 1, NUMBERS: 1, ROOM: 2, TOP: 3, ROOF: 4}
PLAN = (
    (
        GROUND,
        r"faces|text|vocabulary|ids|findings|deprecation|showing|sentence|files(\..*)?|model(\..*)?",
    ),
    (WORDS, r"protocol|toml(\..*)?|packs(\..*)?"),
    (
        NUMBERS,
        r"builtin|kernel(\..*)?|data(\..*)?|scoring(\..*)?|results(\..*)?",
    ),
    (ROOM, r"binding(\..*)?"),
    (TOP, r"editions(\..*)?"),
    (ROOF, r"(host|plugin)?"),
)
NOT_FOR_NUMBERS = {"pluggy", "cattrs", "tomllib", "tomli_w"}
MOST_MODULE, MOST_FUNCTION = 350, 40


def sources(folder: Path) -> dict[str, str]:
    """The source of every module of a package, by dotted name."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        found[name] = path.read_text(encoding="utf-8")
    return found


def part_of(module: str) -> str:
    """The part of the house that a module of the core belongs to."""
    inside = module.partition(".")[2]
    fits = [part for part, pattern in PLAN if re.fullmatch(pattern, inside)]
    assert len(fits) == 1, f"{module} has no place of its own in PLAN: {fits}"
    return fits[0]


CORE = sources(ROOT / "dei_core")
GRAPH = {module: checker.inner(CORE, module) for module in CORE}
PACKAGES = sorted(
    path.parent
    for path in (ROOT / "plugins").glob("*/*/__init__.py")
    if path.parent.name not in ("tests", "examples")
)
PLUGINS = {package.name: sources(package) for package in PACKAGES}
PACKAGES_BY_NAME = {"dei_core": CORE, **PLUGINS}
EVERY = {name: text for modules in PACKAGES_BY_NAME.values() for name, text in modules.items()}
FACES = {"dei_core": {"dei_core", "dei_core.host", "dei_core.plugin"}, "dei_cli": {"dei_cli", "dei_cli.kit"}}
"""Distribution -> the modules that others may import of it; its package alone where nothing is said."""


def test_there_is_something_to_look_at() -> None:
    """Core and plugins are found, so that no test below passes over nothing."""
    assert len(CORE) > 60
    assert "dei_core.binding.edition" in GRAPH["dei_core.editions.evaluation"]
    assert "dei_tables" in PLUGINS


@pytest.mark.parametrize("package", PACKAGES_BY_NAME)
def test_no_import_goes_in_a_circle(package: str) -> None:
    """Neither modules nor rooms of the core or of a plugin form a circle of imports, lazy ones included."""
    modules = PACKAGES_BY_NAME[package]
    graph = {module: checker.inner(modules, module) for module in modules}

    assert checker.circle(graph) == []
    assert checker.circle(checker.rooms(graph)) == []


def test_distributions_import_what_they_declare_and_in_no_circle() -> None:
    """A plugin imports those of our distributions alone that its pyproject.toml asks for; the core imports none."""
    imported = {
        name: {module.partition(".")[0] for source in modules.values() for module in checker.imports(source)}
        & PACKAGES_BY_NAME.keys() - {name}
        for name, modules in PACKAGES_BY_NAME.items()
    }

    assert checker.circle(imported) == []
    assert imported.pop("dei_core") == set()
    for package in PACKAGES:
        project = tomllib.loads((package.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        declared = {re.split(r"[^a-z-]", need)[0].replace("-", "_") for need in project["dependencies"]}

        assert imported[package.name] <= declared


def test_imports_go_down_only() -> None:
    """No module imports one of a higher floor."""
    assert checker.upward(GRAPH, {module: FLOOR[part_of(module)] for module in CORE}) == []


def test_the_wings_do_not_know_each_other() -> None:
    """Words import no numbers and numbers no words, directly or through others."""
    opposite = {WORDS: NUMBERS, NUMBERS: WORDS}
    met = [
        (one, two)
        for one in CORE
        for two in checker.reach(GRAPH, one)
        if opposite.get(part_of(one)) == part_of(two)
    ]

    assert met == []


def test_words_import_no_numpy() -> None:
    """Ground floor and words wing lead nowhere to numpy."""
    met = [
        (one, two)
        for one in CORE
        if part_of(one) in (GROUND, WORDS)
        for two in checker.reach(GRAPH, one)
        if "numpy" in {name.partition(".")[0] for name in checker.imports(CORE[two])}
    ]

    assert met == []


def test_numbers_import_no_parsers_and_no_plugin_machinery() -> None:
    """Ground floor and numbers wing lead nowhere to pluggy, cattrs, tomllib or tomli-w."""
    met = [
        (one, two)
        for one in CORE
        if part_of(one) in (GROUND, NUMBERS)
        for two in checker.reach(GRAPH, one)
        if NOT_FOR_NUMBERS & {name.partition(".")[0] for name in checker.imports(CORE[two])}
    ]

    assert met == []


def test_scoring_reaches_the_methods_of_its_plan_alone() -> None:
    """It is handed methods, and knows of no list of them; nor does it read scenarios."""
    reached = checker.reach(GRAPH, "dei_core.scoring.run")

    assert not {"dei_core.builtin", "dei_core.scoring.said", "dei_core.scoring.mentions"} & reached
    assert "dei_core.kernel.method" in reached


def test_scoring_reaches_a_table_and_nothing_that_reads_one() -> None:
    """Of the data it knows the values and how a cell is shown: no file, no sheet, nothing that is handed over."""
    reached = checker.reach(GRAPH, "dei_core.scoring.run")

    assert {name for name in reached if name.startswith("dei_core.data.")} == {
        "dei_core.data.table",
        "dei_core.data.words",
    }


@pytest.mark.parametrize("module", CORE)
def test_nothing_inside_imports_the_package(module: str) -> None:
    """A module names the module it needs, never the package's own front."""
    found = checker.imports(CORE[module])

    assert "dei_core" not in found
    assert not any(name.startswith(".") for name in found)


@pytest.mark.parametrize(
    ("plugin", "module"), [(plugin, module) for plugin in PLUGINS for module in PLUGINS[plugin]]
)
def test_plugins_use_public_names_only(plugin: str, module: str) -> None:
    """What first-party plugins use of the core is what everyone may use."""
    source = PLUGINS[plugin][module]
    absent = {
        (face, name)
        for face, name in checker.named_of(source, FACES["dei_core"])
        if name not in import_module(face).__all__
    }

    assert absent == set()
    assert checker.beyond_faces(source, "dei_core", FACES["dei_core"]) == set()


def test_no_plugin_reaches_into_another() -> None:
    """A plugin imports the faces of other distributions, as a third party would, never a private module."""
    reaching = {
        module
        for plugin, modules in PLUGINS.items()
        for module, source in modules.items()
        for other in PLUGINS.keys() - {plugin}
        if checker.beyond_faces(source, other, FACES.get(other, {other}))
    }

    assert reaching == set()


def test_what_a_plugin_takes_of_another_is_there() -> None:
    """Every name taken of a face is one of its public names, also where it is imported only when a command runs."""
    absent = {
        (module, face, name)
        for plugin, modules in PLUGINS.items()
        for other in PLUGINS.keys() - {plugin}
        for module, source in modules.items()
        for face, name in checker.named_of(source, FACES.get(other, {other}))
        if name not in import_module(face).__all__
    }

    assert absent == set()


@pytest.mark.parametrize("module", EVERY)
def test_modules_and_functions_are_short_and_documented(module: str) -> None:
    """A module has at most 350 lines, a function 40 beside its docstring, and what is public says what it is."""
    source = EVERY[module]

    assert len(source.splitlines()) <= MOST_MODULE
    assert checker.long_functions(source, MOST_FUNCTION) == []
    assert checker.undocumented(source) == []


class TestTheCheckerItself:
    """The checks above can fail: each is shown a source that breaks its rule."""

    def test_imports_are_seen_wherever_they_stand(self) -> None:
        source = "import a.b\nfrom c.d import e\ndef f():\n    import g\n    from . import h\n"

        assert checker.imports(source) == {"a.b", "c.d", "g", "."}

    def test_a_module_taken_from_its_package_is_seen(self) -> None:
        modules = {
            "p": "",
            "p.a": "from p import b\nfrom p.b import name\nimport p.c\n",
            "p.b": "",
            "p.c": "",
            "p.d": "Command(target='p.b:name')\nabout = 'p.c'\n",
        }

        assert checker.inner(modules, "p.a") == {"p.b", "p.c"}
        assert checker.inner(modules, "p.d") == {"p.b"}

    def test_a_circle_is_found(self) -> None:
        assert checker.circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
        assert checker.circle({"a": {"b"}, "b": set()}) == []

    def test_rooms_are_folders_and_lone_modules(self) -> None:
        graph = {
            "p": set(),
            "p.a": {"p.b.x"},
            "p.b": set(),
            "p.b.x": {"p.c.deep.y", "p.b.z"},
            "p.b.z": set(),
            "p.c": set(),
            "p.c.deep": set(),
            "p.c.deep.y": {"p.b.z"},
        }

        assert checker.circle(graph) == []
        assert checker.rooms(graph)["p.a"] == {"p.b"}
        assert checker.circle(checker.rooms(graph)) == ["p.b", "p.c.deep", "p.b"]

    def test_an_upward_import_is_found(self) -> None:
        assert checker.upward({"a": {"b"}, "b": {"a"}}, {"a": 0, "b": 1}) == [("a", "b")]

    def test_reach_goes_through_others(self) -> None:
        assert checker.reach({"a": {"b"}, "b": {"c"}, "c": set(), "d": set()}, "a") == {"a", "b", "c"}

    def test_names_and_backdoors_are_told_apart(self) -> None:
        source = "from p import a\nfrom p.q import b\nimport p.r\nfrom other import c\n"

        assert checker.taken_from(source, "p") == ({"a"}, {"p.q", "p.r"})

    def test_what_lies_behind_a_face_is_seen(self) -> None:
        source = "from p import a\nfrom p.kit import b\nimport p.q\nfrom pq import c\nfrom p.kit.r import d\n"

        assert checker.beyond_faces(source, "p", {"p", "p.kit"}) == {"p.q", "p.kit.r"}
        assert checker.beyond_faces("from p import q\n", "p", {"p.kit"}) == {"p"}

    def test_names_of_a_face_are_seen(self) -> None:
        source = "from p.kit import a\nfrom q import b\ndef f():\n    from p import c as d\n"

        assert checker.named_of(source, {"p", "p.kit"}) == {("p.kit", "a"), ("p", "c")}

    def test_a_long_function_is_found_without_its_docstring(self) -> None:
        source = 'def f():\n    """One.\n\n    Two.\n    """\n    a = 1\n    b = 2\n    return a + b\n'

        assert checker.long_functions(source, 3) == [("f", 4)]
        assert checker.long_functions(source, 4) == []

    def test_what_lacks_a_docstring_is_found(self) -> None:
        source = (
            "class A:\n    def b(self): ...\n    def _c(self): ...\n    def __len__(self): ...\n"
            'def d():\n    """Said."""\ndef _e(): ...\nclass _F:\n    def g(self): ...\n'
        )

        assert checker.undocumented(source) == ["module", "A", "A.b"]
        assert checker.undocumented("") == []


def test_no_public_name_is_also_a_module() -> None:
    """`from dei_core import x` would give whichever of the two was imported first."""
    modules = {module.partition(".")[2] for module in CORE}

    assert set(dei_core.__all__) & modules == set()
