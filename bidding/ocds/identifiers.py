"""Names that stay the same wherever a thing is told of: the process (ocid), organizations, money, moments."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

from bidding.ocds.facts import Organization
from models.values.identifiers import uscc_fault
from models.values.moments import SHANGHAI, moment_number, moment_text

__all__ = ["PREFIX", "Json", "day_start", "moment", "ocid", "party_id", "reference", "scheme", "value"]

Json = dict[str, object]
PREFIX: Final = "ocds-wuxin0"
"""Not registered with the Open Contracting Partnership: whoever publishes registers a prefix and gives it instead."""
_USCC: Final = "CN-USCC"
_OTHER: Final = "MISC-WUXIN"
"""For bodies without a unified social credit code, such as an owners' committee that the authority has numbered."""


def ocid(tender_id: str, prefix: str = PREFIX) -> str:
    """Return the open contracting id of a tender: the publisher's prefix and the tender's own id."""
    return f"{prefix}-{tender_id}"


def scheme(organization: Organization) -> str:
    """Return which list an organization's code is from."""
    return _OTHER if uscc_fault(organization.id) else _USCC


def party_id(organization: Organization) -> str:
    """Return the one id of an organization across all tenders: scheme and code."""
    return f"{scheme(organization)}-{organization.id}"


def reference(organization: Organization) -> Json:
    """Return an OrganizationReference."""
    return {"id": party_id(organization), "name": organization.name}


def value(fen: int) -> Json:
    """Return fen as a Value in yuan, exact to the fen."""
    return {"amount": fen // 100 if fen % 100 == 0 else fen / 100, "currency": "CNY"}


def moment(at: datetime) -> str:
    """Return a moment as OCDS writes it (RFC 3339), in UTC."""
    return moment_text(moment_number(at))


def day_start(day: date) -> str:
    """Return the beginning of a day in Shanghai, for OCDS knows moments only."""
    return moment(datetime.combine(day, time(), SHANGHAI))
