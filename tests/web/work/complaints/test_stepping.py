"""Steps of a complaint as forms."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import XINAN, a_complaint, estate_portal
from web.access import Role


def _walk(app: Flask, role: Role, number: str, *steps: tuple[str, dict[str, str]]) -> list[int]:
    client = signed_in(app, role, XINAN if role is Role.SUBDISTRICT else "city")
    return [client.post(f"/complaint-desk/{number}/{move}", data=said).status_code for move, said in steps]


def test_a_complaint_is_answered_found_and_closed(tmp_path: Path) -> None:
    """The subdistrict takes in and answers, the authority finds, the subdistrict closes."""
    app = estate_portal(tmp_path)
    number = a_complaint(app)
    begun = _walk(app, Role.SUBDISTRICT, number, ("accept", {}), ("answer", {"text": "修好了"}))
    found = _walk(app, Role.REGULATOR, number, ("find", {"upheld": "yes", "reason": "seen", "document": "doc 1"}))
    ended = _walk(app, Role.SUBDISTRICT, number, ("close", {"document": "doc 2"}))

    assert [*begun, *found, *ended] == [303] * 4


def test_a_refusal_loses_nothing(tmp_path: Path) -> None:
    """What the move must say and does not is told, and what was typed stands in the form."""
    app = estate_portal(tmp_path)
    number, client = a_complaint(app), signed_in(app, Role.SUBDISTRICT, XINAN)
    answer = client.post(f"/complaint-desk/{number}/refuse", data={"reason": "call 13812345678"})

    assert answer.status_code == 422
    assert "it goes on the public record" in answer.text
    assert "call 13812345678" in answer.text


def test_what_is_not_solved_goes_on_the_ledger(tmp_path: Path) -> None:
    """Mediation fails, the authority puts it on the close-out ledger and names who puts it right by when."""
    app = estate_portal(tmp_path)
    number = a_complaint(app)
    first = _walk(
        app, Role.SUBDISTRICT, number, ("accept", {}), ("open_mediation", {"tier": "neighbourhood", "kind": "people"}),
        ("fail_mediation", {"reason": "not agreed"}),
    )  # fmt: skip
    then = _walk(
        app, Role.REGULATOR, number, ("ledger_open", {"reason": "unsolved"}),
        ("ledger_assign", {"department": "the bureau", "due_on": "2024-08-01"}),
    )  # fmt: skip

    assert [*first, *then] == [303] * 5


def test_a_move_that_is_anothers_is_not_there(tmp_path: Path) -> None:
    """The subdistrict cannot put on the ledger, and nobody makes a move that is none."""
    app = estate_portal(tmp_path)

    assert _walk(app, Role.SUBDISTRICT, a_complaint(app), ("ledger_open", {"reason": "x"}), ("fly", {})) == [404, 404]


def test_what_the_desk_does_not_offer_is_refused(tmp_path: Path) -> None:
    """A complaint ends as the repeat of none but one of its own estate that is open; no level is made up."""
    app = estate_portal(tmp_path)
    number, other = a_complaint(app), a_complaint(app, None, "noise")
    told = ("merge", {"duplicate_of": other, "reason": "the same"}), ("escalate", {"level": "moon", "cause": "request"})

    assert _walk(app, Role.SUBDISTRICT, number, *told) == [422, 422]
