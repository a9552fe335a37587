"""A month of complaints for tests."""

from __future__ import annotations

from datetime import date

import pandas as pd

from credit.complaints.monthly import Monthly, analyse, frame_of_cases
from credit.complaints.moves import Move
from tests.builders.complaints import desk, step, walked

__all__ = ["month", "places"]

ACCEPTED = (Move.ROUTE, Move.ACCEPT)


def places() -> pd.DataFrame:
    """Return two communities, of which nobody serves the second."""
    rows = {"name": ["春和苑", "=秋实里"], "subdistrict": ["崖头街道", "崖头街道"], "households": [500, None]}
    return pd.DataFrame({**rows, "served": [True, False]}, index=pd.Index(["K1", "K2"], name="community_id"))


def month() -> Monthly:
    """Return June 2024 with a closed, a mediated, a routed and a repeated complaint, as of its last day."""
    closed = walked(*ACCEPTED, Move.ANSWER, Move.FIND, Move.CLOSE, Move.RATE)
    mediated = walked(*ACCEPTED, Move.OPEN_MEDIATION, Move.SETTLE)
    cases = [closed, mediated, walked(Move.ROUTE), walked(step(Move.MERGE, 1))]
    frame = frame_of_cases(cases, desk(), date(2024, 6, 30))
    frame["complaint_id"] = ["c1", "c2", "c3", "c4"]
    frame["community_id"] = ["K1", "K1", "K2", "K1"]
    return analyse(frame, places(), desk(), month=date(2024, 6, 1), as_of=date(2024, 6, 30), source="test")
