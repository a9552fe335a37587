"""What is due next."""

from __future__ import annotations

from datetime import date

from bidding.engagements import Engagement, Premises, due_of
from tests.builders.engagements import ACCEPTED, DIGEST, FILED, INITIAL, INSPECTED, NEXT, STARTED, a_step, an_engagement

NOTIFIED = a_step("notify", "2027-04-01", "company", to=["committee"], document=DIGEST)
REPLACED = a_step("replace", "2027-06-01", "committee", successor=NEXT, takes_over_on="2027-08-01", vote="v9")


def _due(engagement: Engagement, *premises: Premises, as_of: str = "2024-07-10") -> list[tuple[str, str]]:
    return [(one.day.isoformat(), one.what) for one in due_of(engagement, premises, date.fromisoformat(as_of))]


def test_before_service_it_is_filed_and_the_premises_are_taken_over() -> None:
    """The day before the contract begins; in a new estate the inspection has its own day (ZJ-33)."""
    assert _due(an_engagement("zhuji", **INITIAL)) == [
        ("2024-07-31", "file before service"),
        ("2024-07-31", "take over the common parts"),
        ("2024-08-05", "inspect the common parts (acceptance)"),
    ]
    assert ("2024-07-31", "decide on the filing") in _due(an_engagement("zhuji", FILED[0]))


def test_a_missing_agreement_of_three_is_told() -> None:
    """HZ-21: due at delivery, and late afterwards."""
    one = an_engagement("hangzhou", STARTED, premises=(ACCEPTED,), **INITIAL)

    assert _due(one, ACCEPTED, as_of="2024-09-01")[0] == ("2024-08-20", "sign the supervision agreement")
    assert due_of(one, (ACCEPTED,))[0].owed


def test_while_it_serves_the_end_of_the_term_is_watched() -> None:
    """Owners decide ninety days before, and are late; what nobody has to do falls away after its day."""
    one = an_engagement("zhuji", *FILED, STARTED)

    assert _due(one) == [
        ("2027-05-03", "give notice, if it will not go on"),
        ("2027-05-03", "let owners decide who serves them next"),
        ("2027-06-02", "tell the company, if another was chosen"),
    ]
    assert _due(one, as_of="2027-07-01") == [("2027-05-03", "let owners decide who serves them next")]


def test_on_the_way_out_each_step_is_told() -> None:
    """Those not told yet, help to choose anew, then the handover, its order, and its confirmation."""
    leaving = an_engagement("zhuji", *FILED, STARTED, NOTIFIED)
    assert ("2027-05-03", "tell of leaving: bureau, subdistrict, neighbourhood") in _due(leaving)
    assert ("2027-08-01", "help owners to choose anew") in _due(leaving)

    replaced = an_engagement("hangzhou", STARTED, REPLACED)
    order = a_step("order", "2027-08-16", "bureau", until="2027-08-30", what="hand over")
    ordered = an_engagement("hangzhou", STARTED, REPLACED, order)
    given = a_step("deliver", "2027-08-16", "company", items=[*ordered.law.handed_over], receipt=DIGEST)
    assert _due(replaced, INSPECTED)[0][1].startswith("hand over: completion")
    assert ("2027-08-30", "hand over as ordered") in _due(ordered)
    assert _due(an_engagement("hangzhou", STARTED, REPLACED, given), INSPECTED) == [
        ("2027-08-15", "confirm the handover")
    ]


def test_temporary_service_ends() -> None:
    """Six months at the latest, and the subdistrict is told."""
    helped = a_step("appoint", "2027-08-05", "subdistrict", provider="C-T", until="2028-02-05", services=["lifts"],
                    shown=True)  # fmt: skip
    told = a_step("notify", "2027-04-01", "company", to=["committee"], document=DIGEST)

    assert ("2028-02-05", "end the temporary service of C-T") in _due(an_engagement("hangzhou", STARTED, told, helped))


def test_who_has_left_owes_nothing() -> None:
    """Nothing is due after the handover."""
    given = a_step("deliver", "2027-08-01", "company", items=[*an_engagement("hangzhou").law.handed_over],
                   receipt=DIGEST)  # fmt: skip
    gone = a_step("complete", "2027-08-02", "committee", condition="in order")

    assert _due(an_engagement("hangzhou", STARTED, REPLACED, given, gone)) == []
