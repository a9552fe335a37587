"""The options that the commands of complaints share, and a step from what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from models.errors import InputError, Problem

if TYPE_CHECKING:
    from credit.complaints import DeskRules, Reception, Step

__all__ = ["By", "Code", "Desk", "Number", "RoleName", "step_of"]

Number = Annotated[str, typer.Argument(metavar="NUMBER", help="The number of the complaint.")]
Desk = Annotated[str, typer.Option("--desk", metavar="ID_or_DIR", help="The city's desk, built in or a folder.")]
Code = Annotated[str | None, typer.Option("--code", metavar="CODE", help="The complainer's code.")]
By = Annotated[str, typer.Option("--by", metavar="OFFICE", help="The office that acts; never a person's name.")]
RoleName = Annotated[
    str,
    typer.Option(
        "--role", metavar="ROLE", help="complainer, desk, handler, company, mediator, supervisor or regulator."
    ),
]

_TRUE: Final = {"yes": True, "no": False, "true": True, "false": False}
_SAID: Final = (
    "reason", "document", "text", "matter", "department", "liability", "upheld", "level", "cause", "tier", "kind",
    "plaintiff", "duplicate_of", "satisfaction", "due_on",
)  # fmt: skip


def step_of(
    named: tuple[str, str, str], says: Sequence[str], at: datetime, desk: DeskRules, reception: Reception
) -> tuple[Step, str | None]:
    """Return the step of (move, role, office) and FIELD=VALUE texts, and the text of an answer.

    A route looks its line up in the duty list of the day on which the complaint came in. Raises InputError for words
    that are none.
    """
    from credit.complaints import Move, Role, Step, route
    from models.values.moments import shanghai_date

    said = _split(says)
    text = said.pop("text", None)
    move, role = _word(Move, named[0], "move"), _word(Role, named[1], "role")
    values: dict[str, Any] = {name: _value(name, value) for name, value in said.items()}
    if move is Move.ROUTE:
        values |= route(desk, values.pop("matter", reception.matter), shanghai_date(reception.received_at)).says()
    return Step(move, role, named[2], at, **values), text


def _split(says: Sequence[str]) -> dict[str, str]:
    found = {}
    for one in says:
        name, mark, value = one.partition("=")
        if not mark or name not in _SAID:
            remedy = f"Write --say FIELD=VALUE with one of {', '.join(_SAID)}."
            raise InputError(Problem("--say", f"{one!r} says nothing that a step has", remedy))
        found[name] = value
    return found


def _value(name: str, value: str) -> object:
    from credit.complaints.moves import Cause, Kind, Level, Party
    from web.cli.options import day

    words = {"liability": Party, "plaintiff": Party, "level": Level, "tier": Level, "kind": Kind, "cause": Cause}
    if name in words:
        return _word(words[name], value, name)
    if name == "upheld":
        return _chosen(name, value, _TRUE)
    if name == "due_on":
        return day(value)
    return _chosen(name, value, {str(mark): mark for mark in range(1, 6)}) if name == "satisfaction" else value


def _word(words: Any, value: str, name: str) -> Any:  # noqa: ANN401 - an enumeration, and a member of it
    return _chosen(name, value, {str(word): word for word in words})


def _chosen(name: str, value: str, choices: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever the choices are
    if value in choices:
        return choices[value]
    raise InputError(Problem(name, f"{value!r} is none", f"Choose one of {', '.join(choices)}."))
