"""For which purposes a role hands in keys."""

from __future__ import annotations

from models.keys.names import PURPOSES
from web.access import Holding, Role
from web.access.key_purposes import PURPOSES_OF, holding_for, purpose_refusals

FIRMS = (Holding(Role.COMPANY, "company/A"), Holding(Role.COMPANY, "company/B"))


def test_a_bidders_key_belongs_to_the_company_of_its_name() -> None:
    """Of two companies to the one whose code it bears, and to none under another name."""
    assert holding_for(FIRMS, "bidder", "B") == FIRMS[1]
    assert holding_for(FIRMS, "bidder", "C") is None
    assert "bears the code" in purpose_refusals(FIRMS, "bidder", "C")[0].what


def test_a_purpose_that_no_role_keeps_is_refused_with_those_that_it_does() -> None:
    """An expert keeps none."""
    assert purpose_refusals(FIRMS, "official", "A")[0].remedy == "Yours are keys for: bidder."
    assert purpose_refusals([Holding(Role.EXPERT, "expert/1")], "bidder", "1")[0].remedy.endswith("nothing.")


def test_every_purpose_is_kept_by_some_role() -> None:
    """And no role keeps one that there is not."""
    assert {one for kept in PURPOSES_OF.values() for one in kept} == set(PURPOSES)
