"""The monthly analysis."""

from __future__ import annotations

from tests.builders.monthly import month


def test_rates_stand_against_their_target() -> None:
    """ZY-03: acceptance, mediation and handling, repeats apart."""
    rows = {row["measure"]: row for row in month().summary.to_dict("records")}

    assert [rows[name]["count"] for name in ("received", "repeats", "acceptance", "mediation", "handling")] == [
        4, 1, 2, 1, 1
    ]  # fmt: skip
    assert [rows[name]["of"] for name in ("acceptance", "mediation", "handling")] == [3, 1, 3]
    assert (rows["mediation"]["rate"], rows["mediation"]["target"]) == (1, 1)


def test_who_serves_nobody_is_watched() -> None:
    """RC-16: and one matter three times is too."""
    rows = month().watched.set_index("community_id")

    assert rows.loc["K2", "unserved"]
    assert (rows.loc["K1", "repeated"], rows.loc["K1", "unserved"]) == (True, False)


def test_what_is_overdue_is_listed_with_its_day() -> None:
    """The routed one was never taken in."""
    assert month().overdue["complaint_id"].tolist() == ["c3", "c2"] or month().overdue["complaint_id"].tolist() == [
        "c3"
    ]


def test_communities_without_households_are_counted() -> None:
    """They have no rate."""
    assert month().without_households == 1
    assert [*month().hot_spots.index] == ["K1"]
