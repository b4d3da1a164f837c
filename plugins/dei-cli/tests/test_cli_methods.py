"""`dei methods`: every method that there is, by its own words, in a list and whole."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import pytest
from needing import needs

from dei_core.host import BUILTIN, VOCABULARY

needs("dei-methods")

from dei_methods.catalogue import METHODS  # noqa: E402

EVERY = (*BUILTIN, *METHODS)


def test_the_document_has_every_method_once(dei: Any) -> None:
    """By kind in the order of the vocabulary; the core's own come with nobody, the others with their distribution."""
    listed = dei("methods", "--json").document["methods"]
    kinds = list(VOCABULARY.methods)

    assert sorted((one.kind, one.id) for one in EVERY) == sorted((one["kind"], one["id"]) for one in listed)
    assert [one["kind"] for one in listed] == sorted((one["kind"] for one in listed), key=kinds.index)
    assert {one["by"].split()[0] if one["by"] else "" for one in listed} == {"", "dei-methods"}


def test_every_parameter_and_every_number_learned_is_told_in_both_languages(dei: Any) -> None:
    """Each has a meaning, in Chinese as well; no formula in Chinese holds an English sentence."""
    for one in dei("methods", "--json").document["methods"]:
        for named in (*one["parameters"], *one["learned"], *one["symbols"]):
            assert named["means"]["en"], (one["id"], named["name"])
            assert any("一" <= sign <= "鿿" for sign in named["means"]["zh"]), (one["id"], named["name"])
        assert not {"the", "of", "else", "where"} & set(one["formula"]["zh"].split()), one["id"]


@pytest.mark.parametrize("kind", VOCABULARY.methods)
def test_the_list_of_a_kind(dei: Any, kind: str) -> None:
    """Only this kind: each method with its sentence, its formula and its source."""
    shown = dei("methods", "--kind", kind).out
    mine = [one for one in EVERY if one.kind == kind]

    assert all(one.id in shown and one.source.split(",")[0] in shown for one in mine)
    assert {one["kind"] for one in dei("methods", "-k", kind, "--json").document["methods"]} == {kind}


def test_one_method_whole(dei: Any) -> None:
    """Formula, symbols, parameters with default and unit, what is learned, the example by hand, the source."""
    shown = dei("methods", "adjusted_mpi").out

    for told in (
        "methods.adjusted_mpi (normalizer)",
        "Formula: 100 + span × (x − reference) ÷ (max − min)",
        "Formula where lower is better: 100 − span × (x − reference) ÷ (max − min)",
        "A result depends on: the indicator in all regions",
        "Source: Mazziotta and Pareto (2016), Social Indicators Research 127(3), 983-1003",
        f"Comes with: dei-methods {version('dei-methods')}",
        "left out │ the indicator's unit",
        "the score points between the least and the greatest value",
        "minimum · min",
        "Worked by hand: 0, 5, 10 → 70, 100, 130",
    ):
        assert told in shown


def test_one_method_whole_in_chinese(dei: Any) -> None:
    shown = dei("methods", "precondition", "--lang", "zh").out

    assert "precondition（合成方法）" in shown
    assert "公式：s_2 ≥ threshold 时为 (1 − share) × s_1 + share × s_2，否则为 0" in shown
    assert "前置条件须达到的得分" in shown
    assert "算例：(90, 90), (85, 84) → 89, 0；threshold = 85；share = 0.2" in shown


def test_a_name_that_several_bear_shows_them_all(dei: Any) -> None:
    """With and without the namespace; a kind chooses among them."""
    both = dei("methods", "borda", "--json").document["methods"]
    one = dei("methods", "methods.borda", "--kind", "aggregator", "--json").document["methods"]

    assert [found["kind"] for found in both] == ["normalizer", "aggregator"]
    assert [(found["kind"], found["id"]) for found in one] == [("aggregator", "methods.borda")]


def test_an_unknown_method_is_refused_with_the_nearest(dei: Any) -> None:
    refused = dei("methods", "topsiss", "--json")

    assert (2, ["cli.unknown-method"]) == (refused.code, refused.codes)
    assert "did you mean 'topsis'?" in dei("methods", "topsiss").err


def test_methods_of_a_third_party_are_listed_and_a_broken_one_is_a_warning(
    process: Any, install: Any
) -> None:
    """One that declares no meanings is shown with what it does declare; one that fails stops nobody."""
    code = """
import attrs
from dei_core import Text
from dei_core.plugin import Normalizer, hookimpl
@attrs.frozen(kw_only=True)
class Half:
    half: float
@hookimpl
def dei_methods():
    about = Text(en="Halved", zh="折半")
    return [Normalizer(id="own.half", apply=lambda x, *_: x / 2, params=Half, about=about)]
"""
    install("failing", "raise RuntimeError('no')", provides='["methods"]')
    site = install("own", code, provides='["methods"]')
    listed = process("methods", "--json", PYTHONPATH=str(site))
    shown = process("methods", "own.half", PYTHONPATH=str(site)).out

    assert (0, ["pack-import-failed"]) == (listed.code, listed.codes)
    assert "own.half" in [one["id"] for one in listed.document["methods"]]
    assert "Comes with: own-pack 1.0" in shown
    assert "to be stated" in shown
