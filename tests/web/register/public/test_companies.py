"""The register of companies, searched, filtered, sorted and paged."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from web.register.public.companies import SORTS, Asked, Sort, companies
from web.register.ratings.city import city_of
from web.register.ratings.current import Current


def _ids(connection: Connection, now: Current, asked: Asked) -> list[str]:
    return [row.company_id for row in companies(connection, now, asked).rows]


@pytest.mark.parametrize(("text", "found"), [("第9物业", ["C009"]), ("c009", ["C009"]), ("100%", []), ("_", [])])
def test_a_name_or_a_code_is_found_by_a_part(connection: Connection, now: Current, text: str, found: list[str]) -> None:
    """In any case of letters; signs that mean something to a database mean themselves."""
    assert _ids(connection, now, Asked(text=text)) == found


def test_a_grade_filters(connection: Connection, now: Current) -> None:
    """Only companies of the grade are shown, as many as the distribution says."""
    page = companies(connection, now, Asked(grade="B", size=None))

    assert {row.grade for row in page.rows} == {"B"}
    assert page.total == len(page.rows) == [one.grade for one in city_of(connection, now).companies.values()].count("B")


@pytest.mark.parametrize(("kind", "found"), [("red", ["C000", "C001"]), ("black", ["C009"]), ("none", [])])
def test_a_list_filters(connection: Connection, now: Current, kind: str, found: list[str]) -> None:
    """Only companies that are proposed for the list are shown."""
    assert sorted(_ids(connection, now, Asked(listed=kind))) == found


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_is_total_and_can_be_turned(connection: Connection, now: Current, sort: Sort) -> None:
    """Page after page shows each company once, whichever way round."""
    for descending in (True, False):
        pages = [_ids(connection, now, Asked(sort=sort, descending=descending, page=n)) for n in (1, 2, 3)]
        assert len({company for page in pages for company in page}) == 60


def test_grades_are_sorted_by_the_rulebook(connection: Connection, now: Current) -> None:
    """AA comes before A and C(missing) last, as no alphabet would have it."""
    rows = companies(connection, now, Asked(sort="grade", size=None)).rows

    assert list(dict.fromkeys(row.grade for row in rows)) == ["AA", "A", "B", "C", "C(missing)"]


def test_a_page_beyond_the_last_is_the_last(connection: Connection, now: Current) -> None:
    """A stale link shows companies, not an empty page."""
    page = companies(connection, now, Asked(page=99))

    assert (page.number, page.pages, len(page.rows)) == (3, 3, 10)


def test_a_company_wears_the_lists_it_is_proposed_for(connection: Connection, now: Current) -> None:
    """Red for C000, black for C009, none for C003."""
    lists = {row.company_id: row.lists for row in companies(connection, now, Asked(size=None)).rows}

    assert (lists["C000"], lists["C009"], lists["C003"]) == (("red",), ("black",), ())
