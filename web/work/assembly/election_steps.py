"""The later steps of an election as one small form: what each needs, and the act that it becomes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flask_babel import gettext, lazy_gettext
from wtforms import DateField, DateTimeLocalField, SelectField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from bidding.owners import Election, ElectionMove
from models.errors import InputError, Problem
from models.values.draw import LOTTERIES, Party, Source, source_of
from web.register.owners import electing
from web.register.owners.electing import Desk
from web.work.assembly.calling import shanghai_moment
from web.work.forms import PortalForm, text

__all__ = ["STEP_NAMES", "SUPERVISING", "StepForm", "take_move"]

SUPERVISING: Final = (ElectionMove.ANNUL,)
STEP_NAMES: Final = {
    ElectionMove.NOMINATE: lazy_gettext("Enter a nomination"), ElectionMove.VET: lazy_gettext("Vet a candidate"),
    ElectionMove.EXTEND: lazy_gettext("Put off the end of nominations"),
    ElectionMove.STAND_DOWN: lazy_gettext("Enter that a candidate stands down"),
    ElectionMove.PUBLISH: lazy_gettext("Show the candidates to the owners"),
    ElectionMove.CALL: lazy_gettext("Call the vote"), ElectionMove.COUNT: lazy_gettext("Count the vote"),
    ElectionMove.COMMIT: lazy_gettext("Commit to a draw between equal candidates"),
    ElectionMove.DRAW: lazy_gettext("Draw the order of equal candidates"),
    ElectionMove.DECLARE: lazy_gettext("Declare who was elected"),
    ElectionMove.FAIL: lazy_gettext("Find that no committee was elected"),
    ElectionMove.LEAVE: lazy_gettext("Enter that a member leaves"),
    ElectionMove.CANCEL: lazy_gettext("Cancel the election"), ElectionMove.ANNUL: lazy_gettext("Annul the election"),
}  # fmt: skip


class StepForm(PortalForm):
    """What a step may need; each uses its own few."""

    reason = TextAreaField(lazy_gettext("Reason"), [Length(max=500)])
    candidate = StringField(lazy_gettext("Candidate by code"), [Length(max=20)])
    cause = SelectField(lazy_gettext("Cause"), choices=[], validate_choice=False)
    vote = StringField(lazy_gettext("Vote, where it takes one"), [Length(max=60)])
    until = DateTimeLocalField(lazy_gettext("New end of nominations"), [Optional()], format="%Y-%m-%dT%H:%M")
    codes = TextAreaField(lazy_gettext("One line for each party: name, code or its SHA-256"), [Length(max=2000)])
    day = DateField(lazy_gettext("Day of the lottery (快乐8)"), [Optional()])
    numbers = StringField(lazy_gettext("Numbers of the lottery"), [Length(max=200)])


def take_move(desk: Desk, election: Election, move: ElectionMove, form: StepForm) -> Election:
    """Take a step with what was typed. Raises RefusedError with every reason, InputError for what is left out."""
    if move in _PLAIN:
        return _PLAIN[move](desk, election)
    return _TOLD[move](desk, election, form)


def _lines(form: StepForm) -> list[tuple[str, str]]:
    lines = [line.partition(",") for line in text(form.codes).splitlines() if line.strip()]
    return [(name.strip(), code.strip()) for name, _, code in lines]


def _lottery(form: StepForm) -> Source:
    if form.day.data is None:
        raise InputError(Problem("lottery", gettext("The day of the lottery is missing."), ""))
    return source_of(LOTTERIES["快乐8"], form.day.data)


def _commit(desk: Desk, election: Election, form: StepForm) -> Election:
    return electing.commit_tie(desk, election, [Party(*one) for one in _lines(form)], _lottery(form))


def _draw(desk: Desk, election: Election, form: StepForm) -> Election:
    return electing.draw_ties(desk, election, [code for _, code in _lines(form)], text(form.numbers))


def _leave(desk: Desk, election: Election, form: StepForm) -> Election:
    return electing.leave(desk, election, text(form.candidate), text(form.cause), text(form.vote))


_PLAIN: Final = {
    ElectionMove.PUBLISH: electing.publish, ElectionMove.COUNT: electing.count_election,
    ElectionMove.DECLARE: electing.declare, ElectionMove.FAIL: electing.fail,
}  # fmt: skip
_TOLD: Final[dict[ElectionMove, Callable[[Desk, Election, StepForm], Election]]] = {
    ElectionMove.EXTEND: lambda desk, election, form: electing.extend(desk, election, shanghai_moment(form.until.data)),
    ElectionMove.STAND_DOWN: lambda desk, election, form: electing.stand_down(desk, election, text(form.candidate)),
    ElectionMove.CANCEL: lambda desk, election, form: electing.cancel(desk, election, text(form.reason)),
    ElectionMove.ANNUL: lambda desk, election, form: electing.annul(desk, election, text(form.reason)),
    ElectionMove.LEAVE: _leave, ElectionMove.COMMIT: _commit, ElectionMove.DRAW: _draw,
}  # fmt: skip
