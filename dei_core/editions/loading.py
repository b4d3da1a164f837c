"""A result folder read back: its tables, the record of its plan, and the record of its run."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from dei_core.editions import messages as say
from dei_core.editions.lock_shape import read_lock, standing
from dei_core.editions.publishing import LOCK, MARK, PLAN, result_findings
from dei_core.files.reading import bytes_of
from dei_core.files.rooms import recover_result
from dei_core.findings import DeiError, Finding, Place, error_of
from dei_core.model.record import RECORD_FORM, PlanRecord
from dei_core.results import compliance, frames, learned
from dei_core.results.coded import Coded
from dei_core.results.frames import Field, FieldKind, Frame
from dei_core.showing import counted, one_line, restored, small_table
from dei_core.text import Text
from dei_core.toml.structure import structure

_PACKAGE = "datapackage.json"
_TABLES = (Text(en="table", zh="表"), Text(en="what it holds", zh="内容"), Text(en="rows", zh="行数"))
_OWN = {
    one.name: one
    for module in (frames, learned, compliance)
    for one in vars(module).values()
    if isinstance(one, Field)
}
"""The columns of the engine's own tables, by name."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class StoredResult:
    """A result as it stands in a folder.

    frames: the tables by name, as `result_frames` made them; those of analyses too. plan: the record of its plan, with
    what was learned; None where the run was of a version that left none. lock: as `read_lock` gives it.
    run: what run.json says. findings: what the folder tells of itself, that files were changed since or that it is old;
    what the run found is the table `findings`.

    >>> from dei_core import StoredResult, read_result
    >>> stored = read_result("out/gigabit-2022")
    >>> stored.run["edition"]["year"], stored.lock["track"]["city"]["name"]["en"]
    (2022, 'Cities')
    """

    folder: Path
    frames: Mapping[str, Frame]
    plan: PlanRecord | None
    lock: Mapping[str, Any]
    run: Mapping[str, Any]
    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        tracks = ("no plan",) if self.plan is None else self.plan.track
        return one_line("StoredResult", str(self.folder), *tracks, counted(len(self.frames), "table"))

    def _repr_html_(self) -> str:
        rows = [(name, frame.about, len(frame)) for name, frame in self.frames.items()]
        return small_table(Text(en=str(self.folder), zh=str(self.folder)), _TABLES, rows)


def read_result(folder: str | Path) -> StoredResult:
    """The result in a folder: what `dei run` or `publish` left there, read without scoring anything.

    A result of an earlier version, which has no plan.json, is read as far as it goes, and a finding says so. DeiError
    where the folder holds no result, or one of a later form, or where a file of it cannot be read.

    >>> from dei_core import read_result
    >>> result = read_result("out/gigabit-2022")
    >>> result
    <StoredResult: out/gigabit-2022, city, 9 tables>
    >>> ranking = result.frames["ranking"].columns
    >>> ranking["name"][0], ranking["score"][:2].round(2).tolist()
    ('天津市', [97.49, 96.96])
    >>> result.plan.track["city"].root, result.findings
    ('gigabit', ())
    """
    folder = Path(folder)
    recover_result(folder)
    if not os.path.isfile(folder / MARK):
        raise error_of(say.NO_RESULT, folder=folder, mark=MARK)
    run = _json(folder / MARK)
    written = [name for name in _named(folder, run) if os.path.lexists(folder / name)]
    names = [name for name in written if name.endswith(".csv") and "/" not in name]
    declared = _declared(folder) if _PACKAGE in written else {}
    tables = {Path(name).stem: _frame(folder / name, declared) for name in names}
    plan = _plan(folder / PLAN) if PLAN in written else None
    lock = read_lock(folder / LOCK)
    told, place = list(result_findings(folder, written)), Place(file=str(folder))
    gone = [name for name in _named(folder, run) if name not in written]
    if gone:
        told.append(Finding(message=say.RESULT_LACKS, place=place, facts={"files": gone}))
    old = [] if plan else [Finding(message=say.RESULT_OLD, place=place)]
    return StoredResult(
        folder=folder,
        frames=tables,
        plan=plan,
        lock=lock,
        run=run,
        findings=(*told, *standing(lock, LOCK), *old),
    )


