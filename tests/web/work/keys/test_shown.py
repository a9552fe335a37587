"""Keys on the portal, as those see them who keep them."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from models.keys import KeyEvent, revoked
from models.values.moments import moment_number
from tests.builders.accounts import NOON, empty_portal, signed_in
from tests.builders.keys import Holder, enrolment, holder, rotation
from web.access import Role

AT = moment_number(NOON)
CODE = "91330100MA27XQ0A1B"
BIDDER = holder(CODE, 1)


def _hands_in(client: FlaskClient, event: KeyEvent) -> Any:  # noqa: ANN401 - a response of the test client
    file = BytesIO(json.dumps(event.content()).encode()), "statement.json"
    return client.post("/work/keys", data={"statement": file}, follow_redirects=True)


def test_a_companys_key_waits_until_another_confirms_it(tmp_path: Path) -> None:
    """It is on the desk of the authority, and holds only once the fingerprint was compared."""
    app = empty_portal(tmp_path)
    firm, office = signed_in(app, Role.COMPANY, f"company/{CODE}"), signed_in(app, Role.HEAD)
    pages = [_hands_in(firm, enrolment(BIDDER, "bidder", AT)).text]
    desk = office.get("/desk").text
    hasty = office.post("/work/keys/requests/1", data={})
    office.post("/work/keys/requests/1", data={"compared": "y"})
    pages.append(firm.get("/work/keys").text)

    assert ["waits for its confirmation" in page for page in pages] == [True, False]
    assert (f"Confirm a key: {CODE}" in desk or CODE in desk, hasty.status_code) == (True, 422)
    assert ('<td data-name="State">holds</td>' in pages[1], "is on record" in firm.get("/work/inbox").text) == (
        True,
        True,
    )


def test_a_key_changes_and_ends_at_once(tmp_path: Path) -> None:
    """Its own signature is proof enough, and there is no time to lose."""
    app, successor = empty_portal(tmp_path), holder(CODE, 2)
    firm, office = signed_in(app, Role.COMPANY, f"company/{CODE}"), signed_in(app, Role.HEAD)
    _hands_in(firm, enrolment(BIDDER, "bidder", AT))
    office.post("/work/keys/requests/1", data={"compared": "y"})
    turned = _hands_in(firm, rotation(BIDDER, successor, AT)).text
    ended = _hands_in(firm, revoked(successor.key, AT, "stolen", AT).signed(CODE, successor.pair)).text

    assert ("counts from now on" in turned, "rotated, 1 July 2024" in turned) == (True, True)
    assert "stolen, 1 July 2024" in ended


def _refusal(client: FlaskClient, whose: Holder, purpose: str) -> tuple[int, str]:
    answer = _hands_in(client, enrolment(whose, purpose, AT))
    return answer.status_code, answer.text


def test_a_company_hands_in_no_key_but_its_own(tmp_path: Path) -> None:
    """Neither a bidder's of another company, nor an official's, which would have power over all keys."""
    firm = signed_in(empty_portal(tmp_path), Role.COMPANY, f"company/{CODE}")
    others = _refusal(firm, holder("91330100MA27XQ0A2B", 3), "bidder")
    official = _refusal(firm, holder(CODE, 3), "official")

    assert (others[0], "bears the code of its company" in others[1]) == (422, True)
    assert (official[0], "Yours are keys for: bidder" in official[1]) == (422, True)
