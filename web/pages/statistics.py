"""The city at a glance: grades over time, complaints, districts, who rose and who fell; each with its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from flask import Blueprint, Response, abort, render_template, request
from flask_babel import gettext, lazy_gettext
from markupsafe import Markup

from bidding.modes import ServiceMode
from models.values.points import MILLI, format_points
from web.charts import Tile, bars_chart, months_chart, shares_chart, tiles_chart
from web.charts.outlines import DistrictMap, outlines_chart
from web.district_map import district_map
from web.pages.complaint_words import channel_name, matter_name
from web.pages.mode_words import mode_word
from web.pages.table_files import Cell, table_file
from web.pages.wording import Wording
from web.reading import connection, published
from web.register.complaints.figures import ComplaintFigures, complaint_figures, tallied
from web.register.complaints.tallies import Tally
from web.register.modes.coverage import Coverage, coverage
from web.register.modes.public import served_in_the_city
from web.register.public.statistics import District, by_key, districts, grades_over_time, moved
from web.register.ratings.city import City, city_of
from web.register.ratings.current import Current

__all__ = ["pages"]

pages = Blueprint("statistics", __name__)

_SHOWN: Final = 10
_COVERAGE: Final = "coverage"
_TALLY: Final = ("received", "closed", "median_days", "nine_in_ten_days")
_MEASURES: Final[Mapping[str, object]] = {
    "complaints": lazy_gettext("Complaints per 100,000 m²"),
    "closing": lazy_gettext("Days within which nine in ten are closed"),
    "score": lazy_gettext("Median score of the companies"),
    "eligible": lazy_gettext("Companies that may enter tenders, per cent"),
}  # fmt: skip
"""What the schematic map can shade; the table behind it has all of them."""
Table = tuple[Sequence[str], Sequence[Sequence[Cell]]]


@pages.get("/statistics")
def show() -> str:
    """Show all of them."""
    now = published()
    words = Wording(now.book)
    city, figures = city_of(connection(), now), complaint_figures(connection(), now)
    grades, months = grades_over_time(city, words.grades), figures.by_month(figures.of_year)
    channels, matters = by_key(figures.of_year, "channel"), by_key(figures.of_year, "category")
    places, movers, outlines = districts(city, figures), moved(city), district_map()
    number, measure, covered = gettext("Complaints"), _measure(), _covered(now, city)
    return render_template(
        "statistics.html", now=now, words=words, city=city, grades=grades, months=months, channels=channels,
        matters=matters, districts=places, channel=channel_name, matter=matter_name, tally=tallied(figures.of_year),
        risen=[one for one in movers if one.change_milli > 0][:_SHOWN],
        fallen=[one for one in reversed(movers) if one.change_milli < 0][:_SHOWN],
        grades_chart=shares_chart(grades, words.grades, day="%Y-%m"),
        months_chart=months_chart([(month, it.received) for month, it in months], number=number),
        channels_chart=bars_chart([(channel_name(key), it.received) for key, it in channels], number=number),
        matters_chart=bars_chart([(matter_name(key), it.received) for key, it in matters], number=number),
        covered=covered, mode_word=mode_word,
        modes_chart=bars_chart(_modes(covered[-1]), number=gettext("Communities")),
        tiles=_drawn(outlines, [_tile(one, measure) for one in places]), measure=measure, measures=_MEASURES,
        unmapped=None if outlines is None else [one.name for one in places if one.name not in outlines.outlines],
    )  # fmt: skip


@pages.get("/statistics/<table>.<any(csv, json, xlsx):ending>")
def as_file(table: str, ending: str) -> Response:
    """Return the table behind a figure: grades, months, channels, matters, districts, movers or coverage."""
    now = published()
    if table not in (*_TABLES, _COVERAGE):
        abort(404)
    city = city_of(connection(), now)
    if table == _COVERAGE:
        columns, rows = _coverage(_covered(now, city))
    else:
        columns, rows = _TABLES[table](city, complaint_figures(connection(), now), Wording(now.book))
    return table_file(ending, table, columns, rows, {"as_of": now.as_of, "simulated": now.simulated})


def _measure() -> str:
    return next((name for name in _MEASURES if name == request.args.get("measure")), "complaints")


def _drawn(outlines: DistrictMap | None, tiles: Sequence[Tile]) -> Markup:
    """Return the districts where they lie, or as tiles where nobody said where that is."""
    return tiles_chart(tiles) if outlines is None else outlines_chart(outlines, tiles)


def _tile(one: District, measure: str) -> Tile:
    """Return the tile of a district by a measure, in its own unit; a dash where it has none there."""
    match measure:
        case "score":
            milli = one.score_milli
        case "closing":
            days = one.complaints.most_days
            milli = None if days is None else days * MILLI
        case "eligible":
            milli = one.eligible * 100 * MILLI // one.companies if one.companies else None
        case _:
            milli = one.rate_milli
    if milli is None:
        return Tile(one.name, None, "\N{EN DASH}")
    return Tile(one.name, milli / MILLI, format_points(milli // 100 * 100 if measure == "eligible" else milli))


def _grades(city: City, _figures: ComplaintFigures, words: Wording) -> Table:
    rows = grades_over_time(city, words.grades)
    return ["as_of", *words.grades], [[day, *(counts[grade] for grade in words.grades)] for day, counts in rows]


def _months(_city: City, figures: ComplaintFigures, _words: Wording) -> Table:
    return ["month", *_TALLY], [[month, *_cells(it)] for month, it in figures.by_month(figures.of_year)]


def _channels(_city: City, figures: ComplaintFigures, _words: Wording) -> Table:
    rows = by_key(figures.of_year, "channel")
    return ["channel", "name", *_TALLY], [[key, channel_name(key), *_cells(it)] for key, it in rows]


def _matters(_city: City, figures: ComplaintFigures, _words: Wording) -> Table:
    rows = by_key(figures.of_year, "category")
    return ["matter", "name", *_TALLY], [[key, matter_name(key), *_cells(it)] for key, it in rows]


def _districts(city: City, figures: ComplaintFigures, _words: Wording) -> Table:
    columns = [
        "district",
        "communities",
        "companies",
        "area_m2",
        "median_score",
        "may_enter_tenders",
        "per_100000_m2",
        *_TALLY,
    ]
    return columns, [
        [one.name, one.estates, one.companies, one.area_m2, _exact(one.score_milli), one.eligible,
         _exact(one.rate_milli),
         *_cells(one.complaints)]
        for one in districts(city, figures)
    ]  # fmt: skip


def _movers(city: City, _figures: ComplaintFigures, _words: Wording) -> Table:
    columns = ["company_id", "name", "since", "score_before", "grade_before", "score", "grade", "change"]
    return columns, [
        [one.company.company_id, one.company.name, one.since, _exact(one.before_milli), one.before_grade,
         _exact(one.company.score_milli), one.company.grade, _exact(one.change_milli)]
        for one in moved(city)
    ]  # fmt: skip


def _covered(now: Current, city: City) -> Sequence[Coverage]:
    """Return how the estates of each district are served on the day of the run, and all of them as the last."""
    return coverage(served_in_the_city(connection(), now, city), "district")


def _modes(it: Coverage) -> list[tuple[str, int]]:
    counts = [(mode_word(mode), it.modes.get(mode, 0)) for mode in ServiceMode]
    return [*counts, (gettext("nobody on record"), it.modes.get(None, 0))]


def _coverage(rows: Sequence[Coverage]) -> Table:
    columns = ["district", "communities", "with_service", "old", "old_with_service", "old_professional"]
    return [*columns, *ServiceMode, "none"], [
        [one.place, one.served.whole, one.served.part, one.old_served.whole, one.old_served.part,
         one.old_professional.part, *(one.modes.get(mode, 0) for mode in (*ServiceMode, None))]
        for one in rows
    ]  # fmt: skip


def _cells(it: Tally) -> tuple[Cell, ...]:
    return it.received, it.closed, it.median_days, it.most_days


def _exact(milli: int | None) -> Decimal | None:
    return None if milli is None else Decimal(format_points(milli))


_TABLES: Final[Mapping[str, Callable[[City, ComplaintFigures, Wording], Table]]] = {
    "grades": _grades, "months": _months, "channels": _channels, "matters": _matters, "districts": _districts,
    "movers": _movers,
}  # fmt: skip
