"""Profiles are strict, and every number says where it comes from."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from synthetic_data.profile import Category, Event, Given, Profile, Published, Title
from synthetic_data.reading import load_profile


def test_a_number_names_its_source_or_is_a_choice() -> None:
    """Neither, or both, is refused."""
    assert Given[int](value=1, choice="why").value == 1
    for basis in ({}, {"source": "a", "choice": "b"}):
        with pytest.raises(ValidationError, match="either `source` or `choice`"):
            Given[int].model_validate({"value": 1, **basis})


def test_a_share_lies_between_0_and_1() -> None:
    """A category cannot have 120 % of the complaints."""
    with pytest.raises(ValidationError):
        Category(share=1.2, liability={"company": 1})


def test_an_unknown_key_is_refused() -> None:
    """A misspelt key is an error, never ignored."""
    with pytest.raises(ValidationError):
        Event.model_validate({"rate": 1, "effect": 0, "level": "city", "revokable": True})


def test_a_profile_is_frozen() -> None:
    """Nobody changes a city's parameters halfway."""
    title = Title(zh="甲", en="A")
    with pytest.raises(ValidationError):
        title.en = "B"  # type: ignore[misc]  # that is the promise


@pytest.mark.parametrize("name", ["hangzhou_2020", "jinan_2022q1"])
def test_a_published_distribution_adds_up(name: str) -> None:
    """The grades of all companies are those of the companies, and their source is named."""
    profile: Profile = load_profile(name)
    published: Published | None = profile.published

    assert published is not None
    assert sum(published.grades.values()) == published.companies
    assert published.source in profile.sources
