"""The bodies of the API: strict, and what its description (OpenAPI 3.1) is made from."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

__all__ = ["ComplaintBody", "ComplaintStanding", "ComplaintTaken", "ProblemBody", "Told"]


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
