"""The words of tenders: states, kinds, methods, moves, occasions and the places of a notice, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask_babel import gettext, lazy_gettext

from bidding.notices import Method, PartyRole, TenderKind
from bidding.tender import Move, Role, State
from bidding.tender.details import Matter, Outcome, Remedy
from bidding.tender.timetable import Occasion

__all__ = ["KINDS", "STATES", "occasion", "place_of", "word"]

STATES: Final[Mapping[str, Any]] = {
    State.PUBLISHED: lazy_gettext("open for bids"),
    State.CLOSED: lazy_gettext("closed, not opened yet"),
    State.OPENED: lazy_gettext("opened, being evaluated"),
    State.EVALUATED: lazy_gettext("evaluated"),
    State.ANNOUNCED: lazy_gettext("candidates shown"),
    State.AWARDED: lazy_gettext("awarded"),
    State.SECURED: lazy_gettext("awarded, security paid"),
    State.SIGNED: lazy_gettext("contract signed"),
    State.CONTRACT_FILED: lazy_gettext("contract filed"),
    State.PERFORMING: lazy_gettext("contract running"),
    State.HANDED_OVER: lazy_gettext("contract ended"),
    State.CANCELLED: lazy_gettext("cancelled"),
    State.UNSUCCESSFUL: lazy_gettext("unsuccessful"),
    "notice": lazy_gettext("notice alone"),
}
"""Where a published tender may stand; `notice`: a notice without a life on record here."""
KINDS: Final[Mapping[str, Any]] = {
    TenderKind.PRELIMINARY: lazy_gettext("preliminary service"),
    TenderKind.SERVICE: lazy_gettext("owners' service"),
    TenderKind.REPAIR: lazy_gettext("repair"),
    TenderKind.LETTING: lazy_gettext("premises to let"),
    TenderKind.BUNDLE: lazy_gettext("old estates in a bundle"),
}
_OTHERS: Final[Mapping[str, Mapping[str, Any]]] = {
    "method": {
        Method.OPEN: lazy_gettext("open to all"),
        Method.LIMITED: lazy_gettext("by invitation"),
        Method.DIRECT: lazy_gettext("by agreement, with approval"),
    },
    "role": {
        PartyRole.DEVELOPER: lazy_gettext("Developer"),
        PartyRole.OWNERS_COMMITTEE: lazy_gettext("Owners' committee"),
        PartyRole.MANAGEMENT_COMMITTEE: lazy_gettext("Management committee"),
        PartyRole.SUBDISTRICT: lazy_gettext("Subdistrict"),
    },
    "outcome": {
        Outcome.OPENED: lazy_gettext("opened"),
        Outcome.REVOKED: lazy_gettext("revoked, by its bidder's fault"),
        Outcome.WITHDRAWN: lazy_gettext("withdrawn, by another's fault"),
        Outcome.UNOPENED: lazy_gettext("left sealed: too few bid for the lot"),
        Outcome.VOID: lazy_gettext("void"),
    },
    "matter": {
        Matter.DOCUMENTS: lazy_gettext("the documents"),
        Matter.OPENING: lazy_gettext("the opening"),
        Matter.RESULT: lazy_gettext("the result"),
        Matter.OTHER: lazy_gettext("something else"),
    },
    "remedy": {
        Remedy.NONE: lazy_gettext("not upheld"),
        Remedy.AMEND: lazy_gettext("upheld: the notice is amended"),
        Remedy.REDO: lazy_gettext("upheld: bids are evaluated again"),
        Remedy.RETENDER: lazy_gettext("upheld: tendered again"),
    },
    "move": {
        Move.PUBLISH: lazy_gettext("notice published"),
        Move.ASK: lazy_gettext("a question was asked"),
        Move.ANSWER: lazy_gettext("a question was answered"),
        Move.AMEND: lazy_gettext("notice amended"),
        Move.EXTEND: lazy_gettext("close put off"),
        Move.CLOSE: lazy_gettext("bids closed"),
        Move.OPEN: lazy_gettext("bids opened"),
        Move.CHECK: lazy_gettext("bidders checked"),
        Move.EVALUATE: lazy_gettext("ranking of the panel"),
        Move.ANNOUNCE: lazy_gettext("candidates shown"),
        Move.OBJECT: lazy_gettext("objection"),
        Move.REPLY: lazy_gettext("objection answered"),
        Move.COMPLAIN: lazy_gettext("complaint to the authority"),
        Move.ACCEPT: lazy_gettext("complaint taken up or not"),
        Move.DECIDE: lazy_gettext("complaint decided"),
        Move.REDO: lazy_gettext("second evaluation ordered"),
        Move.WITHDRAW: lazy_gettext("a candidate gave up"),
        Move.STRIKE: lazy_gettext("a candidate was struck off"),
        Move.AWARD: lazy_gettext("awarded"),
        Move.REPORT: lazy_gettext("result reported"),
        Move.SECURE: lazy_gettext("performance security paid"),
        Move.SIGN: lazy_gettext("contract signed"),
        Move.FILE_CONTRACT: lazy_gettext("contract filed"),
        Move.RETURN_SECURITIES: lazy_gettext("bid securities returned"),
        Move.START: lazy_gettext("service begun"),
        Move.BREACH: lazy_gettext("breach put on record"),
        Move.REVIEW: lazy_gettext("trial reviewed"),
        Move.DEDUCT: lazy_gettext("security drawn on"),
        Move.HAND_OVER: lazy_gettext("handed over"),
        Move.APPLY_REFUND: lazy_gettext("refund asked for"),
        Move.OPINE: lazy_gettext("committee's opinion on the refund"),
        Move.REFUND: lazy_gettext("security refunded"),
        Move.CANCEL: lazy_gettext("cancelled"),
        Move.FAIL: lazy_gettext("unsuccessful"),
    },
    "actor": {
        Role.PROCURING_ENTITY: lazy_gettext("who tenders"),
        Role.AUTHORITY: lazy_gettext("the authority"),
        Role.SUBDISTRICT: lazy_gettext("the subdistrict"),
        Role.OWNERS_COMMITTEE: lazy_gettext("the owners' committee"),
        Role.TENDERER: lazy_gettext("a bidder, or who may become one"),
        Role.PANEL: lazy_gettext("the panel"),
        Role.SYSTEM: lazy_gettext("the clock"),
    },
    "failure": {
        "few": lazy_gettext("too few bid"),
        "rejected": lazy_gettext("all bids were rejected"),
        "nobody_left": lazy_gettext("nobody is left who could win"),
    },
    "state": STATES,
    "kind": KINDS,
}
_OCCASIONS: Final[Mapping[Occasion, Any]] = {
    Occasion.PUBLISHED: lazy_gettext("Notice published"),
    Occasion.QUESTIONS_CLOSE: lazy_gettext("Questions until"),
    Occasion.DOCUMENTS_OBJECTED: lazy_gettext("Last day for objections to the documents"),
    Occasion.LAST_ADDENDUM: lazy_gettext("Last day for addenda"),
    Occasion.BIDS_CLOSE: lazy_gettext("Bids close"),
    Occasion.OPENED_UNTIL: lazy_gettext("Bids are opened until"),
    Occasion.SHOWN_UNTIL: lazy_gettext("Candidates are shown, objections to the result, until"),
    Occasion.VALID_UNTIL: lazy_gettext("Bids bind until"),
    Occasion.SIGNED_BY: lazy_gettext("Contract to be signed by"),
    Occasion.REPORTED_BY: lazy_gettext("Result to be reported by"),
    Occasion.FILED_BY: lazy_gettext("Contract to be filed by"),
    Occasion.STARTS: lazy_gettext("Contract starts"),
    Occasion.REVIEWED_ON: lazy_gettext("Trial is reviewed"),
    Occasion.ENDS: lazy_gettext("Contract ends"),
}
_PLACES: Final[Mapping[str, Any]] = {
    "kind": lazy_gettext("kind"),
    "method": lazy_gettext("method"),
    "title": lazy_gettext("title"),
    "terms": lazy_gettext("terms"),
    "lots": lazy_gettext("lot"),
    "months": lazy_gettext("months"),
    "area_m2": lazy_gettext("floor area, m²"),
    "estimate_fen": lazy_gettext("estimate"),
    "ceiling_fen": lazy_gettext("highest price"),
    "floor_fen": lazy_gettext("starting rent"),
    "rent_months": lazy_gettext("months that a rent is for"),
    "community_ids": lazy_gettext("communities"),
    "required": lazy_gettext("credit grade asked for"),
    "grades": lazy_gettext("grades"),
    "invited": lazy_gettext("invited"),
    "times": lazy_gettext("times"),
    "questions_close_at": lazy_gettext("questions until"),
    "bids_close_at": lazy_gettext("bids close"),
    "opens_until": lazy_gettext("opened until"),
    "permit_on": lazy_gettext("day of the permit"),
    "evaluation": lazy_gettext("evaluation"),
    "sealing": lazy_gettext("sealing"),
    "bid_security_fen": lazy_gettext("bid security"),
    "performance_security_fen": lazy_gettext("performance security"),
    "validity_days": lazy_gettext("days for which bids bind"),
}


def word(kind: str, value: object) -> str:
    """Return the word for a value of a kind (state, kind, method, role, outcome, matter, remedy, move, failure)."""
    found = _OTHERS[kind].get(str(value))
    return str(value) if found is None else str(found)


def occasion(what: Occasion, lot: str | None = None) -> str:
    """Return the word for a line of a timetable, with the lot where it is of one."""
    told = str(_OCCASIONS[what])
    return told if lot is None else str(gettext("%(what)s (%(lot)s)", what=told, lot=lot))


def place_of(path: tuple[str, ...]) -> str:
    """Return the words for a place in a notice, such as `times, bids close`; names of lots stay as they are."""
    return " / ".join(str(_PLACES.get(part, part)) for part in path)
