"""Text files that are whole or not there: written aside, then put in place."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from dei_core.findings import DeiError, Finding
from dei_core.messages import reading as say


def write_text(path: str | Path, text: str) -> Path:
    """A UTF-8 text file put in place in one move, its folder made where there is none.

    Whenever anything fails or the process is killed, an earlier file stays whole. DeiError where the place
    cannot be written.
    """
    target = Path(os.path.realpath(path))
    aside: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        aside = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        aside.chmod(0o644)
        aside.replace(target)
    except OSError as error:
        facts = {"file": target, "why": error.strerror or error}
        raise DeiError([Finding(message=say.FILE_NOT_WRITTEN, facts=facts)]) from error
    finally:
        if aside is not None:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)
    return target
