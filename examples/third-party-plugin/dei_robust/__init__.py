"""What this plugin adds to the engine by code: a normalizer and a writer."""

from __future__ import annotations

from dei_core import Text
from dei_core.plugin import Method, Normalizer, Writer, hookimpl
from dei_robust.league import write_league
from dei_robust.robust_z import RobustZ, fit_robust_z, robust_z


@hookimpl
def dei_methods() -> list[Method]:
    """Asked once, when an edition lists this pack."""
    return [
        Normalizer(
            id="robust.robust_z",
            fit=fit_robust_z,
            apply=robust_z,
            params=RobustZ,
            about=Text(
                en="Robust standard score: the distance from the median in median distances, 0 and 100 for outliers",
                zh="稳健标准分：以绝对离差中位数衡量与中位数的距离，离群值计 0 分或 100 分",
            ),
        )
    ]


@hookimpl
def dei_writers() -> list[Writer]:
    """Asked when a run is published; written by `dei run --also league`."""
    about = Text(en="league tables in Markdown", zh="Markdown 格式的排名表")
    return [Writer(name="league", about=about, write=write_league, standard=False)]
