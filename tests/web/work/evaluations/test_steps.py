"""Forms of the steps of an evaluation."""

from __future__ import annotations

from tests.builders.accounts import signed_in
from tests.builders.panel_rooms import HOME, found_in, panel_portal
from tests.builders.tender_rooms import DEVELOPER


def test_a_representative_is_replaced_by_whom_the_office_names() -> None:
    """Without a name it is refused, and nothing that was typed is lost."""
    app = panel_portal()
    client, told = signed_in(app, *DEVELOPER), {"member": "owner-1", "reason": "sold the flat"}
    answer = client.post(f"{HOME}/do/recuse", data=told)
    client.post(f"{HOME}/do/recuse", data=told | {"replacement": "owner-2"})

    assert (answer.status_code, "sold the flat" in answer.text) == (422, True)
    assert found_in(app).sitting[-1] == "owner-2"
