"""The demo's people."""

from __future__ import annotations

import json
from pathlib import Path

from tests.builders.accounts import NOON
from tests.builders.city import city_url
from tests.builders.record import writing_to
from web.access import Role
from web.access.passwords import is_right
from web.cli.demo.inspections import TEAM
from web.cli.demo.people import PASSWORD, open_accounts, organisations, write_accounts
from web.register.accounts.accounts import accounts
from web.register.inspections.inspectors import number_of


def test_there_is_somebody_for_every_role(tmp_path: Path) -> None:
    """Each signs in with the public password, and need not choose another; the file shows them all."""
    with writing_to(city_url(tmp_path)) as session:
        shown = open_accounts(session, NOON, organisations(session))
        kept = accounts(session)
    file = write_accounts(tmp_path, shown)

    assert {one.holdings[0].role for one in kept} == set(Role)
    assert not any(one.must_change for one in kept)
    assert is_right(kept[0].password, PASSWORD)
    assert [one["login"] for one in json.loads(file.read_text(encoding="utf-8"))] == [one.login for one in kept]


def test_the_inspector_has_said_a_number(tmp_path: Path) -> None:
    """So the visits that the demo drew stand on the desk."""
    with writing_to(city_url(tmp_path)) as session:
        open_accounts(session, NOON, organisations(session))
        numbers = [number_of(session, one.id) for one in accounts(session)]

    assert [one for one in numbers if one is not None] == [TEAM[0]]
