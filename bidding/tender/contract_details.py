"""What the events after the award hold: securities, contracts, performance, exit and refund."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool, StrictInt

from bidding.contracts import Contract
from credit.rulebook.scalars import Code, Day, Shape

__all__ = [
    "Breached", "Deducted", "HandedOver", "Opined", "Paid", "Refunded", "Reviewed", "Secured", "Signed",
]  # fmt: skip

_Text = Annotated[str, Field(min_length=1, max_length=4000)]
_Number = Annotated[StrictInt, Field(ge=1)]


class Paid(Shape):
    """An amount of a performance security, with the number of its receipt."""

    lot: Code
    company_id: _Text
    fen: Annotated[StrictInt, Field(ge=1, le=10**15)]
    receipt: _Text


class Secured(Shape):
    """What the winners paid to the subdistrict."""

    payments: Annotated[tuple[Paid, ...], Field(min_length=1)]


class Signed(Shape):
    """The contracts, one for each lot that was awarded."""

    contracts: Annotated[tuple[Contract, ...], Field(min_length=1)]


class Breached(Shape):
    """Something that a contract gives as evidence: `event` is a code of rulebooks."""

    lot: Code
    event: Code
    occurred_on: Day
    document_no: _Text | None = None
    what: _Text


class Reviewed(Shape):
    """The review of a contract on trial."""

    lot: Code
    continues: StrictBool
    what: _Text


class Deducted(Shape):
    """What is taken from a security, for the breach of an event's number."""

    lot: Code
    company_id: _Text
    fen: Annotated[StrictInt, Field(ge=1, le=10**15)]
    breach: _Number
    what: _Text


class HandedOver(Shape):
    """That the community changed hands; `ended_early` where the term was not over."""

    ended_early: StrictBool = False
    what: _Text


class Opined(Shape):
    """What the owners' committee says on a refund."""

    lot: Code
    agrees: StrictBool
    what: _Text


class Refunded(Paid):
    """What is given back."""
