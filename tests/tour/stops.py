"""The stops of the tour through the demo's city: who looks, at which page, and what is clicked to get there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["STOPS", "Stop"]


@dataclass(frozen=True, slots=True)
class Stop:
    """A picture of the tour: `role` signs in with its account, "" is a visitor; `clicks` are CSS selectors in turn."""

    name: str
    role: str
    path: str
    clicks: tuple[str, ...] = ()


STOPS: Final = (
    Stop("city", "", "/"),
    Stop("company", "", "/companies/91371082G65UHQ9DQC"),
    Stop("tender", "", "/tenders/pre-2024-03"),
    Stop("firm", "company", "/desk"),
    Stop("developer", "developer", "/work/tenders/pre-2024-06"),
    Stop("organiser", "organiser", "/work/tenders/pre-2024-04"),
    Stop("expert", "expert", "/desk"),
    Stop("subdistrict", "subdistrict", "/complaint-desk", ("main table a >> nth=1",)),
    Stop("committee", "committee", "/estates", ("main nav a >> nth=-1",)),
    Stop("owner", "owner", "/assemblies", ("main table a >> nth=0",)),
    Stop("regulator", "regulator", "/work/overview"),
    Stop("head", "head", "/work/lists", ("main table a >> nth=0",)),
    Stop("inspector", "inspector", "/work/inspections/2024-patrol-2"),
    Stop("auditor", "auditor", "/work/record"),
    Stop("party", "party", "/complaint-desk"),
    Stop("admin", "admin", "/accounts"),
    Stop("auction", "", "/auctions/garden-kiosk-2024"),
)
"""In the order in which pictures are taken: the auction comes last, when it has seen some bids."""
