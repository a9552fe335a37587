"""Property officers and what they cover (HZ-05, ZJ-05)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from credit.complaints.staff import Appointment, coverage, in_office, why_not_appointed

DAY = date(2024, 7, 1)
LEAD = Appointment("P-01", "leader", "崖头街道", None, date(2024, 1, 1))
EAST = Appointment("P-07", "officer", "崖头街道", "河东社区", date(2024, 1, 1), date(2024, 7, 1))
PLACES = {("崖头街道", "河东社区"), ("崖头街道", "河西社区"), ("斥山街道", "")}


def test_a_neighbourhood_is_covered_while_its_officer_is_in_office() -> None:
    """Until the day of the relief; a subdistrict that names no neighbourhood has none to cover."""
    before = coverage([LEAD, EAST], PLACES, date(2024, 6, 30))
    after = coverage([LEAD, EAST], PLACES, DAY)

    assert [(one.subdistrict, one.covered, one.neighbourhoods, one.has_leader, one.staff) for one in before] == [
        ("崖头街道", 1, 2, True, 2), ("斥山街道", 0, 0, False, 0),
    ]  # fmt: skip
    assert (after[0].covered, after[0].staff) == (0, 1)
    assert [one.staff_no for one in in_office([EAST, LEAD], date(2024, 2, 1))] == ["P-01", "P-07"]


def test_one_person_holds_one_office_in_a_known_subdistrict() -> None:
    """Every reason at once; after the relief the next office may follow."""
    wrong = Appointment("P-07", "leader", "不存在", "河东社区", date(2024, 6, 1))
    told = [problem.what for problem in why_not_appointed(wrong, [EAST], {"崖头街道"})]

    assert [what.split(" ")[0] for what in told] == ["there", "a", "P-07"]
    assert why_not_appointed(replace(EAST, since=DAY, until=None), [EAST], {"崖头街道"}) == []
