"""The five pillars that a DEI edition is held to."""

from __future__ import annotations

from dei_core.model.tree import Framework, Pillar
from dei_core.text import Text

DEI = "dei"
"""The id of the core's own framework; a region type that names no other is held to it."""

FIVE_PILLARS = Framework(
    name=Text(en="City digitalisation index", zh="城市数字化发展指数"),
    pillar={
        "infrastructure": Pillar(name=Text(en="Digital infrastructure", zh="数字基建")),
        "economy": Pillar(name=Text(en="Digital economy", zh="数字经济")),
        "society": Pillar(name=Text(en="Digital society", zh="数字社会")),
        "government": Pillar(name=Text(en="Digital government", zh="数字政府")),
        "ecology": Pillar(name=Text(en="Digital ecology", zh="数字生态")),
    },
)
