"""Writes what a run of dei-2023 is held to: the whole ranking, and how many regions meet each clause.

    python examples/dei-2023/make_expected.py

Run it when a pack or the specimen changes on purpose, and read the difference before committing it.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from dei_core import Scorecard, compliance_frame, evaluate, result_frames

HERE = Path(__file__).resolve().parent
VERDICTS = ("passed", "failed", "missing", "scored")


def ranking(card: Scorecard) -> list[tuple[object, ...]]:
    """Header and rows of the ranking, every digit."""
    columns = {frame.name: frame for frame in result_frames(card)}["ranking"].columns
    whole = {"rank": [int(rank) for rank in columns["rank"]]}
    return [tuple(columns), *zip(*(whole.get(name, column) for name, column in columns.items()), strict=True)]


def compliance(card: Scorecard) -> list[tuple[object, ...]]:
    """Header and rows of the clauses, with the number of regions by verdict."""
    columns = compliance_frame(card).columns
    keys = zip(columns["track"], columns["benchmark"], columns["clause"], strict=True)
    counts = Counter(zip(keys, columns["verdict"], strict=True))
    clauses = dict.fromkeys(key for key, _ in counts)
    rows = [(*key, *(counts[key, verdict] for verdict in VERDICTS)) for key in clauses]
    return [("track", "benchmark", "clause", *VERDICTS), *rows]


def main() -> None:
    """Score the edition and write both tables."""
    card = evaluate(HERE).card
    for name, rows in {"ranking": ranking(card), "compliance": compliance(card)}.items():
        path = HERE / "expected" / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        print(f"{path.name}: {len(rows) - 1} rows")


if __name__ == "__main__":
    main()
