"""How a company may come to an estate, and how not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bidding.engagements import Premises
from bidding.engagements.start_guards import premises_problems
from tests.builders.engagements import (
    ACCEPTED,
    AGREED,
    DIGEST,
    FILED,
    INITIAL,
    INSPECTED,
    STARTED,
    a_step,
    an_engagement,
    refusal,
)


def test_nobody_serves_before_the_filing_passed() -> None:
    """ZJ-10: not filed, and handed in but not decided, are both refused with the article."""
    told = refusal(an_engagement("zhuji"), STARTED, INSPECTED)
    waiting = refusal(an_engagement("zhuji", FILED[0]), STARTED, INSPECTED)

    assert "Zhuji Opinions on Residential Property Management (draft of 2023) art. 7(1)" in told
    assert "the filing is unfiled" in told
    assert "the filing is submitted" in waiting
    assert refusal(an_engagement("zhuji", *FILED), STARTED, INSPECTED) == ""


def test_where_no_law_asks_for_a_filing_there_is_none() -> None:
    """Hangzhou knows the filing of contracts alone."""
    assert refusal(an_engagement("hangzhou"), STARTED, INSPECTED) == ""
    assert "no law of this place asks for it" in refusal(an_engagement("hangzhou"), FILED[0])


def test_a_filing_names_technicians_and_a_leader() -> None:
    """ZJ-11: each role that is missing is told."""
    told = refusal(an_engagement("zhuji"), a_step("submit", "2024-07-15", "company", staff=[]))

    assert "Project leader: 0 named, 1 needed" in told
    assert "Technician of a trade that the service needs: 0 named" in told


@pytest.mark.parametrize(
    ("premises", "words"),
    [
        ((), "there was no handover inspection"),
        ((replace(INSPECTED, taken_over_on=None, unfit=("change-24/lift",)),), "not fit for delivery: change-24/lift"),
        ((replace(INSPECTED, taken_over_on=None),), "the company has not taken them over"),
        ((replace(INSPECTED, company_id="C-2"),), "there was no handover inspection"),
        ((replace(INSPECTED, kind="special"),), "there was no handover inspection"),
        ((replace(INSPECTED, inspected_on=date(2023, 7, 20)),), "there was no handover inspection"),
    ],
)
def test_unfit_premises_are_not_served(premises: tuple[Premises, ...], words: str) -> None:
    """ZJ-35: not inspected, unfit, not taken over, or inspected for another company or contract; nothing lifts it."""
    assert words in refusal(an_engagement("zhuji", *FILED), STARTED, *premises)


def test_a_new_estate_needs_its_acceptance() -> None:
    """ZJ-33: the handover of a running estate is another inspection."""
    one = an_engagement("zhuji", **INITIAL)

    assert premises_problems(one, (INSPECTED,))
    assert premises_problems(one, (ACCEPTED,)) == []


def test_who_goes_on_takes_nothing_over() -> None:
    """The same company after its own contract."""
    assert premises_problems(an_engagement("zhuji", predecessor="C-1"), ()) == []


def test_service_begins_with_the_contract_and_is_not_dated_back() -> None:
    """A day before its first, one ahead, and one long past."""
    one = an_engagement("zhuji", *FILED)

    assert "service starts on 2024-08-01" in refusal(one, a_step("start", "2024-07-31", "company"), INSPECTED)
    ahead = a_step("start", "2024-08-02", "company", recorded="2024-08-01")
    assert "it would count from 2024-08-02" in refusal(one, ahead, INSPECTED)
    late = a_step("start", "2024-08-01", "company", recorded="2024-08-09")
    assert "our own choice" in refusal(one, late, INSPECTED)


def test_three_sign_on_four_heads() -> None:
    """HZ-21: every party and head that is missing is told, and there is one agreement."""
    one = an_engagement("hangzhou", **INITIAL)
    short = a_step("agree", "2024-08-01", "neighbourhood", parties=["company"], heads=["premises"], document=DIGEST)

    assert "developer, neighbourhood did not sign" in refusal(one, short)
    assert "income, quality, standard: missing" in refusal(one, short)
    assert "there is one on record" in refusal(an_engagement("hangzhou", AGREED, **INITIAL), AGREED)
    assert "no law of this place asks for it" in refusal(an_engagement("zhuji", **INITIAL), AGREED)


def test_a_breach_is_of_a_head_and_a_record_that_fits() -> None:
    """Without an agreement, of an unknown record, and of a day before the agreement: each is told."""
    one = an_engagement("hangzhou", AGREED, STARTED, premises=(ACCEPTED,), **INITIAL)
    said = {"head": "premises", "event": "utilities.cut", "occurred_on": "2024-07-01", "what": "let as a shop"}
    bare = an_engagement("hangzhou", STARTED, premises=(ACCEPTED,), **INITIAL)

    told = refusal(one, a_step("breach", "2024-09-01", "subdistrict", **said))
    assert "utilities.cut is no record of a breach of premises" in told
    assert "before the agreement of 2024-07-20" in told
    assert "no agreement is on record" in refusal(bare, a_step("breach", "2024-09-01", "subdistrict", **said))


def test_nobody_is_found_before_they_served() -> None:
    """What lies ahead was not found."""
    found = a_step("find_serving", "2024-07-20", "bureau", since="2024-07-21", inspected=False, what="guards")

    assert "2024-07-21 lies ahead" in refusal(an_engagement("zhuji"), found)
