"""Fields of steps."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO

import pytest
from flask import Flask

from models.errors import InputError
from tests.builders.tender_rooms import asking
from web.work.forms import PortalForm
from web.work.tenders import fields


def test_money_is_typed_in_yuan_and_kept_in_fen(plain: Flask) -> None:
    """With two decimals at most; what is no amount is refused by its field."""
    for typed, wanted in (("145000.00", 14_500_000), ("0.5", 50), ("12.345", None), ("-1", None)):
        with asking(plain, {"fen": typed}):
            form: PortalForm = fields.form_of({"fen": fields.yuan("Amount")})

            assert (fields.fen(form["fen"]) if form.sent() else None) == wanted


def test_an_amount_in_a_draft_is_read_where_it_can_be() -> None:
    """Else the notice says what is wrong with it."""
    found = [fields.fen_or_none(one) for one in ("1,000.50", "", "many")]

    assert (found, fields.yuan_text(100_050)) == ([100_050, None, "many"], "1000.50")


def test_a_file_is_read_or_asked_for(plain: Flask) -> None:
    """Its digest is that of its bytes."""
    with asking(plain, {"file": (BytesIO(b"why"), "why.txt")}):
        assert fields.sent_digest("file", "text") == sha256(b"why").hexdigest()
    with asking(plain, {}):
        assert fields.sent_bytes("file", "text", optional=True) is None
        with pytest.raises(InputError, match="no file was chosen"):
            fields.sent_bytes("file", "text")


def test_moments_are_by_the_clock_of_shanghai() -> None:
    """In and out."""
    assert fields.moment_text(datetime(2024, 6, 21, 1, 30, tzinfo=UTC)) == "2024-06-21T09:30"
    assert fields.moment_of(datetime(2024, 6, 21, 9, 30)) == "2024-06-21T09:30:00+08:00"  # noqa: DTZ001 - as typed


def test_what_is_optional_may_stay_empty(plain: Flask) -> None:
    """A choice too, and a day gives nothing."""
    made = {
        "one": fields.choice("One", [("", "none"), ("a", "A")], optional=True),
        "on": fields.day("On", optional=True), "at": fields.when("At"), "file": fields.upload("File"),
        "said": fields.words("Said", optional=True), "yes": fields.yes("Yes"), "no": fields.line("No", optional=True),
    }  # fmt: skip
    with asking(plain, {"at": "2024-06-21T09:30"}):
        form: PortalForm = fields.form_of(made)

        assert (form.sent(), fields.day_text(form["on"]), form["one"].data) == (True, None, "")
