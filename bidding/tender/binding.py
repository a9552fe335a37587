"""What tenders bind of the limits within which owners let a committee decide by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from bidding.owners import OwnersLaw
from bidding.owners.commitments import Commitment, Way
from bidding.tender.events import Tender
from bidding.tender.life import state_of
from bidding.tender.moves import State

__all__ = ["tendered"]

_OVER = frozenset({State.CANCELLED, State.UNSUCCESSFUL})


def tendered(tenders: Iterable[Tender], estates: Collection[str], law: OwnersLaw, year: int) -> Iterator[Commitment]:
    """Yield what tenders for some estates, filed in a calendar year by delegation and not over, bind by estimate."""
    for one in tenders:
        filed, kind = one.filed, str(one.notice.kind)
        if filed is None or kind not in law.needs or filed[0].on.year != year:
            continue
        by_delegation = filed[1].authority is not None and filed[1].authority.delegated
        if by_delegation and not one.notice.estates.isdisjoint(estates) and state_of(one) not in _OVER:
            yield Commitment(Way.TENDER, one.id, law.needs[kind], one.notice.estimate_fen, filed[0].at)
