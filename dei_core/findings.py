"""What is wrong, where, and how to mend it: collected, so that a user sees all faults at once, a stranger's too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import attrs

from dei_core.sentence import Message
from dei_core.showing import counted, one_line, shown, small_table
from dei_core.text import Lang, Text, spaced
from dei_core.vocabulary import VOCABULARY, Severity

_SHOWN = 12
_FINDINGS = Text(en="Findings", zh="提示信息")
_SEVERITY, _CODE, _WORDING = (
    Text(en="Severity", zh="级别"),
    VOCABULARY.headings["code"],
    Text(en="What and how to mend it", zh="问题与修改办法"),
)
_SAID = 300
_OURS = (KeyboardInterrupt, GeneratorExit)
"""What is raised by the user's Ctrl-C and by the interpreter; a class of a stranger's own made from it is not."""
_STOPS = (".", "?", "!", "。", "？", "！")


@attrs.frozen(kw_only=True)
class Place:
    """Where a finding is: any of a file, a dotted path or a table cell, a region, a node.

    >>> from dei_core.plugin import Place
    >>> Place(file="data.csv", row=3, column="fibre").of("en")
    'data.csv: row 3: column fibre'
    """

    file: str | None = None
    path: str | None = None
    row: int | None = None
    column: str | None = None
    region: str | None = None

    def inside(self, *path: str) -> Place:
        """A place further in: the keys on the way to it, those of a list in brackets.

        >>> Place(file="edition.toml", path="track.city.override").inside("[0]", "params").path
        'track.city.override[0].params'
        """
        way = self.path or ""
        for part in filter(None, path):
            way += part if part.startswith("[") or not way else f".{part}"
        return attrs.evolve(self, path=way)

    def of(self, lang: Lang) -> str:
        """The place as people read it, most general part first, in one line; empty where nothing is known."""
        row, column = ("第 {} 行", "列 {}") if lang == "zh" else ("row {}", "column {}")
        parts = (
            self.file,
            self.path,
            None if self.row is None else row.format(self.row),
            None if self.column is None else column.format(self.column),
            self.region,
        )
        return ("，" if lang == "zh" else ": ").join(shown(part) for part in parts if part)


NOWHERE = Place()


@attrs.frozen(kw_only=True)
class Finding:
    """One filled-in message at one place.

    facts: what fills the blanks of the message; a list is shown as its first twelve members and a count, text without
    anything that a screen would obey (`shown`).

    >>> from dei_core import DeiError, Finding, compose
    >>> try:
    ...     compose({"index": {"a": 0.5, "b": 0.4}})
    ... except DeiError as error:
    ...     (finding,) = error.findings
    >>> finding.code, finding.severity, finding.place.path
    ('composed-weights', 'error', 'tree.index')
    >>> print(finding.says("zh"))
    “index”的权重之和为 0.9，应恰为 1
    """

    message: Message
    place: Place = NOWHERE
    facts: Mapping[str, Any] = attrs.field(factory=dict)

    @property
    def code(self) -> str:
        """The message's stable code."""
        return self.message.code

    def __repr__(self) -> str:
        return one_line("Finding", f"{self.severity} {self.code}", self.text())

    def _repr_html_(self) -> str:
        return _told([self])

    @property
    def severity(self) -> Severity:
        """error stops the run, or ends it where all is scored and written; warning and note travel with the result."""
        return self.message.severity

    def says(self, lang: Lang = "en") -> str:
        """What is wrong and what would be right."""
        return _fill(self.message.says, self.facts, lang)

    def mend(self, lang: Lang = "en") -> str:
        """The edit that mends it."""
        return _fill(self.message.mend, self.facts, lang)

    def text(self, lang: Lang = "en") -> str:
        """Place, sentence and mend in one line."""
        place, says = self.place.of(lang), self.says(lang)
        colon, stop, gap = ("：", "。", "") if lang == "zh" else (": ", ".", " ")
        head = f"{place}{colon}" if place else ""
        return f"{head}{_stopped(says, stop)}{gap}{self.mend(lang)}".rstrip()

    def lowered(self) -> Finding:
        """The same finding as a warning, where what it stops is not what was asked for."""
        return attrs.evolve(self, message=attrs.evolve(self.message, severity="warning"))

    def record(self) -> dict[str, Any]:
        """The finding for machines: code, severity, place and both wordings."""
        place = attrs.asdict(self.place, filter=lambda _, value: value is not None)
        both = {lang: {"says": self.says(lang), "mend": self.mend(lang)} for lang in ("en", "zh")}
        return {"code": self.code, "severity": self.severity, "place": place, **both}


class Fault(Exception):
    """A fault met deep inside, without its place: whoever knows the place makes a finding of it.

    >>> from dei_core.host import Fault
    >>> from dei_core.plugin import message
    >>> odd = message("a.odd", "{value} is odd", "Add 1.", "{value} 为奇数", "请加 1。")
    >>> try:
    ...     raise Fault(odd, value=3)
    ... except Fault as fault:
    ...     fault.message.code, fault.facts
    ('a.odd', {'value': 3})
    """

    def __init__(self, message: Message, **facts: Any) -> None:
        self.message = message
        self.facts = facts
        super().__init__(message.code)


