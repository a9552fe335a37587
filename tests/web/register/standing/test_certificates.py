"""What a certificate certifies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.errors import InputError
from models.record import entries_waiting
from tests.builders.listed import listed_register
from tests.builders.packages import COMPANY
from web.register.standing.certificates import record_certificate, what_is_certified


def test_a_certificate_says_rating_lists_and_open_objections(tmp_path: Path) -> None:
    """On the day it is made; that it was issued, and for whom, is on record."""
    register = listed_register(tmp_path)
    register.published()
    register.files("2024-07-10")
    with register.clerk("2024-07-10") as clerk:
        content = what_is_certified(clerk, COMPANY, date(2024, 7, 10))
        name = record_certificate(clerk, content, "owner")
        (entry,) = [one for one in entries_waiting(clerk.session) if one.type == "certificate.issued"]
        with pytest.raises(InputError, match="never rated"):
            what_is_certified(clerk, "nobody", date(2024, 7, 10))

    assert (content["score"], content["blacklisted"], content["open_objections"]) == ("75", True, 1)
    assert content["listed"] == [{"listing": 1, "list": "black"}]
    assert (entry.subject, entry.facts["for"]) == (f"certificate/{name}", "owner")
