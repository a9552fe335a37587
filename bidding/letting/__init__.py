"""Letting an estate's assets (共有资产出租): the register, leases, rents as they fall due, arrears and deposits."""

from __future__ import annotations

from bidding.letting.arrears import Arrears, arrears
from bidding.letting.assets import Asset, AssetFacts, AssetMove, AssetState, AssetStep, RecordOwner, asset_state
from bidding.letting.awards import LettingAward
from bidding.letting.law_shapes import LettingLaw
from bidding.letting.laws import law_for
from bidding.letting.lease_life import lease_state
from bidding.letting.leases import EndCause, Lease, LeaseMove, LeaseState, LeaseStep
from bidding.letting.rents import Due, dues
from bidding.letting.signing import Letting, Proposal
from bidding.letting.tenant_money import DepositLine, TenantMoney
from bidding.letting.terms import Escalation, LeaseTerms

__all__ = [
    "Arrears", "Asset", "AssetFacts", "AssetMove", "AssetState", "AssetStep", "DepositLine", "Due", "EndCause",
    "Escalation", "Lease", "LeaseMove", "LeaseState", "LeaseStep", "LeaseTerms", "Letting", "LettingAward",
    "LettingLaw", "Proposal", "RecordOwner", "TenantMoney", "arrears", "asset_state", "dues", "law_for", "lease_state",
]  # fmt: skip
