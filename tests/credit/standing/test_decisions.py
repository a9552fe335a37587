"""Decisions that verify alone."""

from __future__ import annotations

from datetime import date

from credit.standing.decisions import DECISION_FORMAT, Decision, decision_content
from credit.standing.listing import Move, Role
from credit.standing.signing import check_signed
from tests.builders.listings import HEAD, Case


def test_a_decision_says_what_it_rests_on() -> None:
    """Facts, rulebook and evidence by digest, basis, term, measures, the objection that it answers."""
    case = Case()
    case.notify()
    case.take(Move.OBJECT, Role.COMPANY)
    told = Decision(
        Move.UPHOLD, "R", "24", "so", ends_on=date(2025, 1, 1), measures=[("m", "L")], checkpoint={"size": 3}
    )
    content = decision_content(case.listing, case.law, told, case.at)

    assert {name: content[name] for name in ("listing", "company_id", "list", "rule", "answers", "ends_on")} == {
        "listing": 7, "company_id": "C1", "list": "black", "rule": "zhejiang.black.collusion", "answers": 2,
        "ends_on": "2025-01-01",
    }  # fmt: skip
    assert (content["rulebook_digest"], content["evidence_digest"], content["checkpoint"]) == ("b", "e", {"size": 3})
    assert content["measures"] == [{"id": "m", "under": "L"}]
    assert content["law"] == {"id": "zhejiang", "digest": case.law.digest}


def test_a_decision_verifies_without_anything_else() -> None:
    """The signed file and the public key are enough."""
    case = Case()

    assert check_signed(case.decision(Move.DROP), DECISION_FORMAT, "file") == HEAD.key
