"""What the rooms of the demo share: the register, the day on which the city stands, and who is who in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from models.values.moments import SHANGHAI, shanghai_date
from web.cli.recording import foretold

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.keys import KeyPair
    from models.record import Clerk

__all__ = ["DEVELOPER", "PLACE", "Stage", "paper", "signer"]

PLACE: Final = "371082"
"""The law of which place holds in the demo's city: that of Rongcheng in Shandong, whose desk and programme are held."""
DEVELOPER: Final = "91370000MA3DEMO01X", "青岚置业"
"""The code and the name of the developer; both are invented."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The register and its people: `now` is the moment at which everything has been told.

    `estate`, `office`, `firm`: the community, its subdistrict and the company for which the demo's accounts act.
    `estates`: the communities of that subdistrict, `estate` first. `rivals`: other companies that may bid, best first.
    `asks_for_grades`: whether the ratings are of the rulebook of whose grades tenders here ask.
    """

    session: Session
    now: datetime
    estate: str
    office: str
    firm: str
    estates: tuple[str, ...]
    rivals: tuple[str, ...]
    asks_for_grades: bool

    def day(self, ago: int) -> date:
        """Return the day so many days ago in Shanghai; a negative number lies ahead."""
        return shanghai_date(self.now) - timedelta(days=ago)

    def at(self, ago: int, hour: int = 10, minute: int = 0) -> datetime:
        """Return a time of the day in Shanghai so many days ago."""
        return datetime.combine(self.day(ago), time(hour, minute), SHANGHAI).astimezone(UTC)

    def clerk(self, at: datetime, what: str) -> Clerk:
        """Return a clerk of a moment, whose salts are the same in every demo; `what` is said once in all of it."""
        from models.record import Clerk

        return Clerk(self.session, at, foretold(f"wuxin demo {what}"))

    @contextmanager
    def acting(self, at: datetime, what: str) -> Iterator[Clerk]:
        """Give such a clerk, and tell the organisations that its acts concern, as the portal does."""
        from web.register.sending.telling import tell_of

        clerk = self.clerk(at, what)
        yield clerk
        tell_of(clerk)

    def name_of(self, community: str) -> str:
        """Return the name of a community."""
        from models.tables import Community

        return self.session.get_one(Community, community).name


def paper(what: str) -> str:
    """Return the digest that stands for a paper of the demo, of which there is no file."""
    return sha256(f"wuxin demo {what}".encode()).hexdigest()


def signer(name: str, suite: str = "ed25519") -> tuple[str, KeyPair]:
    """Return the name and the pair of a key made from public words: whoever reads this can sign with it."""
    from models.keys import make_pair

    return name, make_pair(suite, foretold(f"wuxin demo {name}"))
