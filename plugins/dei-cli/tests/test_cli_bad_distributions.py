"""One bad distribution stops neither the help, nor `dei plugins`, nor an edition that does not list it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

MANIFEST = '[pack]\nnamespace = "bad"\nname = {en = "Bad", zh = "坏"}\nprotocol = 1\n'
HOOKS = (
    "from dei_core import Text\nfrom dei_core.plugin import Check, Command, Reader, Writer, hookimpl\n"
    "A = Text(en='a', zh='甲')\n"
)
POINTS = "[dei.packs]\nbad = bad_pack\n"
METADATA = "Metadata-Version: 2.1\nName: bad-dist\nVersion: 1.0\n"


@attrs.frozen(kw_only=True)
class Bad:
    """A distribution: its announcement, its metadata, its manifest, its code, and the code of the warning it gives.

    None in place of a file: there is none. folder: whether a folder stands in the manifest's place. listed: the
    namespace by which an edition lists it.
    """

    warns: str
    points: bytes | None = POINTS.encode()
    metadata: bytes | None = METADATA.encode()
    manifest: bytes | None = MANIFEST.encode()
    code: str = ""
    folder: bool = False
    listed: str = "bad"


def coded(code: str, warns: str, provides: str = "commands", listed: str = "bad") -> Bad:
    """One whose code is at fault."""
    manifest = f'{MANIFEST}provides = ["{provides}"]\n'.encode()
    return Bad(warns=warns, manifest=manifest, code=f"{HOOKS}{code}\n", listed=listed)


def hook(body: str, provides: str = "commands") -> str:
    """Code that answers a hook."""
    return f"@hookimpl\ndef dei_{provides}():\n    {body}"


def table(text: str) -> bytes:
    """A manifest with more in it."""
    return f"{MANIFEST}{text}".encode()


UNCLEAN = "class Odd(Exception):\n    def __str__(self):\n        raise ValueError\n"
ANNOUNCED = {
    "no equals sign": b"[dei.packs]\nbad\n",
    "an open bracket": b"[dei.packs\nbad = bad_pack\n",
    "no module": b"[dei.packs]\nbad =\n",
    "no name": b"[dei.packs]\n= bad_pack\n",
    "a path for a module": b"[dei.packs]\nbad = ../bad_pack\n",
    "a dot too many": b"[dei.packs]\nbad = .bad_pack\n",
    "one name twice": b"[dei.packs]\nbad = bad_pack\nbad = bad_pack.more\n",
    "not UTF-8": b"\xff\xfe[dei.packs]\nbad = bad_pack\n",
    "long": b"[dei.packs]\n" + b"x" * 100_000 + b"\n",
}
RAISED = {
    "an error": "raise RuntimeError('no')",
    "an error without words": "raise RuntimeError",
    "an error that cannot be shown": f"{UNCLEAN}raise Odd",
    "leaving": "import sys\nsys.exit(3)",
    "leaving well": "raise SystemExit",
    "a base exception": "class Stop(BaseException): pass\nraise Stop",
    "an interrupt of its own": "class Stop(KeyboardInterrupt): pass\nraise Stop",
    "no depth": "def deep(): deep()\ndeep()",
    "no memory": "raise MemoryError",
    "no syntax": "def",
    "a missing module": "import nothing_of_this_name",
    "a DeiError without findings": "from dei_core import DeiError\nraise DeiError(())",
    "a DeiError of words": "from dei_core import DeiError\nraise DeiError(['no'])",
}
MANIFESTS = {
    "1,200 deep": (table(f"[source]\nx = {'[' * 1_200}{']' * 1_200}\n"), "toml-too-deep"),
    "1,200 tables deep": (table(f"[{'.'.join('a' * 1_200)}]\n"), "toml-too-deep"),
    "5,000 digits": (table(f"[source.x]\nyear = {'1' * 5_000}\n"), "too-many-digits"),
    "not UTF-8": (b"\xff\xfe", "toml-not-utf8"),
    "NUL": (MANIFEST.encode().replace(b'"Bad"', b'"B\\u0000d"'), "nul-character"),
    "a raw NUL": (MANIFEST.encode().replace(b'"Bad"', b'"B\0d"'), "not-toml"),
    "empty": (b"", "not-a-pack"),
    "no TOML": (b"[pack", "not-toml"),
    "a list": (b"pack = []\n", "wrong-type"),
    "numbers in place of names": (b"[pack]\nnamespace = 1\nname = inf\nprotocol = nan\n", "wrong-type"),
    "a date": (MANIFEST.encode().replace(b'"bad"', b"2024-01-01"), "wrong-type"),
    "a huge exponent": (MANIFEST.encode().replace(b"= 1\n", b"= 1e400\n"), "wrong-type"),
    "a protocol beyond 64 bits": (
        MANIFEST.encode().replace(b"= 1\n", b"= 99999999999999999999\n"),
        "number-lost",
    ),
    "a protocol of tomorrow": (MANIFEST.encode().replace(b"= 1\n", b"= 99\n"), "protocol-too-new"),
    "another name": (MANIFEST.encode().replace(b'"bad"', b'"good"'), "namespace-differs"),
    "a hook of no kind": (table('provides = ["magic"]\n'), "not-a-choice"),
    "provides, nested": (table('provides = [["commands"]]\n'), "not-a-choice"),
}
ANSWERS = {
    "nothing": "return None",
    "words": "return 'words'",
    "a number": "return 5",
    "classes": "return [Command]",
    "fields of other types": "return [Command(name=5, about='a', target=None)]",
    "no name": "return [Command(name='', about=A, target='a:b')]",
    "an endless wrong": "raise BaseException('no')",
    "a failing list": "return (1 / 0 for _ in [1])",
    "an argument": "return []",
}
BAD: dict[str, Bad] = {
    **{
        f"announced: {key}": Bad(points=text, warns="announced-wrongly", listed="bad")
        for key, text in ANNOUNCED.items()
    },
    **{f"import: {key}": coded(code, "pack-import-failed") for key, code in RAISED.items()},
    **{
        f"hook: {key}": coded(hook(code.replace("\n", "\n    ")), "hook-failed")
        for key, code in RAISED.items()
        if key != "no syntax"
    },
    **{
        f"answer: {key}": coded(
            hook(code), "hook-failed" if "a failing" in key or "endless" in key else "hook-answer"
        )
        for key, code in ANSWERS.items()
        if key != "an argument"
    },
    **{f"manifest: {key}": Bad(manifest=text, warns=warns) for key, (text, warns) in MANIFESTS.items()},
    "manifest: none": Bad(manifest=None, warns="not-a-pack"),
    "manifest: a folder": Bad(manifest=None, folder=True, warns="not-a-pack"),
    "metadata: none": Bad(metadata=None, warns="announced-wrongly"),
    "metadata: no version": Bad(
        metadata=b"Metadata-Version: 2.1\nName: bad-dist\n", warns="announced-wrongly"
    ),
    "metadata: no name": Bad(metadata=b"Metadata-Version: 2.1\nVersion: 1.0\n", warns="announced-wrongly"),
    "metadata: not UTF-8": Bad(metadata=b"\xff\xfe", warns="announced-wrongly"),
    "metadata: empty": Bad(metadata=b"", warns="announced-wrongly"),
    "module: none": Bad(points=b"[dei.packs]\nbad = nothing_there\n", warns="not-a-pack"),
    "module: no module can have this name": Bad(
        points=b"[dei.packs]\nbad = \xe5\x90\x8d\n", warns="not-a-pack"
    ),
    "module: an attribute": Bad(points=b"[dei.packs]\nbad = bad_pack:nothing\n", warns="announced-wrongly"),
    "name: of another pack": Bad(
        points=b"[dei.packs]\nbase = bad_pack\n",
        manifest=MANIFEST.encode().replace(b'"bad"', b'"base"'),
        warns="namespace-taken",
        listed="base",
    ),
    "reader: suffixes as a word": coded(
        hook("return [Reader(name='r', suffixes='.csv', read=open)]", "readers"), "hook-answer", "readers"
    ),
    "writer: fields of other types": coded(
        hook("return [Writer(name='w', about=A, write=5)]", "writers"), "hook-answer", "writers"
    ),
    "writer: of a taken name": coded(
        hook("return [Writer(name='csv', about=A, write=print)]", "writers"),
        "name-taken",
        "writers",
        listed="",
    ),
    "reader: of a taken name": coded(
        hook("return [Reader(name='csv', suffixes=('.csv',), read=open)]", "readers"),
        "name-taken",
        "readers",
        listed="",
    ),
    "command: of a taken name": coded(
        hook("return [Command(name='run', about=A, target='bad_pack:A')]"), "name-taken", listed=""
    ),
}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Bad], None]]:
    """Put a bad distribution on the path, and forget its modules in the end."""
    site = tmp_path / "site"

    def install(bad: Bad) -> None:
        package, about = site / "bad_pack", site / "bad_dist-1.0.dist-info"
        package.mkdir(parents=True)
        about.mkdir()
        (package / "__init__.py").write_text(bad.code, encoding="utf-8")
        files = {
            about / "entry_points.txt": bad.points,
            about / "METADATA": bad.metadata,
            package / "pack.toml": bad.manifest,
        }
        for path, content in files.items():
            if content is not None:
                path.write_bytes(content)
        if bad.folder:
            (package / "pack.toml").mkdir()
        monkeypatch.syspath_prepend(str(site))

    yield install
    for name in [name for name in sys.modules if name.partition(".")[0] == "bad_pack"]:
        del sys.modules[name]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_distribution_is_a_warning(dei: Any, edition: Path, installed: Any, name: str) -> None:
    """With its name, where its code or its manifest is asked for; every command and edition does its work."""
    warns = BAD[name].warns
    installed(BAD[name])
    plugins, done = dei("plugins", "--json"), dei("run", edition, "--no-write", "--json")
    told = [*plugins.document["findings"], *done.document["findings"]]
    mine = [item for item in told if item["code"] == warns]

    assert (plugins.code, done.code) == (0, 0)
    assert done.document["tracks"][0]["ranking"]
    assert {item["severity"] for item in told} <= {"warning", "note"}
    assert {item["code"] for item in plugins.document["findings"]} <= {warns}
    assert bool(mine) == bool(warns)
    assert all("bad" in f"{item['en']['says']} {item['place']}" for item in mine)
    assert (dei("--help").code, dei("run", "--help").code, dei("plugins").code) == (0, 0, 0)


CODE = ("import", "hook", "answer", "writer", "reader")
USED = [name for name, bad in BAD.items() if bad.listed and not name.startswith(CODE)]


@pytest.mark.parametrize("name", USED)
def test_an_edition_that_lists_it_is_told_why(dei: Any, edition: Path, installed: Any, name: str) -> None:
    """By an error, in exit code 1: it asks for all that the pack says of itself."""
    installed(BAD[name])
    file = edition / "edition.toml"
    text = file.read_text(encoding="utf-8").replace('["./pack"]', f'["./pack", "{BAD[name].listed}"]')
    file.write_text(text, encoding="utf-8")
    done = dei("check", edition, "--json")

    assert done.code == 1
    assert "error" in {item["severity"] for item in done.document["findings"]}


@pytest.mark.parametrize("provides", ["methods", "checks"])
@pytest.mark.parametrize("raised", RAISED)
def test_code_that_an_edition_asks_for_is_told_when_it_fails(
    dei: Any, edition: Path, installed: Any, provides: str, raised: str
) -> None:
    """In its hook, or at its import where it cannot get that far: an error of the edition that lists it."""
    early = raised == "no syntax"
    code = RAISED[raised].replace("\n", "\n    ")
    installed(coded(code if early else hook(code, provides), "", provides))
    file = edition / "edition.toml"
    text = file.read_text(encoding="utf-8").replace('["./pack"]', '["./pack", "bad"]')
    file.write_text(text, encoding="utf-8")
    done = dei("check", edition, "--json")

    assert (done.code, done.codes) == (1, ["pack-import-failed" if early else "hook-failed"])
