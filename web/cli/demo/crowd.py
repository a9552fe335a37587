"""The demo's bidders: a process of its own that bids in the auction that runs, as anybody would, over HTTP.

They are simulated and say so: their handles begin with SIM. Their keys are made from public words. The process ends
with the auction, or when the portal beside which it was started is gone.

    python -m web.cli.demo.crowd http://127.0.0.1:5000 sqlite:///demo/wuxin.db garden-kiosk-2024 86400
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any, Final

from models.errors import InputError, RefusedError

__all__ = ["Crowd", "main", "start"]

_PAUSES: Final = (8.0, 30.0)
"""Seconds between two bids, at least and at most: so few that a tour of ten minutes sees some dozens."""
_STEPS: Final = (0, 0, 1, 1, 2, 3)
"""By how many steps above the least bid somebody goes."""
_ASK_SECONDS: Final = 2.0
_LOOK_SECONDS: Final = 0.5
"""How often they look whether the portal is still there."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Bidders at a portal: each bids under an own key, never against itself; `chance` decides who and how much."""

    portal: str
    auction: str
    chance: Random = field(default_factory=lambda: Random(7))  # noqa: S311 - nothing is secret in a demonstration

    def bid(self) -> bool:
        """Look where the auction stands, and bid where it is open; tell whether it still goes on.

        A portal that does not answer yet is asked again: raises InputError then.
        """
        from bidding.auction import signed_bid
        from web.cli.auctions.sending import placed_at
        from web.cli.demo.lettings import BIDDERS, STEP_FEN, bidder_key
        from web.cli.demo.stage import signer

        told = self._asked()
        if told["phase"] in ("closed", "cancelled"):
            return False
        if told["phase"] != "open":
            return True
        standing = told["standing"]
        by = self.chance.choice([one for one in BIDDERS if one != standing["leading"]])
        fen = standing["least_fen"] + STEP_FEN * self.chance.choice(_STEPS)
        with suppress(RefusedError):  # somebody who looks at the demo was faster
            placed_at(self.portal, self.auction, signed_bid(self.auction, by, fen, signer(bidder_key(by))))
        return True

    def _asked(self) -> dict[str, Any]:
        import json
        from urllib.error import URLError
        from urllib.request import urlopen

        address = f"{self.portal}/api/v1/auctions/{self.auction}"
        try:
            with urlopen(address, timeout=30) as answer:  # noqa: S310 - the demo's own portal
                found: dict[str, Any] = json.load(answer)
        except (URLError, OSError, ValueError) as error:
            raise InputError([]) from error
        return found

    def goes_on(self, wait: Callable[[float], bool]) -> bool:
        """Bid until the auction is over or nobody is there to look, as each wait tells; tell whether it is over."""
        going = there = True
        while going and there:
            try:
                going = self.bid()
            except InputError:  # the portal is starting, or busy
                there = wait(_ASK_SECONDS)
                continue
            there = wait(self.chance.uniform(*_PAUSES))
        return not going


def start(portal: str, url: str, auction: str, offset_seconds: int) -> None:
    """Start the bidders beside a portal that this process is about to become; they end when it does."""
    command = [sys.executable, "-m", "web.cli.demo.crowd", portal, url, auction, str(offset_seconds)]
    # a session of its own: Ctrl-C is for the portal, whose end the bidders notice
    subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603


def main(portal: str, url: str, auction: str, offset_seconds: str) -> None:
    """Bid until the auction is over, and put its close on record, which in a city `wuxin scheduler` does."""
    from models.tables import engine_for
    from web.clock import ahead
    from web.register.auctions.closing import close_due

    if Crowd(portal, auction).goes_on(_while_alive(os.getppid())):
        clock: Callable[[], datetime] = ahead(int(offset_seconds))
        close_due(engine_for(url), clock, secrets.token_bytes)


def _while_alive(parent: int) -> Callable[[float], bool]:
    """Return a wait that ends early, with False, when this process has lost its parent."""

    def wait(seconds: float) -> bool:
        until = time.monotonic() + seconds
        while os.getppid() == parent and (left := until - time.monotonic()) > 0:
            time.sleep(min(_LOOK_SECONDS, left))
        return os.getppid() == parent

    return wait


if __name__ == "__main__":
    main(*sys.argv[1:])
