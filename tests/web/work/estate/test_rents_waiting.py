"""Which rents are overdue."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import NOON
from tests.builders.estate_desk import estate_portal, url_of
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, owner, sent
from tests.builders.lettings import a_lease
from tests.builders.record import a_clerk, writing_to
from web.register.letting.lease_rows import communities_letting, write_step


def test_a_rent_that_fell_due_waits_for_who_keeps_the_leases(tmp_path: Path) -> None:
    """With the day on which the oldest fell due; owners only read."""
    app = estate_portal(tmp_path)
    constituted(app)
    sent(committee(app), f"{AT_ESTATES}/register-asset", name="shop-1", kind="shop", place="Gate 1", area="48.5",
         owner="all_owners", paper=b"deed")  # fmt: skip
    with writing_to(url_of(app)) as session:
        write_step(a_clerk(session, NOON), a_lease("l1"))
        assert communities_letting(session) == ["willow-garden"]

    assert "Rent is overdue" in committee(app).get("/desk").text
    assert "Rent is overdue" not in owner(app).get("/desk").text
