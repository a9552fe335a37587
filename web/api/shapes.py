"""The bodies of the API: strict, and what its description (OpenAPI 3.1) is made from."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

__all__ = [
    "BidTaken", "ComplaintBody", "ComplaintStanding", "ComplaintTaken", "EnvelopeStanding", "ProblemBody", "Told",
]  # fmt: skip


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ComplaintBody(_Body):
    """A complaint as a channel tells it; name and phone only where the complainer wants to be called."""

    source_id: Annotated[
        str,
        Field(
            min_length=1, max_length=100, description="The channel's own number; the same again is no second complaint."
        ),
    ]
    matter: Annotated[str, Field(min_length=1, max_length=50, description="What it is about, by the desk's duty list.")]
    text: Annotated[str, Field(min_length=1, max_length=10_000, description="What is wrong, where, since when.")]
    received_at: Annotated[AwareDatetime, Field(description="When the channel received it, with its offset.")]
    community_id: Annotated[str | None, Field(description="The community, where it is known.")] = None
    name: Annotated[str | None, Field(max_length=100)] = None
    phone: Annotated[str | None, Field(max_length=30)] = None


class ComplaintTaken(_Body):
    """What a channel gives to the complainer: the number, and the code that follows the complaint."""

    number: str
    code: str
    state: str


class ComplaintStanding(_Body):
    """Where a complaint stands, and nothing personal."""

    number: str
    source_id: str | None
    state: str
    level: str
    received_at: datetime
    due_on: str | None


class EnvelopeStanding(_Body):
    """Which pieces of an envelope are there, by number from 0, and whether it is held to its digest as a whole."""

    digest: str
    pieces: tuple[int, ...]
    whole: bool
    piece_bytes: Annotated[int, Field(description="The length of every piece but the last.")]


class BidTaken(_Body):
    """A submission that is durably on record: what the bidder keeps. Equal for equal submissions, byte for byte."""

    submission: Annotated[str, Field(description="SHA-256 of the submission.")]
    position: Annotated[int, Field(description="Its place on the public record.")]
    entry: Annotated[str, Field(description="The digest of its entry.")]
    accepted_at: Annotated[datetime, Field(description="The moment that counts, by the server's clock.")]
    receipt: Annotated[str, Field(description="A signed note: `wuxin receipt verify` checks it.")]
    content: Annotated[dict[str, Any], Field(description="Salt and content of the entry: what `entry` commits to.")]


class Told(_Body):
    """One problem: where it stands, what it is, and the remedy."""

    where: str
    what: str
    remedy: str


class ProblemBody(_Body):
    """What the API says when it refuses (RFC 9457), with every reason."""

    type: str
    title: str
    status: int
    problems: tuple[Told, ...]
