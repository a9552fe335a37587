"""What the table of grants says of a person."""

from __future__ import annotations

from web.access import GRANTS, Action, Holding, Person, Reach, Role

MANAGE = Action.ACCOUNT_MANAGE
ADMIN = Person("a1", "周敏", (Holding(Role.ADMIN, "city"),))
LIN = Person("a2", "林晓", (Holding(Role.COMPANY, "company/A"), Holding(Role.COMPANY, "company/B")))
OWNER = Person("a3", "何青", (Holding(Role.OWNER, "community/C001"),))


def test_a_grant_to_anything_reaches_everything() -> None:
    """An administrator manages every account."""
    assert (ADMIN.reach(MANAGE), ADMIN.refusals(MANAGE, ["company/Z"])) == (None, [])


def test_a_grant_to_ones_own_reaches_ones_organisations_alone() -> None:
    """Who acts for two companies reaches both, and no third."""
    assert LIN.reach(MANAGE) == frozenset({"company/A", "company/B"})
    assert LIN.refusals(MANAGE, ["company/B"]) == []
    assert "another organisation" in LIN.refusals(MANAGE, ["company/Z"])[0].what


def test_nothing_is_owned_by_nobody() -> None:
    """What belongs to no organisation is refused to whoever has a grant to their own."""
    assert len(LIN.refusals(MANAGE, [])) == 1


def test_what_is_not_granted_is_denied_and_says_who_may() -> None:
    """An owner learns which roles do it."""
    (problem,) = OWNER.refusals(MANAGE, ["community/C001"])

    assert (OWNER.may(MANAGE), "Administrator" in problem.remedy) == (False, True)


def test_power_needs_one_powerful_role() -> None:
    """An administrator has power over others, a company has none."""
    assert (ADMIN.has_power, LIN.has_power) == (True, False)


def test_an_organisation_gives_on_the_role_in_which_it_acts_alone() -> None:
    """A committee makes members of the committee: neither owners of its estate, nor anybody of another."""
    committee = Person("a4", "乔一", (Holding(Role.COMMITTEE, "community/C001"), Holding(Role.OWNER, "community/C001")))
    asked = [
        Holding(Role.COMMITTEE, "community/C001"), Holding(Role.OWNER, "community/C001"),
        Holding(Role.COMMITTEE, "community/C002"),
    ]  # fmt: skip

    assert [committee.may_delegate(one) for one in asked] == [True, False, False]
    assert all(ADMIN.may_delegate(one) for one in asked)


def test_who_belongs_to_an_organisation_does_not_speak_for_it() -> None:
    """An owner is not of the committee, the Party organisation not the office, an administrator not the authority."""
    told = [(Role.OWNER, "community/C001"), (Role.PARTY, "subdistrict/东门"), (Role.ADMIN, "city")]

    assert [Person("a5", "", (Holding(*one),)).speaks_for for one in told] == [(), (), ()]
    assert LIN.speaks_for == ("company/A", "company/B")


def test_every_action_is_granted_to_somebody() -> None:
    """An action that nobody may do is a mistake of the table."""
    assert set(GRANTS) == set(Action)
    assert all(roles and set(roles.values()) <= set(Reach) for roles in GRANTS.values())
