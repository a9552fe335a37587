"""Steps after the award: the report, securities, the contract, performance, handover, refund."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final

from flask_babel import gettext, lazy_gettext
from wtforms import Field

from bidding.procedures import performance_bounds, procedures_for
from bidding.tender import Move
from bidding.tender.contract_details import Breached
from models.values.moments import shanghai_date
from web.work.tenders.fields import (
    choice,
    day,
    day_text,
    fen,
    line,
    sent_digest,
    upload,
    words,
    yes,
    yuan,
    yuan_text,
)  # fmt: skip
from web.work.tenders.step import Doing, Fields, Seen, Step, field_of, nothing, picked, why

__all__ = ["CONTRACT_STEPS"]


def _securing(seen: Seen) -> Fields:
    notice, fields = seen.tender.notice, {}
    law = procedures_for(notice.jurisdiction, shanghai_date(seen.at))
    for lot_id, award in seen.tender.awards.items():
        lot = notice.lot(lot_id)
        bounds = None if lot is None else performance_bounds(notice, lot, award.price_fen, law)
        most = "" if bounds is None or bounds.most_fen is None else yuan_text(bounds.most_fen)
        told = gettext("between %(least)s and %(most)s", least=yuan_text(0 if bounds is None else bounds.least_fen),
                       most=most or gettext("no most"))  # fmt: skip
        paid = gettext("%(lot)s, %(company)s: paid, in yuan", lot=lot_id, company=award.company_id)
        fields[field_of("fen", lot_id, award.company_id)] = yuan(paid, told)
        fields[field_of("receipt", lot_id, award.company_id)] = line(
            gettext("%(lot)s: number of its receipt", lot=lot_id)
        )
    return fields


def _secured(doing: Doing) -> dict[str, Any]:
    payments = [
        {"lot": lot, "company_id": award.company_id, "receipt": doing.said(field_of("receipt", lot, award.company_id)),
         "fen": fen(doing.form[field_of("fen", lot, award.company_id)])}
        for lot, award in doing.tender.awards.items()
    ]  # fmt: skip
    return {"payments": payments}


def _signing(seen: Seen) -> Fields:
    fields: dict[str, Field] = {}
    for lot, award in seen.tender.awards.items():
        asked = {
            "signed": day(gettext("%(lot)s: signed on", lot=lot)),
            "starts": day(gettext("%(lot)s: starts on", lot=lot)),
            "ends": day(gettext("%(lot)s: first day after it ends", lot=lot)),
            "review": day(gettext("%(lot)s: reviewed on, where it is on trial", lot=lot), optional=True),
            "file": upload(gettext("%(lot)s: the signed text; its digest alone is kept", lot=lot)),
        }
        if seen.tender.notice.procuring_entity.role in ("owners_committee", "management_committee"):
            told = gettext("%(lot)s: first day after the committee's term", lot=lot)
            asked["committee"] = day(told, optional=True)
        fields |= {field_of(name, lot, award.company_id): field for name, field in asked.items()}
    return fields


def _signed(doing: Doing) -> dict[str, Any]:
    return {"contracts": list(_contracts(doing))}


def _contracts(doing: Doing) -> Iterator[dict[str, Any]]:
    for lot, award in doing.tender.awards.items():
        named = partial(field_of, lot=lot, company=award.company_id)
        days = {
            key: day_text(doing.form[named(name)])
            for key, name in (("signed_on", "signed"), ("starts_on", "starts"), ("ends_on", "ends"),
                              ("review_on", "review"), ("committee_ends_on", "committee"))
            if named(name) in doing.form
        }  # fmt: skip
        yield {
            "lot": lot, "company_id": award.company_id, "price_fen": award.price_fen,
            "text_digest": sent_digest(named("file"), lot), **days,
        }  # fmt: skip


def _lots(seen: Seen) -> list[tuple[str, str]]:
    return [(lot, f"{lot}: {one.company_id}") for lot, one in seen.tender.contracts.items()]


def _own_lots(seen: Seen) -> list[tuple[str, str]]:
    return [(lot, lot) for lot, one in seen.tender.contracts.items() if one.company_id == seen.company]


def _held(seen: Seen) -> list[tuple[str, str]]:
    return [
        (f"{lot}|{company}", gettext("%(lot)s, %(company)s: %(yuan)s yuan are held", lot=lot, company=company,
                                     yuan=yuan_text(held)))
        for (lot, company), held in seen.tender.ledger.held().items()
    ]  # fmt: skip


def _breaching(seen: Seen) -> Fields:
    return {
        "lot": choice(lazy_gettext("Lot"), _lots(seen)),
        "event": line(lazy_gettext("Code of the event in the rulebook")),
        "occurred_on": day(lazy_gettext("Occurred on")),
        "document_no": line(lazy_gettext("Number of the document"), optional=True),
        "what": words(lazy_gettext("What happened; it is published")),
    }


def _breached(doing: Doing) -> dict[str, Any]:
    return {
        "lot": doing.said("lot"), "event": doing.said("event"), "occurred_on": day_text(doing.form["occurred_on"]),
        "document_no": doing.said("document_no") or None, "what": doing.said("what"),
    }  # fmt: skip


def _reviewing(seen: Seen) -> Fields:
    return {
        "lot": choice(lazy_gettext("Lot"), _lots(seen)), "continues": yes(lazy_gettext("The contract goes on")),
        "what": words(lazy_gettext("Grounds, in words; they are published")),
    }  # fmt: skip


def _reviewed(doing: Doing) -> dict[str, Any]:
    return {"lot": doing.said("lot"), "continues": bool(doing.form["continues"].data), "what": doing.said("what")}


def _deducting(seen: Seen) -> Fields:
    breaches = [(str(n), f"{n}: {told.what[:80]}") for n, _, told in seen.tender.each(Move.BREACH, Breached)]
    return {
        "held": choice(lazy_gettext("From"), _held(seen)), "fen": yuan(lazy_gettext("Amount in yuan")),
        "breach": choice(lazy_gettext("For the breach"), breaches),
        "what": words(lazy_gettext("Grounds, in words; they are published")),
    }  # fmt: skip


def _deducted(doing: Doing) -> dict[str, Any]:
    lot, company = picked(doing.said("held"))
    return {
        "lot": lot, "company_id": company, "fen": fen(doing.form["fen"]), "breach": int(doing.said("breach")),
        "what": doing.said("what"),
    }  # fmt: skip


def _handing(_: Seen) -> Fields:
    return {
        "early": yes(lazy_gettext("The contract ended before its term")),
        "what": words(lazy_gettext("What was handed over; it is published")),
    }


def _opining(seen: Seen) -> Fields:
    return {
        "lot": choice(lazy_gettext("Lot"), _lots(seen)), "agrees": yes(lazy_gettext("The committee agrees")),
        "what": words(lazy_gettext("Grounds, in words; they are published")),
    }  # fmt: skip


def _refunding(seen: Seen) -> Fields:
    return {
        "held": choice(lazy_gettext("To"), _held(seen)), "fen": yuan(lazy_gettext("Amount in yuan")),
        "receipt": line(lazy_gettext("Number of the payment")),
    }  # fmt: skip


def _refunded(doing: Doing) -> dict[str, Any]:
    lot, company = picked(doing.said("held"))
    return {"lot": lot, "company_id": company, "fen": fen(doing.form["fen"]), "receipt": doing.said("receipt")}


CONTRACT_STEPS: Final[Mapping[Move, Step]] = {
    Move.REPORT: Step(why(lazy_gettext("What is reported, in words; it is published")),
                      lambda one: {"what": one.said("what")}),
    Move.SECURE: Step(_securing, _secured),
    Move.SIGN: Step(_signing, _signed,
                    lazy_gettext("Company, price and months are those of the award and the notice.")),
    Move.FILE_CONTRACT: Step(lambda _: {"filing": line(lazy_gettext("Number under which it was received"))},
                             lambda one: {"filing": one.said("filing")}),
    Move.RETURN_SECURITIES: Step(why(lazy_gettext("To whom, and how; it is published")),
                                 lambda one: {"what": one.said("what")}),
    Move.START: Step(nothing, lambda _: {}),
    Move.BREACH: Step(_breaching, _breached, lazy_gettext("It goes into the company's credit file as evidence.")),
    Move.REVIEW: Step(_reviewing, _reviewed),
    Move.DEDUCT: Step(_deducting, _deducted),
    Move.HAND_OVER: Step(_handing, lambda one: {"ended_early": bool(one.form["early"].data), "what": one.said("what")}),
    Move.APPLY_REFUND: Step(lambda seen: {"lot": choice(lazy_gettext("Lot"), _own_lots(seen))},
                            lambda one: {"lot": one.said("lot")}),
    Move.OPINE: Step(_opining, lambda one: {"lot": one.said("lot"), "agrees": bool(one.form["agrees"].data),
                                            "what": one.said("what")}),
    Move.REFUND: Step(_refunding, _refunded),
}  # fmt: skip
"""Forms after the award."""
