"""However an edition or a pack is broken, what comes of it is a score or findings: a slice of a longer fuzzing."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import fuzzing_structures as fuzzing
import pytest
from hypothesis import HealthCheck, given
from trying import tried

from dei_core import DeiError, Finding, evaluate
from dei_core.toml.files import parse

SEED, CASES = 20_261_130, 160
SLICES = 4


def outcome(files: dict[str, dict[str, Any]], folder: Path) -> tuple[Finding, ...]:
    """The findings of an edition, whether it is scored or refused; anything but a DeiError fails the test."""
    try:
        return evaluate(fuzzing.write(files, folder)).card.findings
    except DeiError as error:
        return error.findings or pytest.fail("a refusal without findings")


def said(found: tuple[Finding, ...]) -> None:
    """Every finding can be said in both languages and recorded, and names its place or what it is about."""
    for finding in found:
        for text in (finding.text("en"), finding.text("zh")):
            assert text
            assert "\0" not in text
        assert finding.record()["code"]


def test_the_subject_is_sound(tmp_path: Path) -> None:
    """What is broken below is whole at first, and has something of every kind that a pack or an edition may say."""
    files = fuzzing.subject()
    folder = fuzzing.write(files, tmp_path)

    assert len(evaluate(folder).card.tracks["cities"].total) == 5
    assert set(parse(folder / "pack/pack.toml")) == set(files["pack/pack.toml"])
    assert len(list(fuzzing.places(files["pack/pack.toml"]))) > 250
    assert len(list(fuzzing.places(files["edition.toml"]))) > 120


@pytest.mark.parametrize("slice_", range(SLICES))
def test_one_entry_of_another_shape_is_told(tmp_path: Path, slice_: int) -> None:
    """Cases drawn evenly from every pair of an entry and a shape in its place, by a fixed seed."""
    files = fuzzing.subject()
    pairs = [
        (name, path, shape)
        for name in ("edition.toml", "pack/pack.toml")
        for path in fuzzing.places(files[name])
        for shape in range(len(fuzzing.SHAPES))
    ]
    for name, path, shape in random.Random(SEED).sample(pairs, CASES)[slice_::SLICES]:
        broken = fuzzing.replaced(files[name], path, fuzzing.SHAPES[shape])
        said(outcome({**files, name: broken}, tmp_path))


@tried(60, derandomize=True, suppress_health_check=list(HealthCheck))
@given(fuzzing.broken_files())
def test_a_few_entries_broken_in_any_way_are_told(
    tmp_path_factory: Any, files: dict[str, dict[str, Any]]
) -> None:
    """Deleted, renamed, replaced, nested, exchanged or blown up, alone and together."""
    said(outcome(files, tmp_path_factory.mktemp("broken")))


@pytest.mark.parametrize("depth", [40, fuzzing.DEEP])
@pytest.mark.parametrize("table", [True, False], ids=["tables", "lists"])
@pytest.mark.parametrize("name", ["edition.toml", "pack/pack.toml"])
def test_what_is_nested_deep_anywhere_is_told(tmp_path: Path, name: str, table: bool, depth: int) -> None:
    """Deeper than anything that reads it could go."""
    folder = fuzzing.write(fuzzing.subject(), tmp_path)
    text = (folder / name).read_text(encoding="utf-8")
    value = f"{'{a = ' * depth}1{'}' * depth}" if table else f"{'[' * depth}{']' * depth}"
    (folder / name).write_text(f"odd = {value}\n{text}", encoding="utf-8")
    with pytest.raises(DeiError) as caught:
        evaluate(folder)

    assert {finding.code for finding in caught.value.findings} == {"toml-too-deep"}
