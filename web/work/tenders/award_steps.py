"""Steps from the opening to the award; what box, ratings and evaluation have on record is taken from there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask_babel import gettext, lazy_gettext

from bidding.tender import Move, Tender
from models.values.moments import shanghai_date
from web.register.bids.boxes import has_box
from web.register.tenders.boxes import counted_bidders, opening_of
from web.register.tenders.eligibility import Sources, check_of
from web.register.tenders.rankings import is_evaluated_here, ranking_of
from web.work.tenders.fields import choice, day, day_text, line, sent_bytes, upload, words
from web.work.tenders.notice_steps import json_of
from web.work.tenders.step import Doing, Fields, Seen, Step, field_of, nothing, picked

__all__ = ["AWARD_STEPS"]


def _opening(seen: Seen) -> Fields:
    if has_box(seen.session, seen.tender.id):
        return {}
    return {"file": upload(lazy_gettext("What the opening elsewhere gave (JSON)"))}


def _opened(doing: Doing) -> dict[str, Any]:
    if has_box(doing.session, doing.tender.id):
        return opening_of(doing.session, doing.tender)
    told: dict[str, Any] = json_of(sent_bytes("file", "file") or b"", "file")
    return told


def _checked(doing: Doing) -> dict[str, Any]:
    tender = doing.tender
    companies = {company for lot in tender.notice.lots for company in tender.opened(lot.id)}
    closed_on = shanghai_date(tender.notice.times.bids_close_at)
    return check_of(doing.session, tender.notice, companies, ("close", closed_on), Sources({}))


def _ranking(seen: Seen) -> Fields:
    if is_evaluated_here(seen.session, seen.tender):
        return {}
    return {"file": upload(lazy_gettext("What the evaluation elsewhere gave (JSON)"))}


def _ranked(doing: Doing) -> dict[str, Any]:
    if is_evaluated_here(doing.session, doing.tender):
        return ranking_of(doing.session, doing.tender)
    told: dict[str, Any] = json_of(sent_bytes("file", "file") or b"", "file")
    return told


def _announcing(seen: Seen) -> Fields:
    fields = {"shown_until": day(lazy_gettext("Last day on which they are shown"))}
    if seen.tender.notice.method == "direct":
        fields["what"] = words(lazy_gettext("Why others were not chosen; it is published"), optional=True)
    return fields


def _announced(doing: Doing) -> dict[str, Any]:
    what = doing.said("what") if "what" in doing.form else ""
    return {"shown_until": day_text(doing.form["shown_until"]), "what": what or None}


def _awarding(seen: Seen) -> Fields:
    fields = {}
    for lot in seen.tender.to_award:
        ranked = [(one.company_id, f"{place}. {one.company_id}") for place, one in
                  enumerate(seen.tender.candidates(lot), start=1)]  # fmt: skip
        first = ("", gettext("the first who may win"))
        fields[field_of("winner", lot)] = choice(gettext("Winner of %(lot)s", lot=lot), [first, *ranked], optional=True)
    fields["what"] = words(lazy_gettext("Why not the first, where it is another; it is published"), optional=True)
    return fields


def _awarded(doing: Doing) -> dict[str, Any]:
    tender, lots = doing.tender, doing.tender.to_award
    companies = {one.company_id for lot in lots for one in tender.candidates(lot)}
    on = shanghai_date(doing.clerk.at)
    checked = check_of(doing.session, tender.notice, companies, ("award", on), Sources({}))
    barred = {one["company_id"] for one in checked["results"] if one["reasons"]}
    awards = [_award(tender, lot, doing.said(field_of("winner", lot)), barred) for lot in lots]
    return {"awards": awards, "checked": checked, "what": doing.said("what") or None}


def _award(tender: Tender, lot: str, company: str, barred: set[str]) -> dict[str, Any]:
    """Return the award of a lot: to whom was named, else to the first who may win, else to the first of all."""
    left = tender.candidates(lot)
    first = next((one for one in left if one.company_id not in barred), left[0])
    winner = company or first.company_id
    price = next((one.price_fen for one in left if one.company_id == winner), first.price_fen)
    return {"lot": lot, "company_id": winner, "price_fen": price}


def _candidates(seen: Seen) -> list[tuple[str, str]]:
    tender = seen.tender
    return [
        (f"{lot.id}|{one.company_id}", f"{lot.id}: {one.company_id}")
        for lot in tender.notice.lots
        for one in tender.candidates(lot.id)
    ]


def _striking(seen: Seen) -> Fields:
    return {
        "candidate": choice(lazy_gettext("Candidate"), _candidates(seen)),
        "article": line(lazy_gettext("Article that is the ground")),
        "what": words(lazy_gettext("Why, in words; it is published")),
    }


def _struck(doing: Doing) -> dict[str, Any]:
    lot, company = picked(doing.said("candidate"))
    return {"lot": lot, "company_id": company, "article": doing.said("article"), "what": doing.said("what")}


def _withdrawing(seen: Seen) -> Fields:
    own = [one for one in _candidates(seen) if picked(one[0])[1] == seen.company]
    return {
        "candidate": choice(lazy_gettext("Lot"), own), "what": words(lazy_gettext("Why, in words; it is published")),
    }  # fmt: skip


def _withdrawn(doing: Doing) -> dict[str, Any]:
    lot, company = picked(doing.said("candidate"))
    return {"lot": lot, "company_id": company, "what": doing.said("what")}


def _failing(_: Seen) -> Fields:
    grounds = [
        ("few", gettext("too few bid")), ("rejected", gettext("all bids were rejected")),
        ("nobody_left", gettext("nobody is left to win")),
    ]  # fmt: skip
    return {
        "because": choice(lazy_gettext("Because"), grounds),
        "what": words(lazy_gettext("In words; it is published")),
    }


def _failed(doing: Doing) -> dict[str, Any]:
    told: dict[str, Any] = {"because": doing.said("because"), "what": doing.said("what")}
    if told["because"] == "few" and has_box(doing.session, doing.tender.id):
        told["bidders"] = counted_bidders(doing.session, doing.tender)
    return told


AWARD_STEPS: Final[Mapping[Move, Step]] = {
    Move.OPEN: Step(_opening, _opened, lazy_gettext("What the box opened to is taken from there: every bid with its "
                                                    "outcome, company and price.")),
    Move.CHECK: Step(nothing, _checked, lazy_gettext("Who bid is held to the ratings of the day of the close, to the "
                                                     "blacklist, and for links among bidders.")),
    Move.EVALUATE: Step(_ranking, _ranked, lazy_gettext("The ranking is what the evaluation on record closed with.")),
    Move.ANNOUNCE: Step(_announcing, _announced),
    Move.AWARD: Step(_awarding, _awarded, lazy_gettext("Candidates are checked again as of today, on record.")),
    Move.STRIKE: Step(_striking, _struck),
    Move.WITHDRAW: Step(_withdrawing, _withdrawn,
                        lazy_gettext("A winner who gives up is recorded in its credit file.")),
    Move.FAIL: Step(_failing, _failed),
}  # fmt: skip
"""Forms from the opening to the award."""
