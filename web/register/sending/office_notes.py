"""Kinds of notes about keys, and about votes, the maintenance fund and leases of an estate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from web.register.sending.note_words import Words

__all__ = ["OFFICE_KINDS"]

OFFICE_KINDS: Final[Mapping[str, Words]] = {
    "key.handed_in": Words(
        ("公钥待确认：{name}", "有人提交了{name}的公钥（{purpose}），申请编号{number}。请与持有人核对指纹后确认。"),
        ("Key to confirm: {name}", "A key of {name} ({purpose}) was handed in as request {number}. Compare its fingerprint."),
    ),
    "key.admitted": Words(
        ("公钥已登记：{name}", "{name}的公钥已登记存证，自即刻起有效。"),
        ("Key enrolled: {name}", "The key of {name} is on record, and holds from now on."),
    ),
    "key.refused": Words(
        ("公钥未予登记：{name}", "{name}的公钥未予登记。原因：{reason}。"),
        ("Key refused: {name}", "The key of {name} was not enrolled: {reason}."),
    ),
}
"""Kind -> its words, with the same facts in both languages."""
