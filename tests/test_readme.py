"""What the README shows, done as it is shown."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import dei_core as dei

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def block(language, holding):
    (found,) = (text for text in blocks(language) if holding in text)
    return found


def test_three_lines_from_a_data_frame():
    """The Python example gives the scores that its weights and min-max imply."""
    frame = pd.DataFrame({"code": ["a", "b", "c"], "fibre": [20.0, 60.0, 100.0], "price": [50.0, 50.0, 30.0]})
    names = {"frame": frame}
    exec(block("python", "table_from_frame"), names)

    np.testing.assert_allclose(names["card"].total, [0.0, 30.0, 100.0], rtol=0, atol=1e-12)


def test_what_if(tmp_path):
    """In Python after the three lines, and as a file over the example that it speaks of."""
    frame = pd.DataFrame({"code": ["a", "b", "c"], "fibre": [20.0, 60.0, 100.0], "price": [50.0, 50.0, 30.0]})
    names = {"frame": frame}
    exec(block("python", "table_from_frame"), names)
    exec(block("python", "Scenario"), names)
    (tmp_path / "scenario.toml").write_text(block("toml", "[targets.network]"), encoding="utf-8")
    card = dei.evaluate(Path(__file__).parents[1] / "examples/gigabit-2022").card
    found = dei.what_if(card, tmp_path / "scenario.toml").after.only

    np.testing.assert_allclose(names["more"].total, [0.0, 25.0, 100.0], rtol=0, atol=1e-12)
    assert names["many"]["index"].shape == (3, 3)
    assert len(found.table) == 7
    assert found.weights("gigabit")[:, 0].tolist() == [0.7, 0.3]
    assert found.score("network")[found.table.regions.index("140200")] == 90.0


def test_a_first_pack_and_a_first_edition(tmp_path):
    """The examples are complete: they score as the text says, and nothing is found that a newcomer should mend."""
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/pack.toml").write_text(block("toml", "pack = {"), encoding="utf-8")
    (tmp_path / "edition.toml").write_text(block("toml", "[track.cities]"), encoding="utf-8")
    (tmp_path / "cities.csv").write_text(block("csv", "region,"), encoding="utf-8")
    card = dei.evaluate(tmp_path).card
    (said,) = re.findall(r"`dei run \.` scores it: ([\d.]+) and ([\d.]+)\. ", README)

    assert card["cities"].total.tolist() == [float(one) for one in said]
    assert card.findings == ()


def test_the_plugin_example_is_a_method():
    """The hook's answer is a method that the registry takes."""
    names = {}
    exec(block("python", "dei_methods"), names)
    (method,) = names["dei_methods"]()

    assert method.apply(np.array([40.0]), None, {}, -1).tolist() == [80.0]
    assert (method.id, method.kind, method.sees) == ("demo.halve", "normalizer", "cell")


@pytest.mark.parametrize("path", sorted(set(re.findall(r"examples/[a-z0-9-]+", README))))
def test_examples_that_are_named_exist(path):
    assert (Path(__file__).parents[1] / path / "README.md").is_file()
