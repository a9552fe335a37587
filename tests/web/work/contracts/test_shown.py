"""The sheet of one contract."""

from __future__ import annotations

from pathlib import Path

import pytest

from bidding.notices import notice_digest
from bidding.tender import State
from tests.builders.accounts import signed_in
from tests.builders.notices import company
from tests.builders.tender_rooms import BIDDER, DEVELOPER, NAME, NOTICE, REGULATOR, ROOM, kept, tender_portal
from tests.builders.tenders import DIGEST, as_letting
from web.work.contracts import shown

SHEET = f"/work/contracts/{NAME}/lot-1"
AT = "2024-07-12T02:00:00Z"


def test_a_sheet_says_what_was_agreed_and_where_it_is_on_record(tmp_path: Path) -> None:
    """Price in capital numerals, digests of text and notice, the events it rests on; its tender leads to it."""
    app = tender_portal(tmp_path, State.SIGNED, AT)
    buyer = signed_in(app, *DEVELOPER)
    page = signed_in(app, *BIDDER).get(SHEET).text

    assert all(
        told in page for told in ("人民币捌佰柒拾万元整", DIGEST, notice_digest(NOTICE), "企业1", "not filed yet")
    )
    assert [SHEET in buyer.get(ROOM).text, buyer.get(SHEET).status_code] == [True, 200]
    assert SHEET in signed_in(app, *BIDDER).get(f"/work/bids/{NAME}").text


def test_what_is_let_has_a_rent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the time that the notice says; no price over the whole term."""
    app = tender_portal(tmp_path, State.SIGNED, AT)
    monkeypatch.setattr(shown, "found_or_404", lambda _: as_letting(kept(app)))
    page = signed_in(app, *BIDDER).get(SHEET).text

    assert "Prices are the rent for each quarter." in page
    assert "Price over the whole term" not in page


def test_another_company_is_told_nothing(tmp_path: Path) -> None:
    """Neither by the page nor by the paper; and there is no sheet before the signature or of another lot."""
    app = tender_portal(tmp_path, State.SIGNED, AT)
    other = signed_in(app, BIDDER[0], f"company/{company(2)}")

    assert [other.get(path).status_code for path in (SHEET, f"{SHEET}/sheet.pdf")] == [403, 403]
    assert signed_in(app, *REGULATOR).get(f"/work/contracts/{NAME}/lot-9").status_code == 404
    awarded = tender_portal(tmp_path, State.AWARDED, AT)
    assert signed_in(awarded, *BIDDER).get(SHEET).status_code == 404


def test_the_sheet_is_given_as_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a clear word where this server has no font for it."""
    client = signed_in(tender_portal(tmp_path, State.SIGNED, AT), *BIDDER)
    made = client.get(f"{SHEET}/sheet.pdf")
    monkeypatch.setattr(shown, "FONT_FOLDERS", ())
    refused = client.get(f"{SHEET}/sheet.pdf?lang=zh")

    assert (made.content_type, made.data[:5]) == ("application/pdf", b"%PDF-")
    assert (refused.status_code, "font" in refused.text) == (503, True)
