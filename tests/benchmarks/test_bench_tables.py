"""Result tables as CSV beside the writers of polars and pyarrow, and the way in beside pandas: `make bench`."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow.csv
import pytest

import dei_core as dei
from dei_core import host
from dei_tables import frame_of, read_csv, write_csv

REGIONS, INDICATORS = 20_000, 60


def normalized():
    """The longest table of a run: one row per region and indicator, two numbers in each."""
    random = np.random.default_rng(2022)
    values = random.lognormal(size=(INDICATORS, REGIONS))
    names = [f"x{place}" for place in range(INDICATORS)]
    regions = [f"{110_000 + row}" for row in range(REGIONS)]
    table = dei.Table(regions=regions, columns=dict(zip(names, values, strict=True)))
    frames = dei.result_frames(dei.score(dei.compose({"index": names}), table))
    return next(frame for frame in frames if frame.name == "normalized")


@pytest.mark.parametrize("who", ["polars", "pyarrow", "ours"])
def test_writing(benchmark, who, tmp_path):
    """Frames of both libraries are made beforehand: only their writing is timed."""
    benchmark.group = f"CSV of {REGIONS * INDICATORS:,} rows, seven columns"
    frame, path = normalized(), tmp_path / "normalized.csv"
    polars, arrow = frame_of(frame, "polars"), frame_of(frame, "pyarrow")
    work = {
        "polars": lambda: polars.write_csv(path),
        "pyarrow": lambda: pyarrow.csv.write_csv(arrow, path),
        "ours": lambda: write_csv(frame, path),
    }[who]
    benchmark.pedantic(work, rounds=3, warmup_rounds=1)

    assert len(path.read_bytes().splitlines()) == REGIONS * INDICATORS + 1


def intake(layout):
    columns = tuple(
        host.ColumnIntake(
            indicator=f"x{place}",
            name=dei.Text(en=f"x{place}", zh=f"x{place}"),
            header=f"x{place}",
            unit=host.Label.shared(""),
        )
        for place in range(INDICATORS)
    )
    return host.Intake(dataset="data", layout=layout, columns=columns)


def wide_and_long(layout, path):
    """A tenth of the cells empty; the long form has one row per cell that is there."""
    random = np.random.default_rng(2850)
    values = random.lognormal(size=(REGIONS, INDICATORS)).round(4)
    values[random.random(values.shape) < 0.1] = np.nan
    frame = pd.DataFrame(values, columns=[f"x{place}" for place in range(INDICATORS)])
    frame.insert(0, "region", [f"{110_000 + row}" for row in range(REGIONS)])
    if layout == "long":
        frame = frame.melt("region", var_name="indicator").dropna()
    frame.to_csv(path, index=False)


@pytest.mark.parametrize("layout", ["wide", "long"])
@pytest.mark.parametrize("who", ["pandas", "ours"])
def test_reading(benchmark, who, layout, tmp_path):
    """From the file to columns by indicator; ours looks at every cell that could be misread and says so."""
    benchmark.group = f"reading {REGIONS:,} x {INDICATORS}, {layout}"
    path = tmp_path / "data.csv"
    wide_and_long(layout, path)

    def theirs():
        frame = pd.read_csv(path, dtype={"region": str})
        return frame if layout == "wide" else frame.pivot(index="region", columns="indicator", values="value")

    def ours():
        return host.admit(read_csv(path), intake(layout))[0]

    made = benchmark.pedantic(theirs if who == "pandas" else ours, rounds=3, warmup_rounds=1)

    assert len(made) == REGIONS
