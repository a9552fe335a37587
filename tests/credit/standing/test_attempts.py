"""What must hold before a listing moves, guard by guard, with the article in every refusal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from credit.standing.laws import law_named
from credit.standing.listing import Move, Role, State
from models.errors import RefusedError
from tests.builders.listings import HEAD, OTHER, Case, a_listing

DAYS: dict[str, Any] = {"rectified_on": "2024-08-01", "harm_removed_on": "2024-08-02", "interviewed_on": "2024-08-03"}


def refused(case: Case, move: Move, role: Role, **details: Any) -> str:  # noqa: ANN401 - JSON
    """Return why a step is refused."""
    with pytest.raises(RefusedError) as found:
        case.take(move, role, **details)
    return str(found.value)


def test_no_blacklist_without_law() -> None:
    """Where no law that opens one was read, nobody is put on a blacklist; a grey list may be."""
    assert "there is no blacklist in Elsewhere" in refused(Case(law="elsewhere"), Move.NOTIFY, Role.OFFICER)
    grey = Case(a_listing(kind="grey", rule=None, event=None, source_id=None, place=1), "elsewhere")
    grey.notify()

    assert grey.state is State.NOTIFIED


def test_a_decision_has_to_be_signed_by_an_official() -> None:
    """Another's key, a decision on another listing, and a changed one are refused."""
    case = Case()
    case.notify()
    case.days(9)
    with pytest.raises(RefusedError, match="no official's key"):
        case.decide(Move.UPHOLD, OTHER)
    foreign = Case(a_listing(8)).decision(Move.UPHOLD)
    with pytest.raises(RefusedError, match="about another listing"):
        case.take(Move.UPHOLD, Role.HEAD, foreign)
    changed = case.decision(Move.UPHOLD)
    changed["content"]["reasons"] = "other"
    with pytest.raises(RefusedError, match="signature does not hold"):
        case.take(Move.UPHOLD, Role.HEAD, changed)


@pytest.mark.parametrize(
    ("changes", "why"), [({"article": ""}, "no instrument and article"), ({"reasons": " "}, "gives no reasons")]
)
def test_a_decision_names_its_basis_and_reasons(changes: dict[str, str], why: str) -> None:
    """Both are needed, even to drop."""
    case = Case()
    case.notify()
    with pytest.raises(RefusedError, match=why):
        case.decide(Move.DROP, HEAD, **changes)


def test_a_lifting_names_its_ground() -> None:
    """Why it is lifted is one of a closed list."""
    with pytest.raises(RefusedError, match="a lifting needs its ground"):
        Case().listed().decide(Move.LIFT, ground="as a favour")


def test_no_repair_while_on_the_blacklist_in_zhejiang() -> None:
    """Zhejiang, article 32(2), whatever was rectified; Shandong takes the request after an interview (41(1))."""
    told = refused(Case().listed(), Move.ASK_REPAIR, Role.COMPANY, **DAYS)
    assert told.startswith("Zhejiang Public Credit Information Regulation art. 32(2): no repair while on the blacklist")
    case = Case(law="shandong").listed()
    case.days(100)
    without = refused(case, Move.ASK_REPAIR, Role.COMPANY, **{**DAYS, "interviewed_on": None})
    assert "art. 41(1): no reminder or warning interview" in without
    case.take(Move.ASK_REPAIR, Role.COMPANY, **DAYS)

    assert case.state is State.REPAIRING


def test_repair_needs_its_facts_and_time() -> None:
    """Rectified, harm removed, three months on the list; a red list holds nothing to repair."""
    case = Case(law="henan").listed()
    assert "not rectified" in refused(case, Move.ASK_REPAIR, Role.COMPANY)
    assert "can be asked for from 2024-10-10" in refused(case, Move.ASK_REPAIR, Role.COMPANY, **DAYS)
    red = Case(a_listing(kind="red", rule=None, event=None, source_id=None, place=1)).listed()
    assert "a red list holds nothing to repair" in refused(red, Move.ASK_REPAIR, Role.COMPANY, **DAYS)


def test_more_time_is_taken_once_and_only_where_the_law_gives_it() -> None:
    """Zhejiang's 20 working days come once (article 31)."""
    case = Case()
    case.notify()
    case.take(Move.OBJECT, Role.COMPANY)
    case.take(Move.EXTEND, Role.HEAD)

    assert "the time was extended before" in refused(case, Move.EXTEND, Role.HEAD)
    law = law_named("zhejiang")
    short = law.model_copy(update={"objection": law.objection.model_copy(update={"extended": None})})
    other = Case(law=short)
    other.notify()
    other.take(Move.OBJECT, Role.COMPANY)
    assert "gives no more time" in refused(other, Move.EXTEND, Role.HEAD)


def test_persons_are_named_only_where_the_switch_is_on() -> None:
    """Off in every jurisdiction as delivered; on, only with a blacklisting and in the roles the law names (RC-25)."""
    case = Case()
    case.notify()
    case.days(9)
    case.decide(Move.UPHOLD)
    assert "responsible persons are not named here" in refused(
        case, Move.PUBLISH, Role.OFFICER, person_roles=["principal"]
    )
    law = case.law
    case.law = law.model_copy(update={"persons": law.persons.model_copy(update={"on": True})})
    assert "no such role: cook" in refused(case, Move.PUBLISH, Role.OFFICER, person_roles=["cook"])
    case.take(Move.PUBLISH, Role.OFFICER, person_roles=["legal_representative"])

    assert case.state is State.PUBLISHED


def test_a_term_that_is_over_is_expired_and_nothing_else() -> None:
    """Before its day it cannot expire, after it it cannot be contested."""
    case = Case(a_listing(ends_on=date(2024, 9, 1))).listed()
    assert "the term runs until 2024-09-01" in refused(case, Move.EXPIRE, Role.SYSTEM)
    case.days(60)
    assert "the term is over since 2024-09-01" in refused(case, Move.OBJECT, Role.COMPANY)
    case.take(Move.EXPIRE, Role.SYSTEM)

    assert case.state is State.EXPIRED


def test_what_is_under_way_is_not_begun_again() -> None:
    """The next quarter's run proposes the same trigger again; the listing goes on under its first number."""
    first = Case().listed()
    again = Case(a_listing(9), others=(first.listing,))

    assert "listing 7 rests on the same facts and is under way" in refused(again, Move.NOTIFY, Role.OFFICER)


def test_a_contested_listing_is_answered_before_it_is_confirmed() -> None:
    """An objection to a published listing is marked, and the decision answers it (Zhejiang, article 30)."""
    case = Case().listed()
    stale = case.decision(Move.CONFIRM)
    case.take(Move.OBJECT, Role.COMPANY)
    assert str(case.state) == "contested"
    with pytest.raises(RefusedError, match="is not answered by this decision"):
        case.take(Move.CONFIRM, Role.HEAD, stale)
    case.decide(Move.CONFIRM)

    assert case.state is State.PUBLISHED


def test_a_hearing_that_was_asked_for_is_held() -> None:
    """Upholding waits for it."""
    case = Case()
    case.notify()
    case.take(Move.OBJECT, Role.COMPANY, hearing=True)
    with pytest.raises(RefusedError, match="asked to be heard and was not"):
        case.decide(Move.UPHOLD)
    case.take(Move.HEAR, Role.OFFICER)
    case.decide(Move.UPHOLD)

    assert case.state is State.UPHELD
