"""What a subdistrict does on the portal for an election in Lishui: announced, candidates named, vetted and shown.

announced(app); nominated(app, 5); shown(app)       # of six owners o0 .. o5
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from flask import Flask

from tests.builders.estate_rooms import AT_ASSEMBLIES, sent, subdistrict, turned_to

__all__ = ["AT_ELECTION", "announced", "nominated", "shown"]

AT_ELECTION: Final = "/assemblies/elections/committee-2024"
NAMED: Final = datetime(2024, 7, 4, tzinfo=UTC)
_NAMES: Final = "一二三四五六"


def announced(app: Flask) -> None:
    """Enter delivery, assembly and roll, and announce an election of five in July 2024."""
    by = subdistrict(app)
    for told in ({"move": "deliver", "on": "2020-01-01", "jurisdiction": "331102"},
                 {"move": "found", "on": "2021-01-01", "vote": "v0"}):  # fmt: skip
        sent(by, f"{AT_ASSEMBLIES}/bodies", **told)
    roll = "unit,area_m2,owner\n" + "".join(f"A{number},100,o{number}\n" for number in range(6))
    sent(by, f"{AT_ASSEMBLIES}/roll", file=roll.encode())
    terms = {"seats": "5", "alternates": "1", "years": "5", "until": "2024-07-03T09:00", "agreed": "fees"}
    sent(by, f"{AT_ASSEMBLIES}/elections/new", name="committee-2024", **terms)


def nominated(app: Flask, count: int) -> None:
    """Let the first owners name themselves."""
    for number in range(count):
        told = {"person": f"沈{_NAMES[number]}", "owner": f"o{number}", "nominator": "self", "owners": "1"}
        sent(subdistrict(app), f"{AT_ELECTION}/candidates", **told)


def shown(app: Flask) -> None:
    """Vet five candidates, show them, and call the vote for the end of July."""
    nominated(app, 5)
    for number in range(1, 6):
        sent(subdistrict(app), f"{AT_ELECTION}/candidates/c-{number}", check_fees="yes", note="receipts seen")
    turned_to(app, NAMED)
    sent(subdistrict(app), f"{AT_ELECTION}/publish")
    sent(subdistrict(app), f"{AT_ELECTION}/call", opens_at="2024-07-24T09:00", closes_at="2024-08-05T09:00")
