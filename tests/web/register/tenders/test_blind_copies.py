"""Technical parts as a panel reads them."""

from __future__ import annotations

from models.tables import Company
from tests.builders.panel_rooms import found_in, panel_portal
from tests.builders.record import writing_to
from web.register.tenders.blind_copies import blind_copy, numbered_bids


def test_a_copy_goes_by_its_number_and_is_held_back_where_it_names_a_company() -> None:
    """Of all companies of the register, since nobody knows who bids."""
    app = panel_portal()
    with writing_to(app.config["WUXIN"].database_url) as session:
        numbers = numbered_bids(session, found_in(app))
        handle = next(iter(numbers))
        before = blind_copy(session, found_in(app), handle)
        session.add(Company(company_id="91330681MA0000001X", name="times a week"))
        session.flush()
        after = blind_copy(session, found_in(app), handle)

    assert (sorted(numbers.values()), before.name, before.problems) == ([1, 2, 3], "bid-1.txt", ())
    assert "it names a bidder" in after.problems[0].what
