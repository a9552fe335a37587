"""Taking a complaint in at the desk."""

from __future__ import annotations

import re
from pathlib import Path

from tests.builders.accounts import signed_in
from tests.builders.estate_desk import XINAN, estate_portal
from web.access import Role

_TOLD = {"channel": "12345", "community": "willow-garden", "matter": "lift", "text": "电梯坏了三天"}


def test_number_and_code_are_told_once(tmp_path: Path) -> None:
    """Then the complaint stands in the queue."""
    client = signed_in(estate_portal(tmp_path), Role.SUBDISTRICT, XINAN)
    told = client.post("/complaint-desk/new", data=_TOLD).text
    number = re.search(r"\d{8}-\w{5}", told)

    assert number is not None
    assert number[0] in client.get("/complaint-desk").text


def test_an_estate_of_another_subdistrict_is_refused(tmp_path: Path) -> None:
    """The desk takes in what is its own."""
    client = signed_in(estate_portal(tmp_path), Role.SUBDISTRICT, XINAN)

    assert client.post("/complaint-desk/new", data={**_TOLD, "community": "plum-court"}).status_code == 403
