"""What the law asks of a notice at filing and at publication, and what it warns of."""

from __future__ import annotations

from datetime import date

from bidding.notices import Notice
from bidding.procedures import case_of, filing_problems, grade_warnings, procedures_for, publication_problems
from tests.builders.notices import a_notice, notice_json

FILED = date(2024, 5, 10)


def _law(notice: Notice) -> list[str]:
    law = procedures_for(notice.jurisdiction, FILED)
    return [str(one) for one in filing_problems(notice, case_of(notice), law)]


def _published(on: date, filed: date = FILED, **changes: object) -> list[str]:
    notice = a_notice(**changes)
    law = procedures_for(notice.jurisdiction, on)
    return [one.where for one in publication_problems(notice, filed, on, law)]


def test_a_lawful_notice_is_filed() -> None:
    """Nothing stands against it."""
    assert _law(a_notice()) == []


def test_all_faults_of_a_filing_come_at_once() -> None:
    """Buyer, bid security, performance security and permit, each told."""
    times = {**notice_json()["times"], "permit_on": None}
    odd = a_notice(
        procuring_entity={"id": "c", "name": "c", "role": "subdistrict"}, bid_security_fen=10**8,
        performance_security_fen=10**8, times=times,
    )  # fmt: skip
    faults = _law(odd)

    assert len(faults) == 4
    assert any("pre-sale permit" in one for one in faults)


def test_a_bundle_holds_several_estates() -> None:
    """One estate is no bundle."""
    lots = [{**notice_json()["lots"][0], "area_m2": 1}]
    bundle = a_notice(
        kind="bundle", lots=lots, procuring_entity={"id": "s", "name": "s", "role": "subdistrict"}, required=None
    )

    assert [one for one in _law(bundle) if "several estates" in one]


def test_a_notice_waits_for_its_filing() -> None:
    """Ten days (2003 no. 130, article 11); filed late enough, the five working days of Zhejiang 19 are over too."""
    assert _published(date(2024, 5, 20)) == []
    assert len(_published(date(2024, 5, 19))) == 1
    assert len(_published(date(2024, 5, 14))) == 2


def test_bidders_have_twenty_days() -> None:
    """Tender Law 24: 1 June to 21 June is enough, 2 June is not."""
    assert _published(date(2024, 6, 1)) == []
    assert _published(date(2024, 6, 2)) == ["Tender Law art. 24"]


def test_an_agreement_leaves_the_time_it_needs() -> None:
    """The twenty days are those of tenders."""
    assert _published(date(2024, 6, 20), method="direct") == []


def test_a_notice_precedes_the_permit() -> None:
    """Zhuji opinions 6."""
    times = {**notice_json()["times"], "permit_on": "2024-05-27"}

    assert [one for one in _published(date(2024, 5, 27), times=times) if one.startswith("Zhuji Opinions")]
    assert _published(date(2024, 5, 26), times=times) == []


def test_a_grade_is_warned_of_and_not_forbidden() -> None:
    """Article 32 of the Regulation; a notice without a grade warns of nothing."""
    (warning,) = grade_warnings(a_notice())

    assert warning.where.endswith("art. 32")
    assert grade_warnings(a_notice(required=None)) == []


def test_a_letting_says_for_how_long_a_rent_is() -> None:
    """Else a rent of a month and one of a year would stand side by side."""
    lot = {name: told for name, told in notice_json(kind="letting")["lots"][0].items() if name != "rent_months"}
    asked = {"kind": "letting", "procuring_entity": {"id": "c", "name": "c", "role": "owners_committee"}}

    assert not [one for one in _law(a_notice(**asked)) if "how many months" in one]
    assert [one for one in _law(a_notice(**asked, lots=[lot])) if "lot-1: it does not say for how many months" in one]
