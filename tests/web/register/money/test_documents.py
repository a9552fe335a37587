"""Documents that name persons lie in the vault."""

from __future__ import annotations

import pytest

from models.errors import InputError
from models.record import Erasure, erase_cells
from models.tables import EstateDocument, PersonalDatum
from tests.builders.money_register import a_money_clerk
from web.register.money.documents import document_of, documents_kept, keep_document
from web.register.money.papers import LARGEST, Paper

HOME = "willow-garden"
LEASE = Paper("lease.pdf", b"a lease")


def test_a_document_is_kept_once_until_it_is_erased() -> None:
    """Under the digest of the fact that it came with; erased, it does not come back with another copy."""
    with a_money_clerk() as clerk:
        assert {keep_document(clerk, HOME, one) for one in (LEASE, Paper("again.pdf", LEASE.data))} == {LEASE.digest}
        assert document_of(clerk.session, HOME, LEASE.digest) == LEASE
        assert document_of(clerk.session, "plum-court", LEASE.digest) is None
        assert documents_kept(clerk.session, HOME, [LEASE.digest, None, "0" * 64]) == {LEASE.digest: "lease.pdf"}

        key = f"{HOME}/{LEASE.digest}"
        erase_cells(clerk, Erasure("estate_documents", key, ("name", "file"), "pipl", "47", "Harbour"))
        assert keep_document(clerk, HOME, LEASE) == LEASE.digest
        assert document_of(clerk.session, HOME, LEASE.digest) is None
        assert documents_kept(clerk.session, HOME, [LEASE.digest]) == {}


def test_what_is_not_the_file_on_record_is_not_given_out() -> None:
    """It is held against the digest of the record whenever it is read."""
    with a_money_clerk() as clerk:
        keep_document(clerk, HOME, LEASE)
        row = clerk.session.get_one(EstateDocument, f"{HOME}/{LEASE.digest}")
        clerk.session.get_one(PersonalDatum, row.file_commitment).value = "b3RoZXI="
        clerk.session.flush()
        assert document_of(clerk.session, HOME, LEASE.digest) is None


def test_a_large_document_is_refused() -> None:
    """As any paper of an estate is."""
    with a_money_clerk() as clerk, pytest.raises(InputError, match="more than 10 MiB"):
        keep_document(clerk, HOME, Paper("lease.pdf", bytes(LARGEST + 1)))
