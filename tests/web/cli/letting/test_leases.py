"""`wuxin lease`: a lease of the company before there is an assembly; the rest is in the journey."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.letting_register import on_record
from tests.builders.treasury import Treasury, a_treasury
from web.cli.databases import register
from web.cli.recording import clerk
from web.register.letting.lease_rows import lease_named
from web.register.money.documents import documents_kept

HOME = "willow-garden"
COMPANY = ("--by", "C-WY", "--role", "company")
TIME = ("--since", "2024-02-01", "--until", "2025-02-01", "--document", "receipt.pdf")
SIGN = ("lease", "sign", "lease-1", "shop-1", "--tenant", "T-7", "--rent", "1000", *TIME)


@pytest.fixture
def treasury(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Treasury:
    """Return an estate of Hangzhou with open books and a lease that its company made."""
    made = a_treasury(monkeypatch, tmp_path)
    made.opens("330102")
    with register("sqlite:///m.db") as session:
        on_record(clerk(session), "shop-1")
    made.does(*SIGN, *COMPANY)
    return made


def test_a_lease_is_told_in_words(treasury: Treasury) -> None:
    """Each rent as it falls due, what is open, and the deposit."""
    shown = " ".join(treasury.run("lease", "show", "lease-1", "--as-of", "2024-03-01").stdout.split())

    assert "lease-1 is running: shop-1 to T-7, 2024-02-01 until 2025-02-01." in shown
    assert "1 2024-02-01 2024-05-01 2024-02-01 3,000.00" in shown
    assert "Open on 2024-03-01: 3,000.00 yuan, the oldest for 29 days." in shown


def test_leases_and_arrears_are_listed(treasury: Treasury) -> None:
    """Nobody owes before the first day."""
    assert "T-7" in treasury.run("lease", "list", HOME).stdout
    assert "3,000.00" in treasury.run("lease", "arrears", HOME, "--as-of", "2024-02-02").stdout
    assert treasury.run("lease", "arrears", HOME, "--as-of", "2024-01-31").stdout == "Nobody owes rent.\n"


def test_a_payment_is_told_in_words(treasury: Treasury) -> None:
    """With its entry in the books."""
    paid = ("lease", "pay", "lease-1", "--for", "rent", "--yuan", "3000", "--text", "rent", "--by", "B-2")

    assert treasury.run(*paid).stdout == "lease-1: 3,000.00 yuan, entry 1; 0.00 yuan of its deposit are held.\n"


def test_it_ends_by_agreement(treasury: Treasury) -> None:
    """With the paper; the first day after it is told, and the asset is vacant from then on."""
    treasury.clock.to("2024-04-01")
    end = ("lease", "end", "lease-1", "--cause", "agreement", "--reason", "moved", "--ends", "2024-05-01", *COMPANY)
    assert "no agreement is named" in treasury.refused(*end)

    assert treasury.does(*end, "--document", "receipt.pdf")["state"] == "ended"
    with register("sqlite:///m.db") as session:
        assert len(documents_kept(session, HOME, lease_named(session, "lease-1").documents)) == 1  # the same file twice
    shown = [treasury.does("asset", "show", "shop-1", "--as-of", day)["tenant"] for day in ("2024-04-30", "2024-05-01")]
    assert shown == ["T-7", None]
