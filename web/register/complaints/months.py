"""A month of the register's complaints, analysed: as it was known at the end of a day, whenever it is asked for."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from credit.complaints import DeskRules, known_by
from credit.complaints.monthly import Monthly, analyse, frame_of_cases
from models.values.moments import SHANGHAI
from web.register.complaints.places import places_of
from web.register.complaints.rows import histories
from web.register.ratings.kept_evidence import newest_import

__all__ = ["month_of_register"]


def month_of_register(
    session: Session, desk: DeskRules, month: date, as_of: date, subdistricts: Collection[str] | None = None
) -> tuple[int, Monthly]:
    """Return the number of the import that tells the communities, and the analysis of a month as of a day.

    Of the whole city, or of the communities in these subdistricts alone. Steps after the day have not happened. Raises
    InputError where nothing was ingested.
    """
    end = datetime.combine(as_of + timedelta(days=1), time(), SHANGHAI) - timedelta(microseconds=1)
    number, kept = newest_import(session)
    places, source = places_of(kept, as_of), desk.title.zh
    if subdistricts is not None:
        places = places[places["subdistrict"].isin([*subdistricts])]
        source = f"{source}（{'、'.join(sorted(subdistricts))}）"
    own = None if subdistricts is None else set(places.index)
    known = [
        known_by(*history, end) for history in histories(session)
        if history[0].desk == desk.id and (own is None or history[0].community_id in own)
    ]  # fmt: skip
    frame = frame_of_cases([case for case in known if case is not None], desk, as_of)
    return number, analyse(frame, places, desk, month=month, as_of=as_of, source=source)
