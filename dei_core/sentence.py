"""One entry of the catalogue of user-facing sentences."""

from __future__ import annotations

import attrs

from dei_core.text import Text
from dei_core.vocabulary import Severity


@attrs.frozen(kw_only=True)
class Message:
    """A sentence with blanks, and the edit that mends what it reports.

    code: stable, kebab-case, never reused; a plugin's codes start with its namespace and a dot.
    says: what is wrong and what would be right; `{name}` blanks are filled from a finding's facts.
    mend: the edit that mends it, with the same blanks.
    severity: an error stops; a warning and a note do not.

    >>> from dei_core.plugin import Message, message
    >>> low = message("a.low", "values at or below {bound}", "Raise them.", "数值不大于 {bound}", "请调高。")
    >>> low.code, low.severity, low.mend.zh
    ('a.low', 'error', '请调高。')
    """

    code: str
    says: Text
    mend: Text
    severity: Severity = "error"


def message(code: str, en: str, mend_en: str, zh: str, mend_zh: str, severity: Severity = "error") -> Message:
    """A message written in reading order: English sentence and mend, then Chinese sentence and mend.

    >>> from dei_core.plugin import message
    >>> few = message("a.few", "only {found} values", "Add regions.", "仅有 {found} 个数值", "请增加区域。", "warning")
    >>> few.says.en
    'only {found} values'
    """
    return Message(code=code, says=Text(en=en, zh=zh), mend=Text(en=mend_en, zh=mend_zh), severity=severity)
