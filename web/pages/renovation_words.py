"""How moves, states and conditions of renovation are called on a page, for visitors and for those who work on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask_babel import lazy_gettext

from credit.renovation import Due, RenovationLaw
from credit.renovation.laws import cite
from credit.rulebook.shapes import Basis
from web.languages import language, pick

__all__ = ["STATES", "TENURES", "due_words", "kinds_in_words", "law_words", "word"]

STATES: Final[Mapping[str, object]] = {
    "in_library": lazy_gettext("in the library"), "under_way": lazy_gettext("works under way"),
    "finished": lazy_gettext("finished, not accepted yet"), "accepted": lazy_gettext("accepted"),
    "put_off": lazy_gettext("put off"), "halted": lazy_gettext("works halted"),
    "taken_out": lazy_gettext("taken out of the library"),
}  # fmt: skip
TENURES: Final[Mapping[str, object]] = {
    "rented": lazy_gettext("rented"), "built": lazy_gettext("newly built"), "owned": lazy_gettext("the owners’ own"),
}  # fmt: skip
_MOVES: Final[Mapping[str, object]] = {
    "take_in": lazy_gettext("Taken into the library"), "survey": lazy_gettext("Survey the estate"),
    "lead": lazy_gettext("Name leader and team"), "show_plan": lazy_gettext("Put a plan to the public"),
    "answer": lazy_gettext("Say what became of objections"), "start": lazy_gettext("Begin works"),
    "report": lazy_gettext("Report progress"), "finish": lazy_gettext("Finish works"),
    "reject": lazy_gettext("Do not accept"), "accept": lazy_gettext("Accept"),
    "put_off": lazy_gettext("Put off"), "resume": lazy_gettext("Take up again"),
    "take_out": lazy_gettext("Take out of the library"),
}  # fmt: skip
_WORDS: Final[Mapping[str, object]] = {
    "good": lazy_gettext("in order"), "worn": lazy_gettext("in need of repair"), "missing": lazy_gettext("not there"),
    "reached": lazy_gettext("reached"), "open": lazy_gettext("open"), "missed": lazy_gettext("missed"),
    "subdistrict": lazy_gettext("the subdistrict"), "bureau": lazy_gettext("the housing authority"),
}  # fmt: skip
_DUE: Final[Mapping[str, object]] = {
    "report": lazy_gettext("report progress"), "finish": lazy_gettext("finish the works"),
}  # fmt: skip


def word(name: object, *, move: bool = False) -> str:
    """Return how a state, a condition, a tenure or a role is called; `move`: how a move is."""
    code = str(name)
    if move:
        return str(_MOVES.get(code, code))
    return str(next((words[code] for words in (STATES, TENURES, _WORDS) if code in words), code))


def kinds_in_words(law: RenovationLaw, kinds: tuple[str, ...]) -> list[str]:
    """Return the works by their names in the plan of the place."""
    return [pick(law.kinds[kind]) if kind in law.kinds else kind for kind in kinds]


def law_words(law: RenovationLaw, what: Basis | Due) -> str:
    """Return where something stands, or what is due, in the visitor's language."""
    return due_words(what.what) if isinstance(what, Due) else cite(law, what, language())


def due_words(what: str) -> str:
    """Return what is due of works, by its code."""
    return str(_DUE[what])
