"""Numbers in place of handles (暗标编号): a bidder knows its own handle, and could tell it to whoever marks.

The numbers follow from a secret of the panel that nobody outside its office has before the award; then anybody finds
out again which bid had which.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection
from typing import Final

__all__ = ["blind_numbers"]

_DOMAIN: Final = "wuxin blind number 1\n"


def blind_numbers(salt: str, handles: Collection[str]) -> dict[str, int]:
    """Return the number of each bid from 1 on, by its handle, in the order in which experts see them.

    `salt` is that of the plan by which the panel was drawn. The order is that of HMAC-SHA256 of the handles under it
    (RFC 2104), so that whoever knows a handle alone learns nothing of its number.
    """

    def place(handle: str) -> bytes:
        return hmac.digest(salt.encode(), f"{_DOMAIN}{handle}".encode(), "sha256")

    return {handle: number for number, handle in enumerate(sorted(set(handles), key=place), start=1)}
