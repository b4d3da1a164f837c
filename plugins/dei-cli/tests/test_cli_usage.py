"""Command lines that are wrong, languages, and the two shapes of output."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from needing import needs

from dei_cli.program.application import ELSEWHERE
from dei_cli.program.language import language
from dei_core.deprecation import Deprecation
from dei_core.host import tools
from dei_core.packs.code import HOUSE

HELPS = [
    [],
    ["run"],
    ["check"],
    ["explain"],
    ["lock"],
    ["diff"],
    ["verify"],
    ["methods"],
    ["plugins"],
    ["completion"],
]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["runn"], "cli.unknown-command"),
        (["--jsn"], "cli.unknown-option"),
        (["run", "x", "--outt", "y"], "cli.unknown-option"),
        (["run"], "cli.missing-argument"),
        (["run", "x", "--top", "many"], "cli.bad-value"),
        (["run", "x", "--top", "-1"], "cli.bad-value"),
        (["run", "x", "--lang", "fr"], "cli.bad-value"),
        (["--lang", "fr", "run", "x"], "cli.bad-value"),
        (["run", "x", "--top"], "cli.option-value"),
        (["run", "x", "y", "z"], "cli.extra-arguments"),
        (["completion", "tcsh"], "cli.bad-value"),
    ],
)
def test_wrong_usage_ends_in_2(dei: Any, arguments: list[str], code: str) -> None:
    """Every wrong command line is a finding in both languages, for people on stderr, for programs on stdout."""
    read = dei(*arguments)
    record = dei("--json", *arguments)

    assert (2, "") == (read.code, read.out)
    assert f"[{code}]" in read.err
    assert (2, [code], "") == (record.code, record.codes, record.err)
    assert record.document["status"] == 2
    for lang in ("en", "zh"):
        assert "{" not in str(record.document["findings"][0][lang].values())


def test_near_names_are_offered(dei: Any) -> None:
    assert "did you mean 'run'?" in dei("runn").err
    assert "是否应为“--out”或“--without”？" in dei("run", "x", "--outt", "y", "--lang", "zh").err


def test_help_that_a_refusal_names_is_the_commands(dei: Any) -> None:
    assert "dei run --help" in dei("run", "x", "--top").err
    assert "dei --help" in dei("--jsn").err


@pytest.mark.parametrize("command", HELPS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_whole_in_both_languages(dei: Any, command: list[str], flag: str) -> None:
    """No help page in Chinese holds a sentence in English, nor the other way round."""
    if command and command[0] in ("lock", "diff", "verify"):
        needs("dei-workshop")
    english, chinese = dei(*command, flag), dei(*command, flag, DEI_LANG="zh")

    assert (0, 0, "", "") == (english.code, chinese.code, english.err, chinese.err)
    assert english.out.isascii() or "…" in english.out
    assert english.out.startswith("Usage: dei ")
    assert chinese.out.startswith("用法：dei ")
    assert "显示本页" in chinese.out
    assert not any(word in chinese.out for word in ("Show", "Options", "Commands", "the "))


def test_dei_alone_is_its_help(dei: Any) -> None:
    assert dei().out == dei("--help").out


def test_dei_alone_as_a_document_lists_the_commands(dei: Any) -> None:
    commands = [item["name"] for item in dei("--json").document["commands"]]

    assert {"run", "check", "explain", "methods", "plugins", "completion"} <= set(commands)
    assert commands == sorted(commands)


def test_exit_codes_are_in_the_help(dei: Any) -> None:
    """The help lists every exit code that the program can end in."""
    from dei_cli.kit import session
    from dei_cli.program.interruption import INTERRUPTED

    listed = dei("--help").out.partition("Exit codes:")[2]
    for code in (
        session.DONE,
        session.FAULTS,
        session.USAGE,
        session.UNWRITTEN,
        session.DEFECT,
        INTERRUPTED,
    ):
        assert f"\n  {code} " in listed


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "C", "LC_MESSAGES": "zh_TW"}, "zh"),
        ([], {"LANG": "de_DE", "LC_ALL": ""}, "en"),
        ([], {"LANG": "zh_CN.UTF-8", "DEI_LANG": "en"}, "en"),
        ([], {"DEI_LANG": "zh"}, "zh"),
        (["run", "--lang", "en", "x"], {"DEI_LANG": "zh"}, "en"),
        (["--lang=zh", "run"], {}, "zh"),
        (["run", "--", "--lang", "zh"], {}, "en"),
        (["--lang"], {}, "en"),
        (["--lang", "zh", "run", "--lang", "en"], {}, "en"),
    ],
)
def test_which_language(arguments: list[str], environment: dict[str, str], expected: str) -> None:
    """The option counts before DEI_LANG, that before the locale, that before English."""
    assert expected == language(arguments, environment)


def test_language_before_or_after_the_command(dei: Any, edition: Path) -> None:
    before, after = dei("--lang", "zh", "check", edition), dei("check", edition, "--lang", "zh")

    assert before.out == after.out
    assert "未发现错误或警告。" in after.out


def test_unknown_language_of_the_environment_is_refused(dei: Any) -> None:
    done = dei("--json", DEI_LANG="fr")

    assert (2, ["cli.unknown-language"]) == (done.code, done.codes)


def test_versions(dei: Any) -> None:
    assert dei("--version").out.startswith(f"dei-cli {version('dei-cli')}\ndei-core ")
    assert set(dei("--version", "--json").document["versions"]) == {"dei-cli", "dei-core", "python"}


@pytest.mark.parametrize("command", ["plugins", "--version"])
def test_the_protocols_that_are_spoken(dei: Any, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """The whole range, today and once there are several."""
    assert dei(command).out.endswith("plugin protocol: 1\n")
    assert dei(command, "--json").document["protocols"] == [1]
    monkeypatch.setattr("dei_core.protocol.PROTOCOLS", range(1, 4))

    assert dei(command).out.endswith("plugin protocol: 1 to 3\n")
    assert dei(command, "--lang", "zh").out.endswith("支持的插件协议：1 至 3\n")


def test_an_option_that_will_go_is_a_warning(
    dei: Any, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it is used, and only there; the command does its work all the same."""
    going = Deprecation(kind="option", what="run --top", since="0.2.0", removal="0.4.0", instead="--rows")
    monkeypatch.setattr("dei_core.deprecation.DEPRECATIONS", (going,))
    used, unused = (dei("run", edition, "--no-report", *top, "--json") for top in (["--top", "1"], []))
    shown = dei("run", edition, "--no-report", "--top", "1", "--lang", "zh")
    wrong = dei("run", edition / "nowhere", "--top", "1")

    assert (0, ["deprecated"], []) == (used.code, used.codes, unused.codes)
    assert "run --top 自 0.2.0 版起弃用，将于 0.4.0 版移除。请改用 --rows。" in shown.err
    assert "run --top has been deprecated since version 0.2.0" in wrong.err


