"""The page that seals a bid: what it gives to the script, and for whom it is there. The script: tests/journeys."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from bidding.notices import notice_bytes
from bidding.tender import State
from tests.builders.accounts import signed_in
from tests.builders.notices import company
from tests.builders.record import LOG
from tests.builders.tender_rooms import BIDDER, DEVELOPER, NAME, NOTICE, tender_portal
from web.bid_counter import init_bid_counter

PAGE = f"/work/bids/{NAME}/seal"


def _about(page: str) -> dict[str, str]:
    found = re.search(r'data-about="([^"]*)"', page)
    assert found is not None
    about: dict[str, str] = json.loads(html.unescape(found[1]))
    return about


def test_the_script_is_given_notice_company_and_the_key_of_the_log(tmp_path: Path) -> None:
    """The notice byte for byte, so that the browser takes its digest; where bids go; and nothing else is loaded."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-18T02:00:00Z")
    init_bid_counter(app, LOG)
    answer = signed_in(app, *BIDDER).get(PAGE)
    about = _about(answer.text)

    assert about == {
        "api": "/api/v1", "company": company(1), "vkey": LOG.verifier().vkey(),
        "notice": notice_bytes(NOTICE).decode(),
    }  # fmt: skip
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
    assert re.findall(r"<script[^>]*>[^<]+</script>", answer.text) == []


def test_the_offline_way_is_in_the_page(tmp_path: Path) -> None:
    """Before any script runs, with the commands of this tender; a server without a key tells where to bring the bid."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-18T02:00:00Z")
    page = signed_in(app, *BIDDER).get(PAGE).text

    assert "wuxin seal --tender" in page.partition('data-at="online"')[0]
    assert (_about(page)["vkey"], "wuxin bid submit" in page, "wuxin bid send bid-lot-1" in page) == ("", True, False)


def test_it_is_there_while_bids_are_taken_and_for_companies(tmp_path: Path) -> None:
    """Afterwards it leads back to the tender; what was never published is not there; a developer has no such page."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-18T02:00:00Z")
    (tmp_path / "over").mkdir()
    (tmp_path / "draft").mkdir()
    over = tender_portal(tmp_path / "over", State.ANNOUNCED, "2024-06-26T02:00:00Z")
    draft = tender_portal(tmp_path / "draft", State.FILED, "2024-05-20T02:00:00Z")

    assert signed_in(app, *DEVELOPER).get(PAGE).status_code == 403
    assert signed_in(over, *BIDDER).get(PAGE).headers["Location"] == f"/work/bids/{NAME}"
    assert signed_in(draft, *BIDDER).get(PAGE).status_code == 404
