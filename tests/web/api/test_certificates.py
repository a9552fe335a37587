"""Certificates over HTTP."""

from __future__ import annotations

from datetime import timedelta

from tests.builders.record import AT, a_clerk, writing_to
from tests.web.api.conftest import Caller


def test_a_certificate_on_record_is_found_by_its_digest(caller: Caller) -> None:
    """For which company, never for whom; before it has its position it is unknown."""
    with writing_to(caller.url) as session:
        facts = {"company": "C001", "for": "王某", "digest": "d1"}
        a_clerk(session, AT + timedelta(seconds=1)).enter("certificate.issued", "certificate/d1", facts)
    assert caller.asks("GET", "/certificates/d1").status_code == 404
    caller.acts("draw/1")

    found = caller.asks("GET", "/certificates/d1")

    assert (found.json["company_id"], found.json["position"]) == ("C001", 2)  # type: ignore[index]
    assert "王某" not in found.text
    assert caller.asks("GET", "/certificates").json["items"] == [found.json]  # type: ignore[index]
