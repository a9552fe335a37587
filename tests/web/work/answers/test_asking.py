"""Forms of steps on complaints."""

from __future__ import annotations

from flask import Flask

from credit.complaints import Role
from credit.complaints.grants import GRANTS
from web.work.answers.asking import OFFERED, form_of


def test_every_step_that_a_company_may_make_has_a_form(portal: Flask) -> None:
    """Those of the table of grants, no more and no fewer."""
    with portal.test_request_context("/"):
        assert {move for move, roles in GRANTS.items() if Role.COMPANY in roles} == set(OFFERED)
        assert all(list(form_of(move)) for move in OFFERED)
