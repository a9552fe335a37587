"""What a lease owes to the auction or tender that it was awarded in: the asset, the tenant and the winning rent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bidding.auction import LeaseOffer
from bidding.letting.terms import LeaseTerms
from bidding.revenue.amounts import yuan
from models.errors import Problem
from models.values.periods import Duration

__all__ = ["LettingAward", "award_problems"]


@dataclass(frozen=True, slots=True)
class LettingAward:
    """Who may rent an asset at which rent, the winning price in fen; `kind` is `auction` or `tender`, `id` its name.

    `second`: the winner does not sign, for the reason told, and the bidder whose bid waited does. `offer`: the lease
    for which the rent was bid, where the rules of the auction told it; `months` how long the lot of a tender is let,
    `rent_months` for how many of them its rent was bid, where the notice told it.
    """

    kind: str
    id: str
    asset_id: str
    tenant: str
    rent_fen: int
    second: str = ""
    offer: LeaseOffer | None = None
    months: int | None = None
    rent_months: int | None = None

    def as_content(self) -> dict[str, Any]:
        """Return the award as plain values with a canonical form."""
        return {
            "kind": self.kind, "id": self.id, "asset_id": self.asset_id, "tenant": self.tenant,
            "rent_fen": self.rent_fen, "second": self.second,
        }  # fmt: skip


def award_problems(terms: LeaseTerms, award: LettingAward) -> list[Problem]:
    """Return every reason why terms are not those that were bid for."""
    return list(_problems(terms, award))


def _problems(terms: LeaseTerms, award: LettingAward) -> Iterator[Problem]:
    where = f"{award.kind} {award.id}"
    if terms.asset_id != award.asset_id:
        yield Problem(where, f"it let {award.asset_id}, and the lease is of {terms.asset_id}", "Name what was let.")
    if terms.tenant != award.tenant:
        remedy = "Sign with whom it was awarded to; with the bidder that waits: --second REASON"
        yield Problem(where, f"it was awarded to {award.tenant}, not to {terms.tenant}", remedy)
    if terms.rent_fen != award.rent_fen:
        what = f"the rent was bid at {yuan(award.rent_fen)} yuan, and the lease says {yuan(terms.rent_fen)}"
        yield Problem(where, what, "Sign at the rent that was bid.")
    if award.months is not None and Duration(award.months, 0).after(terms.since) != terms.until:
        what = f"{award.months} months were bid for, and the lease runs from {terms.since} until {terms.until}"
        yield Problem(where, what, "Sign for the time that the notice tells.")
    if award.rent_months is not None and award.rent_months != terms.rent_months:
        what = f"the rent was bid for {award.rent_months} months, and that of the lease is for {terms.rent_months}"
        yield Problem(where, what, "Tell the rent for the time for which it was bid.")
    yield from () if award.offer is None else _not_offered(terms, award.offer, where)


def _not_offered(terms: LeaseTerms, offer: LeaseOffer, where: str) -> Iterator[Problem]:
    """Yield where a lease is another than the one that was bid for: longer, or at the same rent for more months."""
    remedy = "Sign the lease that the rules of the auction tell."
    if (terms.since, terms.until) != (offer.since, offer.until):
        what = (
            f"the lease from {offer.since} until {offer.until} was bid for, not from {terms.since} until {terms.until}"
        )
        yield Problem(where, what, remedy)
    if (terms.rent_months, terms.pay_months) != (offer.rent_months, offer.pay_months):
        what = f"the rent was bid for {offer.rent_months} months, paid every {offer.pay_months}"
        yield Problem(where, what, remedy)
    if terms.free_months:
        yield Problem(where, "no month without rent was offered", remedy)
    if terms.deposit_fen != offer.deposit_fen:
        yield Problem(where, f"a deposit of {yuan(offer.deposit_fen)} yuan was offered", remedy)
