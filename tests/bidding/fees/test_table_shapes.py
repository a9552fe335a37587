"""Bands and versions of guided fees."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.builders.fee_tables import a_fee_table


def test_a_band_floats_exactly() -> None:
    """A fee of 1.00 yuan with 20 % either way, and one of 1.50 that may only rise."""
    first, second, _ = a_fee_table().versions[1].bands

    assert (first.lowest, first.highest) == (Fraction(80), Fraction(120))
    assert (second.lowest, second.highest) == (Fraction(150), Fraction(345, 2))


def test_the_version_of_the_day_holds() -> None:
    """None before the first, the older one until the day before the newer begins."""
    table = a_fee_table()
    versions = [table.version_on(date(*day)) for day in ((2021, 6, 30), (2023, 12, 31), (2024, 1, 1))]

    assert versions == [None, *table.versions]


def test_a_level_without_a_fee_has_no_band() -> None:
    """Level 2 of affordable housing."""
    table = a_fee_table()
    band = table.band_on(date(2024, 5, 1), "1", "affordable")

    assert band is not None
    assert band.fen == 50
    assert table.band_on(date(2024, 5, 1), "2", "affordable") is None


def test_a_citys_table_holds_in_its_districts() -> None:
    """That of a county in the county alone."""
    city, county = a_fee_table(jurisdiction="331100"), a_fee_table()

    assert [city.holds_in(code) for code in ("331102", "331181", "330102")] == [True, True, False]
    assert [county.holds_in(code) for code in ("371082", "371002")] == [True, False]
