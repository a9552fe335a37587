"""Where notes go by e-mail."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlmodel import col

from models.tables import Note
from tests.builders.accounts import NOON, empty_register, signed_in
from tests.builders.record import writing_to
from web.access import Role
from web.application import create_app
from web.register.sending.mail_addresses import address_of
from web.settings import Settings

FIRM = "organisation/company/A"
TOLD = {"whose": FIRM, "address": "wang@example.org", "language": "zh"}


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Return a portal that sends e-mails."""
    return create_app(Settings(database_url=empty_register(tmp_path), smtp_host="mail.example"), lambda: NOON)


def _kept(app: Flask) -> tuple[str, str | None]:
    """Return the code that was sent last, and where notes to the company go."""
    with writing_to(app.config["WUXIN"].database_url) as session:
        note = session.scalars(select(Note).order_by(col(Note.id).desc())).first()
        address = address_of(session, FIRM)
        return "" if note is None else note.facts["code"], None if address is None else address.address


def test_an_address_counts_once_its_code_came_back(app: Flask) -> None:
    """The code is in no inbox; a wrong one changes nothing; and notes stop where nobody wants them."""
    client = signed_in(app, Role.COMPANY, "company/A")
    client.post("/account/mail", data=TOLD)
    code, before = _kept(app)
    wrong = client.post("/account/mail/code", data={"whose": FIRM, "code": "0"})
    client.post("/account/mail/code", data={"whose": FIRM, "code": code})
    after = _kept(app)[1]
    client.post("/account/mail/none", data={"whose": FIRM})

    assert (code in client.get("/work/inbox").text, before, wrong.status_code, after) == (
        False,
        None,
        422,
        TOLD["address"],
    )
    assert _kept(app)[1] is None


def test_nobody_sets_the_address_of_an_organisation_that_they_do_not_speak_for(app: Flask) -> None:
    """An owner gets no notes of the committee by e-mail either."""
    client = signed_in(app, Role.OWNER, "community/X")
    answer = client.post("/account/mail", data=TOLD | {"whose": "organisation/community/X"})

    assert (answer.status_code, "community/X" in answer.text) == (422, False)


def test_an_installation_without_a_mail_server_says_so(tmp_path: Path) -> None:
    """And takes no address."""
    app = create_app(Settings(database_url=empty_register(tmp_path)), lambda: NOON)
    answer = signed_in(app, Role.COMPANY, "company/A").post("/account/mail", data=TOLD)

    assert (answer.status_code, "sends no e-mails" in answer.text) == (422, True)
