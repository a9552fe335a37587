"""A token's page."""

from __future__ import annotations

import re
from pathlib import Path

from tests.builders.accounts import empty_portal, signed_in
from web.access import Role


def test_a_token_that_was_revoked_takes_no_webhook(tmp_path: Path) -> None:
    """Its page says why it ended, and has neither form any more; acts were told in the visitor's language."""
    client = signed_in(empty_portal(tmp_path), Role.COMPANY, "company/A", "zh")
    told = client.post("/account/tokens", data={"channel": "ERP", "scopes": "webhooks"}).text
    at = f"/account/tokens/{re.findall('wuxin_([0-9a-f]+)_', told)[0]}"
    before = client.get(at).text
    client.post(f"{at}/revoke", data={"reason": "人员离岗"})
    after = client.get(at).text

    assert ("公钥登记 (key.enrolled)" in before, "人员离岗" in after) == (True, True)
    assert [f'action="{at}/{form}"' in after for form in ("webhooks", "revoke")] == [False, False]
