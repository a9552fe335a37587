"""`wuxin owners election`: a committee elected from named candidates, from the announcement to who leaves it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from models.errors import InputError, Problem
from web.cli import recording
from web.cli.databases import database_url, register
from web.cli.options import Database, Json, moment
from web.cli.owners.files import read_agenda
from web.cli.owners.showing import tell_election

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidding.owners import Election
    from web.register.owners.electing import Desk

__all__ = [
    "By", "Community", "Name", "RoleName", "act", "acting", "announce", "call", "commands", "electing", "extend",
    "leave", "nominate", "vet",
]  # fmt: skip

commands = typer.Typer(no_args_is_help=True, help="Elections of a committee: candidates by name, vetted and voted on.")

Name = Annotated[str, typer.Argument(metavar="ELECTION", help="The name of the election and of its vote.")]
Community = Annotated[str, typer.Argument(metavar="COMMUNITY", help="The estate, by its id.")]
By = Annotated[str, typer.Option("--by", metavar="OFFICE", help="Which body or office does it; it becomes public.")]
RoleName = Annotated[
    Literal["preparatory_group", "management_committee", "committee", "subdistrict", "authority"],
    typer.Option("--role", help="In which role."),
]
Seats = Annotated[int, typer.Option("--seats", metavar="N", help="How many members are elected: an odd number.")]
Alternates = Annotated[int, typer.Option("--alternates", metavar="N", help="How many alternates at most.")]
Term = Annotated[str, typer.Option("--term", metavar="DURATION", help="How long they hold office, like P5Y.")]
Until = Annotated[
    datetime, typer.Option("--until", metavar="MOMENT", parser=moment, help="Until when candidates are named.")
]
Agreed = Annotated[
    list[str] | None,
    typer.Option("--agreed", metavar="CHECK", help="A condition that the assembly's rules ask for. Repeatable."),
]
PersonName = Annotated[str, typer.Option("--name", metavar="TEXT", help="The candidate's name; kept apart.")]
Owner = Annotated[str, typer.Option("--owner", metavar="CODE", help="The owner, by the code of the roll.")]
Party = Annotated[bool, typer.Option("--party", help="They are a member of the Party.")]
Nominator = Annotated[str, typer.Option("--nominator", metavar="WHO", help="self, joint, neighbourhood, ..")]
Owners = Annotated[int, typer.Option("--owners", metavar="N", help="How many owners nominate together.")]
Code = Annotated[str, typer.Option("--candidate", metavar="CODE", help="The candidate, by code, like c-1.")]
Answers = Annotated[list[str], typer.Option("--answer", metavar="CHECK=yes|no", help="What vetting found. Repeatable.")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="What it rests on; kept apart.")]
Opens = Annotated[datetime, typer.Option("--opens", metavar="MOMENT", parser=moment, help="When ballots may be cast.")]
Closes = Annotated[datetime, typer.Option("--closes", metavar="MOMENT", parser=moment, help="When they no longer may.")]
Agenda = Annotated[
    Path | None, typer.Option("--agenda", metavar="FILE", help="JSON: what else is voted on, as for owners call.")
]
Special = Annotated[bool, typer.Option("--special", help="An extraordinary meeting, with its shorter notice.")]
Move = Annotated[
    Literal["publish", "stand_down", "count", "declare", "fail", "cancel", "annul"],
    typer.Option("--move", help="What is done."),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it becomes public.")]
Cause = Annotated[str, typer.Option("--cause", metavar="WORD", help="Why they leave, by a word of the law.")]
VoteName = Annotated[str, typer.Option("--vote", metavar="VOTE", help="The vote, where it takes one.")]
_ANSWERS: Final = {"yes": True, "no": False}


@commands.command(
    epilog="Example: wuxin owners election announce committee-2026 willow-garden --seats 5 --alternates 2 --term P5Y "
    "--until 2026-03-11 --agreed fees --role preparatory_group --by 'Xinan Subdistrict'"
)
def announce(
    name: Name, community: Community, *, seats: Seats, term: Term, until: Until, role: RoleName, by: By,
    alternates: Alternates = 0, agreed: Agreed = None, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Announce an election: seats, term, alternates, until when candidates are named, and conditions agreed on."""
    from bidding.owners.elections import Terms
    from models.values.periods import Duration
    from web.register.owners.electing import announce as announced

    try:
        length = Duration.parse(term)
    except ValueError as error:
        raise InputError(Problem("--term", str(error), "Write it as P5Y or P36M.")) from None
    terms = Terms(seats, alternates, length, until, tuple(agreed or ()))
    with acting(db, community, by, role) as desk:
        after = announced(desk, name, community, terms)
    tell_election(db, after, as_json=as_json)


