"""The TOML of a new plugin: for each kind the least that works, with a case."""

from __future__ import annotations

_INDICATOR = """[indicator.@id@]
name = {en = "@en@", zh = "@zh@"}
unit = "%"
direction = "higher"
lowest = 0.0
highest = 100.0
"""
_RULE = """[[rule.@id@]]
since = 2020
method = "@method@"
params = {@params@}
cite = {source = "own_scheme"}
evidence = "chosen"
checked = @year@
"""
_CASE = """# One region's situation, and what it must score; `dei check-plugin` and the tests compute it.

[[case]]
name = {en = "@en@", zh = "@zh@"}
@about@
year = 2024
values = {@values@}
expected = {@expected@}
"""


def _filled(text: str, **words: str) -> str:
    for name, word in words.items():
        text = text.replace(f"@{name}@", word)
    return text


_COVERAGE = _filled(_INDICATOR, id="service_coverage", en="Coverage of the service", zh="服务覆盖率")
_GOALPOSTS = _filled(_RULE, id="service_coverage", method="goalposts", params="low = 0.0, high = 80.0")

_INDICATORS = {
    "indicators.toml": _COVERAGE,
    "rules.toml": f"# 0 at no coverage, 100 at 80 %, in between by proportion.\n{_GOALPOSTS}",
    "cases/coverage.toml": _filled(
        _CASE,
        en="Half of the way to 80 %",
        zh="达到 80% 的一半",
        about='indicator = "service_coverage"',
        values="service_coverage = 40.0",
        expected="total = 50.0",
    ),
}
_METHODS = {
    "indicators.toml": _COVERAGE,
    "rules.toml": _filled(
        _RULE, id="service_coverage", method="@namespace@.saturating", params="half = 25.0"
    ),
    "cases/coverage.toml": _filled(
        _CASE,
        en="75 of 75 + 25",
        zh="75 ÷ (75 + 25)",
        about='indicator = "service_coverage"',
        values="service_coverage = 75.0",
        expected="total = 75.0",
    ),
}
_STANDARD = """[benchmark.demonstration]
name = {en = "Demonstration standard", zh = "示例标准"}
body = {en = "Your name", zh = "编制单位"}
since = 2020
units = ["district", "county"]

[[benchmark.demonstration.target]]
indicator = "service_coverage"
method = "min"
params = {target = 80.0}
pillar = "society"
cite = {source = "own_scheme"}
evidence = "chosen"
checked = @year@
"""
_BENCHMARK = {
    "indicators.toml": _COVERAGE,
    "benchmark.toml": _STANDARD,
    "cases/threshold.toml": _filled(
        _CASE,
        en="The threshold itself passes",
        zh="恰好达到门槛值即为达标",
        about='benchmark = "demonstration"\nunit = "county"',
        values="service_coverage = 80.0",
        expected="total = 100.0, service_coverage = 100.0",
    ),
}
_PILLARS = {
    "infrastructure": ("fibre_coverage", "Households with fibre", "光纤到户家庭占比"),
    "economy": ("digital_firms", "Firms with digital processes", "流程数字化企业占比"),
    "society": ("service_coverage", "Coverage of the service", "服务覆盖率"),
    "government": ("online_matters", "Matters handled online", "网上可办事项占比"),
    "ecology": ("open_data", "Departments with open data", "开放数据的部门占比"),
}


def _region() -> dict[str, str]:
    """Five pillars, each with one indicator, and a rule for each."""
    children = ", ".join(f'"{pillar}"' for pillar in _PILLARS)
    tree = (
        '[region_type.town]\nname = {en = "Town", zh = "城镇"}\nunit = "town"\nroot = "index"\n\n'
        f'[region_type.town.node.index]\nname = {{en = "Index", zh = "总指数"}}\nchildren = [{children}]\n'
    )
    for pillar, (name, *_) in _PILLARS.items():
        tree += f'\n[region_type.town.node.{pillar}]\nchildren = ["{name}"]\n'
    weights = (
        '[weighting.equal]\nname = {en = "Equal weights", zh = "等权"}\nregion_type = "town"\n\n'
        '[[weighting.equal.dated]]\nsince = 2020\nequal = ["index"]\ncite = {source = "own_scheme"}\n'
        'evidence = "chosen"\nchecked = @year@\n'
    )
    named = _PILLARS.values()
    values = ", ".join(f"{name} = {10.0 * (place + 1)}" for place, (name, *_) in enumerate(named))
    params = "low = 0.0, high = 100.0"
    return {
        "indicators.toml": "\n".join(_filled(_INDICATOR, id=name, en=en, zh=zh) for name, en, zh in named),
        "rules.toml": "\n".join(
            _filled(_RULE, id=name, method="goalposts", params=params) for name, *_ in named
        ),
        "tree.toml": tree,
        "weights.toml": weights,
        "cases/town.toml": _filled(
            _CASE,
            en="The mean of five pillars: 10, 20, 30, 40 and 50",
            zh="五项一级指标 10、20、30、40、50 的平均",
            about='region_type = "town"',
            values=values,
            expected="total = 30.0, infrastructure = 10.0",
        ),
    }


RULES: dict[str, dict[str, str]] = {
    "region": _region(),
    "benchmark": _BENCHMARK,
    "indicators": _INDICATORS,
    "methods": _METHODS,
}
"""Kind -> file in the package's folder -> text."""
