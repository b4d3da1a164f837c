"""Shares stacked along a row: who meets the clauses of the standards, and where data are missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dei_core import Text
from dei_core.host import VOCABULARY, Lang
from dei_report.charts import theme, words
from dei_report.charts.figure import Figure, Row, Spec, figure, filled, say
from dei_report.charts.rows import below, row, row_chart
from dei_report.charts.weights import percent
from dei_words import joined

Track = dict[str, Any]
Line = tuple[str, int, Mapping[str, int] | None]
"""Label, level, counts by kind; None for a head without a bar of its own."""
STATES = {kind: (VOCABULARY.states[kind], colour) for kind, colour in theme.STATES.items()}
ROOMY = "datum.end > 0.12"
"""Whether a share can be written inside its bar."""
VERDICTS = {kind: (VOCABULARY.verdicts[kind], colour) for kind, colour in theme.VERDICTS.items()}
MOST = 20
STANDARDS = Text(
    en="Share of the regions that meet each clause of {n} standards: {best} is met by {high} of those with data, "
    "{worst} by {low}.",
    zh="{n} 项评价标准各条款的达标区域占比：在有数据的区域中，{best}达标率最高（{high}），{worst}最低（{low}）。",
)
COVERAGE = Text(
    en="Cells that are missing, imputed or treated: {n} of {all} indicators have some; {worst} has most, {share}.",
    zh="数据缺失、插补和离群值处理情况：{all} 项指标中涉及 {n} 项，其中{worst}占比最高（{share}）。",
)
BEYOND = Text(en="Shown are the {n} with most.", zh="图中列出占比最高的 {n} 项。")


def standards(track: Track) -> Figure | None:
    """Met, not met and no data by clause, each standard headed by its overall verdict; None without standards."""
    judged = [
        (item["name"], clause["name"], clause["passed"] / (clause["passed"] + clause["failed"]))
        for item in track["standards"]
        for clause in item["clauses"]
        if clause["passed"] + clause["failed"]
    ]
    if not judged:
        return None
    best, worst = (choose(judged, key=lambda item: item[2]) for choose in (max, min))
    facts = {"best": best[1], "worst": worst[1], "high": _rounded(best[2]), "low": _rounded(worst[2])}
    alt = filled(STANDARDS, n=len(track["standards"]), **facts)
    return figure(lambda lang: _standards(track, lang), alt)


def _rounded(share: float) -> str:
    return f"{100 * share:.0f}%"


def _standards(track: Track, lang: Lang) -> Spec:
    lines: list[Line] = []
    for item in track["standards"]:
        clauses = [clause for clause in item["clauses"] if clause["passed"] + clause["failed"]]
        if clauses:
            whole = item["overall"] if item["overall"]["passed"] + item["overall"]["failed"] else None
            lines.append((say(item["name"], lang), 2, whole))
            lines += [(say(clause["name"], lang), 3, clause) for clause in clauses]
    rows = _rows(lines, {name: VOCABULARY.verdicts[name] for name in theme.VERDICTS}, lang, said="passed")
    return row_chart(_bars, (tuple(VERDICTS), True, lang), rows, step=22, columns=3)


def coverage(track: Track) -> Figure | None:
    """The cells of an indicator that are missing, imputed or treated, most first; None where all were collected."""
    cells = {
        (track["indicators"][item["id"]]["name"]["en"], tuple(item["cells"].values())): item
        for item in track["indicator_rows"]
        if item.get("cells")
    }
    found = sorted(
        (item for item in cells.values() if _lacking(item["cells"])),
        key=lambda item: -_lacking(item["cells"]),
    )
    if not found:
        return None
    worst = track["indicators"][found[0]["id"]]["name"]
    share = percent(round(_lacking(found[0]["cells"]), 3))
    texts = [filled(COVERAGE, n=len(found), all=len(cells), worst=worst, share=share)]
    if len(found) > MOST:
        texts.append(filled(BEYOND, n=MOST))
    return figure(lambda lang: _coverage(track, found[:MOST], lang), joined(texts))


def _lacking(cells: Mapping[str, int]) -> float:
    return sum(cells[kind] for kind in STATES) / max(sum(cells.values()), 1)


def _coverage(track: Track, shown: list[Row], lang: Lang) -> Spec:
    lines: list[Line] = [
        (say(track["indicators"][item["id"]]["name"], lang), 3, item["cells"]) for item in shown
    ]
    there = {kind: told for kind, told in STATES.items() if any(item["cells"][kind] for item in shown)}
    kinds = {name: VOCABULARY.states[name] for name in there}
    rows = _rows(lines, kinds, lang, whole=lambda counts: sum(counts.values()))
    return row_chart(_bars, (tuple(there), False, lang), rows, step=22, columns=3)


def _rows(
    lines: list[Line],
    kinds: Mapping[str, Text],
    lang: Lang,
    said: str = "",
    whole: Callable[[Mapping[str, int]], int] | None = None,
) -> list[Row]:
    """A row for every kind of every line, one after the other. said: the kind whose share is written in it."""
    rows: list[Row] = []
    for order, (label, level, counts) in enumerate(lines):
        head = {"order": order, "label": label, "level": level}
        if counts is None:
            rows.append({**head, "start": 0, "end": 0})
            continue
        all_of_them, start = whole(counts) if whole else sum(counts[kind] for kind in kinds), 0
        for kind, name in kinds.items():
            end = start + counts[kind]
            row_ = {**head, "kind": name.of(lang), "count": counts[kind]}
            row_ |= {"start": round(start / all_of_them, 5), "end": round(end / all_of_them, 5)}
            rows.append({**row_, "said": _rounded(counts[kind] / all_of_them)} if kind == said else row_)
            start = end
    return rows


def _bars(kinds: tuple[str, ...], judged: bool, lang: Lang, narrow: bool) -> list[Any]:
    """Stacked bars. judged: of verdicts, up to the whole, the first kind's share written in it; else of states."""
    import altair as alt

    known, title = (VERDICTS, words.SHARE) if judged else (STATES, words.CELLS)
    down = below(narrow)
    base = alt.Chart().encode(y=row(narrow))
    axis = alt.Axis(title=title.of(lang), format="~%")
    span = alt.Scale(domain=[0, 1], nice=False) if judged else alt.Scale(zero=True)
    names, colours = [known[kind][0].of(lang) for kind in kinds], [known[kind][1] for kind in kinds]
    bars = base.mark_bar(size=13, **down).encode(
        x=alt.X("start:Q", axis=axis, scale=span),
        x2=alt.X2("end:Q"),
        color=alt.Color("kind:N", scale=alt.Scale(domain=names, range=colours)),
        tooltip=[
            alt.Tooltip("label:N", title=words.NAME.of(lang)),
            alt.Tooltip("kind:N", title=words.STATE.of(lang)),
            alt.Tooltip("count:Q", title=words.COUNT.of(lang)),
        ],
    )
    text = base.transform_filter("isValid(datum.said)").mark_text(
        align=alt.expr(f"{ROOMY} ? 'right' : 'left'"),
        dx=alt.expr(f"{ROOMY} ? -6 : 5"),
        fill=alt.expr(f"{ROOMY} ? '{theme.PAPER}' : '{theme.INK}'"),
        fontSize=11,
        fontWeight=alt.expr("datum.level == 2 ? 'bold' : 'normal'"),
        **down,
    )
    written = [text.encode(x=alt.X("end:Q"), text=alt.Text("said:N"))] if judged else []
    return [bars, *written]
