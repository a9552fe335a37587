"""From the draft to the close of bids."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.tender import Move, State, Tender, begun, state_of
from models.errors import RefusedError
from tests.builders.notices import CLOSES_AT, a_notice, notice_json
from tests.builders.tenders import DIGEST, FIELD, PATH, a_tender, an_event, says, then


def _refused(tender: Tender, move: Move, at: str, told: dict[str, Any] | None = None) -> str:
    with pytest.raises(RefusedError) as caught:
        then(tender, move, at, told)
    return str(caught.value)


def _amended(version: int = 2, closes: str = CLOSES_AT, **changes: object) -> dict[str, Any]:
    times = {**notice_json()["times"], "bids_close_at": closes, "opens_until": "2024-12-31T00:00:00Z"}
    return says(notice=a_notice(version=version, times=times, **changes).as_json(), what="the term is made clear")


def _extended(closes: str, **changes: object) -> dict[str, Any]:
    times = {**notice_json()["times"], "bids_close_at": closes, "opens_until": "2024-12-31T00:00:00Z", **changes}
    return says(times=times, what="a question waits for its answer")


def test_a_draft_is_of_its_own_tender() -> None:
    """Version 1, under the name of the tender; a name has a plain form."""
    with pytest.raises(RefusedError, match="Draft version 1 of zj-2024-002"):
        begun("zj-2024-002", an_event(Move.DRAFT, "2024-05-06T02:00:00Z", {"notice": a_notice().as_json()}))
    with pytest.raises(RefusedError, match="small letters"):
        begun("ZJ 1", an_event(Move.DRAFT, "2024-05-06T02:00:00Z", {"notice": a_notice().as_json()}))


def test_a_returned_draft_is_put_right_and_filed_again() -> None:
    """Zhejiang Tender Regulation 19: the authority tells, the procuring entity corrects and files again."""
    tender = then(a_tender(State.FILED), Move.RETURN, "2024-05-11T02:00:00Z", says(what="lot-1 has no area"))
    tender = then(tender, Move.DRAFT, "2024-05-12T02:00:00Z", {"notice": a_notice(title="Clearer").as_json()})
    tender = then(tender, Move.FILE, "2024-05-13T02:00:00Z", says(filing="F-13"))

    assert (state_of(tender), tender.notice.title) == (State.FILED, "Clearer")
    assert "2024-05-23" in _refused(tender, Move.PUBLISH, "2024-05-22T02:00:00Z", says(field=FIELD))


def test_an_unlawful_filing_is_refused_with_all_reasons() -> None:
    """A large estate by agreement, of a kind of buyer that may not."""
    odd = a_notice(method="direct", procuring_entity={"id": "c", "name": "c", "role": "subdistrict"})

    said = _refused(a_tender(notice=odd), Move.FILE, "2024-05-10T02:00:00Z", says(filing="F"))
    assert all(word in said for word in ("the area is", "has not approved", "does not tender preliminary"))


def test_who_qualifies_is_counted_before_publication() -> None:
    """By the rulebook that the notice names; a notice without a grade needs no count."""
    at = PATH[Move.PUBLISH][0]
    plain = a_tender(State.FILED, a_notice(required=None))

    assert "wuxin tender field" in _refused(a_tender(State.FILED), Move.PUBLISH, at, says())
    assert "counted by lishui" in _refused(
        a_tender(State.FILED), Move.PUBLISH, at, says(field={**FIELD, "rulebook": "lishui"})
    )
    assert state_of(then(plain, Move.PUBLISH, at, says())) is State.PUBLISHED


def test_an_unanswered_question_puts_off_the_close() -> None:
    """The close is refused, an extension is not, and with the answer it closes at the later moment."""
    tender = then(a_tender(State.PUBLISHED), Move.ASK, "2024-06-03T02:00:00Z", says(question="Which lifts?"))
    assert "questions wait for an answer: 4" in _refused(tender, Move.CLOSE, CLOSES_AT)

    tender = then(tender, Move.EXTEND, "2024-06-21T02:00:00Z", _extended("2024-06-28T01:30:00Z"))
    tender = then(tender, Move.ANSWER, "2024-06-22T02:00:00Z", says(question=4, answer="All six."))
    assert "bids close at 2024-06-28" in _refused(tender, Move.CLOSE, "2024-06-28T01:29:59Z")
    assert state_of(then(tender, Move.CLOSE, "2024-06-28T01:30:00Z")) is State.CLOSED


def test_a_question_has_its_time_and_one_answer() -> None:
    """Not after the moment of the notice, and never answered twice."""
    tender = then(a_tender(State.PUBLISHED), Move.ASK, "2024-06-03T02:00:00Z", says(question="Which lifts?"))
    tender = then(tender, Move.ANSWER, "2024-06-04T02:00:00Z", says(question=4, answer="All six."))

    assert "Waiting: none" in _refused(tender, Move.ANSWER, "2024-06-05T02:00:00Z", says(question=4, answer="Five."))
    assert "questions closed" in _refused(tender, Move.ASK, "2024-06-11T09:00:00Z", says(question="And now?"))


def test_nobody_gets_more_time_for_nothing() -> None:
    """After the close an extension needs a question, an objection or a complaint that waits."""
    tender = a_tender(State.PUBLISHED)

    assert "nothing had to be answered" in _refused(tender, Move.EXTEND, CLOSES_AT, _extended("2024-06-28T01:30:00Z"))
    assert "not later" in _refused(tender, Move.EXTEND, "2024-06-10T01:00:00Z", _extended("2024-06-20T01:30:00Z"))
    assert "permit" in _refused(
        tender, Move.EXTEND, "2024-06-10T01:00:00Z", _extended("2024-06-28T01:30:00Z", permit_on="2024-12-01")
    )


def test_an_addendum_leaves_fifteen_days() -> None:
    """Regulation 21: on 6 June for 21 June it may, on 7 June the close has to move to the 22nd."""
    tender = a_tender(State.PUBLISHED)
    late = "2024-06-07T02:00:00Z"

    assert then(tender, Move.AMEND, "2024-06-06T02:00:00Z", _amended(terms="Clearer.")).notice.version == 2
    assert "up to 2024-06-22" in _refused(tender, Move.AMEND, late, _amended(terms="Clearer."))
    assert then(tender, Move.AMEND, late, _amended(closes="2024-06-22T01:30:00Z", terms="Clearer.")).notice.version == 2


def test_an_addendum_keeps_the_tender() -> None:
    """Kind, method, custodians and version stay; nothing new and an earlier close are refused."""
    tender, at = a_tender(State.PUBLISHED), "2024-06-03T02:00:00Z"
    sealing = {**notice_json()["sealing"], "threshold": 4}

    assert "kind would change" in _refused(tender, Move.AMEND, at, _amended(kind="service"))
    assert "Write version 2" in _refused(tender, Move.AMEND, at, _amended(version=3, terms="Clearer."))
    assert "custodians" in _refused(tender, Move.AMEND, at, _amended(sealing=sealing))
    same = says(notice=a_notice(version=2).as_json(), what="nothing")
    assert "nothing would change" in _refused(tender, Move.AMEND, at, same)
    assert "earlier" in _refused(tender, Move.AMEND, at, _amended(closes="2024-06-20T01:30:00Z", terms="Clearer."))
    assert "bids have closed" in _refused(tender, Move.AMEND, CLOSES_AT, _amended(terms="Clearer."))


def test_bids_close_at_their_moment_and_not_before() -> None:
    """A millisecond early is too early."""
    tender = a_tender(State.PUBLISHED)

    assert "Wait for that moment" in _refused(tender, Move.CLOSE, "2024-06-21T01:29:59.999000Z")
    assert state_of(then(tender, Move.CLOSE, CLOSES_AT)) is State.CLOSED


def test_an_objection_to_the_documents_suspends_the_close() -> None:
    """Ten days before the close at the latest (Regulation 22); upheld, the notice is amended first."""
    tender = then(
        a_tender(State.PUBLISHED), Move.OBJECT, "2024-06-11T02:00:00Z", says(matter="documents", text_digest=DIGEST)
    )
    assert "suspends" in _refused(tender, Move.CLOSE, CLOSES_AT)
    answer = says(objection=4, upheld=True, remedy="amend", what="the lifts were left out")
    tender = then(tender, Move.REPLY, "2024-06-13T02:00:00Z", answer)
    assert "amend is owed" in _refused(tender, Move.CLOSE, CLOSES_AT)

    tender = then(
        tender, Move.AMEND, "2024-06-14T02:00:00Z", _amended(closes="2024-06-30T01:30:00Z", terms="Six lifts.")
    )
    assert state_of(then(tender, Move.CLOSE, "2024-06-30T01:30:00Z")) is State.CLOSED
