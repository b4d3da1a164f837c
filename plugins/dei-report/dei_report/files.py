"""The report's two files: the page, and the story that it tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dei_core import DeiError, Finding
from dei_core.host import SEAL, Lang, bytes_of, is_sealed, sealed, write_text
from dei_core.plugin import Place
from dei_report import messages as say
from dei_report.page.building import report

PAGE, STORY = "report.html", "report.json"


def write_files(told: dict[str, Any], folder: Path, lang: Lang | None = None) -> Path:
    """Write both files into a folder; the page. DeiError where they cannot be written, or would replace another's."""
    page = report(told, lang)
    write_text(folder / STORY, sealed(_text({**told, "seal": SEAL})))
    return write_text(folder / PAGE, sealed(f"{page}<!-- {SEAL} -->\n"))


def _text(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


def read_story(folder: Path) -> dict[str, Any]:
    """The story of a result folder. DeiError where there is none, one that was edited, or one of another format."""
    from dei_report.story.telling import FORMAT

    file = folder / STORY
    try:
        content = bytes_of(file)
        told: dict[str, Any] = json.loads(content.decode("utf-8"))
        form = told["format"]
        told.pop("seal", None)
    except FileNotFoundError as error:
        facts: dict[str, Any] = {"file": STORY}
        raise DeiError(
            [Finding(message=say.NO_REPORT, place=Place(file=str(folder)), facts=facts)]
        ) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        facts = {"file": STORY, "why": str(error)}
        raise DeiError([Finding(message=say.NO_STORY, place=Place(file=str(folder)), facts=facts)]) from error
    if form != FORMAT:
        facts = {"found": form, "wanted": FORMAT}
        raise DeiError([Finding(message=say.OTHER_FORMAT, place=Place(file=str(file)), facts=facts)])
    if not is_sealed(content):
        raise DeiError([Finding(message=say.STORY_CHANGED, place=Place(file=str(file)))])
    return told
