"""On which vote of owners a tender rests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from bidding.notices import Notice
from bidding.owners import BodyEvent, BodyMove, Call, Item, Limits
from bidding.owners.laws import law_for
from bidding.tender import Move, Tender
from models.errors import InputError, RefusedError
from models.migrations import upgrade
from models.tables import OwnersVoteStep
from tests.builders.money import step
from tests.builders.notices import a_notice, company, notice_json
from tests.builders.owners import CALLED_AT, CLOSES_AT, OPENS_AT
from tests.builders.record import a_clerk, writing_to
from tests.builders.stopped_votes import filed
from tests.builders.tenders import an_event, awarded
from web.register.money.rows import add_step, opened
from web.register.owners.estates import enter_body
from web.register.tenders.votes import authority_problems, resting_on

FILED_ON = date(2024, 5, 10)
AREA = {"area": 90_050, "persons": 9}
COUNTED = {"for": {"area": 60_033, "persons": 6}, "against": {"area": 1, "persons": 1},
           "abstain": {"area": 0, "persons": 0}}  # fmt: skip
DECISION = Item("company", "choose_company", "On the company", subject="zj-2024-001")
LIMITS = Item("limits", "use_fund", "On small repairs", limits=Limits(500_000, 800_000, date(2024, 6, 1)))
BODIES = (
    BodyEvent(BodyMove.DELIVER, date(2022, 1, 1), "developer", details={"jurisdiction": "330681"}),
    BodyEvent(BodyMove.FOUND, date(2023, 1, 1), "subdistrict", vote="v0"),
    BodyEvent(BodyMove.ELECT, date(2023, 1, 1), "subdistrict", until=date(2026, 1, 1), vote="v0",
              details={"members": 5}),
)  # fmt: skip


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on an estate with a committee whose owners decided on a company and on limits for repairs."""
    upgrade(url := f"sqlite:///{tmp_path}/a.db")
    with writing_to(url) as found:
        for event in BODIES:
            enter_body(a_clerk(found, CALLED_AT), "willow-garden", event, law_for("330681"))
        outcome = {"passed": True, "whole": AREA, "votes": COUNTED, "reasons": []}
        _step(found, "call", Call((DECISION, LIMITS), OPENS_AT, CLOSES_AT, "0" * 64).as_details())
        _step(found, "count", {"outcomes": {"company": outcome, "limits": outcome}})
        _step(found, "announce", {})
        yield found


def _step(session: Session, move: str, details: dict[str, object]) -> None:
    number = {"call": 1, "count": 2, "announce": 3, "revoke": 4, "order": 4, "correct": 5}[move]
    session.add(OwnersVoteStep(
        id=f"v1/{number}", vote_id="v1", community_id="willow-garden", number=number, move=move, role="committee",
        taken_by="committee", taken_at=CLOSES_AT, details=details,
    ))  # fmt: skip
    session.flush()


def _notice(name: str = "zj-2024-001", fen: int = 400_000, **changes: object) -> Notice:
    lot = notice_json()["lots"][0] | {"estimate_fen": fen}
    return a_notice(**({"tender_id": name, "kind": "repair", "lots": [lot]} | changes))


def _tender(notice: Notice, **filed: object) -> Tender:
    events = [an_event(Move.DRAFT, "2024-05-06T02:00:00Z", {"notice": notice.as_json()})]
    if filed:
        events.append(an_event(Move.FILE, "2024-05-10T02:00:00Z", {"filing": "F-1", **filed}))
    return Tender(notice.tender_id, tuple(events))


def test_a_decision_gives_its_count_to_the_hundredth(session: Session) -> None:
    """Area as on the roll, so that no threshold is missed by rounding; and vote and item by name."""
    told = resting_on(session, _tender(_notice(kind="service")), "v1", FILED_ON, [])

    assert told["authority"] == {"vote": "v1", "item": "company", "delegated": False}
    assert (told["ballot"]["all_area"], told["ballot"]["voting_area"]) == (90_050, 60_034)
    assert (told["ballot"]["agreed_persons"], told["ballot"]["decided_on"]) == (6, "2024-03-26")


def test_a_delegation_counts_what_earlier_tenders_bind(session: Session) -> None:
    """400,000 fen fit, twice in a year as well; a third does not, and neither does one above the limit for each."""
    told = resting_on(session, _tender(_notice()), "v1", FILED_ON, [])
    assert told["authority"] == {"vote": "v1", "item": "limits", "delegated": True}
    earlier = [_tender(_notice(name), **told) for name in ("zj-2024-002", "zj-2024-003")]
    assert resting_on(session, _tender(_notice()), "v1", FILED_ON, earlier[:1])["authority"]["delegated"]
    with pytest.raises(RefusedError, match=r"above the limit of 8,000\.00 yuan for the year"):
        resting_on(session, _tender(_notice()), "v1", FILED_ON, earlier)
    with pytest.raises(RefusedError, match=r"above the limit of 5,000\.00 yuan for each"):
        resting_on(session, _tender(_notice(fen=500_001)), "v1", FILED_ON, [])


