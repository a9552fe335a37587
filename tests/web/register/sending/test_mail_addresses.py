"""E-mail addresses lie in the vault."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlmodel import Session

from models.errors import InputError
from models.record import Erasure, erase_cells
from models.record.findings import Verification
from models.record.own_checks import check_own
from models.record.sources import KeptRecord
from models.tables import LedgerBlob, MailAddress
from tests.builders.record import a_clerk
from web.register.sending.mail_addresses import Address, address_of, set_address


def test_the_newest_address_counts(empty: Session) -> None:
    """Until the recipient wants none; another recipient has its own."""
    for address, found in (
        ("a@example.org", Address("a@example.org", "en")), ("b@example.org", Address("b@example.org", "en")),
        (None, None),
    ):  # fmt: skip
        set_address(a_clerk(empty), "account/1", address, "en")
        assert address_of(empty, "account/1") == found
    assert address_of(empty, "account/2") is None


def test_an_address_is_on_record_as_a_commitment(empty: Session) -> None:
    """In no row, in no attachment; and the vault is as the record says."""
    set_address(a_clerk(empty), "account/1", "a@example.org", "zh")
    found = Verification("db")
    check_own(KeptRecord(empty), found)

    kept = [row.model_dump_json() for row in empty.scalars(select(MailAddress))]
    assert not any("example.org" in row for row in kept)
    assert not any(b"example.org" in blob.data for blob in empty.scalars(select(LedgerBlob)))
    assert found.findings == []


def test_an_erased_address_is_none(empty: Session) -> None:
    """It can be set anew."""
    set_address(a_clerk(empty), "account/1", "a@example.org", "zh")
    erase_cells(
        a_clerk(empty),
        Erasure("mail_addresses", "account/1/1", ("address",), "Personal Information Protection Law", "47", "x"),
    )

    assert address_of(empty, "account/1") is None


@pytest.mark.parametrize(
    ("recipient", "address"),
    [("account/", "a@example.org"), ("person/1", "a@example.org"), ("account/1", "a b@example.org"),
     ("account/1", "a@example.org\r\nBcc: x@example.org"), ("account/1", "no address")],
)  # fmt: skip
def test_what_is_no_address_is_refused(empty: Session, recipient: str, address: str) -> None:
    """Nor what is no recipient."""
    with pytest.raises(InputError):
        set_address(a_clerk(empty), recipient, address, "zh")
