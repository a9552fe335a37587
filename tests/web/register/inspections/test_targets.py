"""What the register knows of communities that may be inspected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from credit.inspections.conflicts import Interest
from credit.inspections.risk import TargetFacts
from models.migrations import upgrade
from tests.builders.inspections import a_campaign, inspected
from tests.builders.packages import COMPANY, package_of_rows
from tests.builders.record import a_clerk, writing_to
from web.register import save_package
from web.register.inspections.targets import CommunityPlace, barred_in, communities, target_facts

DAY = date(2026, 3, 2)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on a register with two served communities and one that nobody serves any more."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    upgrade(url)
    names = ["X1", "X2", "X3"]
    package = package_of_rows(
        tmp_path / "p",
        communities=[{"community_id": one, "district": "东", "households": 100} for one in names],
        service_periods=[{"community_id": one, "ends_on": "2026-01-01" if one == "X3" else None} for one in names],
        inspections=[{"community_id": "X1", "inspected_on": "2025-08-01"}],
        complaints=[
            {"community_id": "X1", "received_at": day, "liability": liability, "upheld": True, "duplicate_of": repeats}
            for day, liability, repeats in (
                ("2026-01-05", "company", None), ("2026-01-05", "utility", None), ("2024-01-05", "company", None),
                ("2026-01-06", "company", "complaints-1"), ("2026-03-02", "company", None),
            )
        ],
    )  # fmt: skip
    with writing_to(url) as found:
        save_package(a_clerk(found), package)
        yield found


def test_communities_are_those_served_on_the_day(session: Session) -> None:
    """With where they lie and by whom they are served."""
    assert communities(session, DAY) == {name: CommunityPlace(name, "东", None, COMPANY) for name in ("X1", "X2")}
    assert [*communities(session, date(2025, 12, 31))] == ["X1", "X2", "X3"]


def test_weights_are_made_of_the_companys_own_complaints_of_a_year(session: Session) -> None:
    """Not a utility's, not an old one, not one that repeats another, not one of the day itself."""
    first, second = target_facts(session, communities(session, DAY), [], DAY)

    assert first == TargetFacts(
        community_id="X1", district="东", company_id=COMPANY, grade=None, households=100, complaints=1,
        last_inspected_on=date(2025, 8, 1),
    )  # fmt: skip
    assert (second.complaints, second.last_inspected_on) == (0, None)


def test_who_takes_over_is_no_stranger_either(session: Session) -> None:
    """An interest bars by who serves, and by who will."""
    campaign = a_campaign(targets=["X1", "NEW"], company_id="C9")
    ties = [Interest("I1", COMPANY, "family"), Interest("I2", "C9", "family"), Interest("I3", "C8", "family")]

    assert barred_in(session, campaign, ties) == [["I1", "X1"], ["I2", "NEW"], ["I2", "X1"]]


def test_visits_of_the_registers_own_campaigns_count(session: Session) -> None:
    """Before they have become evidence; later ones do not count yet."""
    campaign = inspected(a_campaign(), "X2")
    day = campaign.starts_on
    before, after = (target_facts(session, communities(session, on), [campaign], on)[1] for on in (DAY, day))

    assert (before.last_inspected_on, after.last_inspected_on) == (None, day)
