"""The line of law above a form of an estate's money."""

from __future__ import annotations

from pathlib import Path

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import AT_ESTATES, constituted, sent, subdistrict


def test_the_law_is_that_of_the_place_where_the_books_are(tmp_path: Path) -> None:
    """Before the books are opened nobody knows which place's it is; then it stands with its article."""
    app, at = estate_portal(tmp_path), f"{AT_ESTATES}/deposit"
    constituted(app)
    before = subdistrict(app).get(at).text
    sent(subdistrict(app), f"{AT_ESTATES}/open-books", jurisdiction="331102", company="C1")
    after = subdistrict(app).get(at).text

    assert ('class="law"' in before, 'class="law"' in after) == (False, True)
    assert "of its first deposit tops it up" in after
