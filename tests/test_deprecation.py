"""What goes is announced wherever it is used, and is gone when it was said to go."""

from __future__ import annotations

import re
import tomllib
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from house import House

import dei_core
from dei_core import Text, open_edition
from dei_core.builtin import BUILTIN
from dei_core.deprecation import DEPRECATED, MOVED, Deprecation, deprecated_in
from dei_core.host import DEPRECATIONS, deprecation_of, read_edition
from dei_core.plugin import Method, NoParams, read_pack
from dei_workshop import check_plugin

ROOT = Path(__file__).resolve().parents[1]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
Install = Callable[..., None]


def number(version: str) -> tuple[int, ...]:
    """A version to compare: 0.10.0 comes after 0.9.0."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def overdue(table: Iterable[Deprecation], version: str) -> list[str]:
    """What should have gone by a version."""
    return [item.what for item in table if number(version) >= number(item.removal)]


def going(kind: str, what: str, since: str = "0.2.0", removal: str = "0.4.0") -> Deprecation:
    return Deprecation(kind=kind, what=what, since=since, removal=removal, instead="the new one")  # type: ignore[arg-type]


@pytest.fixture
def deprecate(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts entries into the table."""

    def put(*items: Deprecation) -> None:
        monkeypatch.setattr("dei_core.deprecation.DEPRECATIONS", items)

    return put


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ({"kind": "imputer", "sees": "table"}, 'Imputer(id="a.b", …, panel=True)'),
        ({"kind": "imputer", "sees": "column"}, 'Imputer(id="a.b", …, fit=lambda x, params: {})'),
        ({"kind": "weigher", "sees": "children"}, 'Weigher(id="a.b", …, judged=True)'),
        ({"kind": "weigher", "sees": "table"}, 'Weigher(id="a.b", …)'),
        ({"kind": "aggregator", "sees": "children"}, 'Aggregator(id="a.b", …, weighted=False)'),
    ],
)
def test_a_method_declared_by_its_kind_says_how_it_is_declared_now(
    given: dict[str, str], written: str
) -> None:
    """What its class has to be told was said by `sees`, or by its class of parameters."""

    class Unweighted:
        weighted = False

    params = Unweighted if given["kind"] == "aggregator" else NoParams
    with pytest.warns(DeprecationWarning, match="Method"):
        old = Method(id="a.b", apply=print, about=Text("A", "甲"), params=params, **given)

    assert old.rewritten == written


def test_a_method_of_a_class_has_nothing_to_rewrite() -> None:
    assert {method.rewritten for method in BUILTIN} == {""}


def test_nothing_stays_beyond_its_removal() -> None:
    """Whoever raises the project's version to a removal makes it, and takes the entry out."""
    assert overdue(DEPRECATIONS, VERSION) == []


def test_every_entry_is_announced_before_it_goes_and_still_works() -> None:
    """A name or method that is not there any more needs no entry."""
    ids = {method.id for method in BUILTIN}
    for item in DEPRECATIONS:
        assert number(item.since) < number(item.removal)
        assert item.kind != "name" or item.what in {*dei_core.__all__, *MOVED}
        assert item.kind != "method" or item.what.rpartition(" = ")[2] in ids


@pytest.mark.parametrize(
    ("version", "due"),
    [("0.3.9", []), ("0.4.0", ["a.b"]), ("0.10.0", ["a.b", "c.d"]), ("1.0.0", ["a.b", "c.d"])],
)
def test_a_removal_falls_due_with_its_version(version: str, due: list[str]) -> None:
    """The test above can fail: versions are compared as numbers, not as text."""
    table = [going("key", "a.b"), going("key", "c.d", removal="0.9.0")]

    assert overdue(table, version) == due