@commands.command(
    epilog="Example: wuxin owners election nominate committee-2026 --name 沈一 --owner owner-17 --nominator self "
    "--role preparatory_group --by 'Xinan Subdistrict'"
)
def nominate(
    name: Name, *, person: PersonName, owner: Owner, nominator: Nominator, role: RoleName, by: By, owners: Owners = 1,
    party: Party = False, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Enter a nomination; the candidate gets a code, and the name is kept apart."""
    from web.register.owners.electing import nominate as nominated
    from web.register.owners.elections import Person

    with electing(db, name, by, role) as (desk, found):
        after, _ = nominated(desk, found, Person(person, owner, party), nominator, owners)
    tell_election(db, after, as_json=as_json)


@commands.command(
    epilog="Example: wuxin owners election vet committee-2026 --candidate c-1 --answer capacity=yes --answer fees=no "
    "--role subdistrict --by 'Xinan Subdistrict'"
)
def vet(
    name: Name, *, candidate: Code, role: RoleName, by: By, answer: Answers, note: Note = "", db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Vet a candidate by the list of the place: each condition met or not; who owns is answered by the roll."""
    from web.register.owners.electing import vet as vetted

    answers = _answers(answer)
    with electing(db, name, by, role) as (desk, found):
        after = vetted(desk, found, candidate, answers, note)
    tell_election(db, after, as_json=as_json)


@commands.command(
    epilog="Example: wuxin owners election extend committee-2026 --until 2026-03-20 --role subdistrict --by S-3"
)
def extend(
    name: Name, *, until: Until, role: RoleName, by: By, db: Database = None, as_json: Json = False
) -> None:  # fmt: skip
    """Put off, for all, the end until which candidates are named."""
    from web.register.owners.electing import extend as extended

    with electing(db, name, by, role) as (desk, found):
        after = extended(desk, found, until)
    tell_election(db, after, as_json=as_json)


@commands.command(
    epilog="Example: wuxin owners election call committee-2026 --opens 2026-04-01T09:00 --closes 2026-04-11T09:00 "
    "--role subdistrict --by S-3"
)
def call(
    name: Name, *, opens: Opens, closes: Closes, role: RoleName, by: By, agenda: Agenda = None,
    special: Special = False, db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Call the vote: an item for each candidate, of whom a ballot names at most as many as there are seats."""
    from web.register.owners.electing import call_vote

    others = read_agenda(agenda) if agenda is not None else ()
    with electing(db, name, by, role) as (desk, found):
        after = call_vote(desk, found, (opens, closes), others, special=special)
    tell_election(db, after, as_json=as_json)


@commands.command(epilog="Example: wuxin owners election act committee-2026 --move declare --role subdistrict --by S-3")
def act(
    name: Name, *, move: Move, role: RoleName, by: By, candidate: Annotated[
        str, typer.Option("--candidate", metavar="CODE", help="Who stands down, by code.")
    ] = "", reason: Reason = "", db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Show candidates, count, declare the result or that there is none, cancel, annul, or let somebody stand down."""
    from web.register.owners import electing as acts

    with electing(db, name, by, role) as (desk, found):
        match move:
            case "stand_down":
                after = acts.stand_down(desk, found, candidate)
            case "cancel" | "annul":
                after = {"cancel": acts.cancel, "annul": acts.annul}[move](desk, found, reason)
            case _:
                moves = {
                    "publish": acts.publish, "count": acts.count_election, "declare": acts.declare,
                    "fail": acts.fail,
                }  # fmt: skip
                after = moves[move](desk, found)
    tell_election(db, after, as_json=as_json)


@commands.command(
    epilog="Example: wuxin owners election leave committee-2026 --candidate c-2 --cause resigned --role committee "
    "--by 'Willow Garden Committee'"
)
def leave(
    name: Name, *, candidate: Code, cause: Cause, role: RoleName, by: By, vote: VoteName = "", db: Database = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Enter that a member leaves, for a cause of the law; an alternate moves up."""
    from web.register.owners.electing import leave as left

    with electing(db, name, by, role) as (desk, found):
        after = left(desk, found, candidate, cause, vote)
    tell_election(db, after, as_json=as_json)


@contextmanager
def acting(db: str | None, community: str, by: str, role: str) -> Iterator[Desk]:
    """Yield a desk on the register, under the law of an estate; what it wrote gets its place on record at the end."""
    from bidding.owners.election_shapes import ElectionRole
    from web.register.owners.electing import Desk
    from web.register.owners.elections import Who
    from web.register.owners.estates import law_of

    url = database_url(db)
    with register(url) as session:
        clerk = recording.clerk(session)
        yield Desk(clerk, Who(by, ElectionRole(role)), law_of(session, community))
    recording.put_in_order(url)


@contextmanager
def electing(db: str | None, name: str, by: str, role: str) -> Iterator[tuple[Desk, Election]]:
    """Yield a desk and the election of a name. Raises InputError where there is none."""
    from web.register.owners.elections import election_named

    with register(database_url(db)) as session:
        community = election_named(session, name).community_id
    with acting(db, community, by, role) as desk:
        yield desk, election_named(desk.clerk.session, name)


def _answers(told: list[str]) -> dict[str, bool]:
    read = [one.partition("=") for one in told]
    wrong = [
        Problem(f"--answer {check}{sign}{said}", "this is no answer", "Write CHECK=yes or CHECK=no.")
        for check, sign, said in read
        if not check or said not in _ANSWERS
    ]
    if wrong:
        raise InputError(wrong)
    return {check: _ANSWERS[said] for check, _, said in read}
