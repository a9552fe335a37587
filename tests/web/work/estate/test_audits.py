"""Audits of an estate's money on the portal."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, committee, constituted, owner, sent, subdistrict
from web.access import Role

_FINDINGS = "kind,by,yuan,text\nuse,committee,120,no receipt\n"


@pytest.fixture
def estate(tmp_path: Path) -> Flask:
    """Return a portal on an estate with a committee, a roll of three owners and open books."""
    app = estate_portal(tmp_path)
    constituted(app)
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    return app


def test_too_few_owners_are_told_how_many_it_takes(estate: Flask) -> None:
    """All owners stand in the form by the roll; whoever asks with fewer than the law's share is refused."""
    form = committee(estate).get(f"{AT_ESTATES}/ask-audit").text
    few = sent(committee(estate), f"{AT_ESTATES}/ask-audit", name="a1", reason="owners", persons="0", all_persons="3",
               all_area="300.55")  # fmt: skip

    assert 'value="300.55"' in form
    assert few.status_code == 422
    assert "0 of 3" in few.text
    assert "does not count who asks for its own audit" in few.text


def test_an_audit_goes_from_request_to_notice(estate: Flask) -> None:
    """Asked for by the subdistrict, commissioned by the committee, reported by an auditor, and told to the owners."""
    at = AT_ESTATES
    asked = sent(subdistrict(estate), f"{at}/ask-audit", name="a1", reason="owners", persons="1", all_persons="3",
                 area="100.55", all_area="300.55")  # fmt: skip
    assert asked.status_code == 303
    assert "Commission the audit" in committee(estate).get("/desk").text
    assert sent(committee(estate), f"{at}/commission-audit/a1", auditor="CPA-88", vote="v0").status_code == 303
    assert sent(committee(estate), f"{at}/report-audit/a1", report=b"PDF").status_code == 403
    auditor = signed_in(estate, Role.AUDITOR)
    unknown = sent(auditor, f"{at}/report-audit/a1", report=b"PDF", findings=_FINDINGS.encode())
    assert "no kind of finding: use" in unknown.text
    told = _FINDINGS.replace("use,", f"{_kind(unknown.text)},")
    assert sent(auditor, f"{at}/report-audit/a1", report=b"PDF", findings=told.encode()).status_code == 303
    assert sent(committee(estate), f"{at}/publish-audit/a1").status_code == 303

    page = owner(estate).get(f"{at}/audits").text
    assert "told to the owners" in page
    assert "no receipt" in page
    assert "Ask for an audit<" not in page


def _kind(page: str) -> str:
    return page.split("Kinds of findings: ")[1].split(".", maxsplit=1)[0].split(",", maxsplit=1)[0]
