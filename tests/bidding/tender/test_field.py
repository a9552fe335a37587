"""How many qualify, before a notice goes out."""

from __future__ import annotations

from bidding.tender import Requirement, Standing
from bidding.tender.field import field_of, notice_warnings
from tests.builders.notices import a_notice

ASKED = Requirement(("AAA", "AA", "A"), "6")
RATED = [Standing("c3", "A", "rated"), Standing("c1", "AAA", "rated"), Standing("c2", "B", "rated"),
         Standing("c4", "AA", "rated", blacklisted=True)]  # fmt: skip


def test_the_field_is_who_qualifies() -> None:
    """Neither too low a grade nor the blacklist; the list is sorted, and the digest names it."""
    found = field_of(RATED, ASKED)

    assert (found.companies, found.rated) == (("c1", "c3"), 4)
    assert found.digest == field_of(reversed(RATED), ASKED).digest


def test_fewer_than_three_is_warned_of() -> None:
    """Two qualify: bids would not be opened; a third silences that warning and not the one on grades."""
    few, enough = field_of(RATED, ASKED), field_of([*RATED, Standing("c5", "A", "rated")], ASKED)

    assert [one.where for one in notice_warnings(a_notice(), few)][-1] == "Tender Law art. 28"
    assert len(notice_warnings(a_notice(), enough)) == 1
