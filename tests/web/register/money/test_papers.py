"""Papers of an estate's money are kept by their digests."""

from __future__ import annotations

from hashlib import sha256

import pytest

from models.errors import InputError
from tests.builders.money_register import a_money_clerk
from web.register.money.papers import LARGEST, Paper, keep_paper, paper_of, papers_kept, whole_paper

BILL = Paper("bill.pdf", b"a bill")


def test_a_paper_is_kept_once_for_its_estate() -> None:
    """Under the digest that stands on record; another estate has it not."""
    with a_money_clerk() as clerk:
        kept = {keep_paper(clerk, "willow-garden", one) for one in (BILL, Paper("again.pdf", BILL.data))}

        assert kept == {sha256(b"a bill").hexdigest()}
        assert paper_of(clerk.session, "willow-garden", BILL.digest) == BILL
        assert paper_of(clerk.session, "plum-court", BILL.digest) is None
        assert papers_kept(clerk.session, "willow-garden", [BILL.digest, "0" * 64]) == {BILL.digest: "bill.pdf"}
        assert papers_kept(clerk.session, "willow-garden", []) == {}


def test_an_empty_paper_and_a_large_one_are_refused() -> None:
    """With what to do."""
    with a_money_clerk() as clerk:
        with pytest.raises(InputError, match="the file is empty"):
            whole_paper(Paper("bill.pdf", b""))
        with pytest.raises(InputError, match="more than 10 MiB"):
            keep_paper(clerk, "willow-garden", Paper("bill.pdf", bytes(LARGEST + 1)))
