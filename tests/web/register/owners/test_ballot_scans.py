"""Scans of ballots lie in the vault."""

from __future__ import annotations

from hashlib import sha256

import pytest

from models.errors import InputError
from models.record import Erasure, erase_cells
from models.tables import OwnersBallot
from tests.builders.money import AT
from tests.builders.money_register import a_money_clerk
from web.register.owners.ballot_scans import LARGEST_SCAN, checked_scan, keep_scan, scan_of, scans_kept


def test_a_scan_is_kept_until_it_is_erased() -> None:
    """The record has the digest with the ballot, and a commitment beside it."""
    with a_money_clerk() as clerk:
        clerk.session.add(OwnersBallot(
            id="v1/1", vote_id="v1", number=1, channel="paper", evidence=checked_scan(b"scan"), cast_at=AT,
            voter_commitment="a", choices_commitment="b",
        ))  # fmt: skip
        clerk.session.flush()
        keep_scan(clerk, "v1/1", b"scan")
        assert (scan_of(clerk.session, "v1/1"), scan_of(clerk.session, "v1/2")) == (b"scan", None)
        assert scans_kept(clerk.session, "v1") == ["v1/1"]

        erase_cells(clerk, Erasure("ballot_scans", "v1/1", ("scan",), "pipl", "47", "Harbour"))
        assert scan_of(clerk.session, "v1/1") is None


def test_a_scan_has_a_size() -> None:
    """None at all is refused, and so is what is no scan of a page."""
    assert checked_scan(b"scan") == sha256(b"scan").hexdigest()
    with pytest.raises(InputError, match="missing"):
        checked_scan(b"")
    with pytest.raises(InputError, match="more than 2 MiB"):
        checked_scan(bytes(LARGEST_SCAN + 1))
