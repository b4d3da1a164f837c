"""Imports every module of distributions where nothing can be imported but what they declare: `alone.py NAME…`.

Prints how many modules there were. ModuleNotFoundError where one needs what is not declared, installed though it is.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterable
from importlib import metadata
from importlib.abc import MetaPathFinder
from typing import Any


def normal(name: str) -> str:
    """A distribution's name as indexes compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9._-]", name.strip())[0].lower())


def needed(names: Iterable[str]) -> set[str]:
    """Distributions and all that they ask for, without extras."""
    found: set[str] = set()
    queue = [normal(name) for name in names]
    while queue:
        name = queue.pop()
        if name in found:
            continue
        found.add(name)
        try:
            asked = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # of another kind of machine
            continue
        queue += [normal(need) for need in asked if "extra ==" not in need]
    return found


class Wall(MetaPathFinder):
    """Lets only the modules of some distributions, and those of nobody, be found."""

    def __init__(self, allowed: set[str]) -> None:
        self.barred = {
            module
            for module, owners in metadata.packages_distributions().items()
            if not allowed & {normal(owner) for owner in owners}
        }

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        """ModuleNotFoundError for what is not declared; else others look for it."""
        if name.partition(".")[0] in self.barred:
            raise ModuleNotFoundError(f"{name} is not among what is declared", name=name)


def modules_of(name: str) -> list[str]:
    """All modules of a distribution's packages, imported; those that are programs left out."""
    names = [
        module
        for module, owners in metadata.packages_distributions().items()
        if normal(name) in {normal(owner) for owner in owners}
    ]
    found = []
    for package in names:
        top = importlib.import_module(package)
        found.append(package)
        for info in pkgutil.walk_packages(top.__path__, f"{package}."):
            if not info.name.endswith(".__main__"):
                importlib.import_module(info.name)
                found.append(info.name)
    return found


if __name__ == "__main__":
    sys.meta_path.insert(0, Wall(needed(sys.argv[1:])))
    print(len({module for name in sys.argv[1:] for module in modules_of(name)}))
