"""Open Contracting 1.1.5: what the world is told of a tender, as releases and records; docs/ocds.md."""

from __future__ import annotations

from bidding.ocds.identifiers import PREFIX
from bidding.ocds.merging import compiled
from bidding.ocds.packages import Publisher, record_package, release_package
from bidding.ocds.releases import releases
from bidding.ocds.tenders import tender_facts

__all__ = ["PREFIX", "Publisher", "compiled", "record_package", "release_package", "releases", "tender_facts"]
