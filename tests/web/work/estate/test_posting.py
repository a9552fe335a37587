"""What is done in the books."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, sent, subdistrict

_RENT = {"debit": "bank", "credit": "income.letting", "amount": "9000.00", "text": "shop 1", "papers": b"bill"}
_LAMPS = {"account": "spent.upkeep", "source": "bank", "amount": "100", "subject": "lamps", "text": "lamps"}


def _keeper(folder: Path) -> FlaskClient:
    app = estate_portal(folder)
    constituted(app)
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    sent(committee(app), f"{AT_ESTATES}/post", **_RENT)
    return committee(app)


def test_nothing_is_spent_without_the_owners(tmp_path: Path) -> None:
    """No decision stands; the page says by which matter it is decided."""
    client = _keeper(tmp_path)

    assert "Using the common revenue" in client.get(f"{AT_ESTATES}/pay").text
    assert sent(client, f"{AT_ESTATES}/pay", papers=b"bill", **_LAMPS).status_code == 422


def test_an_entry_is_taken_back_once(tmp_path: Path) -> None:
    """By another entry; a second time is refused, and so is an entry that is none."""
    client, at = _keeper(tmp_path), f"{AT_ESTATES}/correct"
    tries = [sent(client, f"{at}/{number}", text="wrong").status_code for number in ("1", "1", "x")]

    assert tries == [303, 422, 422]


def test_a_period_is_closed_and_a_budget_entered(tmp_path: Path) -> None:
    """An amount that is none, a share without its vote and a weight that is none are told."""
    client = _keeper(tmp_path)
    codes = [
        sent(client, f"{AT_ESTATES}/budget", year="2024", account_1="income.letting", yuan_1="1e3").status_code,
        sent(client, f"{AT_ESTATES}/budget", year="2024", account_1="income.letting", yuan_1="10000").status_code,
        sent(client, f"{AT_ESTATES}/allocate", text="x", share="3/5").status_code,
        sent(client, f"{AT_ESTATES}/allocate", text="x", rest="upkeep").status_code,
    ]

    assert codes == [422, 303, 422, 422]
