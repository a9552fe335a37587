"""The change feed: in order, without a gap, and with the way to what changed."""

from __future__ import annotations

import pytest

from tests.builders.record import a_clerk, writing_to
from tests.web.api.conftest import Caller
from web.api.changes import place_of


def test_a_reader_sees_every_entry_once(caller: Caller) -> None:
    """Going on from `last`, while entries come: what waits for its position is seen when it has one."""
    caller.acts(*(f"draw/{number}" for number in range(5)))
    seen, last = [], -1
    for come in ((), ("draw/5", "draw/6"), (), ()):
        page = caller.asks("GET", f"/changes?after={last}&limit=3").json
        assert page is not None
        seen += [(one["position"], one["subject"]) for one in page["items"]]
        last = page["last"]
        caller.acts(*come)

    own = [one for one in seen if one[1].startswith("draw/")]
    assert [position for position, _ in seen] == list(range(8))
    assert {subject for _, subject in own} == {f"draw/{number}" for number in range(7)}


def test_what_waits_is_not_told_yet(caller: Caller) -> None:
    """Else one that gets an earlier position could be skipped; the entity tag changes when it has its place."""
    caller.acts()
    with writing_to(caller.url) as session:
        a_clerk(session).enter("draw.made", "draw/9")
    before = caller.asks("GET", "/changes?after=0")
    caller.acts()
    after = caller.asks("GET", "/changes?after=0", headers={"If-None-Match": before.headers["ETag"]})

    assert before.json == {"items": [], "last": 0}
    assert [one["subject"] for one in after.json["items"]] == ["draw/9"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("kind", "subject", "place"),
    [
        ("rating.run", "run/3", "/api/v1/runs/3"), ("rulebook.version", "d" * 64, f"/api/v1/rulebooks/{'d' * 64}"),
        ("tender.award", "tender/T1", "/api/v1/tenders/T1"), ("draw.made", "draw/1", None),
        ("evaluation.mark", "evaluation/T1/L1", None),
    ],
)  # fmt: skip
def test_an_entry_says_where_its_subject_is(kind: str, subject: str, place: str | None) -> None:
    """Where the API shows it."""
    assert place_of(kind, subject) == place
