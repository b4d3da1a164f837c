"""Two folders that change places in one step, where the system can do that."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_HERE = -100
_SWAP = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS; AT_FDCWD of Linux above."""
_CANNOT = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.ENOENT)


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
