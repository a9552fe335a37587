"""Fees outside their bands, for the authority."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from bidding.revenue import MoneyMove, MoneyRole, MoneyStep
from bidding.revenue.charges import Fee
from tests.builders.accounts import signed_in
from tests.builders.authority import JULY, authority
from tests.builders.fee_tables import CODE, fee_table_text
from tests.builders.packages import COMPANY
from tests.builders.record import a_clerk, writing_to
from web.access import Role
from web.application import create_app
from web.register.money.rows import add_step, estate_of, opened
from web.settings import Settings

LISTED = {
    "dear": Fee("物业费", 130, "平方米·月", level="1", housing="ordinary"), "unsaid": Fee("物业费", 130, "平方米·月"),
    "fair": Fee("物业费", 100, "平方米·月", level="1", housing="ordinary"),
}  # fmt: skip


def _step(move: MoneyMove, content: Mapping[str, object]) -> MoneyStep:
    role = MoneyRole.SUBDISTRICT if move is MoneyMove.OPEN else MoneyRole.COMPANY
    return MoneyStep(move, date(2024, 7, 1), JULY, "somebody", role, None, content)


@pytest.fixture
def regulator(tmp_path: Path) -> FlaskClient:
    """Return a regulator of a city where three estates list their fees."""
    _, made = authority(tmp_path)
    terms = {"jurisdiction": CODE, "company_id": COMPANY, "subdistrict": "Harbour"}
    with writing_to(made.url) as session:
        clerk = a_clerk(session, JULY)
        for name, fee in LISTED.items():
            opened(clerk, name, _step(MoneyMove.OPEN, terms))
            listed = _step(MoneyMove.LIST_FEES, {"fees": [fee.as_content()]})
            add_step(clerk, estate_of(session, name), listed)
    (tmp_path / "fees.yaml").write_text(fee_table_text(), encoding="utf-8")
    table = str(tmp_path / "fees.yaml")
    return signed_in(create_app(Settings(database_url=made.url, fee_table=table), lambda: JULY), Role.REGULATOR)


def test_what_lies_outside_is_listed_with_band_and_article(regulator: FlaskClient) -> None:
    """The fair estate is in neither list."""
    text = regulator.get("/work/overview/fees").text
    outside, unknown = text.split('id="unknown"')

    assert all(words in outside for words in ("dear", "1.30", "0.80 – 1.20", "above the band", "art. 63"))
    assert "unsaid" in unknown
    assert "which fee pays service" in unknown
    assert "/communities/fair" not in text


def test_the_morning_counts_them(regulator: FlaskClient) -> None:
    """With the way to the list."""
    assert 'class="loss"><a href="/work/overview/fees">1</a>' in regulator.get("/work/overview").text


def test_it_reads_in_chinese(regulator: FlaskClient) -> None:
    """Standing and reason."""
    text = regulator.get("/work/overview/fees?lang=zh").text

    assert all(words in text for words in ("高于上限", "超出幅度的收费", "山东省物业管理条例"))


def test_without_anything_it_says_so(tmp_path: Path) -> None:
    """No books, no table."""
    app, _ = authority(tmp_path)
    text = signed_in(app, Role.HEAD).get("/work/overview/fees").text

    assert "This portal was given no table" in text
    assert "No fee and no charge on record lies outside." in text
