"""Papers of an estate's money on the portal."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ASSEMBLIES, AT_ESTATES, committee, constituted, owner, sent, subdistrict
from web.access import Role

_RENT = {"debit": "bank", "credit": "income.letting", "amount": "9000.00", "text": "shop 1", "papers": b"bill"}
_DOCUMENTS = {AT_ESTATES: b"deed", AT_ASSEMBLIES: b"resignation"}


def test_a_voucher_is_read_by_the_owners_and_booked_once(tmp_path: Path) -> None:
    """A second click shows what the first did; the file is given out as it came, to those who see the books."""
    app = estate_portal(tmp_path)
    constituted(app)
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    keeper, digest = committee(app), sha256(b"bill").hexdigest()
    assert [sent(keeper, f"{AT_ESTATES}/post", once="t1", **_RENT).status_code for _ in range(2)] == [303, 303]
    page = keeper.get(f"{AT_ESTATES}/books").text
    assert "this form had been sent" in page
    assert page.count("shop 1</td>") + page.count("shop 1<br>") == 1

    assert f"/papers/{digest}" in owner(app).get(f"{AT_ESTATES}/books").text
    answer = owner(app).get(f"{AT_ESTATES}/papers/{digest}")
    assert (answer.data, answer.headers["X-Content-Type-Options"]) == (b"bill", "nosniff")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert owner(app).get(f"{AT_ESTATES}/papers/{'0' * 64}").status_code == 404
    assert signed_in(app, Role.COMPANY, "company/C2").get(f"{AT_ESTATES}/papers/{digest}").status_code == 403


def test_a_deed_is_read_by_who_keeps_assets_and_by_no_owner(tmp_path: Path) -> None:
    """It names persons: the vault has it, and the page of assets and of bodies names it to those alone who may."""
    app = estate_portal(tmp_path)
    constituted(app)
    sent(subdistrict(app), f"{AT_ASSEMBLIES}/bodies", move="dissolve", reason="resigned", paper=b"resignation")
    facts = {"kind": "shop", "place": "Gate 1", "area": "48.5", "owner": "all_owners", "paper": b"deed"}
    sent(subdistrict(app), f"{AT_ESTATES}/register-asset", name="shop-1", **facts)
    at = {page: f"{AT_ESTATES}/documents/{sha256(data).hexdigest()}" for page, data in _DOCUMENTS.items()}

    keeper, reader = committee(app), owner(app)
    assert [keeper.get(one).data for one in at.values()] == list(_DOCUMENTS.values())
    assert [reader.get(one).status_code for one in at.values()] == [403, 403]
    assert [one in keeper.get(page).text for page, one in at.items()] == [True, True]
    assert [one in reader.get(page).text for page, one in at.items()] == [False, False]
