"""A pack of protocol 1 that answers every hook, with one method of every kind."""

from __future__ import annotations

from pathlib import Path

import attrs
import numpy as np

from dei_core import (
    Check,
    Command,
    Finding,
    Method,
    NoParams,
    Reader,
    Refusal,
    Sheet,
    Text,
    Writer,
    hookimpl,
    in_unit,
    message,
    read_pack,
)

ABOUT = Text(en="Frozen", zh="冻结")
CAP_TOO_LOW = message("frozen_code.cap", "cap is {cap}", "Raise it.", "cap 为 {cap}", "请调高。")
SEEN = message("frozen_code.seen", "{regions} regions", "None.", "{regions} 个区域", "无。", "note")


@attrs.frozen(kw_only=True)
class Capped:
    cap: float = in_unit()

    def __attrs_post_init__(self):
        if not self.cap > 0.0:
            raise Refusal(CAP_TOO_LOW, cap=self.cap)


@attrs.frozen(kw_only=True)
class Share:
    full: float = 100.0


def capped(x, params, reference, direction):
    return 100.0 * np.minimum(x, params.cap) / params.cap


def fit_best(x, params):
    return {"best": float(np.nanmax(x))}


def share_of_best(x, params, reference, direction):
    return params.full * x / reference["best"]


def halved(x, params):
    return x / 2.0


def per_hundred(parts, params):
    lines, people = parts
    return 100.0 * lines / people


def fit_least(x, params):
    return {"least": float(np.nanmin(x))}


def filled(x, params, reference):
    return np.where(np.isnan(x), reference["least"], x)


def fit_most(x, params):
    return {"most": 20.0}


def lowered(x, params, reference):
    return np.minimum(x, reference["most"])


def best_of(children, weights, params):
    return np.maximum.reduce(children)


@hookimpl
def dei_pack():
    return read_pack(Path(__file__).parent, "1.0")


@hookimpl
def dei_methods():
    def named(name, kind, sees, apply, params=NoParams, **more):
        return Method(
            id=f"frozen_code.{name}", kind=kind, sees=sees, apply=apply, params=params, about=ABOUT, **more
        )

    return [
        named("capped", "normalizer", "cell", capped, Capped, examples=(Capped(cap=50.0),)),
        named("share_of_best", "normalizer", "column", share_of_best, Share, fit=fit_best),
        named("halved", "transform", "cell", halved),
        named("per_hundred", "derivation", "cell", per_hundred),
        named("least", "imputer", "column", filled, fit=fit_least),
        named("at_most_20", "treatment", "column", lowered, fit=fit_most),
        named("best_of", "aggregator", "children", best_of),
    ]


def read_frozen(path, sheet):
    header, *lines = [line.split("|") for line in Path(path).read_text(encoding="utf-8").splitlines()]
    columns = tuple(list(column) for column in zip(*lines, strict=True))
    return Sheet(file=Path(path).name, header=tuple(header), columns=columns, rows=range(2, len(lines) + 2))


@hookimpl
def dei_readers():
    return [Reader(name="frozen", suffixes=(".frozen",), read=read_frozen)]


def write_frozen(result, folder):
    track = result.card.only
    lines = [f"{name} {score:.1f}" for name, score in zip(track.table.names, track.total, strict=True)]
    (Path(folder) / "frozen.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


@hookimpl
def dei_writers():
    return [Writer(name="frozen", about=ABOUT, write=write_frozen, standard=False)]


def look(plan, card):
    if card is None:
        return []
    return [Finding(message=SEEN, facts={"regions": len(card.only.table)})]


@hookimpl
def dei_checks():
    return [Check(name="frozen", about=ABOUT, check=look)]


@hookimpl
def dei_commands():
    return [Command(name="frozen", about=ABOUT, target="frozen_code_pack.greeting:greet")]
