"""The box of a tender (投标箱): when it takes what, decided by moments and by what happened, never by a flag.

CLOSE is an event: nothing counts after it, whatever a clock says later. 招标投标法 第28条, 第29条.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bidding.bids.failures import bid_rules, cite
from bidding.bids.places import Part, part_bytes
from bidding.bids.submissions import Submission
from bidding.notices import Notice, differ_in_times_alone, notice_digest, versions_in_force
from models.errors import Problem
from models.values.lifecycle import Lifecycle, Transition
from models.values.moments import moment_number, moment_text

__all__ = ["BOX", "OPENS", "Box", "BoxFacts", "BoxMove", "BoxState", "opened_in"]


class BoxState(StrEnum):
    """Where a box is in its life."""

    RECEIVING = "receiving"
    CLOSED = "closed"
    COVERS_OPENED = "covers_opened"
    TECHNICAL_OPENED = "technical_opened"
    OPENED = "opened"


class BoxMove(StrEnum):
    """What happens to a box."""

    SUBMIT = "submit"
    AMEND = "amend"
    CLOSE = "close"
    HAND_IN = "hand_in"
    OPEN_COVERS = "open_covers"
    OPEN_TECHNICAL = "open_technical"
    OPEN_PRICES = "open_prices"


OPENS: Final = {
    Part.COVER: BoxMove.OPEN_COVERS, Part.TECHNICAL: BoxMove.OPEN_TECHNICAL, Part.PRICE: BoxMove.OPEN_PRICES,
}  # fmt: skip
"""The move that opens each part, for all bids at once."""


@dataclass(frozen=True, slots=True)
class Box:
    """投标箱: the versions of the notice, and the moves that were made, in their order.

    `ended`: its tender was cancelled, or is unsuccessful; from then on nothing is taken, and nothing is opened.
    """

    notices: Sequence[Notice]
    moves: Sequence[BoxMove] = ()
    ended: bool = False

    @property
    def notice(self) -> Notice:
        """Return the version in force."""
        return self.notices[-1]

    @property
    def state(self) -> BoxState:
        """Return where the moves have led."""
        return BOX.reached(self.moves, f"box of {self.notice.tender_id}")


@dataclass(frozen=True, slots=True)
class BoxFacts:
    """What a move is decided by: the box, the moment (microseconds) at which it commits, and what it brings.

    `at` is never earlier than anything on record for the box. `uploaded`: the envelopes that are there as a whole.
    `custodians`: how many have handed in shares of the part that is to be opened. `put_off`: the tender had a reason to
    let bids close later although their moment had come, such as a question that waits for its answer.
    """

    box: Box
    at: int
    submission: Submission | None = None
    uploaded: Collection[str] = ()
    amended: Notice | None = None
    part: Part | None = None
    custodians: int = 0
    put_off: bool = False


def opened_in(state: BoxState, part: Part) -> bool:
    """Return whether a part has been opened in a state, so that nothing more is taken for it."""
    order = (BoxState.COVERS_OPENED, BoxState.TECHNICAL_OPENED, BoxState.OPENED)
    needed = {Part.COVER: 0, Part.TECHNICAL: 1, Part.PRICE: 2}[part]
    return state in order[needed:]


def _in_time(facts: BoxFacts) -> Problem | None:
    close = moment_number(facts.box.notice.times.bids_close_at)
    if facts.at < close:
        return None
    what = f"bids closed at {moment_text(close)}, and it is {moment_text(facts.at)} ({cite(bid_rules().late.basis)})"
    return Problem("submission", what, "It is refused; what was accepted before stands.")


def _of_this_version(facts: BoxFacts) -> Problem | None:
    notice, given = facts.box.notice, facts.submission
    if given is None or given.notice in map(notice_digest, versions_in_force(facts.box.notices)):
        return None
    known = {notice_digest(one): one.version for one in facts.box.notices}
    of = f"version {known[given.notice]}" if given.notice in known else "another notice"
    what = f"it was sealed to {of}, and version {notice.version} of {notice.tender_id} is in force"
    return Problem("submission", what, "Take the notice in force, and seal the bid anew.")


def _as_asked(facts: BoxFacts) -> Problem | None:
    given, notice = facts.submission, facts.box.notice
    if given is None:
        return None
    asked = set(part_bytes(notice))
    checks = (
        (given.tender != notice.tender_id, "it is for another tender"),
        (notice.lot(given.lot) is None, f"there is no lot {given.lot!r}"),
        (set(given.parts) != asked, f"its parts are not {', '.join(sorted(asked))}"),
        (given.suite != notice.sealing.suite, f"it is sealed by another suite than {notice.sealing.suite}"),
    )
    wrong = [what for found, what in checks if found]
    article = cite(bid_rules().not_sealed.basis)
    return Problem("submission", f"{'; '.join(wrong)} ({article})", "Seal it anew with wuxin seal.") if wrong else None


def _uploaded(facts: BoxFacts) -> Problem | None:
    parts = facts.submission.parts if facts.submission else {}
    missing = [str(part) for part, named in parts.items() if named.envelope not in facts.uploaded]
    if not missing:
        return None
    what = f"not wholly uploaded: {', '.join(missing)} ({cite(bid_rules().not_uploaded.basis)})"
    return Problem("submission", what, "Upload the envelopes first; the upload goes on where it stopped.")


def _due(facts: BoxFacts) -> Problem | None:
    close = moment_number(facts.box.notice.times.bids_close_at)
    if facts.at >= close:
        return None
    return Problem("close", f"bids close at {moment_text(close)}", "Wait; earlier nobody may close the box.")


def _window_over(facts: BoxFacts) -> Problem | None:
    until = moment_number(facts.box.notice.times.opens_until)
    if facts.at >= until:
        return None
    what = f"shares are taken until {moment_text(until)}, and all bids are opened in one batch after that"
    return Problem("opening", what, "Wait until the window shuts.")


def _enough_custodians(facts: BoxFacts) -> Problem | None:
    needed = facts.box.notice.sealing.threshold
    if facts.custodians >= needed:
        return None
    what = f"{facts.custodians} custodians handed in shares of this part, and {needed} are needed"
    return Problem("opening", what, "Call the others: wuxin custodian share. Nothing is lost by waiting.")


def _no_technical(facts: BoxFacts) -> Problem | None:
    if Part.TECHNICAL not in part_bytes(facts.box.notice):
        return None
    return Problem("opening", "technical parts come before prices", "Open the technical parts first.")


def _not_opened_yet(facts: BoxFacts) -> Problem | None:
    if facts.part is None or not opened_in(facts.box.state, facts.part):
        return None
    return Problem("hand-in", f"the {facts.part} parts have been opened already", "It changes nothing any more.")


def _next_version(facts: BoxFacts) -> Problem | None:
    notice, new = facts.box.notice, facts.amended
    if new is not None and (new.tender_id, new.version) == (notice.tender_id, notice.version + 1):
        return None
    return Problem("notice", f"it is not version {notice.version + 1} of {notice.tender_id}", "Number it so.")


def _later_for_a_reason(facts: BoxFacts) -> Problem | None:
    """Refuse a version that comes after close, but one that only puts the close off where the tender has to."""
    new, now = facts.amended, facts.box.notice
    if facts.put_off and new is not None and differ_in_times_alone(now, new):
        return None
    return _in_time(facts)


def _not_ended(facts: BoxFacts) -> Problem | None:
    if not facts.box.ended:
        return None
    what = f"{facts.box.notice.tender_id} was cancelled or is unsuccessful"
    return Problem("tender", what, "Nothing is taken or opened any more; what was handed in stays sealed.")


_OPENS: Final = (_not_ended, _window_over, _enough_custodians)

BOX: Final = Lifecycle[BoxState, BoxMove, BoxFacts]([
    Transition(BoxState.RECEIVING, BoxMove.SUBMIT, BoxState.RECEIVING,
               (_not_ended, _in_time, _of_this_version, _as_asked, _uploaded)),
    Transition(BoxState.RECEIVING, BoxMove.AMEND, BoxState.RECEIVING,
               (_not_ended, _later_for_a_reason, _next_version)),
    Transition(BoxState.RECEIVING, BoxMove.CLOSE, BoxState.CLOSED, (_due,)),
    Transition(BoxState.CLOSED, BoxMove.HAND_IN, BoxState.CLOSED, (_not_ended,)),
    Transition(BoxState.CLOSED, BoxMove.OPEN_COVERS, BoxState.COVERS_OPENED, _OPENS),
    Transition(BoxState.COVERS_OPENED, BoxMove.HAND_IN, BoxState.COVERS_OPENED, (_not_ended, _not_opened_yet)),
    Transition(BoxState.COVERS_OPENED, BoxMove.OPEN_TECHNICAL, BoxState.TECHNICAL_OPENED, _OPENS),
    Transition(BoxState.COVERS_OPENED, BoxMove.OPEN_PRICES, BoxState.OPENED, (*_OPENS, _no_technical)),
    Transition(BoxState.TECHNICAL_OPENED, BoxMove.HAND_IN, BoxState.TECHNICAL_OPENED, (_not_ended, _not_opened_yet)),
    Transition(BoxState.TECHNICAL_OPENED, BoxMove.OPEN_PRICES, BoxState.OPENED, _OPENS),
])  # fmt: skip
"""The life of a box; docs/bids.md shows it as a diagram."""
