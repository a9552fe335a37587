"""Confirming keys on the portal."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import empty_portal, signed_in
from tests.builders.keys import enrolment, holder
from tests.web.work.keys.test_shown import AT, BIDDER, CODE, _hands_in
from web.access import Role


def test_a_refusal_tells_its_reason_to_who_handed_it_in(tmp_path: Path) -> None:
    """And needs one; what was answered is not answered again."""
    app = empty_portal(tmp_path)
    firm, office = signed_in(app, Role.COMPANY, f"company/{CODE}"), signed_in(app, Role.REGULATOR)
    _hands_in(firm, enrolment(BIDDER, "bidder", AT))
    answers = [
        office.post("/work/keys/requests/1", data={"refuse": "1", "reason": reason}).status_code
        for reason in ("", "指纹不符", "指纹不符")
    ]

    assert answers == [422, 303, 422]
    assert "指纹不符" in firm.get("/work/inbox").text


def test_nobody_confirms_their_own_key(tmp_path: Path) -> None:
    """A colleague does."""
    app = empty_portal(tmp_path)
    office = signed_in(app, Role.REGULATOR)
    _hands_in(office, enrolment(holder("bureau.example/zhou", 4), "official", AT))
    own = office.post("/work/keys/requests/1", data={"compared": "y"})
    colleague = signed_in(app, Role.HEAD).post("/work/keys/requests/1", data={"compared": "y"})

    assert ("nobody confirms what they handed in" in own.text, colleague.status_code) == (True, 303)


def test_only_the_authority_confirms(tmp_path: Path) -> None:
    """And only what is there."""
    app = empty_portal(tmp_path)

    assert signed_in(app, Role.COMPANY, f"company/{CODE}").get("/work/keys/requests/1").status_code == 403
    assert signed_in(app, Role.HEAD).get("/work/keys/requests/1").status_code == 404
