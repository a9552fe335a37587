"""What the law asks of each step."""

from __future__ import annotations

from datetime import date

from flask import Flask

from bidding.tender import Move, State
from tests.builders.notices import a_notice
from tests.builders.tender_rooms import asking
from tests.builders.tenders import a_tender
from web.work.tenders.law_lines import lines_of


def test_every_step_with_a_clock_or_a_clause_names_its_article(plain: Flask) -> None:
    """All of them from the data."""
    tender = a_tender(State.PUBLISHED)
    with asking(plain, {}):
        found = {move: lines_of(move, tender, date(2024, 6, 1)) for move in Move}

    silent = [move for move, lines in found.items() if not lines]
    assert all(line.article for lines in found.values() for line in lines)
    assert {Move.DRAFT, Move.RETURN, Move.CANCEL} <= set(silent)
    assert not {Move.FILE, Move.PUBLISH, Move.REPLY, Move.DECIDE, Move.SIGN, Move.FAIL, Move.SECURE} & set(silent)


def test_an_agreement_is_published_with_its_reasons(plain: Flask) -> None:
    """Where it is one with owners; a tender says nothing of it."""
    owners = {"id": "willow-garden", "name": "Committee", "role": "owners_committee"}
    notice = a_notice(kind="service", method="direct", procuring_entity=owners, invited=[])
    with asking(plain, {}):
        found = lines_of(Move.ANNOUNCE, a_tender(notice=notice), date(2024, 6, 1))

    assert any("agreement" in line.what for line in found)