def test_a_delegation_counts_what_the_fund_was_asked_for(session: Session) -> None:
    """500,000 fen applied for by the same limit leave 300,000 of the year; linked to the tender they count once."""
    clerk = a_clerk(session, CALLED_AT)
    estate = opened(clerk, "willow-garden", step("open", "2024-01-01", role="subdistrict", jurisdiction="330681",
                                                 company_id="C1", subdistrict="Harbour"))  # fmt: skip
    by_limit = {"vote": "v1", "item": "limits", "delegated": True, "matter": "use_fund"}
    told: dict[str, Any] = {"path": "normal", "kind": None, "units": [], "amount_fen": 500_000, "authority": by_limit}
    estate = add_step(clerk, estate, step("apply", "2024-04-02", "roof", "committee", **told))
    with pytest.raises(RefusedError, match=r"with 5,000\.00 yuan before it, .* 8,000\.00 yuan for the year"):
        resting_on(session, _tender(_notice()), "v1", FILED_ON, [])

    add_step(clerk, estate, step("link", "2024-04-03", "roof", "committee", tender="zj-2024-001", fen=400_000))
    assert resting_on(session, _tender(_notice()), "v1", FILED_ON, [])["authority"]["delegated"]


def test_a_vote_of_another_matter_or_estate_authorises_nothing(session: Session) -> None:
    """Nor one that nobody knows; and a preliminary tender takes no vote."""
    lots = [notice_json()["lots"][0] | {"community_ids": ["willow-garden", "other"]}]
    with pytest.raises(RefusedError, match="of other too"):
        resting_on(session, _tender(_notice(kind="service", lots=lots)), "v1", FILED_ON, [])
    with pytest.raises(RefusedError, match="no decision stands"):
        resting_on(session, _tender(_notice("zj-2024-009", kind="service")), "v1", FILED_ON, [])
    with pytest.raises(InputError, match="do not decide on a preliminary tender"):
        resting_on(session, _tender(_notice(kind="preliminary")), "v1", FILED_ON, [])


def test_an_award_stays_within_the_limits_and_needs_a_standing_vote(session: Session) -> None:
    """A delegation that ended since holds for what was filed before; one that was revoked does not."""
    tender = _tender(_notice(), **resting_on(session, _tender(_notice()), "v1", FILED_ON, []))
    told = awarded(company(1))
    fitting = told | {"awards": [told["awards"][0] | {"price_fen": 400_000}]}
    event = an_event(Move.AWARD, "2024-06-29T04:00:00Z", fitting)
    assert authority_problems(session, tender, event, lambda _: []) == []
    dear = an_event(Move.AWARD, "2024-06-29T04:00:00Z", told)
    assert "for each" in str(authority_problems(session, tender, dear, lambda _: []))
    _step(session, "revoke", {"reason": "notice was too short"})

    assert "no decision stands" in str(authority_problems(session, tender, event, lambda _: []))


def test_a_ballot_of_a_vote_that_was_revoked_here_stops_too(session: Session) -> None:
    """Filed by a file though the vote is on record: it stands while the vote does, and falls with it."""
    told = resting_on(session, _tender(_notice(kind="service")), "v1", FILED_ON, [])
    tender = _tender(_notice(kind="service"), ballot=told["ballot"])
    event = an_event(Move.AWARD, "2024-06-29T04:00:00Z", awarded(company(1)))
    assert authority_problems(session, tender, event, lambda _: []) == []
    _step(session, "revoke", {"reason": "notice was too short"})

    assert "vote v1 on zj-2024-001 was revoked" in str(authority_problems(session, tender, event, lambda _: []))


def test_a_ballot_of_a_later_decision_stands(session: Session) -> None:
    """What owners decided again, in a hall, after the vote here was revoked."""
    told = resting_on(session, _tender(_notice(kind="service")), "v1", FILED_ON, [])
    _step(session, "revoke", {"reason": "notice was too short"})
    later = _tender(_notice(kind="service"), ballot=told["ballot"] | {"decided_on": "2024-05-09"})
    event = an_event(Move.AWARD, "2024-06-29T04:00:00Z", awarded(company(1)))

    assert authority_problems(session, later, event, lambda _: []) == []


@pytest.mark.parametrize("move", [Move.OPEN, Move.CHECK, Move.EVALUATE, Move.ANNOUNCE, Move.SECURE, Move.AMEND])
def test_whatever_leads_to_a_contract_waits_while_the_decision_is_stopped(session: Session, move: Move) -> None:
    """Refused with the reason; the box is closed in time, and time may be given back."""
    told = resting_on(session, _tender(_notice(kind="service")), "v1", FILED_ON, [])
    tender = _tender(_notice(kind="service"), **told)
    filed(session, tender.id)
    _step(session, "revoke", {"reason": "notice was too short"})
    why = [
        str(authority_problems(session, tender, an_event(one, "2024-06-29T04:00:00Z", {}), lambda _: []))
        for one in (move, Move.CLOSE, Move.EXTEND, Move.ANSWER)
    ]

    assert "vote v1, was revoked on 2024-03-26: notice was too short" in why[0]
    assert why[1:] == ["[]"] * 3


@pytest.mark.parametrize("move", [Move.PUBLISH, Move.AWARD, Move.SIGN])
def test_a_ballot_of_a_vote_that_has_to_be_corrected_waits(session: Session, move: Move) -> None:
    """Until it is found corrected, whatever leads to a contract; as where the filing names the vote."""
    told = resting_on(session, _tender(_notice(kind="service")), "v1", FILED_ON, [])
    tender, event = _tender(_notice(kind="service"), ballot=told["ballot"]), an_event(move, "2024-06-29T04:00:00Z", {})
    filed(session, tender.id, ballot=told["ballot"])
    before = authority_problems(session, tender, event, lambda _: [])
    _step(session, "order", {"reason": "notice was too short"})
    (why,) = authority_problems(session, tender, event, lambda _: [])
    _step(session, "correct", {"reason": "shown anew"})

    assert "vote v1, has to be corrected" in why.what
    assert before == authority_problems(session, tender, event, lambda _: []) == []