def test_a_key_is_warned_of_at_every_place(deprecate: Install) -> None:
    """Patterns stand for ids; places in lists are told, and other keys left alone."""
    deprecate(going("key", "rule.*.checked"))
    values = {"rule": {"fibre": [{"checked": 1}, {"since": 1}, {"checked": 2}]}, "checked": 3}
    found = list(deprecated_in(values, "garden/pack.toml"))

    assert [finding.message for finding in found] == [DEPRECATED] * 2
    assert [finding.place.path for finding in found] == ["rule.fibre[0].checked", "rule.fibre[2].checked"]
    assert found[0].severity == "warning"
    assert found[0].text("en") == (
        "garden/pack.toml: rule.fibre[0].checked: rule.*.checked has been deprecated since version 0.2.0 and goes "
        "in version 0.4.0. Use the new one instead."
    )
    assert "rule.*.checked 自 0.2.0 版起弃用，将于 0.4.0 版移除。请改用 the new one。" in found[0].text("zh")


def test_a_method_is_warned_of_by_its_id_at_its_key(deprecate: Install) -> None:
    """`ratio` derives an indicator and combines a node: only the one that goes is spoken of."""
    deprecate(going("method", "indicator.*.derivation.method = ratio"))
    values = {
        "indicator": {"a": {"derivation": {"method": "ratio"}}, "b": {"derivation": {"method": "ratios"}}},
        "region_type": {"town": {"node": {"c": {"method": "ratio"}}}},
    }

    assert [finding.place.path for finding in deprecated_in(values, "f")] == ["indicator.a.derivation.method"]


def test_names_and_options_are_no_keys(deprecate: Install) -> None:
    """Each kind is looked for where it can stand."""
    deprecate(going("name", "a"), going("option", "a"))

    assert list(deprecated_in({"a": 1}, "f")) == []
    assert deprecation_of("name", "a") == going("name", "a")
    assert deprecation_of("option", "b") is None


def test_an_edition_is_warned_of_itself_and_of_its_packs(tmp_path: Path, deprecate: Install) -> None:
    """The plan carries the warnings, so that check, run and findings.csv show them; it binds as before."""
    house = House(tmp_path)
    house.stage("aggregate", method="geometric")
    before = open_edition(house.write()).plan
    deprecate(
        going("method", "stages.aggregate.method = geometric"),
        going("key", "indicator.*.role"),
        going("method", "*.method = zscore"),
    )
    after = open_edition(house.write()).plan
    noted = [finding for finding in after.findings if finding.message is DEPRECATED]

    assert [(finding.place.file, finding.place.path) for finding in noted] == [
        ("edition.toml", "stages.aggregate.method"),
        ("base/pack.toml", "indicator.people.role"),
        ("base/pack.toml", "indicator.area.role"),
        ("town/pack.toml", "rule.firms[0].method"),
    ]
    assert after.findings[len(noted) :] == before.findings
    assert after.tracks[0].nodes == before.tracks[0].nodes


def test_the_author_of_a_pack_is_warned_by_the_conformance_kit(tmp_path: Path, deprecate: Install) -> None:
    """A warning beside the outcomes: what still works breaks no promise."""
    House(tmp_path).write()
    (before,) = check_plugin(tmp_path / "base")
    deprecate(going("key", "indicator.*.role"))
    (made,) = check_plugin(tmp_path / "base")

    assert [finding.place.path for finding in made.notes] == ["indicator.people.role", "indicator.area.role"]
    assert (before.notes, before.outcomes) == ((), made.outcomes)


def test_what_nobody_uses_is_not_spoken_of(tmp_path: Path, deprecate: Install) -> None:
    """A pack, an edition and a name beside the deprecated ones."""
    deprecate(going("key", "indicator.*.colour"), going("name", "compose"))
    house = House(tmp_path)

    assert open_edition(house.write()).plan.findings == ()
    assert read_pack(tmp_path / "town").notes == ()
    assert read_edition(tmp_path / "edition.toml").year == 2024


def test_a_public_name_warns_whoever_imports_it(monkeypatch: pytest.MonkeyPatch, deprecate: Install) -> None:
    """Each time, at the importing line, and gives what it gave; once it stays it is silent."""
    monkeypatch.delitem(vars(dei_core), "compose", raising=False)
    deprecate(going("name", "compose"))
    for _ in range(2):
        with pytest.warns(DeprecationWarning, match="compose has been deprecated .* version 0.4.0") as caught:
            from dei_core import compose
        assert caught[0].filename == __file__
    deprecate()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        from dei_core import compose as silent

    assert silent is compose
