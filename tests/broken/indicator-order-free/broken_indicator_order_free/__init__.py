"""A plugin whose method breaks one promise."""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import Refusal, Weigher, Weighing, hookimpl, message

NONE = message("garden.none", "no child differs", "Supply data.", "各项均无差异", "请补充数据。")


def apply(children, params):
    """All weight to the first child."""
    if children[0].size < 2:
        raise Refusal(NONE)
    spread = np.array([child.max() - child.min() for child in children])
    if not spread.sum() > 0.0 or not np.isfinite(spread).all():
        raise Refusal(NONE)
    return Weighing(weights=np.eye(len(children))[0])


@hookimpl
def dei_methods():
    """One method."""
    return [Weigher(id="garden.odd", apply=apply, about=Text(en="Odd", zh="示例"))]
