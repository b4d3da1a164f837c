"""The result tables that every writer shares: columns with a kind and a meaning, in stable order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import attrs
import numpy as np

from dei_core.findings import Finding
from dei_core.results.coded import Coded, joined
from dei_core.scoring.plan import TrackPlan
from dei_core.scoring.prepare import MISSING, States
from dei_core.scoring.scorecard import TrackScores
from dei_core.showing import SHOWN, counted, one_line, small_table
from dei_core.text import Text
from dei_core.vocabulary import STATES

FieldKind = Literal["string", "number", "integer"]
_Part = Mapping[str, Any]


@attrs.frozen
class Field:
    """One column of a result table. key: whether it says which row one is; every other column is a value.

    >>> from dei_core import Text
    >>> from dei_core.host import Field
    >>> Field("score", "number", Text(en="score, 0-100", zh="得分（百分制）")).key
    False
    """

    name: str
    kind: FieldKind
    about: Text
    key: bool = False


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Frame:
    """One result table: all that a folder, its data package, a workbook and a comparison need to know of it.

    title: what a sheet of a workbook is called; the name where left out. Its columns are headed by what they mean.
    columns: by field name, equally long. A number or integer field has a numpy array or a list of numbers, where NaN
    or None is an empty cell; integers may come as whole floats. A string field has any sequence of str, None for an
    empty cell: in the engine's own tables mostly a `Coded`, which a writer may read as the list it stands for.

    >>> region = Field("region", "string", Text(en="region code", zh="区域代码"), key=True)
    >>> score = Field("score", "number", Text(en="score, 0-100", zh="得分（百分制）"))
    >>> about = Text(en="Scores", zh="得分")
    >>> Frame(name="mine", about=about, fields=(region, score), columns={"region": ["a", "b"], "score": [90.0, None]})
    <Frame: mine, 2 rows, region, score>
    """

    name: str
    about: Text
    fields: tuple[Field, ...]
    columns: Mapping[str, Sequence[Any] | np.ndarray]
    title: Text | None = None

    def __len__(self) -> int:
        return len(self.columns[self.fields[0].name])

    def __repr__(self) -> str:
        return one_line("Frame", self.name, counted(len(self), "row"), *(field.name for field in self.fields))

    def _repr_html_(self) -> str:
        names = [field.name for field in self.fields]
        rows = zip(*(self.columns[name][:SHOWN] for name in names), strict=True)
        return small_table(self.about, [Text(en=name, zh=name) for name in names], rows, len(self))


def field(name: str, kind: FieldKind, en: str, zh: str, key: bool = False) -> Field:
    """A column of a result table with its meaning in both languages.

    >>> from dei_core.host import field
    >>> field("area", "number", "area, km²", "面积（平方千米）").about.en
    'area, km²'
    """
    return Field(name, kind, Text(en=en, zh=zh), key)


TRACK = field("track", "string", "track of the edition", "评价组", key=True)
YEAR = field("year", "integer", "year of the values", "年份", key=True)
REGION = field("region", "string", "region code", "区域代码", key=True)
NAME = field("name", "string", "region name", "区域名称")
NODE = field("node", "string", "node of the indicator system", "指标体系节点", key=True)
LEVEL = field(
    "level",
    "integer",
    "1 the index, 2 pillars, …; 0 beside the index",
    "层级：1 为总指数，2 为一级指标……；0 为不计入总指数",
)
SCORE = field("score", "number", "score, 0-100", "得分（百分制）")
RANK = field("rank", "integer", "rank within the year, 1 the best", "年度内位次，1 为最优")
TIER = field("tier", "string", "tier of the score", "档次")
SCHEME = field("scheme", "string", "tier scheme", "分档方案", key=True)
COVERAGE = field(
    "coverage", "number", "share of the weight with data, 0-1", "数据完整度：有数据的权重占比（0 至 1）"
)
INDICATOR = field("indicator", "string", "indicator", "指标", key=True)
RAW = field(
    "raw",
    "number",
    "value as scored, in the indicator's unit; of a screened region as given",
    "评分所用数值（指标的计量单位）；已筛除区域为原始数值",
)
STATE = field(
    "state",
    "string",
    "given, derived, imputed, treated, missing, or screened: there, but its region is not scored",
    "原始、派生、插补、已处理、缺失；已筛除：有数值，但该区域不予评分",
)
POINTS = field("contribution", "number", "points of the index score", "对总指数的贡献分")
SCALE = field("scale", "string", "kind of group", "分组类别", key=True)
SPECIMEN = field(
    "specimen",
    "string",
    "made-up values for demonstration, not anybody's data",
    "样例数据，仅供演示，并非真实数据",
)
GROUP = field("group", "string", "group of regions", "分组", key=True)
REGIONS = field("regions", "integer", "regions with a score", "有得分的区域数")
MEAN = field("mean", "number", "mean score", "平均分")
MEDIAN = field("median", "number", "median score", "中位数")
MINIMUM = field("minimum", "number", "lowest score", "最低分")
MAXIMUM = field("maximum", "number", "highest score", "最高分")
BEST = field("best", "string", "region with the highest score", "得分最高的区域")
CODE = field("code", "string", "stable code", "代码", key=True)
SEVERITY = field("severity", "string", "error, warning or note", "严重程度", key=True)
PLACE = field("place", "string", "where", "位置", key=True)
EN = field("en", "string", "finding in English", "英文说明")
ZH = field("zh", "string", "finding in Chinese", "中文说明")


def _order(track: TrackScores) -> np.ndarray:
    """(R,) rows by year, then rank, unranked last, then region code."""
    regions = np.array(track.table.regions)
    return np.lexsort((regions, track.ranks(), track.table.years))


def ranking_frame(tracks: Sequence[TrackScores]) -> Frame:
    """The index: one row per region and year, by rank."""

    def rows(track: TrackScores) -> dict[str, Any]:
        rows = _order(track)
        names = [] if track.plan.tiers is None else [name.en for name in track.plan.tiers.names]
        root = track.plan.root - len(track.plan.indicators)
        return {
            **keys(track, rows),
            "name": Coded(rows, track.table.names),
            "score": track.total[rows],
            "rank": track.ranks()[rows],
            "tier": Coded(track.tiers()[rows], names),
            "coverage": track.coverage[root][rows],
        }

    about = Text(
        en="The index: one row per region and year, best first.", zh="总指数：每区域每年一行，由优到劣。"
    )
    return frame(
        "ranking", about, (TRACK, YEAR, REGION, NAME, SCORE, RANK, TIER, COVERAGE), map(rows, tracks)
    )


def scores_frame(tracks: Sequence[TrackScores]) -> Frame:
    """Every node: one row per node, region and year."""
    about = Text(en="Every node of the indicator system.", zh="指标体系各节点得分。")
    fields = (TRACK, YEAR, REGION, NODE, LEVEL, SCORE, RANK, COVERAGE)
    return frame("scores", about, fields, (part for track in tracks for part in _node_rows(track)))


def tiers_frame(tracks: Sequence[TrackScores]) -> Frame:
    """The tiers beside those of the index: one row per node, scheme, region and year."""

    def parts(track: TrackScores) -> Iterable[dict[str, Any]]:
        rows = np.arange(len(track.table))
        for node, scheme in track.plan.beside:
            tiers = Coded(track.tiers(node, scheme), [name.en for name in scheme.names])
            same = {"node": Coded.same(node, len(rows)), "scheme": Coded.same(scheme.id, len(rows))}
            yield {**keys(track, rows), **same, "tier": tiers}

    about = Text(en="Further tiers, of the index and of other nodes.", zh="总指数及其他节点的附加分档。")
    fields = (TRACK, YEAR, REGION, NODE, SCHEME, TIER)
    title = Text(en="Further tiers", zh="附加分档")
    return frame("tiers", about, fields, (part for track in tracks for part in parts(track)), title)


def _node_rows(track: TrackScores) -> Iterable[dict[str, Any]]:
    rows = np.arange(len(track.table))
    shared = keys(track, rows)
    for node, score, coverage in zip(track.plan.nodes, track.values, track.coverage, strict=True):
        yield {
            **shared,
            "node": Coded.same(node.id, len(rows)),
            "level": np.broadcast_to(np.int16(node.level), rows.shape),
            "score": score,
            "rank": track.ranks(node.id),
            "coverage": coverage,
        }


def normalized_frame(tracks: Sequence[TrackScores]) -> Frame:
    """Every indicator: its value, score and state."""
    about = Text(
        en="Every indicator: value, score and how the value came about.", zh="各指标的数值、得分与数据来源。"
    )
    fields = (TRACK, YEAR, REGION, INDICATOR, RAW, SCORE, STATE)
    return frame("normalized", about, fields, (part for track in tracks for part in _indicator_rows(track)))


def _indicator_rows(track: TrackScores) -> Iterable[dict[str, Any]]:
    rows = np.arange(len(track.table))
    shared = keys(track, rows)
    for item in track.plan.indicators:
        yield {
            **shared,
            "indicator": Coded.same(item.id, len(rows)),
            "raw": track.published(item.id),
            "score": track.score(item.id),
            "state": Coded(state_codes(track, item.id).astype(np.int8), STATES),
        }


def cell_states(track: TrackScores, indicator: str) -> list[str]:
    """(R,) how each cell of an indicator came about, as words of STATES.

    >>> from dei_core import Table, compose, score
    >>> from dei_core.host import cell_states
    >>> table = Table(regions=["x", "y", "z"], columns={"a": [1, 2, None]})
    >>> cell_states(score(compose({"index": ["a"]}, imputer="median"), table).only, "a")
    ['given', 'given', 'imputed']
    """
    return [STATES[code] for code in state_codes(track, indicator).tolist()]


def state_codes(track: TrackScores, indicator: str) -> States:
    """(R,) how each cell of an indicator came about, as codes into STATES."""
    codes = track.prepared.states.get(track.column(indicator), np.zeros(len(track.table), np.uint8))
    return np.where(np.isnan(track.published(indicator)), np.uint8(MISSING), codes)


def contributions_frame(tracks: Sequence[TrackScores]) -> Frame:
    """The points that each leaf adds to the index."""

    def parts(track: TrackScores) -> Iterable[dict[str, Any]]:
        rows = np.arange(len(track.table))
        shared = keys(track, rows)
        for leaf, points in track.contributions().items():
            yield {**shared, "indicator": Coded.same(leaf, len(rows)), "contribution": points}

    about = Text(
        en="Points that each indicator adds to the index score; they sum to it.",
        zh="各指标对总指数的贡献分；合计等于总指数。",
    )
    fields = (TRACK, YEAR, REGION, INDICATOR, POINTS)
    return frame("contributions", about, fields, (part for track in tracks for part in parts(track)))


def groups_frame(tracks: Sequence[TrackScores]) -> Frame:
    """The index by group of regions, for every scale."""

    def parts(track: TrackScores) -> Iterable[dict[str, Any]]:
        for scale in track.table.parents:
            keys, summary = track.group_keys(scale), track.groups(scale)
            yield {
                "track": Coded.same(track.plan.id, len(keys)),
                "year": [year or track.plan.year for _, year in keys],
                "scale": Coded.same(scale, len(keys)),
                "group": [group for group, _ in keys],
                "regions": summary.count,
                "mean": summary.mean,
                "median": summary.median,
                "minimum": summary.minimum,
                "maximum": summary.maximum,
                "best": Coded(summary.best, track.table.regions),
            }

    about = Text(en="The index by group of regions.", zh="按区域分组的总指数。")
    fields = (TRACK, YEAR, SCALE, GROUP, REGIONS, MEAN, MEDIAN, MINIMUM, MAXIMUM, BEST)
    title = Text(en="Groups", zh="分组")
    return frame("groups", about, fields, (part for track in tracks for part in parts(track)), title)


def findings_frame(findings: Iterable[Finding]) -> Frame:
    """Findings as a table, in both languages.

    >>> from dei_core import Finding
    >>> from dei_core.host import findings_frame
    >>> from dei_core.plugin import message
    >>> few = message("a.few", "few values", "Add regions.", "数值过少", "请增加区域。", "warning")
    >>> findings_frame([Finding(message=few)]).columns["code"]
    ['a.few']
    """
    rows = tuple(findings)
    columns: dict[str, list[Any]] = {
        "code": [row.code for row in rows],
        "severity": [row.severity for row in rows],
        "place": [row.place.of("en") for row in rows],
        "en": [row.text("en") for row in rows],
        "zh": [row.text("zh") for row in rows],
    }
    about = Text(en="What was found on the way.", zh="检查结果。")
    return Frame(name="findings", about=about, fields=(CODE, SEVERITY, PLACE, EN, ZH), columns=columns)


def keys(track: TrackScores, rows: np.ndarray) -> dict[str, Any]:
    """The track, year and region of some rows, which every table begins with."""
    years = track.table.years[rows]
    return {
        "track": Coded.same(track.plan.id, len(rows)),
        "year": np.where(years == 0, track.plan.year, years),
        "region": Coded(rows, track.table.regions),
    }


def frame(
    name: str, about: Text, fields: tuple[Field, ...], parts: Iterable[_Part], title: Text | None = None
) -> Frame:
    """One table from the parts that tracks, nodes or indicators make of it.

    Words may come as a `Coded` or a list, and are a `Coded` in the table.
    """
    gathered = list(parts)
    columns: dict[str, Any] = {}
    for one in fields:
        pieces = [part[one.name] for part in gathered]
        if one.kind == "string":
            columns[one.name] = joined(
                [piece if isinstance(piece, Coded) else Coded.of(piece) for piece in pieces]
            )
        else:
            columns[one.name] = np.concatenate(pieces) if pieces else np.zeros(0)
    return Frame(name=name, about=about, fields=fields, columns=columns, title=title)


def track_label(plan: TrackPlan) -> Text:
    """A track's name; a specimen says in the same breath that it is one.

    >>> from dei_core import open_edition
    >>> from dei_core.host import track_label
    >>> track_label(open_edition("examples/gigabit-2022").plan.track("city")).en
    'Cities'
    """
    if not plan.data.specimen:
        return plan.name
    return Text(en=f"SPECIMEN DATA — {plan.name.en}", zh=f"样例数据 — {plan.name.zh}")
