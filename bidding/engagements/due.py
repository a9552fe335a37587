"""What is due next in an engagement, and what is late: from its steps, the inspections and the law, never kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bidding.engagements.clocks import inspect_by, kind_needed, leave_by, notice_by, notice_of, tell_by
from bidding.engagements.details import Agreed, Appointed, Ordered
from bidding.engagements.engagement import Engagement, Premises
from bidding.engagements.laws import cite
from bidding.engagements.life import filing_state, service_state
from bidding.engagements.moves import FilingState, Role, ServiceState
from bidding.engagements.start_guards import inspections_for

__all__ = ["Due", "due_of"]

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """Something to be done by the end of a day: what, by whom, and where it stands.

    `owed`: it is late after its day; otherwise nobody has to do it, and after its day it can no longer be done in time.
    """

    day: date
    what: str
    by: Role
    article: str
    owed: bool = True


def due_of(engagement: Engagement, premises: Sequence[Premises] = (), as_of: date = date.min) -> list[Due]:
    """Return everything that is still to be done, the earliest first; what is owed before `as_of` is late.

    What nobody has to do is left out once its day is over.
    """
    state = service_state(engagement)
    if state is ServiceState.LEFT:
        return []
    found = [*_of_filing(engagement), *_of_agreement(engagement), *_of_premises(engagement, premises, state)]
    if state is ServiceState.SERVING:
        found += _of_term(engagement)
    if state is ServiceState.LEAVING:
        found += _of_exit(engagement)
    found += _of_temporary(engagement)
    return sorted(one for one in found if one.owed or as_of <= one.day)


def _of_filing(engagement: Engagement) -> Iterator[Due]:
    law, state = engagement.law.filing, filing_state(engagement)
    if law is not None and state is not FilingState.PASSED:
        last = engagement.terms.starts_on - _ONE_DAY
        what, who = ("file before service", Role.COMPANY)
        if state is FilingState.SUBMITTED:
            what, who = ("decide on the filing", Role.BUREAU)
        yield Due(last, what, who, cite(engagement.law, law.basis))


def _of_agreement(engagement: Engagement) -> Iterator[Due]:
    law, terms = engagement.law, engagement.terms
    day = terms.delivery_on if terms.stage == "initial" else None
    if law.supervision is not None and day is not None and engagement.last(Agreed) is None:
        yield Due(day, "sign the supervision agreement", Role.NEIGHBOURHOOD, cite(law, law.supervision))


def _of_premises(engagement: Engagement, premises: Sequence[Premises], state: ServiceState) -> Iterator[Due]:
    kind, clock = kind_needed(engagement), inspect_by(engagement)
    own = inspections_for(engagement, premises)
    who = Role.DEVELOPER if engagement.terms.stage == "initial" else Role.COMMITTEE
    if clock is not None and not any(one.inspected_on for one in own):
        yield Due(clock.last, f"inspect the common parts ({kind})", who, clock.article)
    if kind is not None and state is ServiceState.AGREED and not any(one.taken_over_on for one in own):
        law, last = engagement.law, engagement.terms.starts_on - _ONE_DAY
        yield Due(last, "take over the common parts", Role.COMPANY, cite(law, law.premises.basis), owed=False)


def _of_term(engagement: Engagement) -> Iterator[Due]:
    law, clock, told = engagement.law, notice_by(engagement), tell_by(engagement)
    yield Due(clock.last, "give notice, if it will not go on", Role.COMPANY, clock.article, owed=False)
    if engagement.terms.stage == "assembly":
        if law.decide is not None:
            last = engagement.ends_on - timedelta(days=law.decide.days)
            yield Due(last, "let owners decide who serves them next", Role.COMMITTEE, cite(law, law.decide.basis))
        yield Due(told.last, "tell the company, if another was chosen", Role.COMMITTEE, told.article, owed=False)


def _of_exit(engagement: Engagement) -> Iterator[Due]:
    law, left, leave = engagement.law, engagement.open_items(), leave_by(engagement)
    told, clock = engagement.told_on(), notice_by(engagement)
    missing = [party for party in notice_of(engagement).to if told and party not in told]
    if missing:
        yield Due(clock.last, f"tell of leaving: {', '.join(missing)}", Role.COMPANY, clock.article)
    if leave is None:
        yield Due(engagement.ends_on, "help owners to choose anew", Role.SUBDISTRICT, cite(law, law.helps), owed=False)
    elif left:
        yield Due(leave.last, f"hand over: {', '.join(left)}", Role.COMPANY, leave.article)
    else:
        yield Due(leave.last, "confirm the handover", Role.COMMITTEE, leave.article)
    ordered = engagement.last(Ordered)
    if ordered is not None and left:
        yield Due(ordered[1].until, "hand over as ordered", Role.COMPANY, cite(law, law.refused.basis))


def _of_temporary(engagement: Engagement) -> Iterator[Due]:
    found, law = engagement.last(Appointed), engagement.law
    if found is not None and engagement.replaced is None:
        what = f"end the temporary service of {found[1].provider}"
        yield Due(found[1].until, what, Role.SUBDISTRICT, cite(law, law.temporary.basis))
