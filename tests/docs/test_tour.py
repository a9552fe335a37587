"""The tour and its pictures belong together."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source import page
from tests.tour.pictures import FOLDER, LANGUAGES, picture_of
from tests.tour.stops import STOPS
from web.access import Role
from web.cli.demo.people import PASSWORD

PAGES = {"en": "docs/tour.md", "zh": "docs/tour.zh.md"}
LARGEST = 80 * 1024


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_stop_is_told_with_its_picture(language: str) -> None:
    """In both languages, and no other picture is shown or kept."""
    shown = re.findall(r"\]\(tour/([\w.]+)\)", page(PAGES[language]))
    kept = [file.name for file in FOLDER.glob(f"*.{language}.webp")]

    assert sorted(shown) == sorted(kept) == sorted(picture_of(stop, language).name for stop in STOPS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tour_signs_in_as_everybody(language: str) -> None:
    """With the password that the demo prints."""
    told = page(PAGES[language])

    assert [role for role in Role if f"`demo-{role}`" not in told] == []
    assert PASSWORD in told


def test_pictures_are_small() -> None:
    """They come with every clone: less than 80 KB each, 2 MB in all."""
    sizes = [file.stat().st_size for file in FOLDER.iterdir()]

    assert max(sizes) < LARGEST
    assert sum(sizes) < 2 * 1024**2
