"""Which promise a finding of the engine's own breaks."""

from __future__ import annotations

from dei_core import Finding

_BY_CODE = {
    **dict.fromkeys(
        (
            "bad-id",
            "namespace-differs",
            "namespace-taken",
            "duplicate-entity",
            "method-foreign",
            "method-taken",
        ),
        "ids-in-namespace",
    ),
    **dict.fromkeys(("protocol-too-new", "protocol-too-old"), "protocol-supported"),
    "folder-with-code": "pack-is-data",
    **dict.fromkeys(
        (
            "pack-import-failed",
            "hook-failed",
            "hook-answer",
            "unknown-hook",
            "ordered-hook",
            "hook-arguments",
            "hook-absent",
            "hook-undeclared",
            "pack-not-its-toml",
        ),
        "hooks-answer",
    ),
    **dict.fromkeys(("unknown-reference", "unknown-pack"), "references-resolve"),
    "same-since": "dated-rules-in-order",
    **dict.fromkeys(("weights-sum", "weight-negative", "weights-twice"), "weights-exact"),
    **dict.fromkeys(("no-weights", "weights-miss-children", "weights-exceed-children"), "weights-cover"),
}
_BY_KEY = {
    "unit": "units-stated",
    "cite": "every-rule-cited",
    "source": "every-rule-cited",
    "evidence": "every-rule-graded",
    "checked": "every-rule-graded",
    "confidence": "every-rule-graded",
    "en": "texts-in-both-languages",
    "zh": "texts-in-both-languages",
    "direction": "directions-stated",
}


def promise_of(finding: Finding, otherwise: str) -> str:
    """The name of the promise that a finding breaks."""
    if finding.code == "missing-key":
        return _BY_KEY.get(finding.facts["key"], otherwise)
    if finding.code == "not-a-choice":
        return _BY_KEY.get((finding.place.path or "").rpartition(".")[2], otherwise)
    return _BY_CODE.get(finding.code, otherwise)
