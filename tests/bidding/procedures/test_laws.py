"""The laws of tenders as data: strictly read, and the most special one first."""

from __future__ import annotations

from datetime import date

import pytest

from bidding.notices import Method, TenderKind
from bidding.procedures.laws import FOLDER, Procedures, procedures_for, read_tender_law, tender_laws
from bidding.procedures.shapes import PeriodName
from credit.rulebook.errors import RulebookError
from models.errors import InputError

ON = date(2024, 5, 27)
TEXT = (FOLDER / "shaoxing.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "laws"),
    [
        ("330681", ["zhuji", "shaoxing", "zhejiang", "national"]),
        ("330106", ["hangzhou", "zhejiang", "national"]),
        ("331102", ["lishui", "zhejiang", "national"]),
        ("371082", ["shandong", "national"]),
        ("510000", ["national"]),
    ],
)
def test_a_place_falls_under_every_law_above_it(code: str, laws: list[str]) -> None:
    """City, prefecture, province and nation, in this order."""
    assert [law.id for law in procedures_for(code, ON).laws] == laws


def test_a_law_holds_from_its_day_on() -> None:
    """Shaoxing's regulation holds from 2021, so in 2020 the province and the nation alone do."""
    assert [law.id for law in procedures_for("330681", date(2020, 12, 31)).laws] == ["zhejiang", "national"]
    with pytest.raises(InputError, match="Give a day from 2000"):
        procedures_for("330681", date(1999, 1, 1))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("days: 30", "days: 2.5", "float"),
        ("methods:", "method:", "the key `method` is unknown"),
        ('instrument: shaoxing_property_2020, article: "30"', 'instrument: nowhere, article: "30"', "no instrument"),
    ],
)
def test_what_a_file_may_not_say_is_named(old: str, new: str, why: str) -> None:
    """Floats, unknown keys, and instruments that nobody described."""
    assert old in TEXT
    with pytest.raises(RulebookError, match=why):
        read_tender_law(TEXT.replace(old, new, 1).encode(), "shaoxing.yaml")


@pytest.mark.parametrize("law", tender_laws(), ids=lambda law: law.id)
@pytest.mark.parametrize("kind", list(TenderKind))
def test_every_kind_can_be_tendered_everywhere(law: object, kind: TenderKind) -> None:
    """Each place says who may ask for bids of each kind, and how; an open tender is always one of the ways."""
    code = getattr(law, "codes")[0] or "510000"  # noqa: B009 - the parameter is for the id of the test
    here = procedures_for(f"{code:0<6}", ON)

    assert here.buyers(kind)[0]
    assert Method.OPEN in {rule.method for rule in here.methods(kind)}


@pytest.mark.parametrize(
    ("code", "days"), [("330681", 30), ("330106", 15), ("331102", 15), ("371082", 10), ("510000", 15)]
)
def test_contracts_are_filed_by_the_days_of_the_place(code: str, days: int) -> None:
    """30 days in Shaoxing, 15 in Hangzhou and Lishui, 10 in Shandong (POLICY.md 3.2)."""
    period = procedures_for(code, ON).period(PeriodName.CONTRACT_FILED, TenderKind.SERVICE, statutory=False)

    assert period is not None
    assert period.days == days


def test_each_law_has_its_own_digest() -> None:
    """Two laws never share one, and the same text always has the same."""
    assert len({law.digest for law in tender_laws()}) == len(tender_laws())
    assert read_tender_law(TEXT.encode(), "x").digest == read_tender_law(TEXT.encode(), "y").digest


def test_citations_come_in_both_languages() -> None:
    """Instrument and article, or the reason of an own choice."""
    here: Procedures = procedures_for("330681", ON)
    trial = here.trial(TenderKind.SERVICE)

    assert here.cite(here.votes.basis) == "Civil Code art. 278"
    assert here.cite(here.votes.basis, "zh") == "中华人民共和国民法典 第278条"
    assert trial is not None
    assert here.cite(trial.basis).startswith("our own choice: ")
