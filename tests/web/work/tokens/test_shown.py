"""Tokens of one's account on the portal."""

from __future__ import annotations

import re
from pathlib import Path

from tests.builders.accounts import empty_portal, signed_in
from tests.builders.record import writing_to
from web.access import Role
from web.register.accounts.api_tokens import holder_of


def test_a_token_is_told_once_works_and_is_revoked(tmp_path: Path) -> None:
    """The list has its id alone; revoking needs a reason, and then it is none."""
    app = empty_portal(tmp_path)
    client = signed_in(app, Role.COMPANY, "company/A")
    told = client.post("/account/tokens", data={"channel": "ERP", "scopes": "webhooks"}).text
    token = re.findall(r"wuxin_[0-9a-f_]+", told)[0]
    name = token.split("_")[1]
    answers = [
        client.post(f"/account/tokens/{name}/revoke", data={"reason": one}).status_code for one in ("", "人员离岗")
    ]
    with writing_to(app.config["WUXIN"].database_url) as session:
        holder = holder_of(session, token)
    page = client.get("/account/tokens").text

    assert (answers, holder) == ([422, 303], None)
    assert (token in page, name in page, "revoked: 人员离岗" in page) == (False, True, True)


def test_only_the_desk_gives_its_channels_to_programs(tmp_path: Path) -> None:
    """A company makes no token for complaints; the authority makes one for a channel that there is."""
    app = empty_portal(tmp_path)
    told = {"channel": "12345", "scopes": "complaints:write", "desk": "rongcheng"}
    firm, office = signed_in(app, Role.COMPANY, "company/A"), signed_in(app, Role.REGULATOR)

    assert firm.post("/account/tokens", data=told).status_code == 422
    assert office.post("/account/tokens", data=told | {"channel": "fax"}).status_code == 422
    assert "told once" in office.post("/account/tokens", data=told).text


def test_nobody_sees_anothers_token(tmp_path: Path) -> None:
    """Not even a colleague; an administrator does."""
    app = empty_portal(tmp_path)
    told = signed_in(app, Role.COMPANY, "company/A").post(
        "/account/tokens", data={"channel": "ERP", "scopes": "webhooks"}
    )
    at = f"/account/tokens/{re.findall('wuxin_([0-9a-f]+)_', told.text)[0]}"
    other, admin = signed_in(app, Role.COMPANY, "company/B"), signed_in(app, Role.ADMIN)

    assert [one.get(at).status_code for one in (other, admin)] == [404, 200]
    assert other.post(f"{at}/revoke", data={"reason": "x"}).status_code == 404
