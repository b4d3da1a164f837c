"""The files of a new plugin: a whole distribution that keeps every promise from its first minute on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.metadata import version

from dei_core.plugin import PROTOCOL
from dei_workshop.scaffold import code as scaffold_code
from dei_workshop.scaffold import rules as scaffold_rules

KINDS = ("region", "benchmark", "indicators", "methods")

_PYPROJECT = """[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "@distribution@"
version = "0.1.0"
description = "A plugin of the DEI engine (城市数字化发展指数): @namespace@"
readme = "README.md"
requires-python = ">=3.11"
dependencies = [@requires@]

[project.optional-dependencies]
test = ["dei-workshop>=@version@", "pytest>=8"]

[project.entry-points."dei.packs"]
@namespace@ = "@package@"

[tool.hatch.build.targets.wheel]
packages = ["@package@"]
"""
_MANIFEST = """[pack]
namespace = "@namespace@"
name = {en = "@title@", zh = "@title@"}
protocol = @protocol@
@provides@
[source.own_scheme]
title = {en = "The authors' own scheme, in no other document", zh = "编者自定方案，无其他文件依据"}
"""
_TEST = '''"""The plugin keeps every promise that `dei check-plugin` holds it to, its cases among them."""

from pathlib import Path

import pytest

from dei_workshop import conformance_cases


@pytest.mark.parametrize("outcome", conformance_cases(Path(__file__).parents[1]), ids=str)
def test_promise(outcome):
    """Each check is a test of its own."""
    outcome.hold()
'''
_README = """# @distribution@

@about@ Replace what is here by your own, and say in this README where each number comes from: as long as a rule has
`evidence = "chosen"`, it stands in no document but yours.

本插件由 `dei new-plugin` 生成。请替换为自己的内容，并逐条注明依据；`evidence = "chosen"` 表示编者自定、无文件依据。

## Indicators 指标

<!-- indicators -->
<!-- /indicators -->

The table is generated: `dei check-plugin . --write-readme` writes it again.

## Check 检验

    pip install -e ".[test]"
    dei check-plugin .
    python -m pytest

Worked examples are in `@package@/cases`: a situation in, a score out. An edition uses the plugin by listing
`"@namespace@"` among its packs. `dei schema pack` prints the schema by which a TOML editor explains every key.
"""
_ABOUT = {
    "region": "A region type of the city digitalisation index: five pillars, an indicator under each, equal weights.",
    "benchmark": "A published standard with one threshold on one indicator.",
    "indicators": "One indicator and the rule that scores it.",
    "methods": "One way to score values, and an indicator that is scored by it.",
}


def files(namespace: str, kind: str) -> dict[str, str]:
    """Path -> text of every file of a new distribution; the README's table is written from the pack later."""
    package = f"dei_{namespace}"
    code = kind == "methods"
    core = f'"dei-core>={version("dei-core")}"'
    words = {
        "namespace": namespace,
        "package": package,
        "distribution": f"dei-{namespace.replace('_', '-')}",
        "title": namespace.replace("_", " ").capitalize(),
        "about": _ABOUT[kind],
        "requires": f'{core}, "attrs>=25.1", "numpy>=2.0"' if code else core,
        "version": version("dei-workshop"),
        "provides": 'provides = ["methods"]\n' if code else "",
        "year": str(date.today().year),
        "protocol": str(PROTOCOL),
    }
    texts = {
        "pyproject.toml": _PYPROJECT,
        "README.md": _README,
        f"tests/test_{namespace}_promises.py": _TEST,
        f"{package}/pack.toml": _MANIFEST,
        f"{package}/__init__.py": scaffold_code.METHODS if code else scaffold_code.DATA,
    }
    texts |= {f"{package}/{name}": text for name, text in scaffold_rules.RULES[kind].items()}
    return {path: _filled(text, words) for path, text in texts.items()}


def _filled(text: str, words: Mapping[str, str]) -> str:
    for name, word in words.items():
        text = text.replace(f"@{name}@", word)
    return text
