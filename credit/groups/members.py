"""Who sits in a group: organisations by the code of the city's table, one of many by `code/NAME`, others by name."""

from __future__ import annotations

from credit.groups.group import Group, Terms
from credit.groups.shapes import GroupKind

__all__ = ["member_name", "sits_in", "ways_to_name"]


def sits_in(member: str, kind: GroupKind, terms: Terms) -> bool:
    """Return whether an organisation is a member: of the table, or named by the paper of the group."""
    code, _, name = member.partition("/")
    known = kind.members.get(code)
    return member in terms.members or (known is not None and known.each == bool(name.strip()))


def ways_to_name(kind: GroupKind, terms: Terms) -> list[str]:
    """Return how the members of a group are named; `code/NAME` where one of many has to be named."""
    return [*(f"{code}/NAME" if one.each else code for code, one in kind.members.items()), *terms.members]


def member_name(group: Group, member: str, language: str = "en") -> str:
    """Return what a member is called: by the table, the one of many by its own name, others as the paper names them."""
    code, _, name = member.partition("/")
    known = group.kind.members.get(code)
    if known is None or member in group.terms.members:
        return member
    return name or str(getattr(known.name, language))
