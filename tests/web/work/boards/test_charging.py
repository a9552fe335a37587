"""Fee lists and charges."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.builders.firm_world import GARDEN

ROOM = f"/work/boards/{GARDEN}"
FEES = {"fees": "物业费, 1.50, 平方米·月\n入户维修，协商，次", "on": "2024-07-15"}


def test_fees_are_listed_and_what_is_above_them_is_seen(firm: FlaskClient) -> None:
    """Money is typed in yuan; a price that is agreed has none."""
    listed = firm.post(f"{ROOM}/fees", data=FEES)
    charge = {"fee": "物业费", "rate": "1.80", "amount": "180.00", "on": "2024-07-15"}
    charged = firm.post(f"{ROOM}/charge", data=charge)
    page = firm.get(ROOM).text

    assert (listed.status_code, charged.status_code) == (303, 303)
    assert "1.50" in page
    assert "agreed case by case" in page
    assert "not as listed" in page


def test_every_line_that_is_no_fee_is_told(firm: FlaskClient) -> None:
    """All of them at once, and nothing typed is lost."""
    answer = firm.post(f"{ROOM}/fees", data=FEES | {"fees": "物业费 1.50\n停车费, 一百, 月"})

    assert answer.status_code == 422
    assert "line 1" in answer.text
    assert "is no amount in yuan" in answer.text
    assert "停车费, 一百, 月" in answer.text


def test_a_service_fee_tells_its_level_and_is_held_against_its_band(firm: FlaskClient) -> None:
    """Housing in either language; what the line said is there when the list is opened again."""
    line = "物业费, 1.50, 平方米·月, 普通住宅, 2"
    listed = firm.post(f"{ROOM}/fees", data=FEES | {"fees": f"{line}\n家政, 2, 次, other, , guard + sweep"})
    again = firm.get(f"{ROOM}/fees").text

    assert listed.status_code == 303
    assert "物业费, 1.50, 平方米·月, ordinary, 2" in again
    assert "家政, 2.00, 次, other, , guard+sweep" in again
    assert "普通住宅, 2" in firm.get(f"{ROOM}/fees?lang=zh").text
    assert "no guided fees of that day are known" in firm.get(f"{ROOM}?lang=en").text


def test_housing_that_nobody_knows_is_told(firm: FlaskClient) -> None:
    """With its line and the known words."""
    answer = firm.post(f"{ROOM}/fees", data=FEES | {"fees": "物业费, 1.50, 平方米·月, 别墅, 2"})

    assert answer.status_code == 422
    assert "there is no housing" in answer.text
    assert "ordinary, affordable, other" in answer.text
