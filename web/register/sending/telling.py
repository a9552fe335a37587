"""Whom an act concerns: the notes that organisations get of what others did, read from the entries of the record.

Whoever acts through the portal calls `tell_of` once, at the end of the transaction, so that the act and its notes are
committed together. Acts of commands, of the scheduler and of the API are told by whoever follows the record
(`following.py`). An entry names its event and the very step that it put on record, so that both tell the same, once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.engagements import Engagement
from bidding.evaluation.evaluating import abnormally_low
from bidding.evaluation.proceedings import Proceeding
from credit.complaints import Move as ComplaintMove
from credit.complaints import Party, case_of, load_desk, next_due
from credit.inspections import Campaign
from credit.standing.deadlines import respond_by
from credit.standing.laws import law_for
from credit.standing.listing import Listing
from credit.standing.petitions import petition_due, petition_state
from credit.standing.reviews import review_due, review_state
from models.errors import InputError
from models.record import Clerk
from models.tables import LedgerBlob, LedgerEntry
from models.values.moments import shanghai_date
from models.values.working_days import working_or_weekday
from web.access.roles import CITY
from web.register.complaints.rows import history_of
from web.register.engagements.served import company_serving
from web.register.engagements.steps import engagement_named
from web.register.evaluations.events import proceeding
from web.register.inspections.campaigns import campaign_named
from web.register.sending.acts import Act, Teller, Told
from web.register.sending.estate_telling import ESTATE_TELLERS
from web.register.sending.inbox import tell
from web.register.standing.certificate_worth import SHORTEST
from web.register.standing.listings import listing
from web.register.standing.petitions import law_of_run, petition
from web.register.standing.reviews import law_of_review, review
from web.register.tenders.events import is_kept, tender_named
from web.register.tenders.parties import buyer_key

__all__ = ["TOLD", "tell_entry", "tell_of"]


def tell_of(clerk: Clerk) -> None:
    """Tell the organisations that the acts of this clerk concern, each of each act once."""
    for kind, subject, digest in clerk.entered:
        tell_entry(clerk, kind, subject, digest)


def tell_entry(clerk: Clerk, kind: str, subject: str, digest: str) -> None:
    """Tell the organisations and accounts that an entry of the record concerns; who was told of it before is not."""
    teller = _TELLERS.get(kind)
    if teller is None:
        return
    act = Act(subject.partition("/")[2], _steps_with(clerk.session, digest))
    for whom, note, facts in teller(clerk.session, act):
        recipient = whom if whom.startswith("account/") else f"organisation/{whom}"
        tell(clerk, recipient, note, facts, f"{kind} {digest}")


def _steps_with(session: Session, digest: str) -> int | None:
    """Return the number of the step that an entry put on record, by the row that it attached."""
    content = session.scalar(select(col(LedgerEntry.content)).where(col(LedgerEntry.digest) == digest))
    parts = json.loads(content or "{}").get("parts", {})
    for part in parts.values():
        data = session.scalar(select(col(LedgerBlob.data)).where(col(LedgerBlob.digest) == part["digest"]))
        row = json.loads((data or b"").splitlines()[-1]) if data else {}
        if (number := row.get("number", row.get("turn"))) is not None:
            return int(number)
    return None


def _petition_filed(session: Session, act: Act) -> Iterator[Told]:
    one = petition(session, int(number := act.about))
    due = petition_due(one, law_of_run(session, one.point.run), working_or_weekday)
    yield CITY, "petition.filed", _filed(f"{one.kind}/{number}", one.point.company_id, due)


def _petition_decided(session: Session, act: Act) -> Iterator[Told]:
    one = petition(session, int(number := act.about))
    about = f"{one.point.table}/{one.point.row_id}"
    facts = {"number": number, "about": about, "outcome": str(petition_state(one))}
    yield f"company/{one.point.company_id}", "objection.decided", facts


def _review_filed(session: Session, act: Act) -> Iterator[Told]:
    one = review(session, int(number := act.about))
    due = review_due(one, law_of_review(session, one), working_or_weekday)
    yield CITY, "petition.filed", _filed(f"review/{number}", one.company_id, due)


def _review_decided(session: Session, act: Act) -> Iterator[Told]:
    one = review(session, int(number := act.about))
    facts = {"number": number, "about": one.subject, "outcome": str(review_state(one))}
    yield f"company/{one.company_id}", "objection.decided", facts


def _filed(subject: str, company_id: str, due: date | None) -> dict[str, Any]:
    return {"subject": subject, "company": company_id, "due_on": "" if due is None else due.isoformat()}


def _listing_notified(session: Session, act: Act) -> Iterator[Told]:
    one = _listing(session, act)
    until = respond_by(one, law_for(one.facts.jurisdiction), working_or_weekday)
    facts = {"list": one.facts.kind, "listing": act.about, "until": "" if until is None else until.isoformat()}
    yield f"company/{one.facts.company_id}", "listing.notified", facts


def _listing_published(session: Session, act: Act) -> Iterator[Told]:
    one = _listing(session, act)
    facts = {"list": one.facts.kind, "listing": act.about, "starts_on": one.steps[-1].day.isoformat()}
    yield f"company/{one.facts.company_id}", "listing.published", facts


def _listing_answered(session: Session, act: Act) -> Iterator[Told]:
    facts = _listing(session, act).facts
    yield CITY, "listing.answered", {"listing": act.about, "company": facts.company_id, "list": facts.kind}


def _listing(session: Session, act: Act) -> Listing:
    """Return a listing as it was with the step of an act."""
    one = listing(session, int(act.about))
    return replace(one, steps=one.steps[: act.steps])


def _filing_submitted(session: Session, act: Act) -> Iterator[Told]:
    company = _engagement(session, act).terms.company_id
    yield CITY, "filing.submitted", {"engagement": act.about, "company": company}


def _to_company(note: str, *names: str) -> Teller:
    """Return what tells the company of an engagement of its last step, with these details of it."""

    def told(session: Session, act: Act) -> Iterator[Told]:
        one = _engagement(session, act)
        facts = {each: str(one.steps[-1].content[each]) for each in names}
        yield f"company/{one.terms.company_id}", note, {"engagement": act.about, **facts}

    return told


def _service_ending(session: Session, act: Act) -> Iterator[Told]:
    one = _engagement(session, act)
    for organisation in _around(one):
        yield organisation, "service.ending", {
            "engagement": act.about, "company": one.terms.company_id, "community": one.terms.community_id,
            "ends_on": one.ends_on.isoformat(),
        }  # fmt: skip


def _engagement(session: Session, act: Act) -> Engagement:
    """Return an engagement as it was with the step of an act."""
    one = engagement_named(session, act.about)
    return Engagement(one.id, one.steps[: act.steps])


def _around(one: Engagement) -> tuple[str, ...]:
    return f"community/{one.terms.community_id}", f"subdistrict/{one.terms.subdistrict}", CITY


def _finding_reported(session: Session, act: Act) -> Iterator[Told]:
    yield CITY, "finding.reported", {"finding": _campaign(session, act).events[-1].finding or act.about}


def _campaign(session: Session, act: Act) -> Campaign:
    """Return a campaign as it was with the event of an act."""
    one = campaign_named(session, act.about)
    return Campaign(one.id, one.events[: act.steps], one.rules)


def _finding_checked(session: Session, act: Act) -> Iterator[Told]:
    campaign = _campaign(session, act)
    event = campaign.events[-1]
    found = campaign.findings[event.finding or ""]
    company = company_serving(session, found.target, event.on)
    if company is not None:
        yield f"company/{company}", "finding.checked", {"finding": found.id, "outcome": str(found.state)}


def _complaint_accepted(session: Session, act: Act) -> Iterator[Told]:
    """Tell the company whose complaint it is, once somebody has taken it in: from then on it may answer."""
    history = history_of(session, number := act.about)
    steps = () if history is None else history[1][: act.steps]
    if history is None or not steps or steps[-1].move is not ComplaintMove.ACCEPT:
        return
    case = case_of(history[0], steps)
    community = case.reception.community_id
    company = None if community is None else company_serving(session, community, shanghai_date(steps[-1].at))
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


def _panel_invited(session: Session, act: Act) -> Iterator[Told]:
    """Invite everybody who sits and has not accepted; who was invited before is not told again."""
    found = _evaluation(session, act)
    until = shanghai_date(datetime.fromisoformat(found.current[0].content["opens_at"])).isoformat()
    asked = [one for one in found.sitting if one not in found.accepted]
    for code in asked if found.events[-1].move == "draw" else found.sitting[-1:]:
        yield f"expert/{code}", "panel.invited", {"tender": found.tender_id, "lot": found.lot_id, "until": until}


def _panel_locked(session: Session, act: Act) -> Iterator[Told]:
    found = _evaluation(session, act)
    if is_kept(session, found.tender_id):
        buyer = buyer_key(tender_named(session, found.tender_id).notice)
        yield buyer, "panel.locked", {"tender": found.tender_id, "lot": found.lot_id}


def _prices_open(session: Session, act: Act) -> Iterator[Told]:
    """Ask whoever bid abnormally low to explain (Regulation art. 51, 52)."""
    found = _evaluation(session, act)
    companies = {one.handle: one.company_id for one in found.tender().bids}
    for one in abnormally_low(found.tender()):
        if companies[one.handle] is not None:
            told = {key: str(value) for key, value in one.as_dict().items() if key != "bid"}
            yield f"company/{companies[one.handle]}", "price.unexplained", {
                "tender": found.tender_id, "lot": found.lot_id, **told,
            }  # fmt: skip


def _evaluation(session: Session, act: Act) -> Proceeding:
    """Return an evaluation as it was with the event of an act."""
    tender, _, lot = act.about.rpartition("/")
    found = proceeding(session, tender, lot)
    return replace(found, events=found.events[: act.steps])


def _certificate_issued(session: Session, act: Act) -> Iterator[Told]:
    row = LedgerEntry
    query = select(col(row.content)).where(
        col(row.type) == "certificate.issued", col(row.subject) == f"certificate/{act.about}"
    )
    facts = json.loads(session.scalar(query.limit(1)) or "{}")
    told = {"certificate": act.about[:SHORTEST], "purpose": str(facts["for"])}
    yield f"company/{facts['company']}", "certificate.issued", told


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
    "inspection.reject": _finding_checked, "complaint.step": _complaint_accepted,
    "certificate.issued": _certificate_issued,
    "evaluation.draw": _panel_invited, "evaluation.recuse": _panel_invited, "evaluation.lock": _panel_locked,
    "evaluation.open_prices": _prices_open, **ESTATE_TELLERS,
}  # fmt: skip
TOLD: Final = frozenset(_TELLERS)
"""The kinds of acts of which somebody is told."""
