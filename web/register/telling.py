"""Whom an act concerns: the notes that organisations get of what others did, read from the acts of one clerk.

Whoever acts through the portal calls `tell_of` once, at the end of the transaction; the act and its notes are committed
together, and each act is told once, because its entry on record names the event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlmodel import Session

from bidding.engagements import Engagement
from bidding.evaluation.evaluating import abnormally_low
from bidding.evaluation.proceedings import Proceeding
from credit.complaints import Move as ComplaintMove
from credit.complaints import Party, case_of, load_desk, next_due
from credit.complaints.clocks import day_of
from credit.standing.deadlines import respond_by
from credit.standing.laws import law_for
from credit.standing.petitions import petition_due, petition_state
from credit.standing.reviews import review_due, review_state
from models.errors import InputError
from models.record import Clerk
from models.values.working_days import working_or_weekday
from web.access.roles import CITY
from web.register.complaint_rows import history_of
from web.register.engagements import engagement_named
from web.register.evaluations import proceeding
from web.register.inbox import tell
from web.register.inspections import campaign_named
from web.register.listings import listing
from web.register.petitions import law_of_run, petition
from web.register.reviews import law_of_review, review
from web.register.served import company_serving
from web.register.tender_parties import buyer_key
from web.register.tendering import is_kept, tender_named

__all__ = ["tell_of"]

Told = tuple[str, str, Mapping[str, Any]]
"""Organisation, kind of note, facts."""
Teller = Callable[[Session, str], Iterable[Told]]
"""Given what an act is about, without its kind: who is told what."""


def tell_of(clerk: Clerk) -> None:
    """Tell the organisations that the acts of this clerk concern, each of each act once.

    Of several acts of one kind on one thing the last is told: tellers read the thing as it stands.
    """
    newest = {(kind, subject): digest for kind, subject, digest in clerk.entered}
    for (kind, subject), digest in newest.items():
        teller = _TELLERS.get(kind)
        if teller is not None:
            for organisation, note, facts in teller(clerk.session, subject.partition("/")[2]):
                tell(clerk, f"organisation/{organisation}", note, facts, f"{kind} {digest}")


def _petition_filed(session: Session, number: str) -> Iterator[Told]:
    one = petition(session, int(number))
    due = petition_due(one, law_of_run(session, one.point.run), working_or_weekday)
    yield CITY, "petition.filed", _filed(f"{one.kind}/{number}", one.point.company_id, due)


def _petition_decided(session: Session, number: str) -> Iterator[Told]:
    one = petition(session, int(number))
    about = f"{one.point.table}/{one.point.row_id}"
    facts = {"number": number, "about": about, "outcome": str(petition_state(one))}
    yield f"company/{one.point.company_id}", "objection.decided", facts


def _review_filed(session: Session, number: str) -> Iterator[Told]:
    one = review(session, int(number))
    due = review_due(one, law_of_review(session, one), working_or_weekday)
    yield CITY, "petition.filed", _filed(f"review/{number}", one.company_id, due)


def _review_decided(session: Session, number: str) -> Iterator[Told]:
    one = review(session, int(number))
    facts = {"number": number, "about": one.subject, "outcome": str(review_state(one))}
    yield f"company/{one.company_id}", "objection.decided", facts


def _filed(subject: str, company_id: str, due: date | None) -> dict[str, Any]:
    return {"subject": subject, "company": company_id, "due_on": "" if due is None else due.isoformat()}


def _listing_notified(session: Session, number: str) -> Iterator[Told]:
    one = listing(session, int(number))
    until = respond_by(one, law_for(one.facts.jurisdiction), working_or_weekday)
    facts = {"list": one.facts.kind, "listing": number, "until": "" if until is None else until.isoformat()}
    yield f"company/{one.facts.company_id}", "listing.notified", facts


def _listing_published(session: Session, number: str) -> Iterator[Told]:
    one = listing(session, int(number))
    facts = {"list": one.facts.kind, "listing": number, "starts_on": one.steps[-1].day.isoformat()}
    yield f"company/{one.facts.company_id}", "listing.published", facts


def _listing_answered(session: Session, number: str) -> Iterator[Told]:
    facts = listing(session, int(number)).facts
    yield CITY, "listing.answered", {"listing": number, "company": facts.company_id, "list": facts.kind}


def _filing_submitted(session: Session, name: str) -> Iterator[Told]:
    company = engagement_named(session, name).terms.company_id
    yield CITY, "filing.submitted", {"engagement": name, "company": company}


def _to_company(note: str, *names: str) -> Teller:
    """Return what tells the company of an engagement of its last step, with these details of it."""

    def told(session: Session, name: str) -> Iterator[Told]:
        one = engagement_named(session, name)
        facts = {each: str(one.steps[-1].content[each]) for each in names}
        yield f"company/{one.terms.company_id}", note, {"engagement": name, **facts}

    return told


def _service_ending(session: Session, name: str) -> Iterator[Told]:
    one = engagement_named(session, name)
    for organisation in _around(one):
        yield organisation, "service.ending", {
            "engagement": name, "company": one.terms.company_id, "community": one.terms.community_id,
            "ends_on": one.ends_on.isoformat(),
        }  # fmt: skip


def _around(one: Engagement) -> tuple[str, ...]:
    return f"community/{one.terms.community_id}", f"subdistrict/{one.terms.subdistrict}", CITY


def _finding_reported(session: Session, name: str) -> Iterator[Told]:
    yield CITY, "finding.reported", {"finding": campaign_named(session, name).events[-1].finding or name}


def _finding_checked(session: Session, name: str) -> Iterator[Told]:
    campaign = campaign_named(session, name)
    event = campaign.events[-1]
    found = campaign.findings[event.finding or ""]
    company = company_serving(session, found.target, event.on)
    if company is not None:
        yield f"company/{company}", "finding.checked", {"finding": found.id, "outcome": str(found.state)}


def _complaint_accepted(session: Session, number: str) -> Iterator[Told]:
    """Tell the company whose complaint it is, once somebody has taken it in: from then on it may answer."""
    history = history_of(session, number)
    if history is None or history[1][-1].move is not ComplaintMove.ACCEPT:
        return
    case = case_of(*history)
    community = case.reception.community_id
    company = None if community is None else company_serving(session, community, day_of(history[1][-1].at))
    if company is None or case.liability is not Party.COMPANY:
        return
    try:
        due = next_due(case, load_desk(case.reception.desk), working_or_weekday)
    except InputError:  # the rules of a desk that comes from a folder are not known here
        due = None
    day = "" if due is None else due.on.isoformat()
    yield (
        f"company/{company}", "complaint.accepted", {"complaint": number, "community": community or "", "due_on": day},
    )  # fmt: skip


def _panel_invited(session: Session, name: str) -> Iterator[Told]:
    """Invite everybody who sits and has not accepted; who was invited before is not told again."""
    found = _evaluation(session, name)
    until = day_of(datetime.fromisoformat(found.current[0].content["opens_at"])).isoformat()
    asked = [one for one in found.sitting if one not in found.accepted]
    for code in asked if found.events[-1].move == "draw" else found.sitting[-1:]:
        yield f"expert/{code}", "panel.invited", {"tender": found.tender_id, "lot": found.lot_id, "until": until}


def _panel_locked(session: Session, name: str) -> Iterator[Told]:
    found = _evaluation(session, name)
    if is_kept(session, found.tender_id):
        buyer = buyer_key(tender_named(session, found.tender_id).notice)
        yield buyer, "panel.locked", {"tender": found.tender_id, "lot": found.lot_id}


def _prices_open(session: Session, name: str) -> Iterator[Told]:
    """Ask whoever bid abnormally low to explain (Regulation art. 51, 52)."""
    found = _evaluation(session, name)
    companies = {one.handle: one.company_id for one in found.tender().bids}
    for one in abnormally_low(found.tender()):
        if companies[one.handle] is not None:
            told = {key: str(value) for key, value in one.as_dict().items() if key != "bid"}
            yield f"company/{companies[one.handle]}", "price.unexplained", {
                "tender": found.tender_id, "lot": found.lot_id, **told,
            }  # fmt: skip


def _evaluation(session: Session, name: str) -> Proceeding:
    tender, _, lot = name.rpartition("/")
    return proceeding(session, tender, lot)


_TELLERS: Final[Mapping[str, Teller]] = {
    "objection.filed": _petition_filed, "repair.filed": _petition_filed, "review.filed": _review_filed,
    **dict.fromkeys(
        ("objection.granted", "objection.refused", "repair.granted", "repair.refused"), _petition_decided
    ),
    "review.changed": _review_decided, "review.upheld": _review_decided,
    "list.notified": _listing_notified, "list.published": _listing_published,
    "list.objected": _listing_answered, "list.repair_asked": _listing_answered,
    "service.submit": _filing_submitted, "service.return": _to_company("filing.returned", "reason"),
    "service.accept": _to_company("filing.accepted", "filing"),
    "service.order": _to_company("service.ordered", "until"), "service.notify": _service_ending,
    "inspection.report": _finding_reported, "inspection.confirm": _finding_checked,
    "evaluation.draw": _panel_invited, "evaluation.recuse": _panel_invited, "evaluation.lock": _panel_locked,
    "evaluation.open_prices": _prices_open,
    "inspection.reject": _finding_checked, "complaint.step": _complaint_accepted,
}  # fmt: skip
