"""Installed distributions that announce packs, made of a folder on the path."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from house import write

MANIFEST = """[pack]
namespace = "{namespace}"
name = {{ en = "Garden", zh = "园林" }}
protocol = 1
{more}
"""
HOOKIMPL = (
    "from dei_core import Text\n"
    "from dei_core.plugin import hookimpl, Check, Command, Normalizer, Reader, Transform, Writer\n"
    "A = Text(en='a', zh='甲')\n"
)


class Site:
    """A folder on the path, and what is installed in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def install(
        self,
        namespace: str,
        code: str = "raise RuntimeError('imported')",
        provides: str = "",
        files: Mapping[str, str] | None = None,
        *,
        distribution: str | None = None,
        version: str = "1.0",
        module: str | None = None,
        manifest: str | None = None,
        announced: str | None = None,
    ) -> Path:
        """A distribution with one pack: its package, whose code is `code`, its TOML and its metadata."""
        module = module or f"{namespace}_pack"
        distribution = distribution or f"dei-{namespace}"
        more = f"provides = [{provides}]" if provides else ""
        text = MANIFEST.format(namespace=namespace, more=more) if manifest is None else manifest
        package = write(self.folder / module, {"__init__.py": code, **(files or {})})
        if text:
            write(package, {"pack.toml": text})
        metadata = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n"
        points = f"[dei.packs]\n{announced or namespace} = {module}\n"
        info = f"{distribution.replace('-', '_')}-{version}.dist-info"
        write(self.folder / info, {"METADATA": metadata, "entry_points.txt": points})
        return package


@contextmanager
def forgetting(folder: Path) -> Iterator[None]:
    """Forget, in the end, the modules that were imported from a folder."""
    try:
        yield
    finally:
        for name, module in list(sys.modules.items()):
            if str(getattr(module, "__file__", None) or "").startswith(str(folder)):
                del sys.modules[name]
