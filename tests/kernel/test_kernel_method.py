"""What a method declares of itself: what it sees follows from what it is, also where protocol 1 said both."""

from __future__ import annotations

from typing import Any, ClassVar

import attrs
import numpy as np
import pytest
from every import EVERY

from dei_core import DeiError, Text
from dei_core.ids import METHOD_KIND
from dei_core.kernel.by_kind import FIT_WITHOUT_SEEING, SEEN_WITHOUT_FIT
from dei_core.kernel.kinds import (
    Aggregator,
    Derivation,
    Imputer,
    Learning,
    Normalizer,
    Transform,
    Treatment,
    Weigher,
)
from dei_core.plugin import Method, NoParams

ABOUT = Text(en="Odd", zh="示例")
KINDS: dict[str, type[Method]] = {
    kind.kind: kind for kind in (Normalizer, Transform, Derivation, Imputer, Treatment, Weigher, Aggregator)
}


def declared(kind: Any, sees: Any, fits: bool = False, params: type[Any] = NoParams) -> Any:
    """A method of a kind that says what it sees, as protocol 1 has it; each is told that this goes."""
    fit = (lambda *_: {}) if fits else None
    given: dict[str, Any] = {"apply": lambda x, *_: x, "fit": fit, "about": ABOUT, "params": params}
    with pytest.warns(DeprecationWarning, match="sees=…. has been deprecated since") as told:
        made = Method(id="a.b", kind=kind, sees=sees, **given)
    assert "Use Normalizer, Aggregator" in str(told[0].message)
    assert told[0].filename == __file__
    return made


def refused(kind: Any, sees: Any, fits: bool = False) -> Any:
    """The one finding about such a method."""
    with pytest.raises(DeiError) as caught:
        declared(kind, sees, fits)
    (finding,) = caught.value.findings
    return finding


@pytest.mark.parametrize("kind", ["normalizer", "imputer", "treatment", "aggregator"])
@pytest.mark.parametrize("sees", ["cell", "children"])
def test_a_fit_sees_other_regions(kind: str, sees: str) -> None:
    """A method with a fit that says it sees the cell, or the children of the same region, is refused."""
    finding = refused(kind, sees, True)

    assert finding.message is FIT_WITHOUT_SEEING
    assert "'a.b'" in finding.says("en")


@pytest.mark.parametrize(("kind", "sees"), [("normalizer", "column"), ("aggregator", "table")])
def test_other_regions_are_seen_through_a_fit(kind: str, sees: str) -> None:
    """Scores are computed block by block: without a fit, what is seen of the others would depend on the blocks."""
    assert refused(kind, sees).message is SEEN_WITHOUT_FIT
    assert declared(kind, sees, True).fit is not None


def test_a_kind_that_there_is_not_is_refused() -> None:
    """With the nearest one."""
    finding = refused("normaliser", "cell")

    assert finding.message is METHOD_KIND
    assert "'normaliser', did you mean 'normalizer'?" in finding.says("en")


@pytest.mark.parametrize(
    ("kind", "sees", "fits"),
    [
        ("normalizer", "cell", False),
        ("normalizer", "column", True),
        ("transform", "cell", False),
        ("derivation", "cell", False),
        ("imputer", "cell", False),
        ("imputer", "column", False),
        ("imputer", "column", True),
        ("imputer", "table", False),
        ("treatment", "column", False),
        ("treatment", "column", True),
        ("weigher", "table", False),
        ("weigher", "children", False),
        ("aggregator", "children", False),
        ("aggregator", "table", True),
    ],
)
def test_what_protocol_1_says_is_what_the_class_of_the_kind_gives(kind: str, sees: str, fits: bool) -> None:
    """The same kind, and it sees what it said that it sees."""
    made = declared(kind, sees, fits)

    assert type(made) is KINDS[kind]
    assert (made.kind, made.sees) == (kind, sees)
    assert isinstance(made, Method)


def test_what_parameters_said_of_an_aggregator_is_declared_by_it() -> None:
    """Abilities that were attributes of the class of parameters, or of each set of them."""

    @attrs.frozen(kw_only=True)
    class Said:
        weighted: ClassVar[bool] = False
        handles_missing: ClassVar[bool] = True
        reweights: ClassVar[bool] = False
        k: int = 2

        @property
        def factors(self) -> tuple[float, ...]:
            return (0.5,) * self.k

    made = declared("aggregator", "children", params=Said)

    assert (made.weighted, made.handles_missing, made.reweights, made.takes_over) == (
        False,
        True,
        False,
        False,
    )
    assert (made.linear, made.any_total, made.keeps_scale) == (False, False, False)
    assert (made.factors(Said(k=3)), made.needs(Said(k=3))) == ((0.5, 0.5, 0.5), 3)
    assert made.free_weights


def test_what_parameters_said_of_others_is_declared_by_them() -> None:
    """A pass mark and the scale of a normalizer, what a transform keeps."""

    @attrs.frozen(kw_only=True)
    class Said:
        as_published: ClassVar[bool] = True
        keeps_parts: ClassVar[bool] = True
        least: float = 3.0

        @property
        def keeps_scale(self) -> bool:
            return self.least > 2.0

        def passing(self, direction: int) -> tuple[float | None, float | None]:
            return (self.least, None) if direction > 0 else (None, self.least)

    made = declared("normalizer", "cell", params=Said)

    assert (made.as_published, made.keeps_scale(Said()), made.keeps_scale(Said(least=1.0))) == (
        True,
        True,
        False,
    )
    assert made.passing(Said(), -1) == (None, 3.0)
    assert declared("transform", "cell", params=Said).keeps_parts
    assert declared("normalizer", "cell").passing(NoParams(), 1) == (None, None)


def test_a_method_of_no_kind_is_none() -> None:
    """`Method` is what all kinds have in common, and is never made itself."""
    with pytest.raises(TypeError), pytest.warns(DeprecationWarning, match="sees=…"):
        Method(id="a.b", apply=len, about=ABOUT)
    with pytest.raises(TypeError):
        Transform(id="a.b", apply=lambda x, _: x, about=ABOUT, fit=len)  # type: ignore[call-arg]


@pytest.mark.parametrize("method", EVERY, ids=lambda method: f"{method.kind}-{method.id}")
def test_what_a_method_sees_follows_from_what_it_is(method: Method) -> None:
    """Other regions are seen by what learns from them, fills panels of them, or weighs by their scores."""
    learns = isinstance(method, Learning) and method.fit is not None
    wide = (isinstance(method, Imputer) and method.panel) or (
        isinstance(method, Weigher) and not method.judged
    )

    assert (method.sees in ("column", "table")) == (learns or wide)
    assert not (learns and wide)


def test_a_method_is_its_own_kind_for_good() -> None:
    """A copy with another field is of the same class, and warns nobody."""
    half = Normalizer(id="a.b", apply=lambda x, *_: x / 2.0, about=ABOUT)
    copy = attrs.evolve(half, id="a.c")

    assert (type(copy), copy.id, copy.sees) == (Normalizer, "a.c", "cell")
    np.testing.assert_array_equal(copy.apply(np.array([2.0]), NoParams(), {}, 1), [1.0])
