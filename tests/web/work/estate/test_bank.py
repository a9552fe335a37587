"""The bank against the book."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, sent, subdistrict

_RENT = {"debit": "bank", "credit": "income.letting", "amount": "9000.00", "text": "shop 1", "papers": b"bill"}
_STATEMENT = b"date,amount,text\n2024-07-01,9000.00,shop 1\n"


def test_what_agrees_is_told(tmp_path: Path) -> None:
    """An entry stands in the book alone until the bank's statement has its line."""
    app = estate_portal(tmp_path)
    constituted(app)
    client = committee(app)
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    sent(client, f"{AT_ESTATES}/post", **_RENT)
    before = client.get(f"{AT_ESTATES}/bank").text
    taken = sent(client, f"{AT_ESTATES}/import-statement", name="2024-07", statement=_STATEMENT)

    assert "do not agree yet" in before
    assert taken.status_code == 303
    assert "Bank and book agree." in client.get(f"{AT_ESTATES}/bank").text
    assert sent(client, f"{AT_ESTATES}/match", lines="2024-07/1", entries="x").status_code == 422
