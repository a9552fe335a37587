"""How moves, states, roles and duties of engagements are called on a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext

from bidding.engagements import Due, EngagementLaw
from web.languages import pick

__all__ = ["due_words", "role_word", "word"]

_WORDS: Final[Mapping[str, object]] = {
    "agreed": lazy_gettext("contract made"), "serving": lazy_gettext("serving"), "leaving": lazy_gettext("leaving"),
    "left": lazy_gettext("left"), "unfiled": lazy_gettext("not filed"),
    "submitted": lazy_gettext("filed, not passed yet"),
    "passed": lazy_gettext("passed"), "initial": lazy_gettext("before an owners' assembly"),
    "assembly": lazy_gettext("chosen by the owners' assembly"),
    "open": lazy_gettext("Opened with its contract"), "submit": lazy_gettext("File before service"),
    "return": lazy_gettext("Return the filing"), "accept": lazy_gettext("Pass the filing"),
    "agree": lazy_gettext("Enter the supervision agreement"),
    "breach": lazy_gettext("Record a breach of the agreement"),
    "start": lazy_gettext("Begin to serve"), "find_serving": lazy_gettext("Record service that began unlawfully"),
    "renew": lazy_gettext("Renew the contract"), "notify": lazy_gettext("Give notice of leaving"),
    "replace": lazy_gettext("Say who takes over"), "appoint": lazy_gettext("Arrange temporary service"),
    "deliver": lazy_gettext("Hand over"), "order": lazy_gettext("Order the handover"),
    "complete": lazy_gettext("Confirm the handover"),
}  # fmt: skip
_ROLES: Final[Mapping[str, object]] = {
    "company": lazy_gettext("the company"), "developer": lazy_gettext("the developer"),
    "committee": lazy_gettext("the committee"), "management_committee": lazy_gettext("the management committee"),
    "neighbourhood": lazy_gettext("the neighbourhood committee"), "subdistrict": lazy_gettext("the subdistrict"),
    "bureau": lazy_gettext("the housing authority"), "owners": lazy_gettext("all owners, by a notice in the estate"),
}  # fmt: skip
_DUTIES: Final[Mapping[str, object]] = {
    "file before service": lazy_gettext("file before service"),
    "decide on the filing": lazy_gettext("decide on the filing"),
    "sign the supervision agreement": lazy_gettext("sign the supervision agreement"),
    "inspect the common parts": lazy_gettext("inspect the common parts"),
    "take over the common parts": lazy_gettext("take over the common parts"),
    "give notice, if it will not go on": lazy_gettext("give notice, if it will not go on"),
    "let owners decide who serves them next": lazy_gettext("let owners decide who serves them next"),
    "tell the company, if another was chosen": lazy_gettext("tell the company, if another was chosen"),
    "tell of leaving": lazy_gettext("tell of leaving"),
    "help owners to choose anew": lazy_gettext("help owners to choose anew"),
    "hand over": lazy_gettext("hand over"), "confirm the handover": lazy_gettext("confirm the handover"),
    "hand over as ordered": lazy_gettext("hand over as ordered"),
    "end the temporary service of": lazy_gettext("end the temporary service of"),
}  # fmt: skip
"""What the rules say is due, without what it is about."""


def word(name: object) -> str:
    """Return how a move or a state is called; what has no word by its code."""
    return str(_WORDS.get(str(name), name))


def role_word(name: object) -> str:
    """Return how a role or a party is called; what has no word by its code."""
    return str(_ROLES.get(str(name), name))


def due_words(due: Due, law: EngagementLaw) -> str:
    """Return what is due in the visitor's language, with the items or parties that it names."""
    head, _, rest = due.what.partition(": ")
    head = head.partition(" (")[0]
    if head.startswith("end the temporary service of "):
        head, rest = "end the temporary service of", head.removeprefix("end the temporary service of ")
    told = [pick(law.handed_over[one].title) if one in law.handed_over else role_word(one) for one in rest.split(", ")]
    return f"{_DUTIES.get(head, head)}{': ' if rest else ''}{', '.join(told) if rest else ''}"
