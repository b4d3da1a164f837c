"""The stages of a track: what is done from the data to the rank."""

from __future__ import annotations

from typing import Any

from dei_report.story.saying import both
from dei_report.story.view import View
from dei_words import stage_words


def stages(view: View) -> list[dict[str, Any]]:
    """Each stage: {"id", "words": text, "code"}: what is done, and how the edition's file says it."""
    words = stage_words(view.plan)
    return [
        {"id": name, "words": both(words[name]) if name in words else None, "code": code}
        for name, code in view.plan.stages.items()
    ]
