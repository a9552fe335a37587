"""The sheet of a contract on paper."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from bidding.tender import State, agreements
from tests.builders.notices import company
from tests.builders.tenders import DIGEST, PRICES, a_tender, as_letting, moment
from tests.web.test_certificate_sheet import CHINESE
from web.contract_sheet import ContractFacts, contract_pdf
from web.register.tenders.agreements import Entered
from web.typst_sheets import FONT_FOLDERS, grouped

NAMES = {f"company/{company(1)}": "禾安物业", "community/willow-garden": "柳园"}


@pytest.mark.skipif(not CHINESE, reason="no Chinese font is installed: apt install fonts-noto-cjk")
def test_a_sheet_says_parties_price_and_record() -> None:
    """The price in capital numerals, what is held, the digest of the text, and the entry by which it is on record."""
    [one] = agreements(a_tender(State.CONTRACT_FILED))
    entered = {one.signed[0]: Entered(1234, "cd" * 32, moment("2024-07-10T04:00:00Z"))}
    made = contract_pdf(ContractFacts(one, NAMES, entered), "https://portal.example/t", "zh", FONT_FOLDERS)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages).replace("\n", "")

    told = ("合同要点", f"禾安物业 ({company(1)})", "柳园", "捌佰柒拾万元整", "145,000.00", "C-7", "1,234")
    assert [word for word in told if word not in text] == []
    assert grouped(DIGEST)[:35] in text
    assert PRICES[company(1)] == 870_000_000


@pytest.mark.skipif(not CHINESE, reason="no Chinese font is installed: apt install fonts-noto-cjk")
def test_what_is_let_has_a_rent_and_no_price_over_the_term() -> None:
    """With the number of months that it is for."""
    [one] = agreements(as_letting(a_tender(State.SIGNED)))
    made = contract_pdf(ContractFacts(one, NAMES, {}), "https://portal.example/t", "en", FONT_FOLDERS)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)

    assert "Months that a rent is for" in text
    assert "Price over the whole term" not in text


def test_who_is_not_known_by_name_is_told_by_code() -> None:
    """A company or an estate that the register does not know."""
    [one] = agreements(a_tender(State.SIGNED))
    facts = ContractFacts(one, {}, {})

    assert (facts.company, facts.estates) == (company(1), list(one.lot.community_ids))
