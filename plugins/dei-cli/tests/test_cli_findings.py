"""Findings on a screen."""

from __future__ import annotations

from dei_cli.kit.findings import MOST, counts, finding_lines
from dei_cli.kit.output import once
from dei_cli.kit.session import Session
from dei_core import Finding
from dei_core.plugin import Place, message

WRONG = message("test.wrong", "{what} is wrong", "Mend [[it]].", "{what} 有误", "请改正 [[它]]。")
ODD = message("test.odd", "{what} is odd", "Look.", "{what} 可疑", "请查看。", "warning")
ENGLISH, CHINESE = Session(lang="en", json=False), Session(lang="zh", json=False)


def finding(file: str | None = None, what: str = "this", kind: object = WRONG) -> Finding:
    return Finding(message=kind, place=Place(file=file), facts={"what": what})  # type: ignore[arg-type]


def lines(session: Session, *findings: Finding) -> list[str]:
    return [line.plain for line in finding_lines(session, findings)]


def test_errors_first_and_by_file() -> None:
    """The file with an error comes before the one with a warning; in a file its errors come first."""
    shown = lines(
        ENGLISH,
        finding("b.csv", kind=ODD),
        finding("a.toml", "one", ODD),
        finding("a.toml", "two"),
        finding(),
    )

    assert shown == [
        "a.toml",
        "  error: two is wrong. Mend [[it]]. [test.wrong]",
        "  warning: one is odd. Look. [test.odd]",
        "error: this is wrong. Mend [[it]]. [test.wrong]",
        "b.csv",
        "  warning: this is odd. Look. [test.odd]",
    ]


def test_in_chinese() -> None:
    assert ["a.toml", "  错误：这里 有误。请改正 [[它]]。 [test.wrong]"] == lines(
        CHINESE, finding("a.toml", "这里")
    )


def test_alike_findings_are_capped_and_counted() -> None:
    """Of 25 of one code 20 are shown and 5 counted; another code is not held back by them."""
    many = [finding("a.csv", f"cell {number}") for number in range(MOST + 5)]
    shown = lines(ENGLISH, *many, finding("a.csv", kind=ODD))

    assert sum("is wrong" in line for line in shown) == MOST
    assert shown[-1] == "… and 5 more like this [test.wrong]; --json lists all"
    assert sum("is odd" in line for line in shown) == 1


def test_counts() -> None:
    assert counts(ENGLISH, [finding(), finding(), finding(kind=ODD)]) == "2 errors, 1 warning"
    assert counts(CHINESE, [finding(kind=ODD)]) == "1 项警告"
    assert counts(ENGLISH, []) == "none"


def test_once_keeps_the_first_of_those_that_say_the_same() -> None:
    first, other = finding("a"), finding("b")

    assert once([first, finding("a"), other]) == (first, other)


def test_findings_of_many_files_are_looked_at_once() -> None:
    """However many files they are in, each finding is asked for its file a few times, not once for each file."""
    asked: list[object] = []

    class Asked(Place):
        def __getattribute__(self, name: str) -> object:
            if name == "file":
                asked.append(name)
            return super().__getattribute__(name)

    found = [Finding(message=WRONG, place=Asked(file=f"{at}.toml"), facts={"what": at}) for at in range(300)]

    assert len(lines(ENGLISH, *found)) == 2 * MOST + 1
    assert len(asked) < 5 * len(found)
