"""What a process of the portal keeps for sealed bids: the register, who signs receipts, a clock, and the one writer."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Final, Self

from flask import Flask, current_app
from sqlalchemy import Engine

from models.ledger.verifier_keys import Signer
from web.clock import Clock, clock_of
from web.register.bids.writer import BidWriter

__all__ = ["BidCounter", "bid_counter", "init_bid_counter"]

_NAME: Final = "wuxin.bid_counter"


@dataclass(frozen=True, slots=True)
class BidCounter:
    """收标窗口: what takes sealed bids in a process; without a `signer` it takes none, as nobody signs receipts."""

    engine: Engine
    signer: Signer | None
    clock: Clock
    writer: BidWriter

    @classmethod
    def of(cls, engine: Engine, signer: Signer | None, clock: Clock) -> Self:
        """Return a counter with a writer of its own."""
        return cls(engine, signer, clock, BidWriter(engine, clock, secrets.token_bytes))


def init_bid_counter(app: Flask, signer: Signer | None) -> None:
    """Let the portal take bids where `signer` signs receipts; its clock is set and its register opened before."""
    app.extensions[_NAME] = BidCounter.of(app.extensions["wuxin.engine"], signer, clock_of(app))


def bid_counter() -> BidCounter:
    """Return the counter of this process."""
    found: BidCounter = current_app.extensions[_NAME]
    return found
