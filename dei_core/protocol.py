"""The plugin protocol between the core and its packs, and the five pillars that a DEI edition is held to.

A pack says in its manifest which protocol it was written for. Within one protocol nothing that a pack may say or
answer is taken away; what it may say is only added to. A change that would break a pack makes a new protocol, which
the core speaks beside the old ones for as long as `PROTOCOLS` begins with them.
"""

from __future__ import annotations

from dei_core.messages import packs as say
from dei_core.messages.message import Message
from dei_core.model.tree import Framework, Pillar
from dei_core.text import Text

PROTOCOLS = range(1, 2)
"""The plugin protocols that this core speaks, oldest first."""

PROTOCOL = PROTOCOLS[-1]
"""The newest of them: a new pack is written for it."""

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


def protocol_fault(theirs: int) -> Message | None:
    """Which side is behind, the pack or the core; None where the core speaks the pack's protocol.

    >>> protocol_fault(PROTOCOL) is None, protocol_fault(PROTOCOL + 1).code
    (True, 'protocol-too-new')
    """
    if theirs in PROTOCOLS:
        return None
    return say.PROTOCOL_TOO_OLD if theirs < PROTOCOLS[0] else say.PROTOCOL_TOO_NEW


def spoken_protocols() -> Text:
    """The range of protocols that this core speaks, in words: "1", or "1 to 3"."""
    oldest, newest = PROTOCOLS[0], PROTOCOLS[-1]
    if oldest == newest:
        return Text(en=f"{newest}", zh=f"{newest}")
    return Text(en=f"{oldest} to {newest}", zh=f"{oldest} 至 {newest}")