def _named(folder: Path, run: Any) -> list[str]:
    """What a run wrote and this reads."""
    try:
        return [name for name in run["files"] if name.endswith((".csv", ".json", ".toml"))]
    except (KeyError, TypeError, AttributeError) as error:
        raise _unreadable(folder / MARK, ValueError("it does not say which files were written")) from error


def _plan(path: Path) -> PlanRecord:
    values = _json(path)
    form = values.get("form") if isinstance(values, Mapping) else None
    if isinstance(form, int) and form > RECORD_FORM:
        raise error_of(say.PLAN_LATER, Place(file=str(path)), form=form, known=RECORD_FORM)
    return structure(values, PlanRecord, str(path))


def _json(path: Path) -> Any:
    try:
        return json.loads(bytes_of(path))
    except (OSError, ValueError, RecursionError) as error:
        raise _unreadable(path, error) from error


def _declared(folder: Path) -> dict[str, tuple[Text, dict[str, Field]]]:
    """Table -> its meaning and columns, as the data package of the folder says them."""
    said = _json(folder / _PACKAGE)
    try:
        return {
            one["name"]: (
                _text(one, "description"),
                {field["name"]: _field(field) for field in one["schema"]["fields"]},
            )
            for one in said["resources"]
        }
    except (KeyError, TypeError) as error:
        raise _unreadable(folder / _PACKAGE, error) from error


def _field(said: Mapping[str, Any]) -> Field:
    kind: FieldKind = said["type"] if said["type"] in ("number", "integer") else "string"
    return Field(restored(said["name"]), kind, _text(said, "description"), said.get("key") is True)


def _text(said: Mapping[str, Any], key: str) -> Text:
    return Text(en=said[key], zh=said[f"{key}_zh"])


def _frame(path: Path, declared: Mapping[str, tuple[Text, dict[str, Field]]]) -> Frame:
    """A table from its CSV file, each column of the kind that is declared for it, else known, else text."""
    try:
        rows = csv.reader(io.StringIO(bytes_of(path).decode("utf-8-sig"), newline=""), strict=True)
        header = [restored(name) for name in next(rows, [])]
        cells = list(zip(*rows, strict=True)) or [()] * len(header)
        nothing = Text(en="", zh="")
        about, columns = declared.get(path.stem, (nothing, {}))
        known = {**_OWN, **columns}
        fields = tuple(known.get(name, Field(name, "string", nothing)) for name in header)
        made = {field.name: _column(field, inside) for field, inside in zip(fields, cells, strict=True)}
    except (OSError, ValueError, csv.Error) as error:
        raise _unreadable(path, error) from error
    return Frame(name=path.stem, about=about, fields=fields, columns=made)


def _column(field: Field, cells: Iterable[str]) -> Any:
    if field.kind == "string":
        return Coded.of(restored(cell) if cell else None for cell in cells)
    return np.array([cell or "nan" for cell in cells], np.float64)


def _unreadable(path: Path, error: Exception) -> DeiError:
    why = error.strerror if isinstance(error, OSError) and error.strerror else error
    return error_of(say.RESULT_UNREADABLE, Place(file=str(path)), why=why)


def restored_rows(text: str) -> Iterator[dict[str, str]]:
    """The rows of a result table's CSV text by its header; csv.Error where it is none.

    >>> from dei_core.host import restored_rows
    >>> list(restored_rows("region,name\\n110000,'=1+1\\n"))
    [{'region': '110000', 'name': '=1+1'}]
    """
    for row in csv.DictReader(io.StringIO(text, newline=""), restval=""):
        yield {name: restored(cell) for name, cell in row.items() if isinstance(name, str)}
