"""The tables of who there is."""

from __future__ import annotations

from synthetic_data.city import City
from synthetic_data.registers import communities_table, companies_table, managers_table, service_periods_table


def test_columns_are_those_of_the_evidence_package(city: City) -> None:
    """Each table has its columns, in the order in which the documentation names them."""
    assert companies_table(city).column_names == [
        "company_id", "name", "registered_on", "participates", "legal_representative",
    ]  # fmt: skip
    assert communities_table(city).column_names == [
        "community_id", "name", "district", "subdistrict", "neighbourhood", "kind", "built_year", "households",
        "floor_area_m2",
    ]  # fmt: skip


def test_there_is_a_row_for_each(city: City) -> None:
    """Companies, estates and managers stand once each."""
    assert (companies_table(city).num_rows, communities_table(city).num_rows) == (300, 1500)
    assert managers_table(city).num_rows == len(city.service.managers)


def test_open_periods_have_no_end(city: City) -> None:
    """Exactly one period of each estate is open."""
    assert service_periods_table(city)["ends_on"].null_count == 1500
