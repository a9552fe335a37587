"""A person who is signed in, and what the table of grants says of them; pure, so that a test can ask for everybody."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from models.errors import Problem
from web.access.actions import Action
from web.access.grants import GRANTS, Reach
from web.access.roles import ROLES, Role

__all__ = ["Holding", "Person"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A role, and for which organisation: `company/91330100...`, `community/C017`, `subdistrict/西湖`, `city`."""

    role: Role
    organisation: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in. `must_change`: the password is another's choice, and nothing goes before a new one."""

    account_id: str
    name: str
    holdings: tuple[Holding, ...] = ()
    must_change: bool = False
    has_factor: bool = False

    @property
    def has_power(self) -> bool:
        """Return whether one of the roles decides about others."""
        return any(ROLES[one.role].power for one in self.holdings)

    @property
    def speaks_for(self) -> tuple[str, ...]:
        """Return the organisations in whose name the person acts, and whose notes they read; each once."""
        return tuple(dict.fromkeys(one.organisation for one in self.holdings if ROLES[one.role].speaks))

    def may(self, action: Action) -> bool:
        """Return whether the person may do it at all, to something."""
        return any(True for _ in self._reaches(action))

    def reach(self, action: Action) -> frozenset[str] | None:
        """Return for which organisations the person may do it: None for all, an empty set for none."""
        found = list(self._reaches(action))
        if any(reach is Reach.ANY for _, reach in found):
            return None
        return frozenset(one.organisation for one, _ in found)

    def refusals(self, action: Action, owners: Collection[str]) -> list[Problem]:
        """Return why the person may not do it to what belongs to these organisations; nothing where they may."""
        reach = self.reach(action)
        if reach is None or reach & set(owners):
            return []
        if not reach:
            able = "; ".join(ROLES[role].en for role in GRANTS.get(action, ())) or "nobody"
            return [Problem(str(action), "none of your roles may do this", f"It is done by: {able}.")]
        what = "it belongs to another organisation than yours"
        return [Problem(str(action), what, "Ask somebody who acts for that one, or for a role there.")]

    def may_delegate(self, holding: Holding) -> bool:
        """Return whether the person may give a role for an organisation, take it back, or manage who holds it.

        An administrator may with every role; whoever acts for an organisation with the very role in which they do: a
        committee neither makes owners nor resets their passwords, for owners vote on it.
        """
        return self.reach(Action.ACCOUNT_MANAGE) is None or holding in self.delegable

    @property
    def delegable(self) -> tuple[Holding, ...]:
        """Return what the person holds and may give on to others of the same organisation."""
        return tuple(one for one in self.holdings if one.role in GRANTS[Action.ACCOUNT_MANAGE])

    def organisations(self, role: Role) -> tuple[str, ...]:
        """Return the organisations for which the person holds a role."""
        return tuple(one.organisation for one in self.holdings if one.role is role)

    def _reaches(self, action: Action) -> Iterator[tuple[Holding, Reach]]:
        granted = GRANTS.get(action, {})
        for one in self.holdings:
            if one.role in granted:
                yield one, granted[one.role]
