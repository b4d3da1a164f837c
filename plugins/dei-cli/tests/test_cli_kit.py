"""The kit is the one face that commands of other plugins are made with."""

from __future__ import annotations

import doctest
import inspect

import pytest
from click.testing import CliRunner

import dei_cli
import dei_cli.kit.parameters
import dei_cli.kit.wrapping
from dei_cli import kit


def test_the_face_names_what_it_holds() -> None:
    """Nothing that it takes from its rooms is left unnamed, and nothing is named twice."""
    held = {
        name for name, value in vars(kit).items() if not (name.startswith("_") or inspect.ismodule(value))
    }

    assert held - {"annotations"} == set(kit.__all__)
    assert len(kit.__all__) == len(set(kit.__all__))


@pytest.mark.parametrize("name", kit.__all__)
def test_what_it_names_says_what_it_is(name: str) -> None:
    value = getattr(kit, name)

    assert isinstance(value, int) or (inspect.getdoc(value) or "").strip()


@pytest.mark.parametrize("module", [kit.parameters, kit.wrapping], ids=str)
def test_examples_run(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize("name", dei_cli.__all__)
def test_the_package_itself_still_gives_its_six(name: str) -> None:
    assert getattr(dei_cli, name) is getattr(kit, name)


def test_a_command_of_a_few_lines() -> None:
    """What the README shows, called as `dei` calls it."""
    import click

    from dei_core import Text

    @click.command("greet", cls=kit.Command, about=Text(en="Greet", zh="问候"))
    @kit.edition_argument
    @click.pass_obj
    def greet(session: kit.Session, edition: object) -> None:
        if session.json:
            kit.document(session, edition=edition)
        else:
            kit.console().print(
                session.say(Text(en="Hello {edition}", zh="您好，{edition}"), edition=edition)
            )

    session = kit.Session(lang="zh", json=False, command="greet")

    assert CliRunner().invoke(greet, ["demo"], obj=session).output == "您好，demo\n"
    assert (
        '"edition": "demo"'
        in CliRunner().invoke(greet, ["demo"], obj=kit.Session(lang="en", json=True)).output
    )
