"""The plugin protocol between the core and its packs.

A pack says in its manifest which protocol it was written for. Within one protocol nothing that a pack may say or
answer is taken away; what it may say is only added to. A change that would break a pack makes a new protocol, which
the core speaks beside the old ones for as long as `PROTOCOLS` begins with them.
"""

from __future__ import annotations

from dei_core.sentence import Message, message
from dei_core.text import Text

PROTOCOL_TOO_NEW = message(
    "protocol-too-new",
    "the pack '{namespace}' is written for plugin protocol {theirs}; this dei-core speaks {ours} and is too old for it",
    "Upgrade dei-core to a version that speaks {theirs}, or install an earlier version of the pack.",
    "规则包“{namespace}”面向插件协议 {theirs}；本 dei-core 支持的协议为 {ours}，版本过旧",
    "请将 dei-core 升级到支持协议 {theirs} 的版本，或安装该规则包的较早版本。",
)
PROTOCOL_TOO_OLD = message(
    "protocol-too-old",
    "the pack '{namespace}' is written for plugin protocol {theirs}; this dei-core speaks {ours}: the pack is too old",
    "Upgrade the pack, or install an earlier dei-core that still speaks {theirs}.",
    "规则包“{namespace}”面向插件协议 {theirs}；本 dei-core 支持的协议为 {ours}，该规则包过旧",
    "请升级该规则包，或安装仍支持协议 {theirs} 的较早版本 dei-core。",
)


PROTOCOLS = range(1, 2)
"""The plugin protocols that this core speaks, oldest first."""

PROTOCOL = PROTOCOLS[-1]
"""The newest of them: a new pack is written for it."""


def protocol_fault(theirs: int) -> Message | None:
    """Which side is behind, the pack or the core; None where the core speaks the pack's protocol.

    >>> protocol_fault(PROTOCOL) is None, protocol_fault(PROTOCOL + 1).code
    (True, 'protocol-too-new')
    """
    if theirs in PROTOCOLS:
        return None
    return PROTOCOL_TOO_OLD if theirs < PROTOCOLS[0] else PROTOCOL_TOO_NEW


def spoken_protocols() -> Text:
    """The range of protocols that this core speaks, in words: "1", or "1 to 3".

    >>> from dei_core.host import spoken_protocols
    >>> spoken_protocols().en
    '1'
    """
    oldest, newest = PROTOCOLS[0], PROTOCOLS[-1]
    if oldest == newest:
        return Text(en=f"{newest}", zh=f"{newest}")
    return Text(en=f"{oldest} to {newest}", zh=f"{oldest} 至 {newest}")
