"""What things of tenders are called on pages: states, moves, kinds, methods, matters, roles, clocks."""

from __future__ import annotations

from typing import Any, Final

from flask_babel import gettext, lazy_gettext

from bidding.notices import Method, PartyRole, TenderKind
from bidding.procedures import Clock, PeriodName
from bidding.tender import Move, Role, State
from bidding.tender.details import Matter, Outcome, Remedy

__all__ = ["BUYERS", "CLOCKS", "CUSTODIANS", "KINDS", "MATTERS", "METHODS", "MOVES", "OUTCOMES", "REMEDIES", "ROLES",
           "STATES", "choices", "due_words", "length_words"]  # fmt: skip

STATES: Final = {
    State.DRAFT: lazy_gettext("draft"), State.FILED: lazy_gettext("filed with the authority"),
    State.PUBLISHED: lazy_gettext("published, takes bids"), State.CLOSED: lazy_gettext("bids are closed"),
    State.OPENED: lazy_gettext("bids are open"), State.EVALUATED: lazy_gettext("evaluated"),
    State.ANNOUNCED: lazy_gettext("candidates are shown"), State.AWARDED: lazy_gettext("awarded"),
    State.SECURED: lazy_gettext("awarded, security paid"), State.SIGNED: lazy_gettext("contract signed"),
    State.CONTRACT_FILED: lazy_gettext("contract filed"), State.PERFORMING: lazy_gettext("contract runs"),
    State.HANDED_OVER: lazy_gettext("handed over"), State.CANCELLED: lazy_gettext("cancelled"),
    State.UNSUCCESSFUL: lazy_gettext("unsuccessful"),
}  # fmt: skip
MOVES: Final = {
    Move.DRAFT: lazy_gettext("Draft"), Move.FILE: lazy_gettext("File with the authority"),
    Move.RETURN: lazy_gettext("Return the filing"), Move.PUBLISH: lazy_gettext("Publish"),
    Move.ASK: lazy_gettext("Ask a question"), Move.ANSWER: lazy_gettext("Answer a question"),
    Move.AMEND: lazy_gettext("Amend the notice"), Move.EXTEND: lazy_gettext("Put off the close"),
    Move.CLOSE: lazy_gettext("Close bids"), Move.OPEN: lazy_gettext("Record the opening"),
    Move.CHECK: lazy_gettext("Check who bid"), Move.EVALUATE: lazy_gettext("Record the ranking"),
    Move.ANNOUNCE: lazy_gettext("Announce the candidates"), Move.OBJECT: lazy_gettext("Object"),
    Move.REPLY: lazy_gettext("Reply to an objection"), Move.COMPLAIN: lazy_gettext("Complain to the authority"),
    Move.ACCEPT: lazy_gettext("Take up a complaint, or reject it"),
    Move.DECIDE: lazy_gettext("Decide a complaint"), Move.REDO: lazy_gettext("Have the bids evaluated again"),
    Move.WITHDRAW: lazy_gettext("Give up"), Move.STRIKE: lazy_gettext("Strike a candidate off"),
    Move.AWARD: lazy_gettext("Award"), Move.REPORT: lazy_gettext("Report the result"),
    Move.SECURE: lazy_gettext("Record performance securities"), Move.SIGN: lazy_gettext("Record the contract"),
    Move.FILE_CONTRACT: lazy_gettext("File the contract"),
    Move.RETURN_SECURITIES: lazy_gettext("Return the bid securities"),
    Move.START: lazy_gettext("Begin performance"), Move.BREACH: lazy_gettext("Record a breach"),
    Move.REVIEW: lazy_gettext("Review a contract on trial"),
    Move.DEDUCT: lazy_gettext("Deduct from a security"), Move.HAND_OVER: lazy_gettext("Record the handover"),
    Move.APPLY_REFUND: lazy_gettext("Apply for the security"),
    Move.OPINE: lazy_gettext("Give the committee's opinion"), Move.REFUND: lazy_gettext("Refund a security"),
    Move.CANCEL: lazy_gettext("Cancel the tender"), Move.FAIL: lazy_gettext("Declare it unsuccessful"),
}  # fmt: skip
KINDS: Final = {
    TenderKind.PRELIMINARY: lazy_gettext("preliminary service of a new estate"),
    TenderKind.SERVICE: lazy_gettext("service that owners choose"), TenderKind.REPAIR: lazy_gettext("repair"),
    TenderKind.LETTING: lazy_gettext("letting of common premises"),
    TenderKind.BUNDLE: lazy_gettext("old estates in a bundle"),
}  # fmt: skip
METHODS: Final = {
    Method.OPEN: lazy_gettext("open: anybody may bid"), Method.LIMITED: lazy_gettext("limited: those invited may bid"),
    Method.DIRECT: lazy_gettext("by agreement with one company"),
}  # fmt: skip
BUYERS: Final = {
    PartyRole.DEVELOPER: lazy_gettext("Developer"), PartyRole.OWNERS_COMMITTEE: lazy_gettext("Owners' committee"),
    PartyRole.MANAGEMENT_COMMITTEE: lazy_gettext("Property-management committee"),
    PartyRole.SUBDISTRICT: lazy_gettext("Subdistrict"),
}  # fmt: skip
MATTERS: Final = {
    Matter.DOCUMENTS: lazy_gettext("the tender documents"), Matter.OPENING: lazy_gettext("the opening of bids"),
    Matter.RESULT: lazy_gettext("the result of the evaluation"), Matter.OTHER: lazy_gettext("something else"),
}  # fmt: skip
REMEDIES: Final = {
    Remedy.NONE: lazy_gettext("nothing is owed"), Remedy.AMEND: lazy_gettext("the notice is amended"),
    Remedy.REDO: lazy_gettext("bids are evaluated again"), Remedy.RETENDER: lazy_gettext("it is tendered again"),
}  # fmt: skip
OUTCOMES: Final = {
    Outcome.OPENED: lazy_gettext("opened"), Outcome.REVOKED: lazy_gettext("revoked by its bidder's fault"),
    Outcome.WITHDRAWN: lazy_gettext("withdrawn by another's fault"),
    Outcome.UNOPENED: lazy_gettext("left sealed: too few bid"), Outcome.VOID: lazy_gettext("void"),
}  # fmt: skip
ROLES: Final = {
    Role.PROCURING_ENTITY: lazy_gettext("procuring entity"), Role.AUTHORITY: lazy_gettext("authority"),
    Role.SUBDISTRICT: lazy_gettext("subdistrict"), Role.OWNERS_COMMITTEE: lazy_gettext("owners' committee"),
    Role.TENDERER: lazy_gettext("tenderer"), Role.PANEL: lazy_gettext("panel"), Role.SYSTEM: lazy_gettext("platform"),
}  # fmt: skip
CUSTODIANS: Final = {
    "authority": lazy_gettext("authority"), "subdistrict": lazy_gettext("subdistrict"),
    "notary": lazy_gettext("notary"),
    "procuring_entity": lazy_gettext("procuring entity"), "platform": lazy_gettext("platform"),
    "owners": lazy_gettext("representatives of owners"), "association": lazy_gettext("trade association"),
}  # fmt: skip
CLOCKS: Final = {
    PeriodName.NOTICE_FILED: lazy_gettext("The notice is filed before it is published"),
    PeriodName.DOCUMENTS_FILED: lazy_gettext("The documents are filed before they are given out"),
    PeriodName.BIDS_PREPARED: lazy_gettext("Time to prepare bids"),
    PeriodName.CLARIFIED: lazy_gettext("An addendum comes before the close"),
    PeriodName.DOCUMENTS_OBJECTED: lazy_gettext("Objections to the documents come before the close"),
    PeriodName.OBJECTION_ANSWERED: lazy_gettext("An objection is answered"),
    PeriodName.CANDIDATES_ANNOUNCED: lazy_gettext("Candidates are announced"),
    PeriodName.CANDIDATES_SHOWN: lazy_gettext("Candidates are shown"),
    PeriodName.COMPLAINT_FILED: lazy_gettext("A complaint comes after it became known"),
    PeriodName.COMPLAINT_ACCEPTED: lazy_gettext("A complaint is taken up or rejected"),
    PeriodName.COMPLAINT_DECIDED: lazy_gettext("A complaint is decided"),
    PeriodName.RESULT_REPORTED: lazy_gettext("The result is reported"),
    PeriodName.CONTRACT_SIGNED: lazy_gettext("The contract is signed"),
    PeriodName.CONTRACT_FILED: lazy_gettext("The contract is filed"),
    PeriodName.BID_SECURITY_RETURNED: lazy_gettext("Bid securities are returned"),
}  # fmt: skip
_DUE: Final = {
    "publish, not before": lazy_gettext("Publish, not before"), "close": lazy_gettext("Close bids"),
    "open": lazy_gettext("Open bids"), "award, while bids are valid": lazy_gettext("Award, while bids are valid"),
    "announce candidates": lazy_gettext("Announce the candidates"),
    "sign the contract": lazy_gettext("Sign the contract"), "report the result": lazy_gettext("Report the result"),
    "file the contract": lazy_gettext("File the contract"),
    "return bid securities": lazy_gettext("Return the bid securities"),
}  # fmt: skip
_DUE_OF: Final = {
    "answer question": lazy_gettext("Answer question"), "reply to objection": lazy_gettext("Reply to objection"),
    "take up complaint": lazy_gettext("Take up or reject complaint"),
    "decide complaint": lazy_gettext("Decide complaint"), "refund": lazy_gettext("Refund the security of"),
    "review the trial of": lazy_gettext("Review the trial of"), "hand over": lazy_gettext("Hand over"),
}  # fmt: skip


def choices(names: dict[Any, Any]) -> list[tuple[str, str]]:
    """Return names as the choices of a field."""
    return [(str(key), str(label)) for key, label in names.items()]


def due_words(what: str) -> str:
    """Return what is due in the visitor's language; what has no words of its own, as it is."""
    if what in _DUE:
        return str(_DUE[what])
    for beginning, label in _DUE_OF.items():
        if what.startswith(f"{beginning} "):
            return f"{label} {what[len(beginning) + 1 :]}"
    return what


def length_words(clock: Clock) -> str:
    """Return how long a clock runs, and whether at least or at most."""
    days, working = clock.period.days, clock.period.working_days
    least = clock.period.bound == "at_least"
    if days is not None:
        return str(gettext("at least %(n)s days", n=days) if least else gettext("at most %(n)s days", n=days))
    told = gettext("at least %(n)s working days", n=working)
    return str(told if least else gettext("at most %(n)s working days", n=working))
