"""The life of a listing: no way onto a list but the lawful one, and no way back."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from credit.standing.life import GRANTS, LISTING_LIFE, grants_matrix, is_listed, state_on, term_of
from credit.standing.listing import Listing, Move, Role, State, Step
from credit.standing.signing import signer_of
from models.errors import InputError, RefusedError
from tests.architecture.source import page
from tests.builders.keys import Holder
from tests.builders.listings import HEAD, MONDAY, OTHER, Case, a_listing

SIGNED = {Move.UPHOLD, Move.DROP, Move.CONFIRM, Move.REFUSE_REPAIR, Move.LIFT}
MATRIX = Path(__file__).parents[2] / "golden" / "list_grants.txt"

_step = st.tuples(
    st.integers(0, 9), st.sampled_from(Move), st.sampled_from(Role), st.sampled_from([HEAD, HEAD, HEAD, OTHER, None]),
    st.integers(0, 40),
)  # fmt: skip
_laws = st.sampled_from(["zhejiang", "shandong", "henan", "elsewhere"])
Tried = tuple[int, Move, Role, Holder | None, int]


def _try(case: Case, tried: Tried) -> None:
    """Take a step that mostly is one that the state knows, by whom it is for; refusals change nothing."""
    pick, move, role, signer, days = tried
    case.days(days)
    known = LISTING_LIFE.moves(case.state)
    if pick and known:
        move = known[pick % len(known)]
        role = min(GRANTS[move])
    signed = case.decision(move, signer) if move in SIGNED and signer is not None else None
    details = {"rectified_on": "2024-07-01", "harm_removed_on": "2024-07-01", "interviewed_on": "2024-07-01"}
    with suppress(RefusedError):
        case.take(move, role, signed, **details)


def _walked(steps: list[Tried], law: str) -> Case:
    case = Case(a_listing(ends_on=date(2025, 6, 3)), law)
    for tried in steps:
        _try(case, tried)
    return case


@settings(max_examples=100)
@given(st.lists(_step, max_size=14), _laws)
def test_no_path_publishes_without_notice_period_and_signed_decision(steps: list[Tried], law: str) -> None:
    """Whatever is tried in whatever order: published means notified, answered or out of time, and signed (HZ-19)."""
    case = _walked(steps, law)
    for number, step in enumerate(case.listing.steps):
        if step.move is Move.PUBLISH:
            _check_lawful(case, case.listing.steps[:number])
            assert case.law.blacklist


@pytest.mark.parametrize("last", [Move.PUBLISH, Move.LIFT])
def test_the_search_goes_all_the_way(last: Move) -> None:
    """The steps that the property tries do reach publication and removal: it is not true of nothing."""
    found = find(
        st.lists(_step, max_size=14),
        lambda steps: any(step.move is last for step in _walked(steps, "shandong").listing.steps),
        settings=settings(max_examples=2000, derandomize=True, database=None),
    )

    assert found


def _check_lawful(case: Case, before: tuple[Step, ...]) -> None:
    moves = [step.move for step in before]
    upheld = next(step for step in reversed(before) if step.move is Move.UPHOLD)
    objections = [number for number, move in enumerate(moves, start=1) if move is Move.OBJECT]
    assert moves[0] is Move.NOTIFY
    assert upheld.signed is not None
    assert signer_of(upheld.signed) == HEAD.key
    assert upheld.role is Role.HEAD
    if objections:
        assert upheld.signed["content"]["answers"] == objections[-1]
    else:
        assert upheld.day > before[0].day + timedelta(days=case.law.hearing.working_days)


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 1), _step), max_size=20))
def test_what_was_removed_never_returns(steps: list[tuple[int, Tried]]) -> None:
    """Two proposals on the same facts, under other ids, from later runs: once one is off, none is listed (HZ-19)."""
    cases = [Case(a_listing(number, source_id=f"R{number}")) for number in range(2)]
    gone_at = None
    for which, tried in steps:
        case, other = cases[which], cases[1 - which]
        case.at, case.others = max(case.at, other.at), {"others": (other.listing,)}
        _try(case, tried)
        published = [step.at for one in cases for step in one.listing.steps if step.move is Move.PUBLISH]
        assert gone_at is None or all(at <= gone_at for at in published)
        if gone_at is None and case.listing.last(Move.DROP, Move.LIFT, Move.EXPIRE):
            gone_at = case.at


def test_a_refusal_gives_every_reason() -> None:
    """Wrong role, wrong moment and no signature come together."""
    case = Case()
    case.notify()
    with pytest.raises(RefusedError) as refused:
        case.take(Move.UPHOLD, Role.OFFICER)

    told = str(refused.value)
    assert "not for the role officer" in told
    assert "no signed decision" in told
    assert "may answer until 2024-07-08" in told


def test_a_term_over_is_expired_without_anybody_acting() -> None:
    """On the last day listed, on the next not; the decided term counts, not the proposed one (RC-24)."""
    case = Case(a_listing())
    case.notify()
    case.days(9)
    case.decide(Move.UPHOLD, ends_on=date(2024, 9, 1))
    case.publish()

    assert term_of(case.listing) == (date(2024, 7, 10), date(2024, 9, 1))
    assert is_listed(case.listing, date(2024, 8, 31))
    assert not is_listed(case.listing, date(2024, 9, 1))
    assert not is_listed(case.listing, date(2024, 7, 9))
    assert state_on(case.listing, date(2024, 9, 1)) is State.EXPIRED


def test_steps_that_no_life_has_are_damage() -> None:
    """A record whose first step is a publication cannot be read."""
    listing = a_listing().with_step(Step(Move.PUBLISH, MONDAY, "office", Role.OFFICER, {}))

    with pytest.raises(InputError, match="step 1, publish, cannot follow"):
        state_on(listing, date(2024, 7, 1))


def test_the_clock_does_not_run_back() -> None:
    """A step before the last one on record is refused."""
    case = Case()
    case.notify()
    case.days(-1)
    with pytest.raises(RefusedError, match="before the step on record"):
        case.take(Move.OBJECT, Role.COMPANY)


def test_who_may_do_what_is_a_table_people_review() -> None:
    """The golden file is the matrix; every move has somebody."""
    assert grants_matrix() == MATRIX.read_text(encoding="utf-8")
    assert all(GRANTS[move] for move in Move)


def test_the_page_shows_the_life() -> None:
    """docs/lists.md holds the diagram of the table."""
    assert LISTING_LIFE.diagram() in page("docs/lists.md")


def test_taking_a_step_changes_nothing_else() -> None:
    """The listing before stays as it was."""
    case = Case()
    before: Listing = case.listing
    case.notify()

    assert before.steps == ()
