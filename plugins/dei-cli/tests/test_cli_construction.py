"""What an index does beyond weighted means is told by dei check, dei explain and dei diff alike."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

RULE = "params = {low = 0, high = 100}\n"
CHILDREN = 'children = ["fibre", "price"]\n'
GROUPS = 'by = "side"\nwhen.east.access = {fibre = 0.5, price = 0.5}\n'
TRAIT = """
[trait.side]
name = {en = "Side", zh = "区位"}
value.east = {en = "East", zh = "东部"}
value.west = {en = "West", zh = "西部"}
"""
PEOPLE = """
[indicator.people]
name = {en = "People", zh = "人口"}
unit = {en = "person", zh = "人"}
role = "auxiliary"
[indicator.firms]
name = {en = "Firms", zh = "企业"}
unit = {en = "1", zh = "个"}
role = "auxiliary"
"""


@pytest.fixture
def built(sample: SimpleNamespace, tmp_path: Path) -> Any:
    """The small edition with its pack changed: built(name, old text=new text …)."""

    def build(name: str, *changes: tuple[str, str], data: str = sample.data, edition: str = "") -> Path:
        pack = sample.pack
        for old, new in changes:
            assert old in pack
            pack = pack.replace(old, new)
        folder: Path = sample.make(tmp_path / name, edition or sample.edition, data, pack)
        return folder

    return build


@pytest.fixture
def stepped(built: Any) -> Path:
    """With steps at the node and at one indicator."""
    power = "{method = 'power', params = {exponent = 0.5}}"
    node = f"inverted = true\nleast = 2\nmissing = 'reweight'\ntransform = {power}\n"
    rule = "then = {method = 'power', params = {exponent = 2.0}}\nround = 1\n"
    folder: Path = built("stepped", (CHILDREN, f"{CHILDREN}{node}round = 2\n"), (RULE, RULE + rule))
    return folder


def test_steps_of_nodes_and_rules(dei: Any, edition: Path, stepped: Path) -> None:
    """check names who does what; explain tells it where it is done; an edition without has no word of it."""
    plain, told = dei("check", edition).out, dei("check", stepped).out
    explained = dei("explain", stepped, "-r", "A1").out

    for words in (
        "the distances from 100 are aggregated, and the result is taken from 100: Access",
        "with at least 2 of its parts: Access",
        "rounded to 1 decimal, ties to the even digit: Fibre",
        "rounded to 2 decimals, ties to the even digit: Access",
    ):
        assert f"\n{words}\n" in told
        assert words not in plain
        assert words.rpartition(": ")[0] in " ".join(explained.split())
    assert "\n按四舍六入五成双修约至 2 位小数：接入\n" in dei("check", stepped, "--lang", "zh").out
    assert "至少 2 个下级项有得分" in dei("explain", stepped, "-r", "A1", "--lang", "zh").out


def test_the_document_names_them_by_id(dei: Any, edition: Path, stepped: Path) -> None:
    """For programs: what is done in both languages, ids and names; nothing where nothing is."""
    (plain,), (told,) = (dei("check", path, "--json").document["tracks"] for path in (edition, stepped))

    assert plain["more"] == []
    assert {
        "what": {"en": "with at least 2 of its parts", "zh": "至少 2 个下级项有得分"},
        "of": ["access"],
        "names": [{"en": "Access", "zh": "接入"}],
    } in told["more"]


def test_weights_by_group(dei: Any, sample: SimpleNamespace, built: Any) -> None:
    """By which trait."""
    weights = "shares.access = {fibre = 0.6, price = 0.4}\n"
    data = sample.data.replace("price\n", "price,side\n").replace(",40\n", ",40,east\n")
    data = data.replace(",60\n", ",60,west\n").replace(",50\n", ",50,west\n")
    text = sample.edition.replace('name = "name"', 'name = "name"\ntraits = {side = "side"}')
    pack = ((weights, weights + GROUPS), ("[framework.frame]", TRAIT + "[framework.frame]"))
    folder = built("groups", *pack, data=data, edition=text)

    assert "\nweights by Side: Access\n" in dei("check", folder).out
    assert "weights by Side" in dei("explain", folder, "-r", "A1").out
    assert "权重按区位设定" in dei("explain", folder, "-r", "A1", "--lang", "zh").out


def test_weights_of_the_regions_and_computed_ones(dei: Any, sample: SimpleNamespace, built: Any) -> None:
    """In proportion to which indicators; by which weigher."""
    weights = "shares.access = {fibre = 0.6, price = 0.4}\n"
    measured = 'measured.access = {fibre = "people", price = "firms"}\n'
    lines = sample.data.split()
    data = "\n".join(
        f"{line},{more}" for line, more in zip(lines, ("people,firms", "1,2", "3,4", "5,6"), strict=True)
    )
    pack = ((weights, measured), ("[framework.frame]", PEOPLE + "[framework.frame]"))
    own = built("own", *pack, data=data + "\n")
    computed = built("computed", (weights, "computed.access = {method = 'entropy'}\n"))
    told = "weights of each region itself, in proportion to People (Fibre) and Firms (Price)"

    assert f"\n{told}: Access\n" in dei("check", own).out
    assert told in " ".join(dei("explain", own, "-r", "A1").out.split())
    assert "weights from the data (Entropy weights): " in dei("check", computed).out


def test_a_difference_is_named_in_words(dei: Any, edition: Path, stepped: Path) -> None:
    """Beside the key, which is for those who write the files."""
    en, zh = (" ".join(dei("diff", edition, stepped, "--lang", lang).out.split()) for lang in ("en", "zh"))

    for words in (
        "distances from 100 (inverted)",
        "least number of parts (least)",
        "decimals of the score (round)",
    ):
        assert words in en
    for words in ("transform of the score (then.method)", "transform of the score (transform.method)"):
        assert words in en
    for words in ("以距 100 的差额合成", "最少下级项数（least）", "得分变换", "得分修约位数（round）"):
        assert words in zh


def test_sums_and_coefficients_are_told_with_their_weights(dei: Any, built: Any) -> None:
    """check names the method; explain gives the coefficients by child, and has no word of equal weights."""
    shares = "access = {fibre = 0.6, price = 0.399}"
    given = 'method = "linear"\nparams = {coefficients = {price = -0.5, fibre = 1.5}}\n'
    linear = built("linear", (CHILDREN, CHILDREN + given))
    summed = built(
        "summed",
        (CHILDREN, f'{CHILDREN}method = "weighted_sum"\n'),
        ("access = {fibre = 0.6, price = 0.4}", shares),
    )
    told, explained = dei("check", linear).out, dei("explain", linear, "-r", "A1").out

    assert "\nLinear combination: each score times its coefficient, added up: Access\n" in told
    assert "coefficient 1.5" in explained
    assert "coefficient −0.5" in explained
    assert "weights: equal" not in explained
    assert "whatever the weights add up to: Access" in dei("check", summed).out
    assert "weight 39.9%" in dei("explain", summed, "-r", "A1").out


def test_a_method_without_weights_shows_none(dei: Any, built: Any) -> None:
    """Of the better of two scores neither weighs a half; the points of the one that counts are told all the same."""
    best = built("best", (CHILDREN, f'{CHILDREN}method = "maximum"\n'))
    explained = dei("explain", best, "-r", "A1", "-n", "access").out

    assert "weight" not in explained.replace("weights by", "")
    assert "points" in explained
