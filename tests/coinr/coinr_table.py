"""The table of every file of the reference and what became of it; run as a script, it is written anew."""

from __future__ import annotations

from pathlib import Path

from coinr_accounting import MATCHES, OUT_OF_SCOPE
from coinr_reference import entries

FILE = Path(__file__).resolve().parent / "README.md"
_HEAD = """# Every file of the COINr reference

COINr 1.1.14 on its ASEM data and on small vectors. "Matched": every number of the file is ours within a relative
difference of 1e-9, or the one that is stated. A convention that differs is named; the tests then compare what it
leaves comparable and show the difference itself. Written by `coinr_table.py`, held by `test_coinr_reference.py`.

{matched} files matched, {differing} of them but for a convention; {outside} belong elsewhere. By folder:

{folders}"""


def table() -> str:
    """The whole document."""
    lines = [
        _HEAD.format(
            matched=len(MATCHES),
            differing=sum(bool(match.convention) for match in MATCHES.values()),
            outside=len(OUT_OF_SCOPE),
            folders=_summary(),
        )
    ]
    known = entries()
    for folder, inside in _folders().items():
        lines.append(f"\n## {folder}\n\n| file | function of COINr | outcome |\n| --- | --- | --- |")
        for entry in inside:
            item = known[entry]
            lines.append(
                f"| {Path(item['file']).name} | {_cell(item['function'])} | {_cell(_outcome(entry))} |"
            )
    return "\n".join(lines) + "\n"


def _summary() -> str:
    """How many files of each folder are matched."""
    lines = [
        "| folder of the reference | files | matched | of them with a convention | not here |",
        "| --- | --- | --- | --- | --- |",
    ]
    for folder, inside in _folders().items():
        matched = [MATCHES[entry] for entry in inside if entry in MATCHES]
        differing = sum(bool(match.convention) for match in matched)
        outside = len(inside) - len(matched)
        lines.append(f"| {folder} | {len(inside)} | {len(matched)} | {differing or '–'} | {outside or '–'} |")
    return "\n".join(lines) + "\n"


def _folders() -> dict[str, list[str]]:
    known = entries()
    folders: dict[str, list[str]] = {}
    for entry in sorted(known):
        folders.setdefault(known[entry].get("group", "vectors"), []).append(entry)
    return dict(sorted(folders.items()))


def _outcome(entry: str) -> str:
    if entry in OUT_OF_SCOPE:
        return f"not here: {OUT_OF_SCOPE[entry]}"
    match = MATCHES[entry]
    within = "" if match.within == 1e-9 else f" within {match.within:g}"
    return f"matched{within}; differs: {match.convention}" if match.convention else f"matched{within}"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    FILE.write_text(table(), encoding="utf-8")
