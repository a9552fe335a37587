"""Who may bid by what the register holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from bidding.tender import Exclusion, Ground
from bidding.tender.links import Affiliation
from models.errors import RefusedError
from tests.builders.notices import a_notice, company
from tests.builders.record import writing_to
from tests.builders.tender_desk import LOW, open_desk
from web.register.tenders.eligibility import Sources, check_of, eligibility_of, field_for, rulebooks_rated

REQUIRED = {"grades": ["AAA", "AA", "A"], "rulebook": "tiny", "instrument": "zhuji_opinions_2023", "article": "6"}
NOTICE = a_notice(required=REQUIRED)
NOTHING = Sources({})
CLOSE = ("close", date(2024, 6, 21))


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Session]:
    """Yield a session of a register rated as of 20 May 2024: three companies at AA, one at B."""
    open_desk(monkeypatch, tmp_path)
    with writing_to(f"sqlite:///{tmp_path}/wuxin.db") as found:
        yield found


def test_the_field_is_counted_by_the_newest_ratings(session: Session) -> None:
    """Three of four; the publication holds rulebook, digest, day and the digest of the list, no names."""
    found = field_for(session, NOTICE, date(2024, 5, 27))
    assert found is not None
    field, told = found

    assert (len(field.companies), told["qualified"], told["rated"], told["as_of"]) == (3, 3, 4, "2024-05-20")
    assert LOW not in field.companies
    assert field_for(session, a_notice(required=None), date(2024, 5, 27)) is None


def test_ratings_of_a_later_day_do_not_count(session: Session) -> None:
    """On the 19th nobody was rated yet; nor was anybody by another rulebook."""
    with pytest.raises(RefusedError, match="nobody was rated by tiny as of 2024-05-19"):
        field_for(session, NOTICE, date(2024, 5, 19))
    with pytest.raises(RefusedError, match="nobody was rated by zhuji"):
        field_for(session, a_notice(), date(2024, 5, 27))


def test_every_reason_is_told_with_its_article(session: Session) -> None:
    """A low grade and a ban; a company that the register does not know does not take part."""
    ban = Exclusion(Ground.TENDER_BAN, "Tender Law art. 53", date(2024, 1, 1))
    told = check_of(session, NOTICE, [company(1), LOW, company(9)], CLOSE, Sources({LOW: (ban,)}))
    reasons = {one["company_id"]: one["reasons"] for one in told["results"]}

    assert reasons[company(1)] == []
    assert [one.rpartition(". ")[2] for one in reasons[LOW]] == ["zhuji_opinions_2023 6", "53"]
    assert "does not take part" in reasons[company(9)][0]


def test_ratings_that_may_have_changed_are_made_anew(session: Session) -> None:
    """A penalty of the fourth company stops counting on 1 February 2025: a check after that needs a new run."""
    with pytest.raises(RefusedError, match="wuxin lists --rulebook tiny --as-of 2025-02-01"):
        check_of(session, NOTICE, [LOW], ("award", date(2025, 2, 1)), NOTHING)
    assert check_of(session, NOTICE, [LOW], ("award", date(2025, 1, 31)), NOTHING)["results"]


def test_one_head_is_found_in_the_vault_and_not_told(session: Session) -> None:
    """The names of heads are compared and never leave; here a file gives two companies the same one."""
    plain = check_of(session, NOTICE, [company(1), company(2)], CLOSE, NOTHING)
    session.connection().exec_driver_sql("UPDATE personal_datum SET value = '代表1' WHERE value = '代表2'")
    told = check_of(session, NOTICE, [company(1), company(2)], CLOSE, NOTHING)
    session.rollback()

    assert plain["links"] == []
    assert told["links"] == [{"kind": "same_representative", "company_ids": [company(1), company(2)]}]
    assert "代表" not in str(told)


def test_only_bidders_are_linked(session: Session) -> None:
    """A holding between two of them links them and is not named itself."""
    ties = (Affiliation(company(1), controlled_by=frozenset({"holding"})),
            Affiliation("holding", controlled_by=frozenset({company(2)})))  # fmt: skip
    told = check_of(session, NOTICE, [company(1), company(2)], CLOSE, Sources({}, ties))

    assert told["links"] == [{"kind": "control", "company_ids": [company(1), company(2)]}]


def test_a_notice_without_a_grade_asks_for_no_ratings(session: Session) -> None:
    """Only what a law bars is looked at."""
    told = check_of(session, a_notice(required=None), [LOW], CLOSE, NOTHING)

    assert (told["rulebook"], told["results"][0]["reasons"]) == (None, [])


def test_one_company_is_told_every_reason_before_it_bids(session: Session) -> None:
    """A grade too low with what lifts it, nothing for one that qualifies, and no rating where nobody was rated."""
    day = date(2024, 5, 27)
    low = eligibility_of(session, NOTICE, LOW, day)

    assert [str(one.refusal) for one in low.reasons] == ["grade_too_low"]
    assert eligibility_of(session, NOTICE, company(1), day).may_bid
    assert not eligibility_of(session, a_notice(), company(1), day).may_bid


def test_rulebooks_are_listed_with_their_grades(session: Session) -> None:
    """Those of ratings up to a day, each with how many have which grade."""
    assert rulebooks_rated(session, date(2024, 5, 27)) == {"tiny": {"AA": 3, "B": 1}}
    assert rulebooks_rated(session, date(2024, 5, 19)) == {}
