"""Releases of Open Contracting 1.1.5: one for each step of a tender, in order, each on what was told before.

A release says what is new. Lists of words, such as the roles of an organization, replace what was there when releases
are merged, so an organization is told with all the roles it has had so far.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from bidding.ocds.facts import (
    Amended,
    Awarded,
    AwardFact,
    Cancelled,
    Contracted,
    ContractFact,
    Enquired,
    Opened,
    Organization,
    Performed,
    Published,
    Step,
    TenderFacts,
)
from bidding.ocds.identifiers import PREFIX, Json, moment, ocid, party_id, reference, scheme
from bidding.ocds.outcomes import award_block, bids_block, contract_block, implementation_block
from bidding.ocds.tenders import enquiry, tender_block
from models.errors import InputError, Problem

__all__ = ["releases"]

Roles = Iterable[tuple[Organization, str]]
_FAILED: Final = frozenset({"cancelled", "unsuccessful"})


@dataclass(slots=True)
class _Told:
    """What earlier releases of one tender have said."""

    prefix: str
    tender: TenderFacts
    published: str = ""
    status: str = "active"
    ids: list[str] = field(default_factory=list)
    roles: dict[str, tuple[Organization, list[str]]] = field(default_factory=dict)
    awards: dict[str, AwardFact] = field(default_factory=dict)
    contracts: dict[str, ContractFact] = field(default_factory=dict)
    bidders: set[str] = field(default_factory=set)
    lots: dict[str, str] = field(default_factory=dict)

    def parties(self, named: Roles) -> list[Json]:
        """Return those named, each with all roles it has had."""
        pairs = [*named]
        for organization, role in pairs:
            roles = self.roles.setdefault(party_id(organization), (organization, []))[1]
            if role not in roles:
                roles.append(role)
        return [self._party(one) for one in dict.fromkeys(party_id(organization) for organization, _ in pairs)]

    def _party(self, name: str) -> Json:
        organization, roles = self.roles[name]
        identifier = {"scheme": scheme(organization), "id": organization.id, "legalName": organization.name}
        return {"id": name, "name": organization.name, "identifier": identifier, "roles": [*roles]}


def releases(steps: Sequence[Step], *, prefix: str = PREFIX) -> list[Json]:
    """Return the releases of one tender, oldest first. Raises InputError where the steps are no life of a tender."""
    if not steps or not isinstance(steps[0], Published):
        raise InputError(Problem("steps", "a tender begins with its notice", "Give `Published` first."))
    late = [one for one, then in zip(steps[1:], steps, strict=False) if one.at < then.at]
    if late:
        raise InputError(Problem("steps", f"{late[0].at} comes after a later moment", "Give them in their order."))
    told = _Told(prefix, steps[0].tender)
    return [_release(told, step) for step in steps]


def _release(told: _Told, step: Step) -> Json:
    tags, named, parts = _BUILDERS[type(step)](told, step)
    number = len(told.ids) + 1
    process = ocid(told.tender.id, told.prefix)
    release_id = f"{process}-{number:03d}-{tags[0]}"
    told.ids.append(release_id)
    buyer = told.tender.buyer
    parties = told.parties([(buyer, "buyer"), (buyer, "procuringEntity"), *named])
    return {
        "ocid": process, "id": release_id, "date": moment(step.at), "tag": tags, "initiationType": "tender",
        "language": "zh", "title": told.tender.title, "parties": parties, "buyer": reference(buyer), **parts,
    }  # fmt: skip


_Built = tuple[list[str], Roles, Json]


def _published(told: _Told, step: Published) -> _Built:
    told.published = moment(step.at)
    told.lots = dict.fromkeys((lot.id for lot in step.tender.lots), told.status)
    return ["tender"], [], {"tender": tender_block(step.tender, told.published, told.status)}


def _amended(told: _Told, step: Amended) -> _Built:
    """Tell all of the new notice; what the old one had and the new one has not is told as null, which removes it."""
    before, lots = tender_block(told.tender, told.published, told.status), told.tender.lots
    told.tender = step.tender
    block = tender_block(step.tender, told.published, told.status)
    gone: Json = {name: None for name in sorted(before.keys() - block.keys()) if isinstance(before[name], str)}
    kept = {lot.id for lot in step.tender.lots}
    dropped = [{"id": lot.id, "status": "cancelled"} for lot in lots if lot.id not in kept]
    if dropped:
        gone["lots"] = [*_listed(block.get("lots")), *dropped]
    number = len(told.ids) + 1
    process = ocid(step.tender.id, told.prefix)
    amendment = {
        "id": f"amendment-{number}", "date": moment(step.at), "rationale": step.rationale,
        "amendsReleaseID": told.ids[-1], "releaseID": f"{process}-{number:03d}-tenderAmendment",
    }  # fmt: skip
    return ["tenderAmendment"], [], {"tender": block | gone | {"amendments": [amendment]}}


def _enquired(told: _Told, step: Enquired) -> _Built:
    block: Json = {"id": told.tender.id, "hasEnquiries": True, "enquiries": [enquiry(one) for one in step.enquiries]}
    return ["tenderUpdate"], [], {"tender": block}


def _cancelled(told: _Told, step: Cancelled) -> _Built:
    told.status = "unsuccessful" if step.unsuccessful else "cancelled"
    block = _status(told) | {"description": f"{told.tender.description or told.tender.title}\n{step.rationale}"}
    return ["tenderUpdate" if step.unsuccessful else "tenderCancellation"], [], {"tender": block}


def _opened(told: _Told, step: Opened) -> _Built:
    bidders = {party_id(bid.tenderer): bid.tenderer for bid in step.bids}
    told.bidders |= bidders.keys()
    block: Json = {
        "id": told.tender.id, "numberOfTenderers": len(told.bidders), "tenderers": [*map(reference, bidders.values())],
    }  # fmt: skip
    roles = [(one, "tenderer") for one in bidders.values()]
    return ["tenderUpdate"], roles, {"tender": block, "bids": bids_block(step.bids)}


def _awarded(told: _Told, step: Awarded) -> _Built:
    """Tag the first decision on an award `award`, a later one `awardUpdate` or, where all fell, `awardCancellation`."""
    known = any(award.id in told.awards for award in step.awards)
    fell = all(award.status == "cancelled" for award in step.awards)
    told.awards |= {award.id: award for award in step.awards}
    parts: Json = {"awards": [award_block(award) for award in step.awards]} | _completed(told)
    roles = [(award.supplier, "supplier") for award in step.awards if award.status == "active"]
    tag = "award" if not known else "awardCancellation" if fell else "awardUpdate"
    return [tag], [*roles, *((award.supplier, "tenderer") for award in step.awards)], parts


def _completed(told: _Told) -> Json:
    """Return the tender with the lots whose state changed: complete while they have an active award."""
    if told.status in _FAILED:
        return {}
    won = {award.lot_id for award in told.awards.values() if award.status == "active"}
    states = {lot.id: "complete" if lot.id in won else "active" for lot in told.tender.lots}
    changed = [{"id": name, "status": state} for name, state in states.items() if told.lots.get(name) != state]
    told.lots = states
    told.status = "complete" if won and set(states.values()) <= {"complete"} else "active"
    return {"tender": {"id": told.tender.id, "status": told.status, "lots": changed}} if changed else {}


def _contracted(told: _Told, step: Contracted) -> _Built:
    known = any(contract.id in told.contracts for contract in step.contracts)
    ended = all(contract.status == "terminated" for contract in step.contracts)
    told.contracts |= {contract.id: contract for contract in step.contracts}
    tag = "contract" if not known else "contractTermination" if ended else "contractUpdate"
    return [tag], [], {"contracts": [contract_block(contract) for contract in step.contracts]}


def _performed(told: _Told, step: Performed) -> _Built:
    """Tell what happened under contracts that were told of before."""
    named = dict.fromkeys([*step.milestones, *step.transactions])
    if unknown := [name for name in named if name not in told.contracts]:
        what = f"no contract {', '.join(unknown)} was told of"
        raise InputError(Problem("steps", what, "Give `Contracted` before what happens under it."))
    payments = [one for paid in step.transactions.values() for one in paid]
    roles = [pair for one in payments for pair in ((one.payer, "payer"), (one.payee, "payee"))]
    contracts = [
        {"id": name, "awardID": told.contracts[name].award_id, "implementation": implementation_block(step, name)}
        for name in named
    ]
    return ["implementation"], roles, {"contracts": contracts}


def _listed(told: object) -> list[Any]:
    return told if isinstance(told, list) else []


def _status(told: _Told) -> Json:
    lots = [{"id": lot.id, "status": told.status} for lot in told.tender.lots]
    return {"id": told.tender.id, "status": told.status} | ({"lots": lots} if lots else {})


_BUILDERS: Final[dict[type[Any], Callable[[_Told, Any], _Built]]] = {
    Published: _published, Amended: _amended, Enquired: _enquired, Cancelled: _cancelled, Opened: _opened,
    Awarded: _awarded, Contracted: _contracted, Performed: _performed,
}  # fmt: skip
"""Each builder gets the steps of its own key alone."""
