"""Forms of steps on engagements."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask import Flask

from bidding.engagements import Move
from bidding.engagements.details import details_of
from tests.builders.engagements import an_engagement
from web.work.engagements.asking import form_of, staff_fields

DAY = date(2024, 7, 15)
SAID = {
    Move.RETURN: {"reason": "x"}, Move.ACCEPT: {"filing": "F-1"}, Move.RENEW: {"until": "2028-08-01", "vote": "v"},
    Move.REPLACE: {"takes_over_on": "2027-08-01", "successor": ""}, Move.ORDER: {"until": "2027-09-01", "what": "x"},
    Move.APPOINT: {"provider": "P", "until": "2024-12-01", "services": "保洁\n秩序", "shown": "y"},
    Move.COMPLETE: {"condition": "x"}, Move.START: {},
}  # fmt: skip


@pytest.mark.parametrize("move", SAID)
def test_what_a_form_says_is_what_a_step_holds(portal: Flask, move: Move) -> None:
    """Every field of the details, strictly read."""
    with portal.test_request_context("/", method="POST", data={"on": "2024-07-15"} | SAID[move]):
        form = form_of(move, an_engagement("zhuji"), DAY)

        assert form.sent()
        assert details_of(move, form.told()) is not None


def _options(field: Any) -> list[Any]:  # noqa: ANN401 - the stubs do not know that a field has options
    return list(field)


def test_choices_are_those_of_the_place(portal: Flask) -> None:
    """The heads of the agreement, the items of the handover, the staff of the filing."""
    with portal.test_request_context("/"):
        heads = [one.data for one in _options(form_of(Move.AGREE, an_engagement("hangzhou"), DAY)["heads"])]
        items = [one.data for one in _options(form_of(Move.DELIVER, an_engagement("zhuji"), DAY)["items"])]
        staff = staff_fields(an_engagement("zhuji"))

    assert heads == ["standard", "quality", "premises", "income"]
    assert items == list(an_engagement("zhuji").open_items())
    assert [(role, least) for role, _, least in staff] == [("project_leader", 1), ("technician", 1)]
