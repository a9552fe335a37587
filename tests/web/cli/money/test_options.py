"""What the commands on an estate's money share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from models.errors import InputError
from models.record import Clerk
from tests.builders.money_register import a_money_clerk
from web.cli.money.options import kept_paper, kept_papers, money_step, pairs_of, step_by, voucher_of
from web.register.money.papers import papers_kept

NIGHT = datetime(2024, 7, 1, 17, tzinfo=UTC)


def test_pairs_are_read_and_what_is_none_is_told() -> None:
    """Every word that is none, not only the first."""
    assert pairs_of(["bank=9.5", "cash=1"], "--debit") == [("bank", "9.5"), ("cash", "1")]
    with pytest.raises(InputError) as caught:
        pairs_of(["bank", "=1", "cash=1"], "--debit")
    assert len(caught.value.problems) == 2


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk on a register in memory, whose clock says that night."""
    with a_money_clerk() as made:
        yield Clerk(made.session, NIGHT, lambda count: b"1" * count)


def test_steps_and_vouchers_are_of_the_day_in_shanghai(clerk: Clerk) -> None:
    """Where no other day is said."""
    made = money_step("open", NIGHT, ("S-3", "subdistrict", None), company_id="C1")

    assert (made.on, made.content) == (date(2024, 7, 2), {"company_id": "C1"})
    assert step_by("open", ("S-3", "subdistrict", date(2024, 6, 1)))(NIGHT).on == date(2024, 6, 1)
    assert voucher_of(clerk, "willow-garden", ("B-2", None), "rent").on == date(2024, 7, 2)


def test_files_are_kept_under_their_digests(clerk: Clerk, tmp_path: Path) -> None:
    """And no file is none."""
    file = tmp_path / "bill.pdf"
    file.write_bytes(b"bill")
    digest = sha256(b"bill").hexdigest()

    assert (kept_paper(clerk, "willow-garden", file), kept_paper(clerk, "willow-garden", None)) == (digest, None)
    assert kept_papers(clerk, "willow-garden", [file, file]) == (digest, digest)
    assert papers_kept(clerk.session, "willow-garden", [digest]) == {digest: "bill.pdf"}
