"""A small register for tests of complaints: two communities, and a clerk at AT."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from credit.complaints import Move, Step
from models.migrations import upgrade
from models.record import Clerk
from models.tables import Community
from tests.builders.complaints import AT
from tests.builders.complaints import step as a_step
from tests.builders.record import a_clerk, writing_to
from web.register.complaints.cases import Told

__all__ = ["TEXT", "clerk_at", "new_register", "taken_steps", "told"]

TEXT = "1号楼电梯昨天晚上困人，打了三次电话都说在排队。"


def new_register(folder: Path) -> str:
    """Return the URL of a register that knows the communities K1 and K2."""
    url = f"sqlite:///{folder / 'complaints.db'}"
    upgrade(url)
    with writing_to(url) as session:
        session.add_all([Community(community_id="K1", name="春和苑"), Community(community_id="K2", name="秋实里")])
    return url


@contextmanager
def clerk_at(url: str, hours: float = 0) -> Iterator[Clerk]:
    """Yield a clerk so many hours after AT, whose transaction commits at the end."""
    with writing_to(url) as session:
        yield a_clerk(session, AT + timedelta(hours=hours))


def told(
    text: str = TEXT, *, matter: str = "lift", community: str | None = "K1", at: datetime = AT, **more: str
) -> Told:
    """Return what somebody tells the desk about K1."""
    return Told(channel="12345", matter=matter, text=text, received_at=at, community_id=community, **more)


def taken_steps(*moves: Move) -> list[Step]:
    """Return steps that say all they must; who writes them dates them."""
    return [a_step(move) for move in moves]
