"""Doing something on the portal."""

from __future__ import annotations

from pathlib import Path

from sqlmodel import select

from models.errors import Problem, RefusedError
from models.tables import LedgerEntry, Organisation
from tests.builders.accounts import NOON, empty_portal
from tests.builders.record import writing_to
from web.register.accounts.organisations import register
from web.work.acting import acting, done, reading_session, refused_into
from web.work.forms import PortalForm


def _refuse() -> None:
    raise RefusedError(Problem("", "no", "never"))


def test_what_is_done_is_committed_and_gets_its_position(tmp_path: Path) -> None:
    """At the moment of the portal's clock."""
    app = empty_portal(tmp_path)
    with app.test_request_context("/"), acting() as clerk:
        assert clerk.at == NOON
        register(clerk, "agency/A", "某机构", "setup")
    with writing_to(app.config["WUXIN"].database_url) as session:
        assert session.scalars(select(LedgerEntry.position)).all() == [0]


def test_what_is_refused_changes_nothing_and_tells_the_form(tmp_path: Path) -> None:
    """Nothing of the transaction stays."""
    app = empty_portal(tmp_path)
    with app.test_request_context("/"):
        form = PortalForm()
        with refused_into(form), acting() as clerk:
            register(clerk, "agency/A", "某机构", "setup")
            _refuse()
        assert [problem.what for problem in form.problems] == ["no"]
        assert reading_session().get(Organisation, "agency/A") is None


def test_what_was_done_is_told_on_the_next_page(tmp_path: Path) -> None:
    """By a redirect, so that loading again does nothing twice."""
    with empty_portal(tmp_path).test_request_context("/"):
        answer = done("It is done.", "/desk")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/desk")
