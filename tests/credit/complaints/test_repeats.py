"""Complaints that repeat another."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from credit.complaints import Heard, repeat_of
from credit.complaints.repeats import alike_milli
from tests.builders.complaints import AT, desk

TEXT = "1号楼电梯昨天晚上困人，打了三次电话都说在排队。"


def heard(name: str, text: str | None = TEXT, days: int = 0, **changes: str | None) -> Heard:
    """Return a complaint about a lift of K1."""
    told = {"community_id": "K1", "matter": "lift", **changes}
    return Heard(name, told["community_id"], str(told["matter"]), AT + timedelta(days=days), text)


def test_a_repeat_is_joined_with_its_reason() -> None:
    """RC-15: the reason says how alike they are, and how far apart."""
    found = repeat_of(heard("b", "1号楼电梯昨晚困人，打了三次电话都说在排队！", 2), [heard("a")], desk().repeats)

    assert found is not None
    assert (found.of, found.reason[:41]) == ("a", "same community, same matter, 2 days apart")


def test_other_places_matters_and_times_are_no_repeat() -> None:
    """However alike the words."""
    others = [heard("a", community_id="K2"), heard("b", matter="noise"), heard("c", days=-31), heard("d", None)]

    assert repeat_of(heard("new"), others, desk().repeats) is None


def test_without_a_community_nothing_is_joined() -> None:
    """Nobody could say why."""
    assert repeat_of(heard("b", community_id=None), [heard("a", community_id=None)], desk().repeats) is None


def test_the_most_alike_is_taken_then_the_earliest() -> None:
    """So that the answer does not hang on the order of rows."""
    earlier = [heard("late", days=-1), heard("early", days=-3), heard("less", f"{TEXT}还有别的", days=-5)]

    assert getattr(repeat_of(heard("new"), earlier, desk().repeats), "of", None) == "early"


@given(st.text(), st.text())
def test_alike_is_even_and_within_bounds(one: str, other: str) -> None:
    """0 to 1000, the same both ways."""
    assert 0 <= alike_milli(one, other) == alike_milli(other, one) <= 1000


@given(st.text(alphabet="电梯困人无处理", min_size=2))
def test_a_text_is_wholly_like_itself(text: str) -> None:
    """With other punctuation too."""
    assert alike_milli(text, f" {text}。") == 1000
