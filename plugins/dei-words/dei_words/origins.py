"""On whose word a rule or weight stands."""

from __future__ import annotations

from collections.abc import Iterator

from dei_core import Text
from dei_core.host import VOCABULARY, Origin
from dei_words.saying import COMMA, apart
from dei_words.sentences import CONFIDENCE

EVIDENCE = Text("evidence: {grade}", "依据等级：{grade}")
CHECKED = Text("checked {year}", "{year} 年核对")
REASON = Text("reason: {reason}", "理由：{reason}")


def cited(origin: Origin | None) -> Text | None:
    """Source and clause; None where nothing is cited."""
    if origin is None or origin.source is None:
        return None
    return origin.source if origin.clause is None else apart((origin.source, origin.clause), COMMA)


def grade(origin: Origin | None) -> Text:
    """The grade of the evidence; what nobody cites is set by the edition."""
    return VOCABULARY.evidence[(origin and origin.evidence) or "unstated"]


def grounds(origin: Origin) -> Iterator[Text]:
    """Source and clause, evidence, confidence, when it was checked, and which pack says so."""
    source = cited(origin)
    if source is not None:
        yield source
    if origin.evidence:
        yield EVIDENCE.filled(grade=grade(origin))
    if origin.confidence:
        yield CONFIDENCE[origin.confidence]
    if origin.checked:
        yield CHECKED.filled(year=origin.checked)
    written = f"{origin.pack} {origin.version} {origin.path}"
    yield Text(written, written)