def test_edition_that_is_not_there(dei: Any, tmp_path: Path) -> None:
    done = dei("run", tmp_path / "nowhere", "--json")

    assert (1, ["file-not-found"]) == (done.code, done.codes)


@pytest.mark.parametrize("command", [name for names in ELSEWHERE.values() for name in names])
def test_a_command_that_is_not_installed_says_what_to_install(
    dei: Any, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """With dei-cli alone; one finding, as for any other command that is not there."""
    (distribution,) = (whose for whose, names in ELSEWHERE.items() if command in names)
    alone = [item for item in tools("commands")[0] if item.label.startswith("dei-cli ")]
    monkeypatch.setattr("dei_cli.program.application.tools", lambda hook: (alone, ()))
    refused = dei(command, "anything", "--json")

    assert (2, ["cli.command-elsewhere"]) == (refused.code, refused.codes)
    assert f"pip install {distribution}" in dei(command).err
    assert f"pip install {distribution}" in dei(command, "--lang", "zh").err


def test_what_is_said_to_be_elsewhere_is_there() -> None:
    """Every other distribution of the house brings the commands that it is said to bring, and no other."""
    needs("dei")
    found: dict[str, set[str]] = {}
    for item in tools("commands")[0]:
        found.setdefault(item.label.split()[0], set()).add(item.record.name)

    assert {name: set(commands) for name, commands in ELSEWHERE.items()} == {
        name: commands for name, commands in found.items() if name != "dei-cli" and name in HOUSE
    }
