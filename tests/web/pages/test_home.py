"""The first page."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_the_run_is_told(client: FlaskClient) -> None:
    """The day, the rulebook and the number of companies."""
    text = client.get("/").text

    assert all(word in text for word in ("2024年6月30日", "示例市物业服务企业信用评价标准", "<dd>60"))


def test_the_chart_has_its_table(client: FlaskClient) -> None:
    """The numbers of the bars stand in a table behind them."""
    text = client.get("/?lang=en").text

    assert text.count("<svg") == 1
    assert 'href="/companies?grade=AA"' in text


def test_simulated_data_is_called_so(client: FlaskClient) -> None:
    """Nobody takes the first page for an official one."""
    assert "都是模拟数据" in client.get("/").text
