"""In which role somebody acts on an evaluation."""

from __future__ import annotations

from web.access import Holding, Person, Role
from web.register.tenders.parties import Parties
from web.work.evaluations.places import role_in

PARTIES = Parties("developer/A", frozenset({"community/willow"}), frozenset({"subdistrict/Lakeside"}))


def test_who_buys_runs_and_the_authority_supervises() -> None:
    """A trading centre runs for whoever buys; the estate's subdistrict and committee have no part."""
    asked = ((Role.DEVELOPER, "developer/A"), (Role.ORGANISER, "centre/hall"), (Role.REGULATOR, "city"),
             (Role.SUBDISTRICT, "subdistrict/Lakeside"), (Role.DEVELOPER, "developer/B"))  # fmt: skip

    assert [role_in(Person("1", "林晓", (Holding(*one),)), PARTIES) for one in asked] == [
        "office", "office", "supervisor", None, None,
    ]  # fmt: skip
