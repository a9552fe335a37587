"""What the rules say of a draft."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from flask import Flask
from sqlmodel import Session

from bidding.notices import Method
from tests.builders.notices import a_notice
from tests.builders.tender_rooms import NOTICE_CHANGES, asking
from web.register.tenders.drafts import Draft
from web.work.acting import reading_session
from web.work.tenders.draft_advice import Advice, advice_on
from web.work.tenders.draft_notice import typed_from

ON = date(2024, 5, 6)


def _advice(plain: Flask, **changes: dict[str, Any]) -> Advice:
    content = typed_from(a_notice(**NOTICE_CHANGES))
    for step, told in changes.items():
        content[step] = content[step] | told
    draft = Draft("d", "developer/91330681MA27U04D4K", None, content, datetime(2024, 5, 6, tzinfo=UTC))
    with asking(plain, {}):
        session: Session = reading_session()
        return advice_on(session, draft, ON)


def test_each_method_has_its_article_or_every_reason_against_it(plain: Flask) -> None:
    """A large estate is tendered openly; limited takes three who are invited."""
    found = {one.method: one for one in _advice(plain).options}

    assert (found[Method.OPEN].refusals, "art." in found[Method.OPEN].article) == ((), True)
    assert len(found[Method.LIMITED].refusals) == 1
    assert any("82000 m2" in one.what for one in found[Method.DIRECT].refusals)


def test_what_cannot_be_read_is_told_with_its_step(plain: Flask) -> None:
    """And then no notice is there, and nothing is counted."""
    found = _advice(plain, lots={"rows": [{"id": "lot-1"}]})

    assert (found.notice, found.field, found.bid_security) == (None, None, None)
    assert any("`months` is missing" in one.what for one in found.of("lots"))
    assert found.of("times") == []


def test_a_scheme_that_the_law_forbids_is_a_fault(plain: Flask) -> None:
    """Closeness to the reference price may not decide (Regulation 50)."""
    bands = {"bands": [{"within": "5%", "points": "30"}]}
    row = {"id": "price", "kind": "price", "title": "Price", "max_points": "30", "formula": "reference_bands"}
    found = _advice(plain, evaluation={"rows": [row | {"more": bands}]})

    assert found.notice is None
    assert any("50" in f"{one.where} {one.what}" for one in found.of("evaluation"))


def test_days_too_short_are_told_before_anything_is_filed(plain: Flask) -> None:
    """Bids that close too soon after the day on which one means to file."""
    found = _advice(plain, times={"filed_on": "2024-06-05"})

    assert any("bids close on 2024-06-21" in one.what for one in found.waits)


def test_a_grade_by_which_nobody_is_rated_is_told(plain: Flask) -> None:
    """The field cannot be counted, and why."""
    required = {"grades": "A, AA", "rulebook": "zhuji", "instrument": "zhuji_opinions_2023", "article": "6"}
    found = _advice(plain, required=required)

    assert "nobody was rated by zhuji" in found.field_faults[0].what
