"""A register with one proposed blacklisting and one penalty, for tests of the room without commands.

register = listed_register(tmp_path); register.published(); register.does(Move.LIFT, "2024-07-20")
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from credit import load_rulebook, rate
from credit.evidence import Package, read_package
from credit.rulebook.shapes import Rulebook
from credit.standing import propose_lists
from credit.standing.decisions import Decision, decision_content
from credit.standing.laws import law_named
from credit.standing.life import GRANTS
from credit.standing.listing import Move, Role, Step
from credit.standing.petitions import Petition, PetitionMove, PetitionStep, Point, petition_content
from credit.standing.signing import signed_content
from models.migrations import upgrade
from models.record import Clerk, sequence
from models.record.keys import record_key
from models.values.moments import moment_number
from tests.builders.keys import enrolment
from tests.builders.listings import HEAD
from tests.builders.packages import COMPANY, write_package
from tests.builders.record import a_clerk, database_bytes, writing_to
from tests.builders.rulebooks import CHOICE, minimal_files, write_rulebook
from web.register import save_lists, save_package, save_run
from web.register.ratings.corrections import mended
from web.register.standing.listings import Telling, listing, take_step
from web.register.standing.petitions import decide_petition, file_petition, petition

__all__ = ["COLLUSION", "PENALTY", "Listed", "book_files", "listed_register"]

COLLUSION = {"record_id": "R1", "event": "bid.collusion", "occurred_on": "2024-06-03", "valid_until": "2025-06-03"}
PENALTY = {"record_id": "P1", "event": "penalty", "occurred_on": "2024-06-01", "document_no": "9"}


@dataclass(frozen=True)
class Listed:
    """The register: listing 1 is proposed by rule tiny.black; the row P1 of records costs five points."""

    url: str
    folder: Path
    book: Rulebook

    @contextmanager
    def clerk(self, day: str = "2024-07-01") -> Iterator[Clerk]:
        """Yield a clerk at 09:00 Shanghai time of a day; it commits at the end, and its entries get positions."""
        at = datetime.fromisoformat(f"{day}T01:00:00").replace(tzinfo=UTC)
        with writing_to(self.url) as session:
            yield a_clerk(session, at)
        with writing_to(self.url) as session:
            sequence(session)

    def does(self, move: Move, day: str, telling: Telling | None = None, **details: Any) -> Any:  # noqa: ANN401 - JSON and a listing
        """Take a step on listing 1."""
        with self.clerk(day) as clerk:
            role, signed = min(GRANTS[move]), None
            if role is Role.HEAD and move is not Move.EXTEND:
                told = Decision(move, "R", "24", "so", "basis_revoked" if move is Move.LIFT else "")
                content = decision_content(listing(clerk.session, 1), law_named("zhejiang"), told, clerk.at)
                signed = signed_content(content, HEAD.name, HEAD.pair)
            return take_step(clerk, 1, Step(move, clerk.at, "office", role, details, signed), telling)

    def published(self) -> None:
        """Walk listing 1 onto the list."""
        for move, day in ((Move.NOTIFY, "2024-07-01"), (Move.UPHOLD, "2024-07-09"), (Move.PUBLISH, "2024-07-09")):
            self.does(move, day)

    def files(self, day: str = "2024-07-01") -> Petition:
        """File an objection to the penalty."""
        point = Point(1, COMPANY, "tiny.bad", "penalty", "records", "P1", date(2024, 6, 1), -5000)
        with self.clerk(day) as clerk:
            return file_petition(clerk, Petition(0, "objection", point, clerk.at), "未受处罚")

    def decides(self, move: PetitionMove, day: str = "2024-07-02") -> Petition:
        """Decide on petition 1."""
        with self.clerk(day) as clerk:
            content = petition_content(petition(clerk.session, 1), move, "so", ("R", "30"), clerk.at)
            signed = signed_content(content, HEAD.name, HEAD.pair)
            return decide_petition(clerk, 1, PetitionStep(move, clerk.at, HEAD.name, Role.HEAD, signed))

    def package(self, name: str, *records: dict[str, str]) -> Package:
        """Return a package with these records."""
        return read_package(write_package(self.folder / name, records=list(records)))

    def rates(self, day: str, package: Package | None = None) -> dict[str, Any]:
        """Rate on a day, keep run and lists, and return the company's rating."""
        with self.clerk(day) as clerk:
            found = package or self.package("first", COLLUSION, PENALTY)
            number = save_package(clerk, found)
            as_of = date.fromisoformat(day)
            over, used = mended(clerk.session, found, as_of)
            rated = rate(over, self.book, as_of=as_of)
            save_lists(clerk, save_run(clerk, rated, number, corrections=used), propose_lists(rated))
        return dict(rated.by_company[COMPANY])


def book_files() -> Any:  # noqa: ANN401 - YAML
    """Return the files of its rulebook: Zhejiang's jurisdiction, and a blacklist for collusion."""
    black = [{"id": "tiny.black", "event": "bid.collusion", "for": "document", "basis": dict(CHOICE)}]
    return minimal_files(jurisdiction="330000", lists={"black": black})


def listed_register(folder: Path, url: str | None = None) -> Listed:
    """Make the register, rated on 1 July 2024; in a file of the folder, or in the empty database of a URL."""
    folder.mkdir(exist_ok=True)
    book = load_rulebook(write_rulebook(folder / "tiny", book_files()))
    if url is not None:
        return _rated(Listed(url, folder, book))
    (folder / "a.db").write_bytes(_rated_once())
    return Listed(f"sqlite:///{folder / 'a.db'}", folder, book)


@cache
def _rated_once() -> bytes:
    with TemporaryDirectory() as place:
        folder, file = Path(place), Path(place, "a.db")
        _rated(Listed(f"sqlite:///{file}", folder, load_rulebook(write_rulebook(folder / "tiny", book_files()))))
        return database_bytes(file)


def _rated(empty: Listed) -> Listed:
    upgrade(empty.url)
    with empty.clerk() as clerk:
        record_key(clerk, enrolment(HEAD, "official", moment_number(clerk.at) - 1))
    empty.rates("2024-07-01")
    return empty
