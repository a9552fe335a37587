"""Companies as programs read them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from models.tables import engine_for
from web.register.public.company_rows import Filter, contributions_of, rated_companies, rated_company, ratings_of

RUN = 12


@pytest.fixture
def session(city: str) -> Iterator[Session]:
    """Yield a session on the published city, for reading."""
    engine = engine_for(city)
    with Session(engine) as found:
        yield found
    engine.dispose()


def test_a_page_goes_on_where_the_last_ended(session: Session) -> None:
    """Within its run."""
    first, after = rated_companies(session, RUN, Filter(), None, 2)
    second, _ = rated_companies(session, RUN, Filter(), after, 2)

    assert [row["company_id"] for row in (*first, *second)] == ["C000", "C001", "C002", "C003"]


def test_a_filter_holds_back(session: Session) -> None:
    """By text, grade and proposed list."""
    rows, after = rated_companies(session, RUN, Filter(proposed="black"), None, 9)

    assert ([row["company_id"] for row in rows], after) == (["C009"], None)


def test_a_company_is_of_one_run(session: Session) -> None:
    """Its contributions and its history too."""
    assert rated_company(session, RUN, "none") is None
    assert len(contributions_of(session, RUN, "C001", None, 9)[0]) == 2
    assert [row["run"] for row in ratings_of(session, 3, "C001")] == [1, 2, 3]
