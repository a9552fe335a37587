"""Whether an asset may be let, by whom and on what: asked before an auction or tender, and when a lease is signed.

Before there is an owners' assembly the company lets for the owners; after it the body that acts for them, on a vote by
the majority that the place asks for (`OwnersLaw.needs["letting"]`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bidding.letting.assets import Asset, AssetState, RecordOwner, asset_state
from bidding.letting.awards import LettingAward, award_problems
from bidding.letting.law_shapes import LettingLaw
from bidding.letting.laws import cite
from bidding.letting.leases import Lease, overlapping, running_on
from bidding.letting.terms import LeaseTerms, terms_problems
from bidding.owners import Asked, Authority, Grounds, OwnersLaw, PrincipalKind, authority_for
from bidding.revenue import MoneyRole
from models.errors import Problem, RefusedError

__all__ = ["Letting", "Proposal", "asset_problems", "letting_problems", "seller_problems", "sign_problems"]

_ACTS = {
    PrincipalKind.DEVELOPER: MoneyRole.COMPANY, PrincipalKind.OWNERS_COMMITTEE: MoneyRole.COMMITTEE,
    PrincipalKind.MANAGEMENT_COMMITTEE: MoneyRole.MANAGEMENT_COMMITTEE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letting:
    """What bears on letting an asset on a day: the asset, its estate's leases each with its end, the laws, the grounds.

    `subjects`: under which names the owners may have decided on it: the asset, its auction or tender, the lease.
    """

    asset: Asset
    on: date
    leases: Sequence[tuple[Lease, date]]
    law: LettingLaw
    owners_law: OwnersLaw
    grounds: Grounds
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lease that somebody wants to sign, in which role.

    `service_until` is the first day after the preliminary service, where there is one.
    """

    lease_id: str
    terms: LeaseTerms
    role: MoneyRole
    award: LettingAward | None = None
    service_until: date | None = None


def asset_problems(letting: Letting, since: date | None = None) -> list[Problem]:
    """Return why an asset cannot be let at all: not on record, not common property, or let on the day `since`."""
    return list(_asset_problems(letting, since or letting.on))


def letting_problems(letting: Letting, role: MoneyRole | None = None) -> tuple[Authority | None, list[Problem]]:
    """Return on what an asset may be let, and every reason why it may not; `role` is who lets it, where that is told.

    The authority is None before there is an assembly, when none is needed.
    """
    acting = _ACTS.get(letting.grounds.principal.kind)
    problems = [] if role is None or role is acting else [_other_acts(letting, role, acting)]
    if acting is MoneyRole.COMPANY:
        return None, problems
    authority, reasons = _authority(letting)
    return authority, [*problems, *reasons]


def seller_problems(letting: Letting, role: MoneyRole) -> list[Problem]:
    """Return why somebody does not hold an auction of an asset: only who lets for the owners does, or the subdistrict.

    The subdistrict may hold it for whoever lets; what it may not do is sign the lease.
    """
    acting = _ACTS.get(letting.grounds.principal.kind)
    return [] if role in (acting, MoneyRole.SUBDISTRICT) else [_other_acts(letting, role, acting)]


def sign_problems(proposal: Proposal, letting: Letting) -> tuple[Authority | None, list[Problem]]:
    """Return on what a lease is signed, and every reason why it may not be."""
    terms, award = proposal.terms, proposal.award
    authority, unauthorised = letting_problems(letting, proposal.role)
    return authority, [
        *_asset_problems(letting, None), *terms_problems(terms, letting.law), *_overlaps(terms, letting),
        *(() if award is None else award_problems(terms, award)), *unauthorised,
        *(() if authority else _initial_problems(proposal, letting)),
    ]  # fmt: skip


def _asset_problems(letting: Letting, day: date | None) -> Iterator[Problem]:
    asset, law = letting.asset, letting.law
    where = f"asset {asset.id}"
    if asset_state(asset) is not AssetState.REGISTERED:
        yield Problem(where, f"it is {asset_state(asset)}", "Enter it first: wuxin asset register")
        return
    facts = asset.facts
    if facts.owner is not RecordOwner.ALL_OWNERS:
        whose = f"the {facts.owner}'s" if facts.owner is not RecordOwner.UNIT else f"unit {facts.unit}'s"
        what = f"by its document it is {whose}, and only what all owners have in common is let for them"
        yield Problem(f"{where}, {cite(law, law.common)}", what, "Correct the register if it is wrong.")
    running = day and running_on(letting.leases, asset.id, day)
    if running:
        what = f"it is let by {running[0].id} until {running[1]}"
        yield Problem(where, what, "Let it from that day on, or end the lease.")


def _overlaps(terms: LeaseTerms, letting: Letting) -> Iterator[Problem]:
    ends = {lease.id: end for lease, end in letting.leases}
    for lease in overlapping(terms, letting.leases):
        what = f"it is let by {lease.id} from {lease.terms.since} until {ends[lease.id]}"
        yield Problem(f"asset {terms.asset_id}", what, "Begin when it is vacant; no asset is let twice.")


def _authority(letting: Letting) -> tuple[Authority | None, list[Problem]]:
    """Return on which vote it may be let, by any of its names; the reasons are those of the first."""
    reasons: list[Problem] = []
    for subject in letting.subjects or (letting.asset.id,):
        try:
            found = authority_for(Asked("letting", subject, 0, letting.on), letting.grounds, letting.owners_law)
        except RefusedError as error:
            reasons = reasons or list(error.problems)
            continue
        used = _used(found, letting)
        if used is None:
            return found, []
        what = f"vote {found.vote}, {found.item} has let it once, by {used.id}"
        reasons = [Problem(f"vote {found.vote}", what, "Put the next lease to a vote.")]
    return None, reasons


def _used(found: Authority, letting: Letting) -> Lease | None:
    """Return the lease that rests on a vote already: a decision authorises once, lots of one tender together."""
    for lease, _ in letting.leases:
        rests, award = lease.authority, lease.award
        lot_beside = award and award["id"] in letting.subjects and lease.terms.asset_id != letting.asset.id
        rests_on_it = rests and (rests["vote"], rests["item"]) == (found.vote, found.item)
        if rests_on_it and not found.delegated and not lot_beside:
            return lease
    return None


def _other_acts(letting: Letting, role: MoneyRole, acting: MoneyRole | None) -> Problem:
    who = acting or "nobody"
    where = f"who lets, {cite(letting.law, letting.law.use)}"
    what = f"the {role} does not let for the owners on {letting.on}; {who} does"
    return Problem(where, what, "Whoever acts for the owners signs: wuxin owners who")


def _initial_problems(proposal: Proposal, letting: Letting) -> Iterator[Problem]:
    law, until = letting.law, proposal.terms.until
    initial = letting.grounds.principal.kind is PrincipalKind.DEVELOPER
    if not (initial and law.initial.within_service):
        return
    where = cite(law, law.initial.basis)
    if proposal.service_until is None:
        yield Problem(where, "it is not said until when the preliminary service lasts", "Give it: --service-until DATE")
    elif until > proposal.service_until:
        what = f"it would run until {until}, beyond the preliminary service that ends on {proposal.service_until}"
        yield Problem(where, what, "End it with the service.")
