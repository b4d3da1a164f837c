"""Where a number comes from, and how well that is known."""

from __future__ import annotations

import attrs

from dei_core.model.measure import Year
from dei_core.text import Label, Text
from dei_core.vocabulary import Confidence, Evidence


@attrs.frozen(kw_only=True)
class Source:
    """A document or a data set that rules and values are taken from.

    title: as printed on it. body: who issued it. number: its official document number. year: of publication.
    url: where it can be read. licence: under which its figures may be reused.
    accessed: the day it was read, YYYY-MM-DD.
    """

    title: Text
    body: Text | None = None
    number: str | None = None
    year: Year | None = None
    url: str | None = None
    licence: str | None = None
    accessed: str | None = None


@attrs.frozen(kw_only=True)
class Citation:
    """A place in a source: its id and the clause, page or table.

    source: the id of a source, with its namespace where another pack has it. clause: the clause, page or table,
    as one word or in each language.

    >>> from dei_core.host import Citation, structure
    >>> structure({"source": "note", "clause": "table 2"}, Citation).clause.en
    'table 2'
    """

    source: str
    clause: Label | None = None


@attrs.frozen(kw_only=True)
class Sourced:
    """What every rule says about its own origin.

    cite: where it says so. evidence: read (the text was read), derived (arithmetic from what was read),
    recalled (from memory, not verified) or chosen (set by the authors of the pack). confidence: how sure a
    recalled figure is. checked: the year in which the rule was last held against its source.

    >>> from dei_core.host import Sourced, structure
    >>> structure({"cite": {"source": "note"}, "evidence": "read", "checked": 2024}, Sourced).evidence
    'read'
    """

    cite: Citation
    evidence: Evidence
    confidence: Confidence | None = None
    checked: Year


@attrs.frozen(kw_only=True)
class Origin:
    """Which pack says so, on which ground.

    pack, version: which pack, as of which version. path: the entity in it.
    source, clause, evidence, confidence, checked: as the rule cites them. since: the year from which it is in
    force. reason: why the edition chose or changed it.

    >>> from dei_core import compose
    >>> from dei_core.host import Origin
    >>> compose({"index": ["a"]}).track("index").indicators[0].origin.pack
    'python'
    """

    pack: str
    version: str
    path: str
    source: Text | None = None
    clause: Label | None = None
    evidence: str | None = None
    confidence: str | None = None
    checked: int | None = None
    since: int | None = None
    reason: Text | None = None
