"""What the commands on engagements share: arguments, one transaction for each act, and how a state is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.list_options import today
from web.cli.options import day
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from bidding.engagements import Engagement, Move, Premises, Step

__all__ = ["Acting", "By", "Name", "On", "RoleOption", "act", "due_dicts", "engagement_dict", "tell"]

Name = Annotated[str, typer.Argument(metavar="NAME", help="The engagement by its name; never used twice.")]
By = Annotated[str, typer.Option("--by", metavar="ID", help="Who acts: a staff number or a body, not a name.")]
RoleOption = Annotated[
    Literal[
        "company", "developer", "committee", "management_committee", "neighbourhood", "subdistrict", "bureau"
    ],
    typer.Option("--role", help="In which role."),
]  # fmt: skip
On = Annotated[
    date | None, typer.Option("--on", metavar="DATE", parser=day, help="The day it happened; by default today.")
]


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, in which role, on which day; without one the day of recording."""

    by: str
    role: str
    on: date | None = None

    def step(self, move: Move | str, at: datetime, content: Mapping[str, Any]) -> Step:
        """Return the step of a move that is recorded at a moment."""
        from bidding.engagements import Move as Moves
        from bidding.engagements import Role
        from bidding.engagements import Step as Made
        from bidding.engagements.details import details_of

        plain = details_of(Moves(move), content).model_dump(mode="json")
        return Made(Moves(move), self.on or today(at), at, self.by, Role(self.role), plain)


def act(
    db: str | None, name: str, move: str, acting: Acting,
    content: Mapping[str, Any] | Callable[[Engagement, tuple[Premises, ...], date], Mapping[str, Any]],
) -> Engagement:  # fmt: skip
    """Take a step at this moment, and return the engagement. Raises RefusedError with every reason why not.

    `content` may be made of the engagement, of what inspections say, and of the day.
    """
    from web.register.engagements.steps import add_step

    url = database_url(db)
    with register(url) as session:
        clerk = recording.clerk(session)

        def make(before: Engagement, premises: tuple[Premises, ...]) -> Step:
            on = acting.on or today(clerk.at)
            return acting.step(move, clerk.at, content(before, premises, on) if callable(content) else content)

        found = add_step(clerk, name, make)
    recording.put_in_order(url)
    return found


def due_dicts(engagement: Engagement, premises: tuple[Premises, ...], as_of: date) -> list[dict[str, Any]]:
    """Return what is due in an engagement, what is late marked as such."""
    from bidding.engagements import due_of

    return [
        {"day": one.day, "what": one.what, "by": str(one.by), "article": one.article, "late": one.day < as_of}
        for one in due_of(engagement, premises, as_of)
    ]


def engagement_dict(engagement: Engagement) -> dict[str, Any]:
    """Return an engagement in short, as every act and `list` tell it."""
    from bidding.engagements import filing_state, service_state

    terms = engagement.terms
    return {
        "engagement": engagement.id, "community": terms.community_id, "company": terms.company_id,
        "state": str(service_state(engagement)), "filing": str(filing_state(engagement)),
        "stage": terms.stage, "ends_on": engagement.ends_on, "steps": len(engagement.steps),
    }  # fmt: skip


def tell(engagement: Engagement, *lines: str, as_json: bool, **more: object) -> None:
    """Say where an engagement stands after an act."""
    told = engagement_dict(engagement)
    if as_json:
        emit(told | more)
    else:
        say(f"{engagement.id} is {told['state']}, its filing {told['filing']}", *lines)
