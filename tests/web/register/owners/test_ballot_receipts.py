"""Receipts of ballots."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlmodel import Session

from models.errors import InputError
from models.tables import engine_for
from tests.builders.estate_desk import estate_portal, url_of
from tests.builders.estate_rooms import OPEN, VOTE, called, owner, sent, turned_to, voting_codes
from web.register.owners.ballot_receipts import ballots_by, receipt_content, receipt_shown


def test_only_its_salt_shows_a_receipt(tmp_path: Path) -> None:
    """With the salt that the voter was given it is the same again; with another it is refused."""
    app = estate_portal(tmp_path)
    called(app)
    code = voting_codes(app)["o3"]
    turned_to(app, OPEN)
    told = sent(owner(app), f"{VOTE}/ballot", code=code, step="vote", choice_0="for").text
    hidden = dict(re.findall(r'name="(ballot|entry|salt)" value="(.*?)"', told))
    with Session(engine_for(url_of(app))) as session:
        content = receipt_content(receipt_shown(session, **hidden))

        assert content["choices"] == '{"item-1":"for"}'
        assert [one.id for one in ballots_by(session, "v1", "o3")] == [hidden["ballot"]]
        with pytest.raises(InputError):
            receipt_shown(session, hidden["ballot"], hidden["entry"], "00")
