"""What tenders bind by delegation."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.owners import law_for
from bidding.tender import Move, Tender
from bidding.tender.binding import tendered
from tests.builders.notices import a_notice
from tests.builders.tenders import an_event

BY_LIMIT = {"vote": "v1", "item": "limits", "delegated": True}
BALLOT = {"decided_on": "2024-03-26", "subject": "zj-2024-001", "all_area": 9, "all_persons": 9, "voting_area": 9,
          "voting_persons": 9, "agreed_area": 9, "agreed_persons": 9}  # fmt: skip


def _filed(kind: str = "repair", **authority: Any) -> Tender:  # noqa: ANN401
    events = [an_event(Move.DRAFT, "2024-05-06T02:00:00Z", {"notice": a_notice(kind=kind).as_json()})]
    told = {"filing": "F-1", "ballot": BALLOT, "authority": BY_LIMIT | authority}
    return Tender("zj-2024-001", (*events, an_event(Move.FILE, "2024-05-10T02:00:00Z", told)))


def test_a_filing_by_delegation_binds_its_estimate() -> None:
    """On the matter of its kind, in the year in which it was filed, for the estates of its lots."""
    law, one = law_for("330681"), _filed()

    (found,) = tendered([one], {"willow-garden"}, law, 2024)
    assert (found.way, found.subject, found.matter, found.fen) == ("tender", one.id, "use_fund", 900_000_000)
    assert list(tendered([one], {"willow-garden"}, law, 2025)) == []
    assert list(tendered([one], {"plum-court"}, law, 2024)) == []
    assert one.notice.estates == {"willow-garden"}


@pytest.mark.parametrize("ends", ["decided", "cancelled", "draft"])
def test_what_binds_nothing(ends: str) -> None:
    """What the owners decided themselves, what is over, and a draft."""
    one = _filed(delegated=ends != "decided")
    if ends == "cancelled":
        one = one.with_event(an_event(Move.CANCEL, "2024-05-11T02:00:00Z", {"reason": "no money"}))
    if ends == "draft":
        one = Tender(one.id, one.events[:1])

    assert list(tendered([one], {"willow-garden"}, law_for("330681"), 2024)) == []
