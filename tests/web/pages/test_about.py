"""What the portal says of itself."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient

from tests.builders.city import city_url, rated
from web.application import create_app
from web.settings import Settings


def test_simulated_data_is_admitted(client: FlaskClient) -> None:
    """First sentence, in both languages."""
    assert "全部是模拟的" in client.get("/about").text
    assert "are simulated" in client.get("/about?lang=en").text


def test_real_data_is_not_called_simulated(tmp_path: Path) -> None:
    """A publication of real records says that, and shows no notice of simulation."""
    url = city_url(tmp_path, rated_history=[rated()], simulated=False)
    text = create_app(Settings(database_url=url)).test_client().get("/about?lang=en").text

    assert "simulated" not in text
    assert "package of real records" in text


def test_every_row_is_accounted_for(client: FlaskClient) -> None:
    """The totals of the tables are shown, rejects among them."""
    text = client.get("/about").text

    assert all(f'<td class="num">{number}</td>' in text for number in (185, 184, 1))
