"""The method and the writer of this plugin, by hand."""

from pathlib import Path

import numpy as np
import pytest

from dei_core import evaluate, publish
from dei_core.host import writers
from dei_core.plugin import Refusal
from dei_robust.robust_z import RobustZ, fit_robust_z, robust_z

EDITION = Path(__file__).parents[1] / "edition"


def test_scores_by_hand():
    """Median 25, median distance 7: 25 is 50, and 18 is 50 + 50 x 0.6745 / 3.5 where less is better."""
    x = np.array([11.0, 18.0, 25.0, 32.0, 400.0, np.nan])
    reference = fit_robust_z(x, RobustZ())

    assert reference == {"median": 25.0, "distance": 7.0}
    np.testing.assert_allclose(
        robust_z(x, RobustZ(), reference, -1),
        [69.27142857142857, 59.635714285714286, 50.0, 40.364285714285714, 0.0, np.nan],
        rtol=1e-12,
    )


def test_an_outlier_moves_nobody():
    """However far away the last region is, the others score the same."""
    near, far = (np.array([11.0, 18.0, 25.0, 32.0, last]) for last in (400.0, 4e9))
    scores = [robust_z(x, RobustZ(), fit_robust_z(x, RobustZ()), 1) for x in (near, far)]

    np.testing.assert_array_equal(*scores)


@pytest.mark.parametrize(
    ("column", "code"),
    [
        ([np.nan, np.nan], "robust.no-values"),
        ([5.0, 5.0, 5.0, 9.0], "robust.no-scale"),
        ([-1.7e308, -1.6e308, 1.6e308, 1.7e308], "robust.no-scale"),
    ],
)
def test_what_has_no_scale_is_refused(column, code):
    with pytest.raises(Refusal) as caught:
        fit_robust_z(np.array(column), RobustZ())

    assert caught.value.message.code == code


@pytest.mark.parametrize("cutoff", [0.0, -1.0, float("inf"), float("nan")])
def test_a_cutoff_without_a_sense_is_refused(cutoff):
    with pytest.raises(Refusal) as caught:
        RobustZ(cutoff=cutoff)

    assert caught.value.message.code == "robust.cutoff-too-low"


def test_the_league_table(tmp_path):
    """One row a region, best first, names with a bar escaped; nothing beside the result folder is written."""
    made, warnings = writers(["league"])
    folder = publish(evaluate(EDITION), tmp_path / "out", [item for item in made if item.name == "league"])
    lines = (folder / "league.md").read_text(encoding="utf-8").splitlines()

    assert warnings == ()
    assert lines[0] == "# Towns 2024 城镇 2024"
    assert lines[2] == "## Towns 城镇 2024 (made-up data 样例数据)"
    assert lines[6].startswith("| 1 | ")
    assert len(lines) == 6 + 7
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
