"""What is due, in words, and where whoever looks deals with it or reads of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import url_for
from flask_babel import gettext, lazy_gettext

from credit.complaints.clocks import Duty
from credit.complaints.wording import DUTIES
from web.access import Action, Person
from web.languages import capitalised, language
from web.pages.group_words import called
from web.pages.group_words import due_words as group_words
from web.pages.renovation_words import due_words as renovation_words
from web.register.public.everything_due import DueRow
from web.work.calendar_waiting import calendar_words
from web.work.engagements.wording import due_words as engagement_words
from web.work.inspections.places import place_words
from web.work.lists.wording import MOVES, word
from web.work.tenders.naming import due_words as tender_words

__all__ = ["ShownDue", "address_of", "shown"]

_INSPECTIONS: Final = {
    "assign": lazy_gettext("Assign inspectors"), "visit": lazy_gettext("Inspect"),
    "recheck": lazy_gettext("Look at it again"), "rectify": lazy_gettext("Rectification ends"),
}  # fmt: skip
_FUND: Final = {
    "approve": lazy_gettext("Decide on the application to the fund"),
    "settle": lazy_gettext("Settle the repair"),
    "publish": lazy_gettext("Tell the owners of the repair"),
}  # fmt: skip
_ROOMS: Final[Mapping[str, tuple[Action, str, str]]] = {
    "listing": (Action.LIST_READ, "work.lists.show", "number"),
    "petition": (Action.LIST_READ, "work.lists.show_petition", "number"),
    "review": (Action.LIST_READ, "work.lists.show_review", "number"),
    "inspection": (Action.INSPECTION_READ, "work.inspections.show", "name"),
    "complaint": (Action.COMPLAINT_SEE, "work.complaints.show", "number"),
    "tender": (Action.TENDER_READ, "work.tenders.show", "tender_id"),
    "group": (Action.GROUP_KEEP, "work.groups.show", "name"),
    "renovation": (Action.RENOVATION_KEEP, "work.renovations.show", "name"),
    "service": (Action.ENGAGEMENT_READ, "work.engagements.show", "name"),
    "fund": (Action.MONEY_SEE, "work.estate.fund", "community_id"),
    "audit": (Action.MONEY_SEE, "work.estate.audits", "community_id"),
    "certificate": (Action.CERTIFICATE_ISSUE, "work.certificates.issue", "number"),
}  # fmt: skip
"""Of each kind of subject: who may go into its room, the page there, and how that calls the name."""
_RECORDED: Final = {"fund": "money", "audit": "money"}
"""Under which kind the public record has what is kept in another room."""


@dataclass(frozen=True, slots=True)
class ShownDue:
    """A row of what is due as a page shows it."""

    due_on: date | None
    what: str
    about: str
    subject: str
    address: str
    late: bool


def shown(row: DueRow, who: Person, names: Mapping[str, str], on: date) -> ShownDue:
    """Return a row in the visitor's language, with the way to it; `names`: company/ID or community/ID -> its name."""
    return ShownDue(
        row.due_on, _what(row), _about(row, names), row.subject, address_of(row.subject, who), row.overdue(on)
    )  # fmt: skip


def _about(row: DueRow, names: Mapping[str, str]) -> str:
    if row.group is not None:
        return called(row.group)
    if row.place is not None:
        return place_words(row.place, names)
    if row.kind == "inspection":
        return str(gettext("campaign %(name)s", name=row.name))
    return names.get(f"company/{row.company_id}", row.company_id) or row.about


def address_of(subject: str, who: Person) -> str:
    """Return where something is dealt with: `listing/7`; what has no room for somebody is on the record."""
    kind, _, name = subject.partition("/")
    if kind in _ROOMS and who.may(_ROOMS[kind][0]):
        _, endpoint, called = _ROOMS[kind]
        arguments: dict[str, Any] = {called: name}
        return url_for(endpoint, **arguments)
    if kind == "calendar":
        return url_for("calendar.show")
    if kind == "certificate":
        return url_for("work.certificates.show_all")
    return url_for("work.record.show", subject=f"{_RECORDED.get(kind, kind)}/{name}")


def _what(row: DueRow) -> str:
    if row.engagement is not None:
        return capitalised(engagement_words(*row.engagement))
    say = _WORDS.get(row.kind)
    return word(MOVES, row.what) if say is None else say(row)


def _duty(what: str) -> str:
    return DUTIES[Duty(what)][language()]


_WORDS: Final[Mapping[str, Callable[[DueRow], str]]] = {
    "tender": lambda row: tender_words(row.what),
    "complaint": lambda row: str(gettext("Complaint: %(what)s", what=_duty(row.what))),
    "inspection": lambda row: word(_INSPECTIONS if row.what in _INSPECTIONS else MOVES, row.what),
    "fund": lambda row: word(_FUND, row.what), "audit": lambda _: str(gettext("Commission the audit")),
    "certificate": lambda _: str(gettext("Sign a certificate")), "calendar": lambda row: calendar_words(row.name),
    "group": lambda row: group_words(row.what), "renovation": lambda row: capitalised(renovation_words(row.what)),
}  # fmt: skip
"""Of each kind of subject: what is due, in words; of those that are not here by their moves."""
