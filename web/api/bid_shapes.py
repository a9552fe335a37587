"""The bodies of the API on sealed bids: pieces of an envelope, what is told of it, and what a bidder keeps."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, RootModel

from web.api.shapes import Shape

__all__ = ["BidTaken", "EnvelopeStanding", "Piece"]


class Piece(RootModel[bytes]):
    """A piece of an envelope as it is: 1 MiB, the last one the rest."""


class EnvelopeStanding(Shape):
    """Which pieces of an envelope are there, by number from 0, and whether it is held to its digest as a whole."""

    digest: str
    pieces: tuple[int, ...]
    whole: bool
    piece_bytes: Annotated[int, Field(description="The length of every piece but the last.")]


class BidTaken(Shape):
    """A submission that is durably on record: what the bidder keeps. Equal for equal submissions, byte for byte."""

    submission: Annotated[str, Field(description="SHA-256 of the submission.")]
    position: Annotated[int, Field(description="Its place on the public record.")]
    entry: Annotated[str, Field(description="The digest of its entry.")]
    accepted_at: Annotated[datetime, Field(description="The moment that counts, by the server's clock.")]
    receipt: Annotated[str, Field(description="A signed note: `wuxin receipt verify` checks it.")]
    content: Annotated[dict[str, Any], Field(description="Salt and content of the entry: what `entry` commits to.")]
