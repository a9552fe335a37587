"""Making a run public."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from models.errors import InputError
from models.tables import engine_for
from tests.builders.city import AS_OF, NOW, city_url, history, publish_city
from web.register.ratings.current import current


def test_the_last_of_the_history_is_the_current_run(tmp_path: Path) -> None:
    """The pages show the newest rating, by its own rulebook and package."""
    engine = engine_for(city_url(tmp_path))
    with engine.connect() as connection:
        now = current(connection)
    engine.dispose()

    assert now is not None
    assert (now.as_of, now.book, now.package, now.simulated) == (AS_OF, history(1)[0].book, "small-city", True)


def test_publishing_again_counts_up(tmp_path: Path) -> None:
    """Each publication has a number of its own, and the tender it names again is kept once."""
    url = city_url(tmp_path)

    assert publish_city(url, at=NOW + timedelta(days=1)) == 2


def test_nothing_cannot_be_published(tmp_path: Path) -> None:
    """An empty history is refused with what to do."""
    with pytest.raises(InputError, match="Rate the package first"):
        city_url(tmp_path, rated_history=[])
