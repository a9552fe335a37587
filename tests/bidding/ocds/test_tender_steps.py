"""The life of a tender as steps that the world is told of."""

from __future__ import annotations

from typing import Any

from bidding.ocds import compiled, releases
from bidding.ocds.facts import Awarded, Cancelled, Enquired, Opened
from bidding.ocds.tender_steps import steps_of
from bidding.tender import Move, State, Tender
from tests.builders.notices import a_notice, company
from tests.builders.tenders import a_tender, ranked, says, then

NAMES = {company(1): "First Ltd"}


def _tags(tender: Tender) -> list[str]:
    return [str(one["tag"][0]) for one in releases(steps_of(tender, NAMES))]  # type: ignore[index] # a list


def test_nothing_is_told_before_publication() -> None:
    """A draft and its filing stay inside; so does one that is cancelled before."""
    assert steps_of(a_tender(State.FILED), NAMES) == []


def test_a_whole_life_is_told() -> None:
    """From the notice to the end of the contract; the compiled release says what holds at last."""
    tender = a_tender(State.HANDED_OVER)
    merged: Any = compiled(releases(steps_of(tender, NAMES)))

    assert _tags(tender) == ["tender", "tenderUpdate", "award", "awardUpdate", "contract", "contractTermination"]
    assert merged["tender"]["status"] == "complete"
    assert [one["status"] for one in merged["awards"]] == ["active", "pending", "pending"]
    assert merged["contracts"][0]["status"] == "terminated"
    assert merged["parties"][1]["name"] == "First Ltd"


def test_a_ranking_is_told_when_it_is_announced() -> None:
    """Not before; then bids that are not in it are disqualified."""
    evaluated = then(a_tender(State.OPENED), Move.EVALUATE, "2024-06-24T04:00:00Z", ranked(company(2), company(1)))
    told = steps_of(then(evaluated, Move.ANNOUNCE, "2024-06-25T04:00:00Z", says(shown_until="2024-06-28")), NAMES)

    assert len(steps_of(evaluated, NAMES)) == 2
    assert isinstance(told[-2], Opened)
    assert [bid.status for bid in told[-2].bids] == ["valid", "valid", "disqualified"]
    assert isinstance(told[-1], Awarded)
    assert [award.supplier.id for award in told[-1].awards] == [company(2), company(1)]


def test_questions_and_their_answers_are_told() -> None:
    """One enquiry, first without its answer; nobody who asked."""
    asked = then(a_tender(State.PUBLISHED), Move.ASK, "2024-06-01T04:00:00Z", says(question="How many lifts?"))
    number = len(asked.events)
    told = steps_of(then(asked, Move.ANSWER, "2024-06-02T04:00:00Z", says(question=number, answer="24")), NAMES)

    assert [one.enquiries[0].answer for one in told if isinstance(one, Enquired)] == [None, "24"]
    assert len({one.enquiries[0].id for one in told if isinstance(one, Enquired)}) == 1


def test_a_new_version_is_told() -> None:
    """With its reason."""
    changed = a_notice(version=2, title="Willow Garden, corrected").as_json()
    tender = then(a_tender(State.PUBLISHED), Move.AMEND, "2024-06-01T04:00:00Z", says(notice=changed, what="the lifts"))
    merged: Any = compiled(releases(steps_of(tender, NAMES)))

    assert (_tags(tender)[-1], merged["title"]) == ("tenderAmendment", "Willow Garden, corrected")
    assert merged["tender"]["amendments"][0]["rationale"] == "the lifts"


def test_a_winner_who_gives_up_is_told() -> None:
    """The award falls; the tender is active again."""
    told = says(lot="lot-1", company_id=company(1), what="no staff")
    tender = then(a_tender(State.AWARDED), Move.WITHDRAW, "2024-06-30T04:00:00Z", told)
    merged: Any = compiled(releases(steps_of(tender, NAMES)))

    assert _tags(tender)[-1] == "awardCancellation"
    assert (merged["awards"][0]["status"], merged["tender"]["status"]) == ("cancelled", "active")


def test_a_tender_that_ends_without_a_winner_is_told() -> None:
    """Cancelled, with the reason."""
    tender = then(a_tender(State.PUBLISHED), Move.CANCEL, "2024-06-01T04:00:00Z", says(what="the permit was refused"))
    last = steps_of(tender, NAMES)[-1]

    assert isinstance(last, Cancelled)
    assert (last.unsuccessful, last.rationale) == (False, "the permit was refused")
