"""Petitions on a credit file: marked while open, decided with reasons, repaired only where the law lets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from credit.standing.laws import law_named
from credit.standing.listing import Role
from credit.standing.petitions import (
    PETITION_GRANTS,
    PETITION_LIFE,
    Petition,
    PetitionMove,
    PetitionState,
    PetitionStep,
    Point,
    Ruling,
    marked,
    petition_content,
    petition_due,
    petition_state,
    rule_on,
    why_not_filed,
)
from credit.standing.signing import signed_content
from models.errors import RefusedError
from tests.architecture.source import page
from tests.builders.listings import HEAD, MONDAY, OTHER, weekdays

POINT = Point(1, "C1", "tiny.bad", "penalty", "records", "P1", date(2024, 6, 1), -5000)
ASKED = Petition(3, "objection", POINT, MONDAY)
REPAIR = replace(ASKED, kind="repair", rectified_on=date(2024, 6, 20), harm_removed_on=date(2024, 6, 21))
ZHEJIANG = law_named("zhejiang")


def ruled(
    petition: Petition = ASKED,
    move: PetitionMove = PetitionMove.GRANT,
    law: str = "zhejiang",
    **changes: Any,  # noqa: ANN401 - of a step
) -> Petition:
    """Return the petition after a signed decision."""
    told: dict[str, Any] = {"by": HEAD, "role": Role.HEAD, "reasons": "so", "of": petition} | changes
    content = petition_content(told["of"], move, told["reasons"], ("R", "30"), MONDAY)
    signed = signed_content(content, told["by"].name, told["by"].pair)
    step = PetitionStep(move, MONDAY, "office", told["role"], None if move is PetitionMove.EXTEND else signed)
    return rule_on(Ruling(petition, step, law_named(law), {HEAD.key.vkey}))


def test_an_open_objection_is_marked() -> None:
    """Until it is decided, and repair is no objection."""
    assert marked([ASKED]) == {("records", "P1")}
    assert marked([ruled()]) == marked([REPAIR]) == frozenset()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"by": OTHER}, "not signed by an official's key"), ({"reasons": " "}, "gives no reasons"),
        ({"role": Role.OFFICER}, "not for the role officer"),
        ({"of": replace(ASKED, number=4)}, "about another petition"),
    ],
)  # fmt: skip
def test_a_decision_is_lawful_or_refused(changes: dict[str, Any], why: str) -> None:
    """Signed by an official, with reasons, by the head, about this one."""
    with pytest.raises(RefusedError, match=why):
        ruled(**changes)


def test_what_is_decided_is_decided() -> None:
    """No second decision."""
    granted = ruled()

    assert petition_state(granted) is PetitionState.GRANTED
    with pytest.raises(RefusedError, match="at its end"):
        ruled(granted, PetitionMove.REFUSE)


@pytest.mark.parametrize(("law", "plain", "extended"), [("zhejiang", 8, 29), ("shandong", 4, 10), ("henan", 4, 10)])
def test_the_clock_is_the_provinces(law: str, plain: int, extended: int) -> None:
    """From Monday 1 July 2024: Zhejiang 5 up to 20 working days, Shandong and Henan 3 or 7."""
    longer = ruled(move=PetitionMove.EXTEND, law=law)

    assert petition_due(ASKED, law_named(law), weekdays) == date(2024, 7, plain)
    assert petition_due(longer, law_named(law), weekdays) == date(2024, 7, extended)
    assert petition_due(ruled(law=law), law_named(law), weekdays) is None
    with pytest.raises(RefusedError, match="extended before"):
        ruled(longer, PetitionMove.EXTEND, law)


def test_repair_waits_for_the_blacklist_to_end() -> None:
    """Zhejiang, article 32(2); Henan lets it be asked for."""
    told = why_not_filed(REPAIR, [], ZHEJIANG, blacklisted=True)

    assert [problem.where for problem in told] == ["Zhejiang Public Credit Information Regulation art. 32(2)"]
    assert why_not_filed(REPAIR, [], ZHEJIANG, blacklisted=False) == []
    assert why_not_filed(REPAIR, [], law_named("henan"), blacklisted=True) == []


def test_every_reason_against_repair_is_told() -> None:
    """Good information, nothing rectified, no interview (Shandong, article 41(1))."""
    good = replace(ASKED, kind="repair", point=replace(POINT, points=1000))
    told = [problem.what for problem in why_not_filed(good, [], law_named("shandong"), blacklisted=False)]

    assert told == [
        "only bad information is repaired", "not rectified, or its harm not removed",
        "no reminder or warning interview was held",
    ]  # fmt: skip


def test_one_petition_at_a_time() -> None:
    """A second one waits; after a refusal the way is review; after a repair was refused an objection may come."""
    assert len(why_not_filed(ASKED, [ASKED], ZHEJIANG, blacklisted=False)) == 1
    refused = ruled(move=PetitionMove.REFUSE)
    (problem,) = why_not_filed(ASKED, [refused], ZHEJIANG, blacklisted=False)
    assert "review by the provincial development and reform department" in problem.remedy
    assert why_not_filed(REPAIR, [refused], ZHEJIANG, blacklisted=False) == []
    other = replace(ASKED, point=replace(POINT, row_id="P2"), filed_at=MONDAY + timedelta(days=1))
    assert why_not_filed(other, [ASKED], ZHEJIANG, blacklisted=False) == []


def test_the_page_shows_the_life() -> None:
    """docs/lists.md holds the diagram, and every move has somebody."""
    assert PETITION_LIFE.diagram() in page("docs/lists.md")
    assert set(PETITION_GRANTS) == set(PetitionMove)
