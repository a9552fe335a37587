"""What the commands on renovation share: arguments, one transaction for each act, and how a project is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from web.cli.list_options import today
from web.cli.options import day
from web.cli.recording import acting
from web.cli.terminal import emit, say

if TYPE_CHECKING:
    from credit.renovation import Project, Step

__all__ = ["Acting", "By", "Estate", "Name", "On", "OnDay", "RoleOption", "act", "due_dicts", "project_dict", "tell"]

Name = Annotated[str, typer.Argument(metavar="NAME", help="The project by its name; never used twice.")]
Estate = Annotated[str, typer.Argument(metavar="COMMUNITY", help="The estate by its number.")]
By = Annotated[str, typer.Option("--by", metavar="ID", help="Who acts: an office or a staff number, not a name.")]
RoleOption = Annotated[Literal["subdistrict", "bureau"], typer.Option("--role", help="In which role.")]
On = Annotated[
    date | None, typer.Option("--on", metavar="DATE", parser=day, help="The day it happened; by default today.")
]
OnDay = Annotated[
    date | None, typer.Option("--as-of", metavar="DATE", parser=day, help="On this day; without it, today in Shanghai.")
]


@dataclass(frozen=True, slots=True)
class Acting:
    """Which office acts, in which role, on which day; without one the day of recording."""

    by: str
    role: str
    on: date | None = None

    def step(self, move: str, at: datetime, content: Mapping[str, Any]) -> Step:
        """Return the step of a move that is recorded at a moment. Raises InputError for odd details."""
        from credit.renovation import Move, Role
        from credit.renovation import Step as Made
        from credit.renovation.details import details_of

        plain = details_of(Move(move), content).model_dump(mode="json")
        return Made(Move(move), self.on or today(at), at, self.by, Role(self.role), plain)


def act(db: str | None, name: str, move: str, who: Acting, content: Mapping[str, Any]) -> Project:
    """Take a step at this moment, and return the project. Raises RefusedError with every reason why not."""
    from web.register.renovation.projects import add_step

    with acting(db) as clerk:
        return add_step(clerk, name, lambda _: who.step(move, clerk.at, content))


def project_dict(project: Project) -> dict[str, Any]:
    """Return a project in short, as every act and `list` tell it."""
    from credit.renovation import project_state

    terms = project.terms
    return {
        "project": project.id, "community": terms.community_id, "subdistrict": terms.subdistrict,
        "batch": terms.batch, "state": str(project_state(project)), "works": list(project.works),
        "left": list(project.left), "steps": len(project.steps),
    }  # fmt: skip


def due_dicts(project: Project, as_of: date) -> list[dict[str, Any]]:
    """Return what is due of a project, what is late on a day marked as such."""
    from credit.renovation import due_of

    return [
        {"day": one.day, "what": one.what, "article": one.article, "late": one.day < as_of} for one in due_of(project)
    ]


def tell(project: Project, *, as_json: bool) -> None:
    """Say where a project stands after an act."""
    told = project_dict(project)
    if as_json:
        emit(told)
    else:
        say(f"{project.id} is {told['state']}", f"works: {', '.join(told['works']) or 'not known yet'}",
            f"not done yet: {', '.join(told['left']) or 'nothing'}")  # fmt: skip
