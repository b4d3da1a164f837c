"""All methods of the core's own, found by folder: a method is one file in the room of its kind, named nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from dei_core.kernel import aggregators, derivations, imputers, normalizers, transforms
from dei_core.kernel.method import Method


def _methods() -> Iterator[Method]:
    for room in (normalizers, transforms, derivations, imputers, aggregators):
        for module in iter_modules(room.__path__, f"{room.__name__}."):
            yield from import_module(module.name).METHODS


BUILTIN: tuple[Method, ...] = tuple(_methods())
"""By kind, in the order in which people meet the kinds; ids are unique within a kind."""
