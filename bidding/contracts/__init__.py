"""After the award (合同与履约): the contract's terms, the ledger of its security, and evidence of it."""

from __future__ import annotations

from bidding.contracts.evidence_rows import FILED, UNFILED, Happening, record_row
from bidding.contracts.ledger import Entry, EntryKind, SecurityLedger, payment_problems, security_due
from bidding.contracts.terms import Contract, contract_problems

__all__ = [
    "FILED", "UNFILED", "Contract", "Entry", "EntryKind", "Happening", "SecurityLedger", "contract_problems",
    "payment_problems", "record_row", "security_due",
]  # fmt: skip
