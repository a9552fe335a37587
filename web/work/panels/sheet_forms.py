"""Fields of the sheet of marks and of the consensus: points and words for every bid by its number, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from flask_babel import gettext
from wtforms import Field, Form, StringField
from wtforms.validators import Length, Optional

from bidding.evaluation.shapes import Criterion
from bidding.evaluation.sheets import to_agree, to_mark
from models.errors import InputError, Problem
from models.values.points import format_points, parse_points
from web.languages import language
from web.register.evaluations.mark_sheets import sheet_of
from web.work.forms import PortalForm, text
from web.work.panels.seats import OwnSeat
from web.work.tenders.step import Fields

__all__ = ["agreeing", "consensus_in", "marking", "marks_in", "points_field", "title_of", "typed_in", "why_field"]


def points_field(number: int, criterion: str) -> str:
    """Return the name of the field for the points of a bid."""
    return f"p-{number}-{criterion}"


def why_field(number: int, criterion: str) -> str:
    """Return the name of the field for the words beside them."""
    return f"r-{number}-{criterion}"


def title_of(criterion: Criterion) -> str:
    """Return a criterion's title in the visitor's language."""
    return str(getattr(criterion.title, language()))


def marking(seat: OwnSeat) -> Fields:
    """Return the fields of the sheet, with what was typed before."""
    typed = sheet_of(seat.session, seat.found, seat.member)
    return {name: it for bid, one in _to_mark(seat) for name, it in _pair(seat.numbers[bid], one, typed)}


def agreeing(seat: OwnSeat) -> Fields:
    """Return the fields of the consensus, with what the panel agreed on so far."""
    there = dict[str, Any]()
    for one in seat.found.agreed:
        if one["bid"] in seat.numbers:
            number = seat.numbers[one["bid"]]
            there[points_field(number, one["criterion"])] = one["points"]
            there[why_field(number, one["criterion"])] = one["reason"]
    return {name: it for bid, one in _to_agree(seat) for name, it in _pair(seat.numbers[bid], one, there)}


def typed_in(form: PortalForm) -> dict[str, str]:
    """Return what was typed, by field."""
    return {field.name: text(field) for field in form}


def marks_in(seat: OwnSeat, form: PortalForm) -> list[dict[str, str]]:
    """Return the whole sheet as marks. Raises InputError with every field that is empty or holds no points."""
    found: list[dict[str, str]] = []
    problems: list[Problem] = []
    for bid, one in _to_mark(seat):
        points, why = _typed(form, seat.numbers[bid], one)
        problems += _faults(seat.numbers[bid], one, points)
        found.append({"bid": bid, "criterion": one.id, "points": points} | ({"reason": why} if why else {}))
    if problems:
        raise InputError(problems)
    return found


def consensus_in(seat: OwnSeat, form: PortalForm) -> list[dict[str, str]]:
    """Return what was agreed on; what is still empty waits. Raises InputError where points or reasons are none."""
    found: list[dict[str, str]] = []
    problems: list[Problem] = []
    for bid, one in _to_agree(seat):
        points, why = _typed(form, seat.numbers[bid], one)
        if points:
            problems += _faults(seat.numbers[bid], one, points)
            found.append({"bid": bid, "criterion": one.id, "points": points, "reason": why})
        if points and not why:
            what = "a consensus has its reason"
            problems.append(Problem(_place(seat.numbers[bid], one), what, "Write why the panel settled on it."))
    if not found and not problems:
        problems.append(Problem("consensus", "no points were typed", "Type points and reason of what was agreed."))
    if problems:
        raise InputError(problems)
    return found


def _to_mark(seat: OwnSeat) -> list[tuple[str, Criterion]]:
    return [(bid, one) for bid in seat.numbers for one in to_mark(seat.found, seat.member)]


def _to_agree(seat: OwnSeat) -> list[tuple[str, Criterion]]:
    return [(bid, one) for bid in seat.numbers for wanted, one in to_agree(seat.found, [bid]) if wanted == bid]


def _pair(number: int, one: Criterion, typed: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    name, why = points_field(number, one.id), why_field(number, one.id)
    label = gettext("%(title)s: points, at most %(most)s", title=title_of(one), most=format_points(one.max_points))
    rules, shown = [_Wanted(), Length(max=12)], {"inputmode": "decimal", "autocomplete": "off"}
    yield name, StringField(label, rules, default=typed.get(name, ""), render_kw=shown)
    reason = gettext("%(title)s: why", title=title_of(one))
    yield why, StringField(reason, [Optional(), Length(max=2000)], default=typed.get(why, ""))


class _Wanted:
    """Says that points are wanted; a sheet may be kept without them, and is not handed in without."""

    field_flags: Final = {"required": True}

    def __call__(self, form: Form, field: Field) -> None:
        """Accept everything: what is missing is told all at once when the sheet is handed in."""


def _typed(form: PortalForm, number: int, one: Criterion) -> tuple[str, str]:
    return text(form[points_field(number, one.id)]), text(form[why_field(number, one.id)])


def _faults(number: int, one: Criterion, typed: str) -> Iterator[Problem]:
    most = format_points(one.max_points)
    try:
        points = parse_points(typed)
    except ValueError:
        what = "no mark" if not typed else f"{typed[:20]!r} is no number of points"
        yield Problem(_place(number, one), what, f"Write points from 0 to {most}, with at most three decimals.")
        return
    if not 0 <= points <= one.max_points:
        yield Problem(_place(number, one), f"{typed} lies out of bounds", f"Write points from 0 to {most}.")


def _place(number: int, one: Criterion) -> str:
    return f"bid {number}, {one.id}"
