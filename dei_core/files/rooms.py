"""Rooms: where a file or folder is made, beside its place, before it is put there in one step.

A room bears a mark and is locked as long as its process lives. So whoever comes later knows what a killed process left
and clears it away, and touches nothing that bears no mark or is another user's.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import attrs

PREFIX = ".dei-room-"
_NAME = re.compile(re.escape(PREFIX) + "[a-z0-9_]{8}")
MARK = "made-by-dei.txt"
_HEAD = b"dei makes something here and then moves it to its place. It clears this folder away itself.\nFor: "
_NEW, _OLD, _PART = "new", "old", "part"
_TRIES = 50
_PAUSE = 0.01
_NOT_EMPTY = (errno.ENOTEMPTY, errno.EEXIST)
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM)
"""What a system says that cannot flush a folder, or lets nobody open it."""
_HERE = -100
_SWAP = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS; AT_FDCWD of Linux above."""
_CANNOT = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.ENOENT)


@attrs.frozen(kw_only=True)
class Room:
    """A folder of our own beside `target`.

    new: what becomes the target. part: for what may still be thrown away. old: an earlier target on its way out.
    """

    folder: Path
    target: Path
    new: Path = attrs.field(
        init=False, default=attrs.Factory(lambda self: self.folder / _NEW, takes_self=True)
    )
    old: Path = attrs.field(
        init=False, default=attrs.Factory(lambda self: self.folder / _OLD, takes_self=True)
    )
    part: Path = attrs.field(
        init=False, default=attrs.Factory(lambda self: self.folder / _PART, takes_self=True)
    )

    def place_file(self) -> None:
        """Put the new file in its place; an earlier one is replaced and hands on its permissions. OSError."""
        if self.target.exists():
            shutil.copymode(self.target, self.new)
        _sync(self.new)
        os.replace(self.new, self.target)
        _sync(self.target.parent)

    def place_folder(self) -> None:
        """Put the new folder in its place, safe on the disk; an earlier one is replaced as a whole. OSError."""
        if self.target.exists():
            shutil.copymode(self.target, self.new)
        for folder, _, files in os.walk(self.new, topdown=False):
            for name in files:
                _sync(Path(folder, name))
            _sync(Path(folder))
        for _ in range(_TRIES):
            if self._placed():
                break
            time.sleep(_PAUSE)
        else:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        _sync(self.target.parent)

    def _placed(self) -> bool:
        """Whether the new folder got there; False where another run is putting its own there just now."""
        try:
            os.rename(self.new, self.target)
            return True
        except OSError as error:
            if not _in_the_way(error):
                raise
        if swapped(self.new, self.target):
            return True
        with contextlib.suppress(FileNotFoundError):  # another run has just taken it away
            shutil.rmtree(self.old, ignore_errors=True)
            os.rename(self.target, self.old)
        try:
            os.rename(self.new, self.target)
            return True
        except (
            OSError
        ) as error:  # another run has put its own there, or else the room gives back what it took
            if not _in_the_way(error):
                raise
            return False


def swapped(one: Path, two: Path) -> bool:
    """Whether two folders have changed places; False where the system or its disk cannot, or one is not there.

    OSError where it could, and did not.
    """
    if sys.platform not in ("linux", "darwin"):
        return False
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(two)
    try:
        if sys.platform == "linux":
            failed = library.renameat2(_HERE, paths[0], _HERE, paths[1], _SWAP)
        else:
            failed = library.renamex_np(*paths, _SWAP)
    except AttributeError:  # a C library from before it
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code))


def _in_the_way(error: OSError) -> bool:
    """Whether a folder could not be moved because there is one already."""
    return error.errno in _NOT_EMPTY or isinstance(error, FileExistsError)


