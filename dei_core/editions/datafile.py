"""A dataset's file: found in its folders, copied and fingerprinted in one go, read by the reader for its format.

And what a dataset of the year before adds to a table.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import attrs

from dei_core.data.header import Sheet
from dei_core.data.labelled import Table
from dei_core.data.spelling import note_look_alikes
from dei_core.data.table import looked_up, rows_before
from dei_core.editions import messages as say
from dei_core.files.reading import opened
from dei_core.files.rooms import room
from dei_core.findings import DeiError, Findings, Place, error_of, guarded
from dei_core.ids import did_you_mean
from dei_core.model.dataset import Dataset
from dei_core.packs.code import Contribution
from dei_core.packs.hooks import Reader
from dei_core.scoring import messages_remarks as say_remarks
from dei_core.scoring.plan import DerivedPlan
from dei_core.scoring.prepare import BEFORE, derived_columns
from dei_core.scoring.refusals import Refusals
from dei_core.text import Text
from dei_core.toml.files import unreadable

_PART = 2**20


@attrs.frozen(kw_only=True, eq=False)
class Input:
    """One data file as read.

    path: as the edition names it. sha256, size: of its bytes. rows: data rows.
    """

    path: str
    sha256: str
    size: int
    rows: int
    reader: str
    sheet: Sheet


def read_dataset(
    name: str, dataset: Dataset, folder: Path, file: str, readers: Iterable[Contribution]
) -> Input:
    """A dataset's sheet, and the digest of the very bytes that it was read from.

    DeiError where the file is in none of its folders, is no regular file, or no reader takes it.
    """
    place = Place(file=file, path=f"dataset.{name}")
    path = _locate(dataset, folder, place)
    reader = _reader(dataset, path, place, tuple(readers))
    with _aside(path.name, place) as copy:
        sha256, size = _copied(path, copy, place)
        sheet = _read(reader, path, copy, dataset.sheet, place)
    return Input(
        path=dataset.path,
        sha256=sha256,
        size=size,
        rows=len(sheet.rows),
        reader=reader.name,
        sheet=sheet,
    )


@contextmanager
def _aside(name: str, place: Place) -> Iterator[Path]:
    """Where a copy of that name may lie: in a room of the temporary folder, which is swept if the process is killed."""
    with ExitStack() as until_read:
        try:
            made = until_read.enter_context(room(Path(tempfile.gettempdir(), name)))
            made.part.mkdir()
        except OSError as error:
            raise _no_copy(error, place) from error
        yield made.part / name


def _copied(path: Path, copy: Path, place: Place) -> tuple[str, int]:
    """sha-256 and number of the bytes of a file, which are read once and put where nobody changes them."""
    digest, size = hashlib.sha256(), 0
    try:
        with opened(path) as source, _copying(copy, place) as put:
            while part := source.read(_PART):
                digest.update(part)
                put(part)
                size += len(part)
    except OSError as error:
        raise DeiError([unreadable(error, place)]) from error
    return digest.hexdigest(), size


@contextmanager
def _copying(copy: Path, place: Place) -> Iterator[Callable[[bytes], None]]:
    """What puts bytes into a copy, safe there when the block ends; DeiError, of the copy alone, where it cannot be."""

    def put(part: bytes) -> None:
        rest = memoryview(part)
        try:
            while rest:  # a disk that is nearly full takes a piece
                rest = rest[target.write(rest) :]
        except OSError as error:
            raise _no_copy(error, place) from error

    try:
        target = copy.open("xb", buffering=0)
    except OSError as error:
        raise _no_copy(error, place) from error
    with target:
        yield put


def _no_copy(error: OSError, place: Place) -> DeiError:
    return error_of(say.NO_COPY, place, why=error.strerror or str(error))


def _read(reader: Reader, path: Path, copy: Path, sheet: str | None, place: Place) -> Sheet:
    """What the reader makes of the copy of a file; one that fails otherwise than by findings is named."""
    with guarded(say.READER_FAILED, place, reader=reader.name, path=path.name):
        made: Sheet = reader.read(copy, sheet)
        return made


def _locate(dataset: Dataset, folder: Path, place: Place) -> Path:
    looked: list[str | Text] = []
    for candidate in dataset.folders:
        expanded = os.path.expandvars(candidate)
        if "$" in expanded:
            looked.append(Text(en=f"{candidate} (not set)", zh=f"{candidate}（未设置）"))
            continue
        path = folder / expanded / dataset.path
        if os.path.exists(path):
            return path
        looked.append(
            str(folder / candidate / dataset.path)
        )  # a variable by its name: its value may be a secret
    obtain = dataset.obtain or Text(
        en="Put the file there, or correct path or folders.", zh="请把文件放到该处，或更正 path 或 folders。"
    )
    raise error_of(say.DATA_NOT_FOUND, place, path=dataset.path, looked=looked or "-", obtain=obtain)


def _reader(dataset: Dataset, path: Path, place: Place, made: tuple[Contribution, ...]) -> Reader:
    """The reader of a format; where the suffix must tell, one that comes with the core goes before strangers'."""
    suffix = path.suffix.lower()
    readers: list[Reader] = [item.record for item in made]
    if dataset.format is not None:
        fits = [reader for reader in readers if reader.name == dataset.format]
        word, known = dataset.format, [reader.name for reader in readers]
    else:
        fits = [item.record for item in made if suffix in item.record.suffixes]
        fits = [item.record for item in made if item.own and item.record in fits] or fits
        word, known = suffix or path.name, [ending for reader in readers for ending in reader.suffixes]
    if len(fits) > 1:
        names = [reader.name for reader in fits]
        raise error_of(say.MANY_READERS, place, format=word, known=names, example=names[0])
    if fits:
        return fits[0]
    raise error_of(say.NO_READER, place, format=word, known=known or "-", hint=did_you_mean(word, known))


def note_gone(before: Mapping[str, Table], now: Iterable[Table], found: Findings) -> None:
    """Warn of the regions of each dataset of the year before that stand in no table of this year."""
    there = {region for table in now for region in table.regions}
    for dataset, table in before.items():
        gone = [row for row, region in enumerate(table.regions) if region not in there]
        if gone:
            regions = list(dict.fromkeys(table.label(row) for row in gone))
            found.add(say_remarks.GONE_SINCE, Place(path=f"dataset.{dataset}"), regions=regions)


def with_year_before(table: Table, before: Table, derived: tuple[DerivedPlan, ...], found: Findings) -> Table:
    """The table with the columns of another one as those of the year before, matched by region code.

    Where both tables say their years, each row takes the row of its own year less one; a table without years is
    taken at its word; codes that only look alike are noted. What derives from its columns alone is derived there first.
    """
    refusals = Refusals()
    given = [item for item in derived if not any(part.endswith(BEFORE) for part in item.of)]
    there = [item for item in given if set(item.of) <= {*before.columns, *(one.id for one in given)}]
    earlier, _ = derived_columns(there, before, found, refusals)
    refusals.report(before, found)
    note_look_alikes((*table.regions, *before.regions), Place(column="region"), found)
    rows = rows_before(table, before)
    columns = {f"{name}{BEFORE}": looked_up(column, rows) for name, column in earlier.items()}
    return attrs.evolve(table, columns={**table.columns, **columns})
