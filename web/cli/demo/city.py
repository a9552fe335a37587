"""The main job end to end in a folder: a city or real evidence, its ratings and lists, a tender, the register."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.errors import InputError, Problem
from models.values.moments import SHANGHAI, shanghai_date
from web.cli.demo.lettings import running_auction
from web.cli.demo.preliminary import preliminary_notice, publication_moment
from web.cli.demo.stage import PLACE
from web.cli.ratings.runs import read
from web.cli.terminal import Steps

if TYPE_CHECKING:
    from sqlmodel import Session

    from bidding.tender import Eligibility
    from credit.evidence import Package
    from credit.scoring.rating import Rated
    from credit.standing.lists import ListProposals
    from web.register import Publication, TenderNotice

__all__ = ["DATABASE", "DISTRICTS", "FEES", "RECORD", "VKEY", "Demonstration", "Plan", "demonstrate", "month_ends"]

DATABASE: Final = "wuxin.db"
RECORD: Final = "record"
VKEY: Final = "log.vkey"
DISTRICTS: Final = "districts.geojson"
"""Where an invented city's districts lie; of real evidence nobody says it."""
FEES: Final = "fee_table.yaml"
"""Levels and guided fees of an invented city; a real one gives its own."""
_SEED: Final = 7
_DAYS: Final = {"inspections": "inspected_on", "records": "occurred_on", "complaints": "received_at"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What the demo is made from; `real` None means a generated city, `as_of` None the last whole month.

    `months`: month ends that are rated for the chart of a company's score.
    """

    rulebook: str
    months: int
    real: Path | None = None
    mapping: str | None = None
    as_of: date | None = None

    @property
    def steps(self) -> int:
        """How many steps `demonstrate` begins."""
        return self.months + 6 + 3 * (self.real is None)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demo made: the newest rating, the lists, the tender with its field of bidders; `at`: its last moment.

    `auction`: the name of the auction that runs in an invented city.
    """

    package: Package
    rated: Rated
    lists: ListProposals
    notice: TenderNotice
    field: tuple[Eligibility, ...]
    at: datetime
    auction: str | None = None


def demonstrate(folder: Path, plan: Plan, shown: Steps) -> Demonstration:
    """Do the whole job in an empty folder. Raises InputError where the evidence or the rulebook cannot be read."""
    import credit
    from credit.explaining import kept_outlooks
    from credit.standing import propose_lists
    from web.register import Publication

    shown.begin("Reading the rulebook")
    book = credit.load_rulebook(plan.rulebook)
    package = _package(folder, plan, shown)
    history = []
    for day in month_ends(plan.as_of or _last_whole_month(package), plan.months):
        shown.begin(f"Rating as of {day}")
        history.append(credit.rate(package, book, as_of=day))
    shown.begin("Proposing the lists")
    lists = propose_lists(history[-1])
    notice = preliminary_notice(package, book, history[-1].as_of, chinese=plan.real is None)
    _write(folder, history, shown)
    if plan.real is None:
        _write_districts(folder, package)
    shown.begin("Explaining what would lift each company")
    outlooks = kept_outlooks(history[-1], advance=shown.counted)
    publication = Publication(
        package=package, rated_history=history, lists=lists, outlooks=outlooks, tenders=[notice],
        simulated=plan.real is None,
    )  # fmt: skip
    at = _publish(folder, publication, publication_moment(history[-1].as_of), shown)
    if plan.real is None:
        _write_fees(folder, at)
    auction = running_auction(at.astimezone(SHANGHAI).year) if plan.real is None else None
    return Demonstration(package, history[-1], lists, notice, _field(history[-1], notice), at, auction)


def month_ends(last: date, count: int) -> list[date]:
    """Return `last` and the ends of the months before it, oldest first."""
    days = [last]
    while len(days) < count:
        days.append(days[-1].replace(day=1) - timedelta(days=1))
    return days[::-1]


def _package(folder: Path, plan: Plan, shown: Steps) -> Package:
    import synthetic_data

    path = plan.real
    if path is None:
        shown.begin("Generating a city")  # sixty companies in which every list has somebody
        path = folder / "city"
        synthetic_data.generate(path, companies=60, communities=220, months=24, seed=_SEED, profile="showcase")
    shown.begin("Reading the evidence")
    return read(path, plan.mapping, shown)


def _last_whole_month(package: Package) -> date:
    """Return the last day of the last month that the evidence covers to its end."""
    import pyarrow.compute as pc

    newest = [
        pc.max(package.tables[name].column(column)).as_py()
        for name, column in _DAYS.items()
        if package.tables[name].num_rows
    ]
    days: list[date] = [day.date() if isinstance(day, datetime) else day for day in newest if day is not None]
    if not days:
        what = "no inspection, record or complaint was accepted, so there is nothing to rate"
        raise InputError(Problem(package.name, what, "Look at its files and mapping, or name the day with --as-of."))
    return (max(days) + timedelta(days=1)).replace(day=1) - timedelta(days=1)


def _write(folder: Path, history: list[Rated], shown: Steps) -> None:
    from credit.scoring.outputs import write

    shown.begin("Writing the ratings")
    (folder / "ratings").mkdir()
    write(history[-1], folder / "ratings", ["csv"])


def _write_districts(folder: Path, package: Package) -> None:
    """Write invented outlines of the city's districts, which the portal draws as its map."""
    from synthetic_data import district_outlines

    names = {str(name) for name in package.tables["communities"]["district"].to_pylist() if name}
    made = json.dumps(district_outlines(sorted(names), _SEED), ensure_ascii=False)
    (folder / DISTRICTS).write_text(made, encoding="utf-8")


def _write_fees(folder: Path, at: datetime) -> None:
    from synthetic_data import fee_table_text

    (folder / FEES).write_text(fee_table_text(PLACE, shanghai_date(at)), encoding="utf-8")


def _publish(folder: Path, publication: Publication, at: datetime, shown: Steps) -> datetime:
    """Publish into a new register at a moment, let an invented city live from then on, and return its last moment."""
    from models.migrations import upgrade
    from models.record import Clerk
    from models.tables import engine_for, writing
    from web.cli.demo.filling import fill
    from web.cli.demo.people import write_accounts
    from web.cli.recording import foretold
    from web.register import publish

    shown.begin("Publishing into the register")
    url = f"sqlite:///{folder / DATABASE}"
    upgrade(url)
    engine = engine_for(url)
    try:
        with writing(engine) as session:
            number = publish(Clerk(session, at, foretold("wuxin demo")), publication)
            if publication.simulated:
                shown.begin("Letting the city live")
                at, accounts = fill(session, number, at, publication.rated_history)
                write_accounts(folder, accounts)
        with writing(engine) as session:
            _settle(session, at)
            if publication.simulated:
                shown.begin("Exporting the public record")
                _export(session, folder)
    finally:
        engine.dispose()
    return at


def _settle(session: Session, at: datetime) -> None:
    """Put the record in order and sign it; nobody is told of what was made up."""
    from models.record import sequence
    from web.cli.recording import demo_signer
    from web.record.signing import sign_record
    from web.register.sending.following import pass_over

    sequence(session)
    pass_over(session)
    sign_record(session, demo_signer(), at, [])


def _export(session: Session, folder: Path) -> None:
    """Write the record as static files, and the public key of the demo's log beside them."""
    from models.record.exporting import export
    from models.record.sources import KeptRecord
    from web.cli.recording import demo_signer
    from web.record.pages import write_pages

    (folder / RECORD).mkdir()
    export(KeptRecord(session), folder / RECORD)
    write_pages(folder / RECORD)
    (folder / VKEY).write_text(f"{demo_signer().verifier().vkey()}\n", encoding="utf-8")


def _field(rated: Rated, notice: TenderNotice) -> tuple[Eligibility, ...]:
    from bidding.tender import Requirement, Standing, judge

    asked = Requirement(notice.required_grades, "")
    rows = rated.ratings[["company_id", "grade", "status", "blacklisted"]].itertuples(index=False, name=None)
    return tuple(judge(Standing(*row), asked) for row in rows)
