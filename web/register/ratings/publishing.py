"""Make a run public, with its history, lists and tenders, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from credit.evidence import Package
from credit.scoring.rating import Rated
from credit.standing import ListProposals
from models.errors import InputError, Problem
from models.record import Clerk
from models.tables import Publication as PublicationRow
from models.tables import Tender
from web.register.ratings.packages import save_package
from web.register.ratings.proposed_lists import save_lists
from web.register.ratings.runs import save_run

__all__ = ["Publication", "TenderNotice", "publish", "publish_run"]


@dataclass(frozen=True, slots=True)
class TenderNotice:
    """A notice of a tender; `basis` names the instrument and article that ask for the grades."""

    tender_id: str
    title: str
    community_id: str
    procuring_entity: str
    notice: str
    published_at: datetime
    bids_close_at: datetime
    required_grades: tuple[str, ...]
    basis: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """What is made public: the last of `rated_history` (oldest first) is the current run.

    `outlooks`: what would lift each company, as `credit.explaining.kept_outlooks` gives it.
    """

    package: Package
    rated_history: Sequence[Rated]
    lists: ListProposals | None = None
    outlooks: Mapping[str, object] = field(default_factory=dict)
    tenders: Sequence[TenderNotice] = ()
    simulated: bool = True


def publish(clerk: Clerk, publication: Publication) -> int:
    """Make it the current publication at the clerk's moment, put all of it on record, and return its number.

    Raises InputError for an empty history.
    """
    if not publication.rated_history:
        raise InputError(Problem("publication", "there is no rating to publish.", "Rate the package first."))
    import_id = save_package(clerk, publication.package)
    *past, current = publication.rated_history
    for rated in past:
        save_run(clerk, rated, import_id, contributions=False)
    run_id = save_run(clerk, current, import_id, outlooks=publication.outlooks)
    if publication.lists is not None:
        save_lists(clerk, run_id, publication.lists)
    for notice in publication.tenders:
        clerk.session.merge(_tender(notice))
        clerk.enter("tender.notice", f"tender/{notice.tender_id}", keys={"tender_id": [notice.tender_id]})
    return publish_run(clerk, run_id, simulated=publication.simulated)


def publish_run(clerk: Clerk, run_id: int, *, simulated: bool) -> int:
    """Make a kept run the current publication at the clerk's moment, put that on record, and return its number."""
    row = PublicationRow(run_id=run_id, simulated=simulated, published_at=clerk.at)
    clerk.session.add(row)
    clerk.session.flush()
    clerk.enter("publication", f"publication/{row.id}", keys={"id": [row.id]})
    return row.id or 0


def _tender(notice: TenderNotice) -> Tender:
    basis = notice.basis or {}
    return Tender(
        tender_id=notice.tender_id, title=notice.title, community_id=notice.community_id,
        procuring_entity=notice.procuring_entity, notice=notice.notice, required_grades=list(notice.required_grades),
        instrument=basis.get("instrument"), article=basis.get("article"),
        published_at=notice.published_at, bids_close_at=notice.bids_close_at,
    )  # fmt: skip
