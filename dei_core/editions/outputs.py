"""What writers leave of a run: each in a folder of its own, so that one that fails takes nothing with it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from dei_core.editions import messages as say
from dei_core.editions.evaluation import Progress, Result
from dei_core.files.rooms import Room
from dei_core.findings import DeiError, Finding, Findings
from dei_core.packs.hooks import Writer
from dei_core.text import Text

_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS)


def write_all(
    result: Result,
    room: Room,
    kept: Iterable[str],
    writers: Iterable[Writer],
    progress: Progress | None = None,
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Every writer's files, gathered in the room's new folder. kept: names that no writer may use.

    Gives the files by their paths there, and a finding for each writer that failed, of which there is no file.
    OSError where the disk is full or broken, whichever writer meets it: then there is no result.
    """
    owners = dict.fromkeys(kept, "dei-core")
    own = set(owners)
    found = Findings()
    for writer in sorted(writers, key=lambda writer: writer.name):
        if progress is not None:
            progress("write", writer.name)
        room.part.mkdir()
        try:
            writer.write(result, room.part)
            _gather(room, owners, writer.name)
        except Exception as error:
            _raise_of_the_disk(error)
            found.add(say.WRITER_FAILED, writer=writer.name, why=_why(error), folder=room.target)
        shutil.rmtree(room.part)
    return tuple(sorted(owners.keys() - own)), tuple(found)


def _gather(room: Room, owners: dict[str, str], writer: str) -> None:
    """Move a writer's files to those of the others, all or none. ValueError where it may not leave one of them."""
    paths = [Path(at) / name for at, folders, files in os.walk(room.part) for name in (*folders, *files)]
    odd = sorted(path.name for path in paths if path.is_symlink() or not (path.is_file() or path.is_dir()))
    if odd:
        raise ValueError(f"neither file nor folder: {', '.join(odd)}")
    files = {path.relative_to(room.part).as_posix(): path for path in paths if path.is_file()}
    clashes = sorted(
        {f"{there} ({owner})" for name in files for there, owner in owners.items() if _meet(name, there)}
    )
    if clashes:
        raise ValueError(f"written by others already: {', '.join(clashes)}")
    for name, path in files.items():
        (room.new / name).parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, room.new / name)
        owners[name] = writer


def _meet(one: str, other: str) -> bool:
    """Whether two files cannot both be there, on a disk that takes capitals for small letters too."""
    here, there = Path(one.casefold()).parts, Path(other.casefold()).parts
    shorter = min(len(here), len(there))
    return here[:shorter] == there[:shorter]


def _raise_of_the_disk(error: BaseException | None) -> None:
    """OSError where an error stems from a disk that takes no more."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
            raise error
        error = error.__cause__ or error.__context__


def _why(error: Exception) -> Text:
    """What a writer failed of, in one sentence."""
    if isinstance(error, DeiError):
        en, zh = ("; ".join(finding.says(lang) for finding in error.findings) for lang in ("en", "zh"))
        return Text(en=en, zh=zh)
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Text(en=said, zh=said)