@contextlib.contextmanager
def room(target: Path) -> Iterator[Room]:
    """A room beside a target, gone when the block ends; what killed processes left there is cleared away first.

    Folders on the way to the target are made. OSError where they or the room cannot be.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target.parent)
    made, mark = _made(target)
    try:
        yield made
    finally:
        mark.close()
        try:
            _clear(made)
        except KeyboardInterrupt:
            _clear(made)
            raise


def sweep(folder: Path) -> bool:
    """Clear away what killed processes left in a folder, and put back what one of them had taken away.

    Gives whether a living process is at work there. What bears no mark of ours stays as it is.
    """
    try:
        found = sorted(entry.path for entry in os.scandir(folder) if _NAME.fullmatch(entry.name))
    except (OSError, ValueError):
        return False
    return any([_finished(Path(path)) for path in found])


def recover_result(folder: str | Path) -> None:
    """Before a result folder is read: put it back where a run was stopped while it replaced it.

    >>> from dei_core.host import recover_result
    >>> recover_result("out/gigabit-2022")
    """
    with contextlib.suppress(ValueError):
        folder = os.path.realpath(folder)
    for _ in range(_TRIES):
        if os.path.exists(folder) or not sweep(Path(folder).parent):
            return
        time.sleep(_PAUSE)


def _made(target: Path) -> tuple[Room, IO[bytes]]:
    """A new room, marked and locked; made again where somebody swept it away before it bore its mark."""
    for _ in range(_TRIES):
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=target.parent))
        try:
            mark = open(folder / MARK, "xb")  # noqa: SIM115 - held as long as the room
        except FileNotFoundError:
            continue
        try:
            if _locked(mark):  # else somebody is sweeping it away
                mark.write(_HEAD + os.fsencode(target.name) + b"\n")
                mark.flush()
                os.fsync(mark.fileno())
                if (folder / MARK).exists():
                    return Room(folder=folder, target=target), mark
        except BaseException:
            mark.close()
            raise
        mark.close()
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _finished(folder: Path) -> bool:
    """Clear away a room whose process is gone; whether one is alive."""
    try:
        if not _is_own_folder(os.lstat(folder)):
            return False
        with open(folder / MARK, "r+b") as mark:
            if not _locked(mark):
                return True
            mark.seek(0)
            told = mark.read()
            name = os.fsdecode(told.removeprefix(_HEAD).removesuffix(b"\n"))
            if not (told.startswith(_HEAD) or _HEAD.startswith(told)) or os.path.basename(name) != name:
                return False
            if (
                os.name == "nt"
            ):  # which removes no open file: there whoever is just making the room may lose it
                mark.close()
            _clear(Room(folder=folder, target=folder.parent / name))
    except FileNotFoundError:  # killed before it bore a mark: nothing is in it, or it is somebody else's
        with contextlib.suppress(OSError):
            folder.rmdir()
    except OSError:
        return False
    return False


def _is_own_folder(found: os.stat_result) -> bool:
    """Whether it is a folder of this user's: in a temporary folder others could make one with our mark."""
    return stat.S_ISDIR(found.st_mode) and (os.name == "nt" or found.st_uid == os.geteuid())


def _clear(room: Room) -> None:
    """Put back what was taken away for nothing, and remove the rest of a room, its mark last: it is one to the end."""
    if room.old.exists() and room.new.exists() and not room.target.exists():
        os.rename(room.old, room.target)
    for path in (room.part, room.new, room.old):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                os.unlink(path)
    with contextlib.suppress(OSError):
        if {entry.name for entry in os.scandir(room.folder)} <= {MARK}:
            (room.folder / MARK).unlink(missing_ok=True)
            os.rmdir(room.folder)


def _locked(mark: IO[bytes]) -> bool:
    """Whether the mark is now ours until it is closed or the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(mark.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sync(path: Path) -> None:
    """Have a file or folder outlast a power cut, as far as the system can."""
    folder = path.is_dir()
    if folder and os.name == "nt":
        return
    try:
        handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if not folder or error.errno not in _NO_SYNC:
            raise