class DeiError(Exception):
    """A run that cannot go on, with every finding that says why.

    findings: at least one of severity error; warnings met on the way come along.

    >>> from dei_core import DeiError, compose
    >>> try:
    ...     compose({"index": ["a"]}, lower=["b"], normalizer="minmix")
    ... except DeiError as error:
    ...     [finding.code for finding in error.findings]
    ['composed-lower', 'composed-method']
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        return self.text()

    def text(self, lang: Lang = "en") -> str:
        """All findings, one a line."""
        return "\n".join(finding.text(lang) for finding in self.findings)


def error_of(message: Message, place: Place = NOWHERE, /, **facts: Any) -> DeiError:
    """The error that one finding makes."""
    return DeiError([Finding(message=message, place=place, facts=facts)])


class Findings:
    """A growing list of findings that raises once, with all of them.

    >>> from dei_core import Finding, Findings
    >>> from dei_core.plugin import message
    >>> few = message("a.few", "only {found} values", "Add regions.", "仅有 {found} 个数值", "请增加区域。", "warning")
    >>> found = Findings([Finding(message=few, facts={"found": 2})])
    >>> found, found.stopped
    (<Findings: 1 warning>, False)
    """

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self._found: list[Finding] = []
        self._stopped = False
        self.extend(findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __repr__(self) -> str:
        return one_line("Findings", *(severities(self) or ["none"]))

    def _repr_html_(self) -> str:
        return _told(self)

    def add(self, message: Message, place: Place = NOWHERE, /, **facts: Any) -> None:
        """Note one more finding."""
        self.extend((Finding(message=message, place=place, facts=facts),))

    def extend(self, findings: Iterable[Finding]) -> None:
        """Note findings made elsewhere."""
        for finding in findings:
            self._found.append(finding)
            self._stopped |= finding.severity == "error"

    @property
    def stopped(self) -> bool:
        """Whether any finding so far is an error."""
        return self._stopped

    def raise_errors(self) -> None:
        """Stop with everything found so far, if any of it is an error: DeiError."""
        if self.stopped:
            raise DeiError(self._found)


@contextmanager
def guarded(message: Message, place: Place = NOWHERE, /, **facts: Any) -> Iterator[None]:
    """Run a stranger's code inside: DeiError with the message, and `why` among its facts, for whatever it raises.

    Leaving the program and running out of memory or depth are failures like any other. Ctrl-C, and a DeiError with
    findings, pass.

    >>> from dei_core import DeiError
    >>> from dei_core.host import guarded
    >>> from dei_core.plugin import message
    >>> broke = message("a.broke", "it broke: {why}", "Mend it.", "出错：{why}", "请修正。")
    >>> try:
    ...     with guarded(broke):
    ...         {}["key"]
    ... except DeiError as error:
    ...     print(error.text("en"))
    it broke: KeyError: 'key'. Mend it.
    """
    try:
        yield
    except BaseException as error:
        if type(error) in _OURS or (isinstance(error, DeiError) and _says_why(error)):
            raise
        told = {**facts, "why": reason(error)}
        raise DeiError([Finding(message=message, place=place, facts=told)]) from error


def reason(error: BaseException) -> str:
    """What kind of error it is, and what it says of itself, if it can; of a group, the first one in it.

    >>> reason(ValueError("no")), reason(SystemExit())
    ('ValueError: no', 'SystemExit')
    """
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    name = type(error).__name__
    try:
        said = str(error)
    except Exception:
        return name
    return f"{name}: {said[:_SAID]}" if said else name


def _says_why(error: DeiError) -> bool:
    return bool(error.findings) and all(isinstance(finding, Finding) for finding in error.findings)


def listed(values: Iterable[Any], apart: bool = False, most: int = _SHOWN) -> Text:
    """Values as a finding lists them: the first of them, twelve at `most`, and a count, in both languages.

    apart: with semicolons between them, as each is a list itself.

    >>> listed(["a", "b"]).zh, listed(["a, b", "c"], apart=True).en
    ('a、b', 'a, b; c')
    """
    given = list(values)
    return Text(en=_listed(given, "en", apart, most), zh=_listed(given, "zh", apart, most))


def severities(findings: Iterable[Finding]) -> list[str]:
    """How many findings there are of each severity, the gravest first; none where there is none."""
    found = [finding.severity for finding in findings]
    kinds: tuple[Severity, ...] = ("error", "warning", "note")
    return [counted(found.count(kind), kind) for kind in kinds if kind in found]


def _told(findings: Iterable[Finding]) -> str:
    """Findings as a small table of HTML."""
    rows = [(one.severity, one.code, Text(en=one.text("en"), zh=one.text("zh"))) for one in findings]
    return small_table(_FINDINGS, (_SEVERITY, _CODE, _WORDING), rows)


def _fill(text: Text, facts: Mapping[str, Any], lang: Lang) -> str:
    wording = text.of(lang)
    said = {key: _shown(value, lang) for key, value in facts.items()}
    filled = spaced(wording, said) if lang == "zh" else wording.format_map(said)
    return _stopped(filled[:-1], wording[-1]) if wording.endswith((".", "。")) else filled


def _stopped(sentence: str, stop: str) -> str:
    """A sentence with a stop at its end, one that it has by itself, from the last fact in it, or the one given."""
    return sentence if sentence.endswith(_STOPS) else sentence + stop


def _shown(value: Any, lang: Lang) -> str:
    if isinstance(value, Text):
        return shown(value.of(lang))
    if isinstance(value, list | tuple | set | frozenset):
        return _listed(sorted(value) if isinstance(value, set | frozenset) else list(value), lang)
    if isinstance(value, float):
        return f"{value:.12g}"
    return shown(str(value))


def _listed(members: list[Any], lang: Lang, apart: bool = False, most: int = _SHOWN) -> str:
    """The first members and how many more there are."""
    comma = ("；" if apart else "、") if lang == "zh" else ("; " if apart else ", ")
    first = comma.join(_shown(member, lang) for member in members[:most])
    more = len(members) - most
    if more <= 0:
        return first
    if apart:
        return f"{first}；另有 {more} 项" if lang == "zh" else f"{first}; and {more} more"
    return f"{first} 等 {len(members)} 项" if lang == "zh" else f"{first} and {more} more"
