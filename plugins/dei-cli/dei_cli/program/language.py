"""Which language a run of `dei` speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dei_core.host import LANGS, Lang

VARIABLE = "DEI_LANG"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language asked for with --lang anywhere on the command line, else the environment's.

    A word that is no language is passed over here; the option itself refuses it.

    >>> language(["run", "x", "--lang", "zh"], {}), language([], {"LANG": "zh_CN.UTF-8"}), language([], {})
    ('zh', 'zh', 'en')
    """
    asked = _asked(arguments)
    return asked or _spoken(environment)


def _asked(arguments: Sequence[str]) -> Lang | None:
    found: Lang | None = None
    for index, word in enumerate(arguments):
        if word == "--":
            break
        given = arguments[index + 1] if word == "--lang" and index + 1 < len(arguments) else ""
        value = word.removeprefix("--lang=") if word.startswith("--lang=") else given
        found = next((lang for lang in LANGS if lang == value), found)
    return found


def _spoken(environment: Mapping[str, str]) -> Lang:
    """DEI_LANG, else the locale for messages in POSIX's order of precedence."""
    named = environment.get(VARIABLE, "")
    for lang in LANGS:
        if named == lang:
            return lang
    locale = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"
