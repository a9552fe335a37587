"""The lives of an engagement from contract to handover."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.engagements import Engagement, FilingState, ServiceState, Step, filing_state, opened, service_state, take
from bidding.engagements.life import FILING_LIFE, SERVICE_LIFE
from models.errors import InputError, RefusedError
from tests.builders.engagements import DIGEST, FILED, NEXT, STARTED, a_step, an_engagement, refusal, terms

REPLACED = a_step("replace", "2027-06-01", "committee", successor=NEXT, takes_over_on="2027-08-01", vote="v9")


def _all_given(place: str) -> Step:
    items = [*an_engagement(place).law.handed_over]
    return a_step("deliver", "2027-08-01", "company", items=items, receipt=DIGEST)


def test_the_whole_way() -> None:
    """Agreed, filed, serving, replaced, handed over, left."""
    confirmed = a_step("complete", "2027-08-02", "committee", condition="all in order")
    one = an_engagement("zhuji", *FILED, STARTED, REPLACED, _all_given("zhuji"), confirmed)

    assert (filing_state(one), service_state(one)) == (FilingState.PASSED, ServiceState.LEFT)
    assert "nothing: it is at its end" in refusal(one, a_step("renew", "2027-08-02", "committee", until="2030-01-01",
                                                              vote="v"))  # fmt: skip


def test_a_filing_that_was_returned_is_handed_in_again() -> None:
    """With its reason on record; also while the company serves though it may not."""
    back = a_step("return", "2024-07-16", "bureau", reason="no certificate")
    again = a_step("submit", "2024-07-17", "company", **FILED[0].content)
    one = an_engagement("zhuji", FILED[0], back, again)

    assert filing_state(one) is FilingState.SUBMITTED
    found = a_step("find_serving", "2024-07-17", "bureau", since="2024-07-17", inspected=True, what="guards")
    assert filing_state(take(take(one, found), FILED[1])) is FilingState.PASSED


def test_a_step_is_refused_with_all_its_reasons() -> None:
    """The wrong role, the wrong state, and a day before the last step."""
    told = refusal(an_engagement("zhuji", *FILED), a_step("complete", "2024-07-01", "company", condition="fine"))

    assert "this is not for the role company" in told
    assert "this cannot be done while it is agreed" in told
    assert "would lie before the step of 2024-07-18" in told


def test_it_opens_with_a_signed_contract() -> None:
    """By an office, an owners' body or a developer; not ahead of its day."""
    early = a_step("open", "2024-07-09", "company", **terms("zhuji"))

    with pytest.raises(RefusedError) as caught:
        opened("willow-24", early)

    assert "2024-07-10 lies ahead" in str(caught.value)
    assert "not for the role company" in str(caught.value)
    with pytest.raises(InputError, match="it holds no contract"):
        opened("willow-24", STARTED)


def test_steps_that_no_life_can_have_are_damage() -> None:
    """A register that was tampered with is not read as if nothing had happened."""
    one = an_engagement("zhuji")

    with pytest.raises(InputError, match="wuxin log verify"):
        service_state(Engagement(one.id, (*one.steps, REPLACED)))
    with pytest.raises(InputError, match="wuxin log verify"):
        filing_state(Engagement(one.id, (*one.steps, FILED[1])))


def test_the_page_draws_the_tables() -> None:
    """docs/engagements.md shows the two lives as they are."""
    page = Path("docs/engagements.md").read_text(encoding="utf-8")

    assert SERVICE_LIFE.diagram() in page
    assert FILING_LIFE.diagram() in page
