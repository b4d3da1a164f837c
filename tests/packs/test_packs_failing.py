"""What a pack's own code does at its worst: every failure names the pack, the method or the parameter."""

from __future__ import annotations

from pathlib import Path

import pytest
import small
from distributions import HOOKIMPL, Site
from house import findings, only, write

from dei_core import DeiError, evaluate
from dei_core.binding.params import VALUE_REFUSED
from dei_core.editions import messages as say
from dei_core.findings import guarded, reason
from dei_core.packs import messages as say_packs

RAISES = {
    "an error": "raise RuntimeError('no')",
    "leaving": "raise SystemExit(3)",
    "a base exception": "raise BaseException('no')",
    "no depth": "again(*args)",
    "no memory": "raise MemoryError",
    "a DeiError without findings": "from dei_core import DeiError; raise DeiError(())",
}
RULES = (
    small.SOURCE
    + small.indicator("x", more='direction = "higher"\n')
    + small.rule("x", "garden.odd")
    + small.region_type({"access": ["x"]})
)


def edition(site: Site, code: str) -> Path:
    """An edition whose one indicator is scored by the pack's own method."""
    site.install("garden", f"{HOOKIMPL}import attrs\n{code}", '"methods"', {"rules.toml": RULES})
    files = {"edition.toml": small.edition("", "garden", "garden"), "cities.csv": "region,x\na,1\nb,2\n"}
    return write(site.folder, files)


def answering(made: str) -> str:
    """The hook that gives one method."""
    method = f"Normalizer(id='garden.odd', about=A, {made})"
    return f"\n@hookimpl\ndef dei_methods():\n    return [{method}]\n"


@pytest.mark.parametrize("raised", RAISES)
@pytest.mark.parametrize("function", ["apply", "fit"])
def test_a_method_that_fails_is_named(site: Site, function: str, raised: str) -> None:
    """By a finding, whatever it raises; that is no defect of ours."""
    code = f"def again(*args):\n    {RAISES[raised]}\n"
    seen = "apply=again" if function == "apply" else "apply=lambda *args: args[0], fit=again"
    made = answering(seen)
    finding = only(findings(evaluate, edition(site, code + made)))

    assert finding.message is say.METHOD_BROKE
    assert "the method 'garden.odd' of dei-garden 1.0 (" in finding.says("en")
    assert "的方法“garden.odd”出错" in finding.says("zh")


def test_a_refusal_of_a_method_stays_what_it_says(site: Site) -> None:
    """It is the way in which a method says that it cannot."""
    code = (
        "from dei_core.plugin import Refusal, message\nNO = message('garden.no', 'no', 'Do.', '不', '请。')\n"
    )
    code += "def again(*args):\n    raise Refusal(NO)\n"
    made = answering("apply=again")
    finding = only(findings(evaluate, edition(site, code + made)))

    assert finding.code == "garden.no"
    assert finding.place.path is not None


def test_parameters_that_fail_to_be_made_are_told_where_they_are(site: Site) -> None:
    """With what their class says."""
    code = (
        "@attrs.frozen\nclass Odd:\n    def __attrs_post_init__(self):\n        raise ValueError('never')\n"
    )
    made = answering("params=Odd, examples=(1,), apply=lambda *args: args[0]")
    finding = only(findings(evaluate, edition(site, code + made)))

    assert finding.message is VALUE_REFUSED
    assert (finding.place.file, finding.place.path) == ("garden_pack/rules.toml", "rule.x[0].params")
    assert "cannot be taken: ValueError: never" in finding.text("en")
    assert "无法采用：ValueError: never" in finding.text("zh")


def test_the_users_own_interrupt_passes() -> None:
    """Ctrl-C is nobody's failure; a class made from it is."""

    class Own(KeyboardInterrupt):
        pass

    with pytest.raises(KeyboardInterrupt), guarded(say_packs.HOOK_FAILED, pack="p", hook="h"):
        raise KeyboardInterrupt
    with pytest.raises(DeiError) as caught, guarded(say_packs.HOOK_FAILED, pack="p", hook="h"):
        raise Own("no")

    assert only(caught.value.findings).says() == "the hook h of pack 'p' failed: Own: no"


def test_what_an_error_says_is_shortened() -> None:
    """A sentence stays one."""
    assert len(reason(ValueError("x" * 10_000))) < 400
