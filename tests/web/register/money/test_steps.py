"""Steps on an estate's money, decided by the rule of their room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bidding.revenue import Posting, fund_of
from models.errors import RefusedError
from models.record import Clerk
from tests.builders.money import DIGEST, step, voucher
from tests.builders.money_register import a_money_clerk, an_open_estate
from web.register.money.books import posted, took_back
from web.register.money.steps import audited, authorisation, disclosed, fund_step, imported, matched

LINES = [{"on": "2024-03-01", "fen": 500, "reference": "", "text": "", "balance_fen": None}]
STATEMENT = {"digest": DIGEST, "lines": LINES}


@pytest.fixture
def clerk() -> Iterator[Clerk]:
    """Yield a clerk on a register in memory."""
    with a_money_clerk() as made:
        yield made


def test_a_statement_is_taken_in_once(clerk: Clerk) -> None:
    """Neither its name nor its file comes again."""
    estate = imported(clerk, an_open_estate(clerk), step("import", "2024-04-01", "march", "bookkeeper", **STATEMENT))

    with pytest.raises(RefusedError, match="a statement of this name"):
        imported(clerk, estate, step("import", "2024-04-01", "march", "bookkeeper", **STATEMENT | {"digest": "1" * 64}))
    with pytest.raises(RefusedError, match="the same file is on record as march"):
        imported(clerk, estate, step("import", "2024-04-01", "again", "bookkeeper", **STATEMENT))


def test_a_match_by_hand_is_checked(clerk: Clerk) -> None:
    """Against the lines and the book that there are."""
    estate = imported(clerk, an_open_estate(clerk), step("import", "2024-04-01", "march", "bookkeeper", **STATEMENT))
    estate = posted(clerk, estate, voucher(), [Posting("bank", 500), Posting("income.other", -500)])
    said = step("match", "2024-04-02", None, "bookkeeper", lines=["march/1"], entries=[1])

    after = matched(clerk, estate, said)
    with pytest.raises(RefusedError, match="matched already"):
        matched(clerk, after, said)


@pytest.mark.parametrize(
    ("move", "content", "why"),
    [
        ("authorise", {"matter": "magic", "covers": "x"}, "the law knows no matter 'magic'"),
        ("authorise", {"matter": "choose_company", "covers": None}, "cannot be left to the committee"),
        ("revoke", {"reason": "unlawful"}, "no authorisation of this name"),
    ],
)
def test_an_authorisation_is_one_that_can_be(clerk: Clerk, move: str, content: dict[str, object], why: str) -> None:
    """Of a matter that the law knows and lets be delegated; what is revoked was there."""
    with pytest.raises(RefusedError, match=why):
        authorisation(clerk, an_open_estate(clerk), step(move, "2024-02-01", "a1", "committee", **content))


def test_disclosures_and_audits_go_by_their_rules(clerk: Clerk) -> None:
    """A refusal writes nothing."""
    estate = an_open_estate(clerk)
    shown = step("disclose", "2024-07-02", "common_revenue/2024-H1", "committee", documents=[DIGEST])
    estate = disclosed(clerk, estate, shown)
    estate, audit = audited(clerk, estate, step("ask_audit", "2024-07-03", "a1", "committee", reason="term_end"))

    assert (estate.steps[-2], audit.id) == (shown, "a1")
    with pytest.raises(RefusedError):
        audited(clerk, estate, step("publish_audit", "2024-07-04", "a1", "committee"))


def test_a_settlement_is_paid_with_its_step(clerk: Clerk) -> None:
    """From the units' accounts; what belongs to an application is not corrected by hand."""
    estate = an_open_estate(clerk)
    told = {"path": "urgent", "kind": "lift", "units": ["1-101"], "amount_fen": 5000}
    for move, role, content in (
        ("apply", "committee", told), ("confirm", "subdistrict", {}), ("approve", "district", {}),
        ("complete", "committee", {"fen": 5001}),
    ):  # fmt: skip
        estate, _ = fund_step(clerk, estate, step(move, "2024-03-01", "lift-1", role, **content))
    with pytest.raises(RefusedError, match="no receipt is attached"):
        fund_step(clerk, estate, step("settle", "2024-03-02", "lift-1", "city"))
    estate, _ = fund_step(clerk, estate, step("settle", "2024-03-02", "lift-1", "city"), (DIGEST,))

    assert fund_of(estate.fund).balances == {"1-101": 94_999, "2-101": 100_000}
    with pytest.raises(RefusedError, match="belongs to an application"):
        took_back(clerk, estate, "fund", estate.fund.entries[-1].number, voucher("2024-03-03"))
