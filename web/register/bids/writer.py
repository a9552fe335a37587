"""The one writer of sealed bids in a process: submissions that come at once share a commit."""

from __future__ import annotations

from sqlalchemy import Engine

from models.record.clerk import Entropy
from web.register.bids.boxes import Clock
from web.register.bids.submissions import Committed, submit_all
from web.register.group_writer import GroupWriter

__all__ = ["BidWriter"]


class BidWriter(GroupWriter[bytes, Committed]):
    """Takes submissions from any thread; `submit` raises InputError or RefusedError as `submit` of one does."""

    def __init__(self, engine: Engine, clock: Clock, entropy: Entropy) -> None:
        super().__init__(lambda texts: submit_all(engine, texts, clock, entropy))
