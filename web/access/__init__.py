"""Who may do what on the portal, as tables and pure functions: roles, actions, grants, passwords, second factors."""

from __future__ import annotations

from web.access.actions import Action
from web.access.grants import GRANTS, Reach
from web.access.person import Holding, Person
from web.access.roles import CITY, ROLES, ActorClass, Role, RoleFacts

__all__ = ["CITY", "GRANTS", "ROLES", "Action", "ActorClass", "Holding", "Person", "Reach", "Role", "RoleFacts"]
